# 活动：查找、报名、入场券、候补名单、提醒、活动之后。
menu-events = 活动和报名
menu-mytickets = 我的入场券
menu-mytickets-words = 我的报名 | 我的登记 | 报名记录
command-events-words = 活动 | 看活动 | 查活动 | 找活动 | 查看活动 | 参加活动 | 活动列表 | 近期活动 | 全部活动
command-mytickets-words = 我的入场券 | 入场券 | 我的门票 | 门票 | 我的票 | 看票 | 查票 | 查报名 | 查看报名
flow-events = 查看和报名活动
flow-mytickets = 查看入场券
flow-offer = 回复座位通知
flow-feedback = 活动反馈
flow-arrive = 现场签到
flow-booth = 展位介绍
period = { $start }至{ $end }
event-kind-seminar = 研讨会
event-kind-workshop = 工作坊
event-kind-briefing = 说明会
event-kind-visit = 工厂参观
event-kind-exhibition = 展览
event-kind-ceremony = 典礼
event-online = 线上
spoken-cantonese = 粤语
spoken-putonghua = 普通话
spoken-english = 英语
event-sample = 这是供试用的样本活动，不会举行。
event-card-title = **{ $title }**（{ $kind }）
event-card-when = 时间：{ $when }（香港时间）
event-card-where = 地点：{ $where }
event-card-language = 语言：{ $languages }
event-card-sectors = 适合行业：{ $sectors }
event-card-co-organisers = 合办单位：{ $names }
event-card-price = 费用：{ $price }
event-free = 免费
event-card-meeting = 集合地点：{ $place }
event-card-coach = 集合地点有大巴接送。
event-card-excludes = 参加限制：{ $text }
event-card-weather = 开始前三小时如香港 8 号或以上台风信号或黑色暴雨警告生效，活动延期。
event-card-seats = 剩余名额：{ $left }。报名截止：{ $closes }。
event-card-full = 名额已满。候补人数：{ $waiting }。报名截止：{ $closes }。
event-not-bookable-exhibition = 不需要报名，欢迎直接到我们的展位。
event-not-bookable-cancelled = 这个活动已取消。
event-not-bookable-postponed = 这个活动已延期，新日期另行公布。已确认的座位会保留。
event-not-bookable-past = 这个活动已结束。
event-not-bookable-closed = 报名已截止。
event-not-bookable-unknown = 找不到这个活动。
event-not-bookable-history = 这个活动已结束。
event-line = { $day }{ $title }
event-unknown = 找不到这个活动，或链接不完整。
event-wish-register = 报名
event-wish-register-words = 我要报名 | 我想报名 | 登记 | 我要登记 | 参加 | 我要参加 | 我想参加 | 报个名 | 订座 | 预订座位
event-wish-wait = 加入候补名单
event-wish-other = 其他活动
events-title = **即将举办的活动**
events-none = 目前没有即将举办的活动。请稍后再来，或输入“真人”提交咨询。
events-filtered = 符合“{ $what }”的活动：{ $number } 个
events-not-understood = 没有找到与“{ $words }”相关的活动。可以输入类型（例如研讨会）、城市、行业或语言。
events-no-facet = 这一项没有可选的内容。
events-pick = 选一个看详情，或输入类型、城市、行业或语言再找。
events-wish = 想做什么？
events-narrow = 缩小范围
events-all = 所有活动
events-facet = 按哪一项筛选？
facet-kind = 类型
facet-city = 城市
facet-month = 月份
facet-sector = 行业
facet-language = 活动语言
events-value = 请选择{ $facet }：
privacy-notice-event = 收集个人信息的目的：预留座位、现场签到，以及通知你活动的变化。姓名和一种联系方式必须填写，否则无法为你留座。信息只供这个活动的工作人员、香港生产力促进局、香港环境保护署和系统托管商使用；如果是工厂参观，也供位于内地的接待工厂使用；通过 Telegram 发送的信息也会经过 Telegram。该年度的年报完成后删除，最迟在活动后 18 个月。如需查阅或更正，请输入“我的信息”。请勿提供身份证号码。（2026年11月24日版）
register-intro =
    报名“{ $event }”
    { $notice }
register-there = 这个对话已为以下人员报名：{ $names }。
register-most = 这个对话的报名人数已满：{ $names }。如果想换人参加，请打开“我的入场券”。
events-people = 连你在内，一共几个人？
events-people-name = 人数
people = { $number } 人
events-guest = 第 { $number } 位的姓名？
events-guest-name = 姓名
events-contact = 请输入电话号码或邮箱。只用于这个活动；现场签到时，工作人员可以凭电话尾号找到你的报名。
events-contact-name = 联系方式
events-company = 公司名称？
events-company-name = 公司
events-sector = 公司属于哪个行业？接待工厂需要了解。
events-sector-name = 行业
events-coach = 要坐大巴吗？集合地点：{ $meeting }
events-coach-name = 大巴
coach-yes = 要，坐大巴
coach-no = 不用，自己前往
events-rules =
    参观守则：
    { $rules }
    你和同事是否接受？
events-rules-name = 参观守则
rules-accept = 接受
rules-decline = 不接受
register-excluded = 按接待工厂的要求，这个行业（{ $sector }）的公司不能参加这次参观。欢迎参加其他活动。
register-excluded-now = 按接待工厂的要求，这个行业的公司不能参加这次参观，因此没有报名。
register-rules-declined = 不接受守则就不能参加这次参观，因此没有报名。
events-confirm =
    请核对：
    { $details }
    确定报名吗？
detail-event = - 活动：{ $value }
detail-when = - 时间：{ $value }
detail-names = - 姓名：{ $value }
detail-contact = - 联系方式：{ $value }
detail-company = - 公司：{ $value }
detail-sector = - 行业：{ $value }
detail-coach = - 大巴：{ $value }
events-confirm-name = 确认
register-confirm-yes = 确定报名
register-confirm-no = 不报名
register-nothing = 没有报名。
register-confirmed =
    {""}**报名成功**：{ $event }
    { $when }（香港时间）
    { $where }
ticket-line = - { $name }：签到码 **{ $code }**，入场券：[{ $link }]({ $link })
register-after = 每人一张入场券，可以转发给各人。活动前一周和前一天，我们会提醒你。如果不能参加，请到“我的入场券”取消报名，让出座位。
register-part = 座位不够：{ $people } 人中，目前只有 { $seats } 人可以有座位。我们已另发座位通知，请在限期前回复。
register-waiting =
    {""}**已加入候补名单**：{ $event }
    { $when }
    排队顺序：第 { $place } 位。有空座位时，我们会通知你，并说明回复限期。目前还没有确认座位。
register-already = 这个联系方式已报名：{ $names }。入场券在当时报名的对话里；到场时报出姓名也可以签到。
register-too-many = 每个对话或每个联系方式，每个活动最多可报名 { $most } 人，因此没有报名。
offer-all =
    {""}**有空座位了**：{ $event }
    { $when }
    可以给你的座位：{ $seats } 个。请在{ $until }（香港时间）前选择接受或放弃，逾期会让给下一位。
    如果放弃或逾期没有回复，你会离开候补名单。
    通知编号 { $number }
offer-part =
    {""}**有部分空座位了**：{ $event }
    { $when }
    你们 { $people } 人中，目前 { $seats } 人可以有座位。如果接受，其余的人仍排在最前面等候。请在{ $until }（香港时间）前选择接受或放弃，逾期会让给下一位。
    如果放弃或逾期没有回复，你们会全部离开候补名单。
    通知编号 { $number }
offer-take = 接受座位
offer-take-words = 要座位 | 我要座位 | 要这个座位 | 我接受座位 | 我要这个位子
offer-pass = 放弃座位
offer-pass-words = 不要座位 | 不要这个座位 | 我不要座位 | 让出座位 | 让给下一位 | 让给别人
offer-answer =
    座位安排有变化。“{ $event }”，{ $when }：{ $people } 人中，目前 { $seats } 人可以有座位。请在{ $until }前回复。
    接受吗？
offer-answer-name = 座位回复
offer-unknown = 这个座位通知不属于这个对话。请在当时报名的对话里打开“我的入场券”。
offer-over = “{ $event }”（{ $when }）目前没有可以给你的座位：你已经回复，或限期已过。
offer-taken =
    {""}**报名成功**：{ $event }
    { $when }（香港时间）
offer-still-waiting = 仍在排队：{ $names }（排队顺序：第 { $place } 位）。
offer-passed = “{ $event }”（{ $when }）的座位会让给下一位，你已离开候补名单。如果还想参加，要重新排在队尾。
offer-changed = 座位安排刚刚有变化。请打开“我的入场券”看最新情况。
join-again = 重新排队（排在队尾）
notice-offer-over = 你没有在限期前接受“{ $event }”的 { $seats } 个座位，因此已离开候补名单。已确认的座位不受影响。
notice-closed = “{ $event }”的报名已截止，没有空座位给你，非常抱歉。
notice-next-date = 下一场：{ $event }，{ $when }。
mytickets-none = 这个对话没有报名任何即将举办的活动。
mytickets-title =
    {""}**{ $event }**
    { $when }（香港时间）
    { $where }
mytickets-offered = 可以给你的座位：{ $seats } 个。请在{ $until }前选择接受或放弃。
mytickets-waiting = 候补名单：{ $names }。排队顺序：第 { $place } 位。
mytickets-line = { $event }（{ $names }）
mytickets-event = 哪个活动？
mytickets-event-name = 活动
mytickets-action = 想做什么？
mytickets-action-name = 想做的事
mytickets-qr = 显示二维码
mytickets-ticket = 要看谁的入场券？
mytickets-ticket-name = 入场券
mytickets-substitute = 换人参加
mytickets-cancel = 取消报名
mytickets-done = 保持不变
mytickets-who = 哪一位？
mytickets-who-name = 哪一位
mytickets-all = 全部
mytickets-name = 换谁来参加？请输入姓名。
mytickets-name-name = 姓名
substitute-substituted = 已换成{ $name }参加，原来的入场券已失效。新的入场券：
substitute-in-line = 已换成{ $name }排队，顺序不变。
substitute-already = { $name }已经报名，没有更改。
substitute-over = 现在不能更改：本人已签到，或活动已结束。
substitute-unknown = 这张入场券不属于这个对话。
mytickets-sure = 确定取消{ $names }在“{ $event }”的报名或排队吗？座位会让给下一位；如果还想参加，要重新排在队尾。
mytickets-sure-name = 确认
cancel-seat-yes = 是，取消报名
cancel-seat-no = 不，保留座位
cancel-kept = 没有更改。
cancel-done = 已取消“{ $event }”的报名：{ $names }。谢谢你告诉我们。
cancel-over = 现在不能取消：已经取消、本人已签到，或活动已开始。
reminder-week =
    {""}**一周后**：{ $event }
    { $when }（香港时间）
    { $where }
reminder-day =
    {""}**即将举行**：{ $event }
    { $when }（香港时间）
    { $where }
reminder-cannot-come = 如果不能参加，请到“我的入场券”取消报名，把座位让给别人。
notice-after = 谢谢你参加“{ $event }”。能不能点三下，告诉我们你的看法？
notice-slides = “{ $event }”的课件：[{ $link }]({ $link })
notice-missed = 很遗憾没能在“{ $event }”见到你。
feedback-begin = 填写反馈（点 3 下）
feedback-useful = 活动对你的工厂有用吗？
feedback-useful-name = 是否有用
useful-very = 很有用
useful-partly = 部分有用
useful-not = 用处不大
feedback-level = 内容难度怎么样？
feedback-level-name = 内容难度
level-basic = 太浅
level-right = 合适
level-hard = 太难
feedback-next = 现在什么对你最有帮助？
feedback-next-name = 下一步
next-apply = 为工厂申请资助
next-visit = 参观其他工厂
next-later = 暂时不用
feedback-thanks = 谢谢，我们已记下你的反馈。下一步可以试试资助检查：只有几个问题，不需要姓名。
feedback-not-kept = 谢谢。我们没能把反馈记在你参加过的活动下；下一步仍可以试试资助检查。
arrive-who = 哪一位到了？
arrive-who-name = 到场的人
arrive-all = 全部都到了
arrive-arrived = 欢迎 { $names }！已于 { $at } 签到。
arrive-repeat = 之前已于 { $at } 签到。
arrive-none = 这个对话没有这个活动的已确认座位。请到接待处出示入场券，或报出姓名。
arrive-wrong-code = 这个二维码已失效，它每分钟更新一次。请扫描屏幕上现在的二维码，或到接待处。
arrive-too-late = 只能在活动当天签到。请到接待处咨询。
booth-welcome =
    {""}**欢迎来到我们的展位**
    计划帮助珠三角的港资工厂推行清洁生产：分担实地评估和示范项目的费用，并免费核证改善成效。
event-wish-wait-words = 排队 | 我要排队 | 候补 | 等位
event-wish-other-words = 其他 | 看其他 | 看其他活动
coach-yes-words = 要 | 是 | 好 | 坐大巴
coach-no-words = 不要 | 不用 | 不坐 | 自己去
rules-accept-words = 好 | 好的 | 是 | 同意 | 我接受
rules-decline-words = 不同意
register-confirm-yes-words = 好 | 好的 | 是 | 是的 | 确定 | 确认 | 报名
register-confirm-no-words = 不 | 不是 | 否 | 不要
mytickets-qr-words = 二维码 | 看二维码
mytickets-substitute-words = 换人 | 换个人
mytickets-cancel-words = 去不了 | 不去了 | 不能参加 | 取消座位
mytickets-done-words = 没有 | 没事 | 不用 | 不改
mytickets-all-words = 所有人 | 全部人
cancel-seat-yes-words = 是 | 是的 | 好 | 确定
cancel-seat-no-words = 不 | 不是 | 否 | 不要
arrive-all-words = 全部 | 到齐了 | 都到了
useful-very-words = 有用 | 非常有用
useful-partly-words = 一般 | 还行
useful-not-words = 没用 | 没什么用
level-basic-words = 太简单 | 太容易
level-right-words = 刚好 | 正好
level-hard-words = 太深 | 太难了
next-later-words = 没有 | 不需要 | 以后再说
