# 工作人员的活动管理：新建、更改、延期、取消、恶劣天气；以及由此发给报名者的通知。
flow-newevent = 新建活动
flow-manage = 管理活动
flow-weather = 恶劣天气安排
command-newevent-words = 新建活动 | 添加活动
command-manage-words = 管理活动 | 活动管理
newevent-intro = **新建活动**：最后确认之前不会发布。可随时点“更改答案”修改，也可以暂停后再继续。
newevent-kind = 是哪一类活动？
newevent-kind-name = 类别
newevent-title = 活动名称（繁体中文，最多 80 字）？
newevent-title-name = 活动名称
newevent-zh-hans =
    “{ $name }”的简体版本，建议如下，请过目：
    { $proposal }
    如需修改，请直接输入。
newevent-zh-hans-name = 简体版本
newevent-en =
    “{ $name }”的英文版本？
    { $text }
newevent-en-name = 英文版本
text-adopt = 采用这个版本
text-adopt-words = 采用 | 好 | 可以 | ok
text-same-as-chinese = 沿用中文
text-same-as-chinese-words = 和中文一样 | 与中文相同 | 用中文
newevent-day = 哪一天举行？例如 15/12 或“12月15日”。
newevent-day-name = 日期
newevent-last-day = 最后一天是哪一天？
newevent-last-day-name = 最后一天
newevent-one-day = 只有一天
newevent-starts = 几点开始？例如 14:30 或“下午2时30分”。
newevent-starts-name = 开始时间
newevent-ends = 几点结束？
newevent-ends-name = 结束时间
newevent-city = 在哪个城市举行？也可以输入地名。
newevent-city-name = 城市
newevent-city-known = 我不认识“{ $words }”，请从名单中选择最接近的地方。
newevent-city-known-name = 城市
newevent-place = 地点（{ $where }）？请输入场地名称和地址；网上活动请输入平台名称，例如 Zoom。
newevent-place-name = 地点
newevent-joining = 怎样参加？请输入链接和说明，只会显示在入场券上。
newevent-joining-name = 参加方式
newevent-later = 稍后补充
newevent-later-words = 稍后 | 以后再说
newevent-language = 讲解语言？可逐一选择，或一次输入，例如“粤语和英语”。已选：{ $chosen }
newevent-language-name = 语言
newevent-capacity = 名额多少人（1 至 5,000）？
newevent-capacity-name = 名额
newevent-meeting = 集合地点？
newevent-meeting-name = 集合地点
newevent-coach = 有大巴接送吗？
newevent-coach-name = 大巴
newevent-coach-yes = 有大巴
newevent-coach-yes-words = 有 | 有车
newevent-coach-no = 没有，自行前往
newevent-coach-no-words = 没有 | 无 | 没车
newevent-rules =
    参观规则？参观者报名前须同意。建议如下，也可自行输入：
    { $rules }
newevent-rules-name = 参观规则
newevent-rules-standard = 采用建议规则
newevent-rules-standard-words = 采用 | 好 | 可以
newevent-excludes = 接待工厂有不接待的对象吗？如有，请写一句话让报名者明白，例如“不接待同行”。
newevent-excludes-name = 不接待的对象
newevent-excluded = 不接待哪些行业的公司？可逐一选择或输入行业。已选：{ $chosen }
newevent-excluded-name = 不接待的行业
newevent-none = 没有
newevent-none-words = 无 | 不用 | 不需要
newevent-details = 其他信息按惯常设置吗？惯常设置：适合所有行业、免费、开始前 24 小时截止报名；需到场参加的活动适用恶劣天气安排。
newevent-details-name = 其他信息
newevent-details-usual = 按惯常设置
newevent-details-usual-words = 惯常 | 照旧 | 按惯常
newevent-details-each = 逐项设置
newevent-details-each-words = 逐项 | 自己设置
newevent-summary = 用一句话介绍活动（最多 100 字）？
newevent-summary-name = 简介
newevent-sector = 面向哪些行业？可逐一选择或输入行业。已选：{ $chosen }
newevent-sector-name = 面向行业
newevent-all-sectors = 所有行业
newevent-all-sectors-words = 全部 | 所有 | 全部行业
newevent-co-organisers = 合办机构？
newevent-co-organisers-name = 合办机构
newevent-price = 每人收费多少？
newevent-price-name = 收费
newevent-closing = 哪一天截止报名？
newevent-closing-name = 截止日期
newevent-closing-usual = 开始前 24 小时
newevent-closing-time = 当天几点截止？
newevent-closing-time-name = 截止时间
newevent-directions = 交通指引？只会显示在入场券上。
newevent-directions-name = 交通或参加方式
newevent-weather = 适用恶劣天气安排吗？即开始前三小时，如 8 号或以上热带气旋警告信号或黑色暴雨警告信号（香港）生效，活动延期。
newevent-weather-name = 恶劣天气安排
newevent-weather-yes = 适用
newevent-weather-no = 不适用
several-done = 选好了
several-done-words = 完成 | 选完 | 够了
several-nothing-yet = 暂无
several-not-understood = 我看不懂“{ $words }”，请用按钮选择。
newevent-confirm =
    请核对，然后发布或更改：
    { $card }
newevent-confirm-name = 确认
newevent-publish-yes = 发布
newevent-publish-yes-words = 确定 | 好 | 是 | ok
newevent-publish-no = 不发布
newevent-publish-no-words = 不要 | 不发
newevent-past = 活动的开始时间已过，无法发布。请点“更改答案”修改日期或时间。
newevent-closed = 截止报名的时间已过，无法发布。请点“更改答案”修改截止日期。
newevent-not-allowed = 你的工作人员权限已变更，不能新建活动。没有发布任何活动。
newevent-nothing = 没有发布任何活动。
newevent-created =
    {""}**已发布**：{ $event }
    活动网页：[{ $page }]({ $page })
    海报：[{ $poster }]({ $poster })
    现已开始接受报名（展览无需报名）。如需更改、延期、取消或获取签到链接，请用“管理这个活动”或 /manage。
newevent-another = 再新建一个
manage-this = 管理这个活动
manage-all = 所有活动
manage-new = 新建活动
manage-event = 请选择活动（即将举行的在前，其后是过去 30 天内的）。
manage-event-name = 活动
manage-no-events = 没有即将举行的活动，过去 30 天内也没有。
manage-unknown = 找不到这个活动。
manage-open = 接受报名，截止：{ $closes }
manage-figures = 名额 { $capacity }：已确认 { $confirmed }、待答复 { $offered }、候补 { $waiting }；已到 { $arrived }、现场加入 { $walk-ins }
manage-nothing-to-do = 这个活动已没有可以做的事。
manage-action = 想做什么？
manage-action-name = 操作
manage-do-time = 更改时间
manage-do-time-words = 改时间 | 改期 | 改日期 | 时间
manage-do-place = 更改地点
manage-do-place-words = 改地点 | 换场地 | 地点
manage-do-capacity = 更改名额
manage-do-capacity-words = 改名额 | 加名额 | 名额
manage-do-close = 立即截止报名
manage-do-close-words = 截止 | 截止报名 | 停止报名
manage-do-reopen = 重新开放报名
manage-do-reopen-words = 重开 | 重开报名
manage-do-postpone = 延期
manage-do-postpone-words = 推迟 | 延后
manage-do-cancel = 取消活动
manage-do-slides = 课件链接
manage-do-slides-words = 课件 | 幻灯片
manage-do-door = 签到处链接
manage-do-door-words = 签到链接 | 接待链接
manage-do-list = 名单下载
manage-do-list-words = 名单 | 下载名单
manage-do-pages = 网页和海报
manage-do-pages-words = 海报 | 网页
manage-do-offers = 座位分配记录
manage-do-offers-words = 座位记录 | 分配记录
manage-unchanged = 不变
manage-unchanged-words = 不改 | 照旧
manage-day = 新日期？
manage-day-name = 新日期
manage-starts = 几点开始？
manage-starts-name = 开始时间
manage-ends = 几点结束？
manage-ends-name = 结束时间
manage-city = 在哪个城市？
manage-city-name = 城市
manage-city-known = 我不认识“{ $words }”，请从名单中选择最接近的地方。
manage-city-known-name = 城市
manage-place = 新地点（场地名称和地址，或网上平台）？
manage-place-name = 地点
manage-zh-hans =
    “{ $name }”的简体版本，建议如下，请过目：
    { $proposal }
    如需修改，请直接输入。
manage-zh-hans-name = 简体版本
manage-en =
    “{ $name }”的英文版本？
    { $text }
manage-en-name = 英文版本
manage-directions = 交通指引或参加方式有更改吗？如有，请输入全文。
manage-directions-name = 交通或参加方式
manage-before-after = { $name }：{ $before } → { $after }
manage-line-when = 时间
manage-line-where = 地点
manage-directions-after = 交通或参加方式改为：{ $after }
manage-line-closes = 截止报名
manage-line-capacity = 名额
manage-reopens = 请注意：已截止的报名会因此重新开放。
manage-sure =
    {""}**{ $event }**
    { $what }
    将通知 { $told } 个报名，各通知一次；座位和排队顺序保留。确定吗？
manage-sure-name = 确认
manage-sure-yes = 确定并通知
manage-sure-yes-words = 确定 | 好 | 是 | ok
manage-sure-no = 不更改
manage-sure-no-words = 不改 | 不要
manage-apply =
    {""}**{ $event }**
    { $what }
    确定吗？
manage-apply-name = 确认
manage-apply-yes = 确定
manage-apply-yes-words = 好 | 是 | ok
manage-apply-no = 不更改
manage-apply-no-words = 不改 | 不要
manage-new-date = 新日期定了吗？
manage-new-date-name = 新日期
manage-new-date-known = 已定新日期
manage-new-date-open = 未定
manage-no-date = 延期，日期待定
manage-cancelling = 取消“{ $event }”（{ $when }）？将通知 { $told } 个报名，各通知一次；所有座位和候补同时取消，无法恢复。
manage-cancelling-name = 确认
manage-cancelling-yes = 取消活动并通知
manage-cancelling-yes-words = 确定取消 | 确定
manage-cancelling-no = 不取消
manage-cancelling-no-words = 不要 | 不取消了
manage-capacity = 新名额？现为 { $capacity }：已确认 { $confirmed }、待答复 { $offered }、候补 { $waiting }。
manage-capacity-name = 名额
manage-slides = 课件网址（以 https:// 开头）？现有：{ $present }
manage-slides-name = 课件网址
manage-reason = 名单含有个人信息。请说明为什么需要“{ $event }”的名单，原因会记录在案。
manage-reason-name = 原因
manage-pages =
    活动网页：[{ $page }]({ $page })
    海报：[{ $poster }]({ $poster })
manage-moved = 已更改。已通知 { $told } 个报名；入场券页面和日历文件已更新。
manage-postponed = 已延期。已通知 { $told } 个报名；座位和排队顺序保留。新日期确定后，请用“更改时间”。
manage-cancelled = 已取消。已通知 { $told } 个报名。
manage-capacity-changed = 名额现为 { $seats }。立即分配给候补者的座位：{ $offered }。
manage-too-low = 无法把名额改为 { $seats }：已确认 { $confirmed }、待答复 { $offered }，名额不能少于 { $least }。{ $until }
manage-too-low-until = 最后一项待答复于{ $until }到期。
manage-closed = 已截止报名。待答复的 { $offered } 个座位仍可在限期前接受；候补的 { $waiting } 人将收到通知。
manage-reopened = 已重新开放报名，截止：{ $closes }
manage-slides-kept = 已保存课件链接。活动次日起会通知到场的人一次。
manage-door-link =
    签到处链接，在活动次日结束前有效，可交给协助签到的同事；持有链接者无需登录，请勿公开：
    {""}[{ $link }]({ $link })
manage-list-link =
    名单下载链接，24 小时内有效；名单含有个人信息，请勿转发：
    {""}[{ $link }]({ $link })
manage-changed = 这个活动刚被其他人更改，你的更改没有生效。现状如下：
manage-nothing-changed = 没有更改。
manage-same = 与现状相同，没有更改。
manage-past = 新的开始时间已过，没有更改。
manage-over = 活动已结束、取消，或情况已变，无法更改。
manage-not-allowed = 你的工作人员权限已变更，不能进行这项操作。没有更改。
offers-title = **座位分配记录**（最近的在前）
offers-none = 还没有座位分配给候补者。
offers-offered = - { $at }：把 { $seats } 个座位分配给报名 { $registration }，因为排在首位（后面还有 { $behind } 个报名）；当时空位 { $free } 个，该报名有 { $waiting } 人候补。
offers-taken = - { $at }：报名 { $registration } 接受了 { $seats } 个座位。
offers-passed = - { $at }：报名 { $registration } 放弃了 { $seats } 个座位，让给下一位。
offers-expired = - { $at }：报名 { $registration } 没有在限期前答复，{ $seats } 个座位让给下一位。
weather-signal = 哪一项警告正在生效？
weather-signal-name = 警告信号
weather-signal-typhoon = 8 号或以上风球
weather-signal-typhoon-words = 八号风球 | 台风 | 风球
weather-signal-rain = 黑色暴雨
weather-signal-rain-words = 黑雨 | 暴雨
weather-confirm =
    { $signal }正在生效。按既定安排把以下活动延期，并通知所有报名者？座位和排队顺序保留，新日期另行通知。
    { $events }
    { $later }
weather-confirm-name = 确认
weather-postpone-yes = 全部延期并通知
weather-postpone-yes-words = 确定 | 好 | 是 | 延期
weather-postpone-no = 不延期
weather-postpone-no-words = 不要 | 不延期了
weather-none = 未来 12 小时内，没有适用恶劣天气安排的活动。
weather-none-now = 目前没有活动需要延期。以下活动在开始前三小时决定，届时如警告仍然生效，请再输入 /weather：
weather-later = 以下活动还没到决定的时间，暂不延期：
weather-line = - { $event }：{ $starts }开始，已确认 { $confirmed } 人；决定时间 { $decided }
weather-nothing-done = 没有延期。
weather-done = 已延期的活动：{ $number } 个；已通知 { $told } 个报名。
weather-left = 以下活动刚有更改，没有延期，请到“所有活动”查看：
notice-event-changed = **更改通知**：{ $event }
notice-event-postponed = **延期通知**：{ $event }
notice-event-when = 时间：原定{ $before }，改为 **{ $after }**。
notice-event-where = 地点：原为{ $before }，改为 **{ $after }**。
notice-event-directions = 交通指引或参加方式已更新，请看入场券。
notice-event-no-date = 原定{ $before }举行，现延期，新日期会再通知你。
notice-reason-typhoon = 因香港 8 号或以上热带气旋警告信号生效，为保障各位安全而延期。
notice-reason-rain = 因香港黑色暴雨警告信号生效，为保障各位安全而延期。
notice-seat-kept = 你的座位已保留，无需重新报名；入场券页面的日历文件已更新。如不能参加，请到“我的入场券”取消报名。
notice-place-kept = 你的排队顺序保持不变。
notice-event-cancelled =
    {""}**取消通知**：{ $event }
    原定{ $when }举行的活动现已取消，你的报名或候补也已取消，无需办理手续。给你带来不便，敬请谅解。

# 活动统计。
flow-figures = 活动统计
command-figures-words = 统计 | 活动统计 | 统计数字
figures-year = 哪一个年度？
figures-year-name = 年度
figures-april = { $from }年4月至{ $to }年3月
figures-wish = 怎么看？
figures-by-all = 总数
figures-by-kind = 按类型
figures-by-city = 按城市
figures-by-month = 按月份
figures-by-sector = 按行业
figures-title = **{ $start }至{ $end }的活动**
figures-events = 已举办活动：{ $events } 场。{ $what }
figures-factory-visits = 工厂参观：{ $events } 次。{ $what }
figures-registered = 报名 { $number } 人
figures-attended = 出席 { $number } 人次
figures-walk-ins = 其中现场加入 { $number } 人
figures-people = 不同的人 { $number } 位
figures-exhibitions = 展览：{ $events } 个；展位访客按键计 { $tap } 人、扫码计 { $scan } 人（另一单位，不会加入出席人次）。
figures-samples = 未计入的样本活动：{ $number } 场
figures-rules = 只计已结束、没有取消或延期的活动。“不同的人”不能跨活动相加。文件的历史数字不在此列。
figures-group = **{ $group }**
figures-part-events = 活动
figures-part-factory-visits = 参观
figures-row = - { $name }（{ $part } { $events }）：{ $what }
figures-more = 这里未列出 { $number } 行，详见出席名单。
figures-none = 这个年度没有可计的活动。
figures-sector-all = 所有行业
figures-sector-several = 多个行业
