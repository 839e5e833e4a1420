# 热线：答案卡、建议、咨询、成功案例。
source-paper = 进度报告{ $where }
source-assistant = 本助理的说明
paragraph = 第 { $number } 段
paragraph-fn = 注 { $number }
paragraph-annex = 附件第 { $number } 段
card-source = 依据：{ $sources }
card-as-at = 资料截至：{ $day }
card-rules = 按 { $phase } 规则，截至{ $day }
rule-not-known = 关于 { $phase } 的规则，我们找到的资料没有说明这一项。请拨打计划热线 { $hotline } 咨询。以下是进度报告所述的 2008至2013年 规则：
rule-now = 按现行的 { $phase } 规则：{ $values }（{ $sources }）。以下是进度报告所述的 2008至2013年 规则：
rule-value = { $name } { $value }
rule-on-site-assessment-share = 实地评估资助比例
rule-on-site-assessment-cap = 实地评估资助上限
rule-demonstration-share = 示范项目资助比例
rule-demonstration-average = 示范项目平均资助额
rule-verification-cap = 核证服务资助上限
rule-programme-budget = 计划总拨款
rule-programme-start = 开始日期
rule-programme-end = 结束日期
did-you-mean = 我不太确定你的意思。你想问的是：
not-found = 抱歉，我没有找到合适的答案，也不想乱猜。以下是最接近的问题；你也可以请工作人员回复。
nothing-near = 抱歉，我找不到合适的答案，也不想乱猜。请换个说法再问，或请工作人员回复。
offer-person = 抱歉，我连续三次都没能帮到你。要不要把你的问题转给工作人员回复？
offer-yes = 好，请工作人员回复
offer-yes-words = 好 | 好的 | 好啊 | 要 | 是 | 是的 | 可以 | 行
offer-no = 不用了
offer-no-words = 不用 | 不要 | 不需要 | 算了
noticed-sector = 你提到“{ $trade }”：属于“{ $sector }”，是八个目标行业之一。
noticed-place = 你提到{ $city }：{ $verdict }
noticed-place-yes = 在计划覆盖的地区内。
noticed-place-no = 不在计划覆盖的地区内。
noticed-place-unknown = 资料没有说明是否覆盖，请咨询工作人员。
privacy-notice = 收集个人信息的目的：由香港生产力促进局（计划的实施机构）回复这项咨询。问题必须填写；只有选择用电话或邮箱接收回复时，才需要填写电话或邮箱。信息只供处理咨询的工作人员、香港环境保护署和系统托管商使用；通过 Telegram 发送的信息也会经过 Telegram。咨询结案后 12 个月内删除。你可以要求查阅或更正：输入“我的信息”。请勿提供身份证号码。（2026年11月24日版）
privacy-policy =
    {""}**我们怎样处理个人信息**（2026年11月24日版）
    - 收集者：香港生产力促进局（实施机构），代香港环境保护署推行清洁生产伙伴计划。
    - 热线和资助检查不需要姓名或电话；找不到答案的问题只作无名统计。
    - 咨询：问题及自愿提供的电话或邮箱，只用于回复；结束后 12 个月删除。
    - 活动：姓名和一项联系方式，参观另加企业；活动后 18 个月内删除。
    - 申请：企业、联系方式和文件；获资助的结案后 7 年、其他 2 年、草稿 180 天后删除。服务商退出登记后 7 年；未获颁标志的 2 年。
    - 是否提供由你决定；不提供，只是不能办理该项。
    - 可以看到信息的：负责的工作人员、香港环境保护署、审计人员、系统托管商；参观的工厂和你选的服务商只看所需部分。Telegram 消息经 Telegram 传送，并存放在香港和内地以外。
    - 计划消息只在你逐项选择后才发，输入“停”即停止。
    - 意见调查不记名；名单在调查结束后 90 天删除，答案 2 年。
    - 未完成的表格保留 30 天，网上对话 30 天，其他对话 90 天；同意、订阅及了解途径的记录保留至停用后 2 年。
    - 查阅及更正：输入“我的信息”；删除：输入“删除信息”。40 个日历日内答复。其他：输入“人工”，或致电计划热线 { $hotline }。
enquiry-intro = 工作人员会回复你的咨询。{ $notice }
enquiry-question = 请写下想咨询工作人员的问题。
enquiry-question-name = 问题
enquiry-reply-by = 希望怎样收到回复？
enquiry-reply-by-name = 回复方式
reply-by-chat = 在这个对话里
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
    要提交吗？
enquiry-confirm-name = 提交
send-yes = 提交
send-yes-words = 好 | 好的 | 是 | 是的 | 对 | 确定 | 确认 | 发送
send-no = 不提交
send-no-words = 不 | 不是 | 否 | 不要 | 不用了 | 不发送
enquiry-not-sent = 没有提交，你填写的内容已删除。
enquiry-opened =
    已收到你的咨询，参考编号：**{ $reference }**
    工作人员会回复你，但目前无法说明需要多久。请记下参考编号。
cases-query = 想找哪类案例？可以输入行业、工艺、污染物或技术，例如“纺织厂废水回用”，或选一类：
cases-query-name = 搜索
cases-found = 与“{ $words }”最接近的案例：
cases-none = 没有找到与“{ $words }”相关的案例。请换个说法，或选一类：
cases-pick = 选一个看详情，或输入其他词再找。
technology-energy = 节约能源
technology-energy-words = 节能 | 省电 | 节电 | 能源 | 降耗
technology-air = 减少大气污染
technology-air-words = 大气 | 空气 | 废气 | 减排
technology-effluent = 减少和控制污水
technology-effluent-words = 污水 | 废水 | 水处理
case-problem = 问题：{ $text }
case-measure = 措施：{ $text }
case-no-figures = 资料来源没有公布数字。
case-relation-programme = 获计划资助。来源：{ $source }
case-relation-programme-pilot = 属于计划推出前（2006至2007年）的试点项目。来源：{ $source }
case-relation-hk-owned-outside-programme = 由 { $source } 报道；不是由计划资助，计划也没有核实。如果是贵公司的案例，可要求移除。
case-relation-guangdong-reference = 由 { $source } 报道的广东案例；不是由计划资助，计划也没有核实。相关公司可要求移除。
case-relation-demonstrated = 计划示范项目检视过的技术。来源：{ $source }
case-relation-published = 由 { $source } 报道的技术；不是由计划资助，计划也没有核实。
