# 热线：答案卡、建议、咨询、成功案例。
source-paper = 进度报告{ $where }
source-assistant = 本助理的说明
paragraph = 第 { $number } 段
paragraph-fn = 注 { $number }
paragraph-annex = 附件第 { $number } 段
card-source = 依据：{ $sources }
card-as-at = 资料截至：{ $day }
card-rules = 按 { $phase } 规则，截至{ $day }
rule-not-known = 就 { $phase } 的规则，我们找到的资料没有说明这一项。请致电计划热线 { $hotline } 咨询。
did-you-mean = 我不太肯定你的意思。你想问的是：
not-found = 抱歉，我找不到合适的答案，也不想乱猜。以下是最接近的题目；你也可以请工作人员回复。
offer-person = 我连续三次都帮不到你，抱歉。要不要把你的问题交给工作人员回复？
offer-yes = 好，请工作人员回复
offer-yes-words = 好 | 好呀 | 好啊 | 要 | 系 | 是 | 可以
offer-no = 不用了
offer-no-words = 唔使 | 唔使喇 | 不用 | 不要 | 唔要
noticed-sector = 你提到「{ $trade }」：属「{ $sector }」，是八个目标行业之一。
noticed-place = 你提到{ $city }：{ $verdict }
noticed-place-yes = 在计划涵盖的地区内。
noticed-place-no = 不在计划涵盖的地区内。
noticed-place-unknown = 资料没有说明是否涵盖，请向工作人员咨询。
privacy-notice = 收集资料的目的：由香港生产力促进局（计划的推行机构）回复这项咨询。问题必须填写；电话或邮箱只在你选择以此方式回复时才需要。资料只供处理咨询的工作人员、环境保护署和系统托管商使用；经 Telegram 传送的消息亦会经过 Telegram。咨询结案后 12 个月内删除。你可要求查阅或更正资料：输入「真人」。请勿提供身份证号码。（2026年11月版）
privacy-policy =
    {""}**我们怎样处理资料**（2026年11月版）
    - 热线和资助检查毋须姓名或电话。找不到答案的问题只作无名统计，号码和地址会先删去。
    - 咨询工作人员时会保存你的问题，以及你自愿提供的电话或邮箱，只用作回复；结案后 12 个月内删除。
    - 未完成的表格闲置 30 天后删除；网上对话纪录亦保留 30 天。
    - 使用 Telegram 时，消息亦由 Telegram 传送和储存。
    - 查阅、更正或咨询：输入「真人」，或致电计划热线 { $hotline }。
enquiry-intro = 工作人员会回复你的咨询。{ $notice }
enquiry-question = 请写下你想问工作人员的问题。
enquiry-question-name = 问题
enquiry-reply-by = 希望怎样收到回复？
enquiry-reply-by-name = 回复方式
reply-by-chat = 在这个对话
reply-by-phone = 电话
reply-by-email = 邮箱
enquiry-phone = 请输入电话号码（香港 8 位，内地手机 11 位）。
enquiry-phone-name = 电话
enquiry-email = 请输入邮箱地址。
enquiry-email-name = 邮箱
enquiry-confirm =
    请核对：
    - 问题：{ $question }
    - 回复方式：{ $by }
    要送出吗？
enquiry-confirm-name = 送出
send-yes = 送出
send-yes-words = 好 | 系 | 是 | 确定
send-no = 不送出
send-no-words = 唔好 | 唔系 | 否 | 不要
enquiry-not-sent = 没有送出，你的资料已删除。
enquiry-opened =
    已收到你的咨询，参考编号：**{ $reference }**
    工作人员会回复你，但目前未能说明需时多久。请记下参考编号。
enquiries-none = 现在没有待覆的咨询。
enquiries-title = 待覆咨询 { $number } 宗（由旧到新）：
enquiries-line = **{ $reference }** · { $day } · { $by }：{ $question }
cases-query = 想找哪类案例？可以输入行业、工序、污染物或技术，例如「纺织厂废水回用」，或选一类：
cases-query-name = 搜寻
cases-found = 与「{ $words }」最接近的案例：
cases-none = 找不到与「{ $words }」相关的案例。请换个说法，或选一类：
cases-pick = 选一个看详情，或输入其他字词再找。
cases-pick-name = 选择
technology-energy = 节约能源
technology-energy-words = 节能 | 省电 | 省电 | 能源
technology-air = 减少空气污染
technology-air-words = 空气 | 废气 | 减排
technology-effluent = 减控污水
technology-effluent-words = 污水 | 废水
case-problem = 问题：{ $text }
case-measure = 措施：{ $text }
case-no-figures = 资料来源没有公布数字。
case-relation-programme = 获计划资助。来源：{ $source }
case-relation-programme-pilot = 属计划推出前（2006至2007年）的试点项目。来源：{ $source }
case-relation-hk-owned-outside-programme = 由 { $source } 报道；并非由计划资助，计划亦未核实。如属贵公司案例，可要求移除。
case-relation-guangdong-reference = 由 { $source } 报道的广东案例；并非由计划资助，计划亦未核实。可要求移除。
case-relation-demonstrated = 计划示范项目检视过的技术。来源：{ $source }
case-relation-published = 由 { $source } 报道的技术；并非由计划资助，计划亦未核实。
