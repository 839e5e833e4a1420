# 批准之后：进度、拨付资助、完成；计划的累计数据。
flow-aftercare = 批准后的跟进
command-aftercare-words = 批准后跟进 | 批准后的跟进 | 个案跟进
aftercare-none = 目前没有已批准的个案需要跟进。
aftercare-unknown = 找不到这份申请。
aftercare-nothing-to-do = 这个个案目前没有可以做的跟进。
aftercare-outstanding = 未付清的个案：{ $cases } 宗，共 { $sum }，最久的距决定 { $days } 天；逾期事项：{ $late } 项。
aftercare-which-case = 请选择个案：
aftercare-which-case-name = 个案
aftercare-line = { $reference } { $company }：{ $what }
aftercare-line-late = 逾期 { $number } 项
aftercare-line-unpaid = 未付 { $sum }（决定后 { $days } 天）
aftercare-line-open = 进行中
aftercare-title = **{ $reference }**（{ $component }）
aftercare-company = { $company }：{ $state }
aftercare-state-submitted = 尚未决定
aftercare-state-in-check = 尚未决定
aftercare-state-to-check = 尚未决定
aftercare-state-returned = 尚未决定
aftercare-state-ready = 尚未决定
aftercare-state-tabled = 尚未决定
aftercare-state-approved = 已批准
aftercare-state-rejected = 未获批准
aftercare-state-completed = 已完成
aftercare-state-withdrawn = 已撤回
aftercare-money = 批准：{ $approved }；已拨付：{ $paid }；未拨付：{ $unpaid }
aftercare-milestone = - { $what }：{ $when }
aftercare-due = 须在{ $day }或之前完成
aftercare-not-planned = 未定日期
aftercare-done = { $day }已完成
aftercare-done-consent = { $day }已完成；{ $consent }
aftercare-consent = 工厂同意发布：{ $scope }（至{ $until }）
aftercare-today = 今天
aftercare-today-words = 今日 | 当天
aftercare-this = 再看这个个案
aftercare-casework = 处理这份申请
aftercare-all = 其他个案
aftercare-action = 要做什么？
aftercare-action-name = 跟进
aftercare-do-plan = 设定日期
aftercare-do-plan-words = 日期 | 改日期
aftercare-do-done = 记录已完成
aftercare-do-done-words = 完成事项 | 已完成
aftercare-do-pay = 记录拨付资助
aftercare-do-pay-words = 付款 | 拨付 | 拨付资助
aftercare-do-undo = 更正付款
aftercare-do-undo-words = 更正 | 改正付款
aftercare-do-complete = 个案完成
aftercare-do-complete-words = 结束个案 | 完成个案

# 日期
aftercare-kind =
    设定哪一项的日期？
    { $what }
aftercare-kind-name = 事项
aftercare-each = 逐项设定
aftercare-each-words = 逐项 | 全部
aftercare-leave = 保持不变
aftercare-leave-words = 不变 | 跳过
aftercare-day = “{ $what }”须在哪一天或之前完成？例如 15/12 或 2027-03-31。目前：{ $present }。
aftercare-day-name = 日期
aftercare-not-wanted = 不需要这一项
aftercare-not-wanted-words = 不需要 | 不用
aftercare-planned =
    日期已保存：
    { $what }
    公司的人会在到期前 14 天、当天和逾期 14 天收到提醒。
aftercare-order = 日期顺序不对：先开始工作，再完成工作，最后提交总结报告。没有更改。
aftercare-which =
    哪一项已完成？
    { $what }
aftercare-which-name = 已完成事项
aftercare-done-on = “{ $what }”在哪一天完成？
aftercare-done-on-name = 完成日期
aftercare-visit = 是哪一次参观？
aftercare-visit-name = 参观
aftercare-visit-line = { $title }（{ $day }）
aftercare-no-visit = 不在名单内
aftercare-scope =
    工厂有没有书面同意发布？请输入同意的范围，例如“网站，可列公司名称”。
    没有记录同意之前，任何内容都不会发布。
aftercare-scope-name = 同意范围
aftercare-no-consent = 还没有同意
aftercare-no-consent-words = 没有 | 还没有 | 未同意
aftercare-until = 同意的有效期到哪一天？
aftercare-until-name = 同意有效期
aftercare-marked = 已记录：{ $what }于{ $day }完成。

# 拨付资助
aftercare-amount = 拨付多少？未拨付余额 { $unpaid }。
aftercare-amount-name = 金额
aftercare-pay-all = 全部余额 { $sum }
aftercare-paid-on = 在哪一天拨付？
aftercare-paid-on-name = 拨付日期
aftercare-pay-sure =
    申请 { $reference }：{ $day }拨付 { $sum }。
    累计已拨付：{ $before } → { $after }
    是否正确？
aftercare-pay-sure-name = 确认
aftercare-pay-sure-yes = 正确，记录
aftercare-pay-sure-yes-words = 正确 | 是 | 好 | ok
aftercare-pay-sure-no = 不记录
aftercare-pay-sure-no-words = 不 | 否 | 不正确
aftercare-paid = 已记录拨付 { $sum }；未拨付余额 { $unpaid }。
aftercare-payment = 更正哪一笔？只列出由其他同事记录的。
aftercare-payment-name = 付款
aftercare-payment-line = { $sum }（{ $day }）
aftercare-reason = 为什么要撤销 { $day }拨付的 { $sum }？理由会记录在案。
aftercare-reason-name = 理由
aftercare-undone = 已加一笔相反的记录，原有记录不变；未拨付余额 { $unpaid }。

# 完成
aftercare-complete-sure =
    申请 { $reference } 将列为“已完成”，公司会收到通知。
    { $what }
    是否完成？
aftercare-complete-sure-name = 确认
aftercare-complete-sure-yes = 列为已完成
aftercare-complete-sure-yes-words = 完成 | 是 | 好 | ok
aftercare-complete-sure-no = 暂不完成
aftercare-complete-sure-no-words = 不 | 否 | 暂不
aftercare-completed =
    已列为“已完成”。
    { $what }
aftercare-still-open = - 仍要跟进：{ $what }
aftercare-not-recorded = - 没有完成的记录：{ $what }
aftercare-still-unpaid = - 仍未拨付：{ $sum }
aftercare-nothing-open = 没有未完事项。

# 为什么做不到
aftercare-nothing-changed = 没有更改。
aftercare-not-allowed = 你的权限已更改，不能再做这一步。没有更改。
aftercare-own-case = 你同时代表这家公司，不能处理其个案；请交由其他个案主任处理。没有更改。
aftercare-changed = 这份申请刚被更改，请再看一次再继续。没有更改。
aftercare-not-now = 按目前的情况不能这样做。没有更改。
aftercare-wrong-day = 日期不能早于决定当天，已完成的事也不能在今天之后。没有更改。
aftercare-too-much = 超出批准的资助额：余额只有 { $unpaid }。没有更改。
aftercare-report-missing = 要先记录总结报告已完成。没有更改。

# 给公司的提醒
notice-milestone-soon = 申请 { $reference }：**{ $what }**须在{ $day }或之前完成。
notice-milestone-today = 申请 { $reference }：今天（{ $day }）是**{ $what }**的期限。如果已经办好，不用理会。
notice-milestone-overdue = 申请 { $reference }：**{ $what }**的期限（{ $day }）已过，我们还没有完成的记录。如有困难，请联系我们，一起确定新的日期。

# 累计数据
flow-totals = 计划累计数据
command-totals-words = 累计数据 | 计划累计数据
totals-not-allowed = 只有工作人员可以查看。
totals-wish = 要看哪一项数据？
totals-wish-approvals = 获批准的申请
totals-wish-targets = 与目标比较
totals-wish-demonstrations = 示范项目的技术
totals-wish-providers = 服务供应商数量
totals-wish-events = 推广活动和会议
totals-wish-labels = 获颁标志数量
ledger-title-approvals = 获批准的申请（宗）
ledger-title-targets = 累计批准与目标
ledger-title-demonstrations = 获批准的示范项目，按技术（个）
ledger-title-providers = 已登记的环境技术服务供应商（家）
ledger-title-happenings = 认知推广活动、展览和委员会会议
ledger-title-labels = 获颁“粤港清洁生产伙伴”标志（家）
ledger-head = **{ $title }**
ledger-row = - { $name }：{ $cells }
ledger-cell = { $name } { $value }
ledger-about = 约 { $number }
ledger-range = { $from } 至 { $to }
ledger-column-approved = 累计批准
ledger-column-target = 目标
ledger-phase = 目标属于：{ $phase }
ledger-year = { $year }年度
ledger-calendar-year = { $year }年
ledger-to = 截至{ $day }
ledger-nothing = 还没有数据。文件的数据要先用命令载入。
ledger-no-figure = 没有数据
ledger-left-out = 没有列出较早的时期：{ $number } 个
ledger-derived = 截至2010年3月31日：累计减去2010-11年度。
ledger-gap = 没有列出的年度没有数据，合计不包括在内。
ledger-withdrawn = 其后撤回（已计入获批准的年度）：{ $number } 宗
ledger-of-the-paper = 文件的数据：{ $sources }，截至{ $day }。
ledger-of-the-records = 其后是本系统的记录，截至{ $day }；样本不计。
ledger-adds-up = 核对：各分项、年度和累计相符。
ledger-approvals = 获批准的申请
ledger-demonstrations = 示范项目
ledger-providers = 服务供应商
ledger-new-providers = 年度内新登记
ledger-events = 认知推广活动（项）
ledger-participants = 参加人数（人）
ledger-factory-visits = 工厂参观（个）
ledger-exhibitions = 参与的展览（个）
ledger-exhibition-visitors = 展览接触人数（人）
ledger-meetings = 委员会会议（次）
ledger-labels = 标志
ledger-part-on-site-assessment = 实地评估
ledger-part-demonstration = 示范项目
ledger-part-verification = 核证服务
ledger-part-energy = 节约能源
ledger-part-air = 空气污染减排
ledger-part-effluent = 减控污水
ledger-part-none = 未列明技术
ledger-part-hong-kong = 以香港为基地
ledger-part-prd = 以珠三角为基地
ledger-part-elsewhere = 区外
ledger-part-manufacturing = 港资制造业企业
ledger-part-technology-service = 环境技术服务供应商
ledger-part-supply-chain = 采购商
ledger-part-all = 合计
ledger-basis-approvals = 年度由4月1日至次年3月31日，以委员会决定当天计，不是申请当天；决定经更正的只计现有结果。
ledger-basis-targets = 目标属于整个计划期，不是每年；每宗批准按其适用规则计入所属计划期。
ledger-no-percent = 数字是已批准的申请，未必已完成，同一工厂可能多于一宗；目标按工厂或项目计。两者口径不同，因此不列百分比：要有已完成且每厂只计一次的数目，才能比较。
ledger-basis-demonstrations = 每个项目只计入一类技术；撤回的仍计入获批准的年度。
ledger-basis-providers = 当天在登记册上的家数；不同日子的数据不可相加。
ledger-basis-new-providers = 新登记：首次登记在该年度的家数。
ledger-basis-events = 活动：已结束而没有取消或延期的活动；工厂参观另计。
ledger-basis-participants = 人数：文件没有说明是人还是人次；本系统计实际到场人次，人员记录保留期内才有。两者不可相加。
ledger-basis-factory-visits = 文件没有说明工厂参观是否已计入活动数量。
ledger-basis-exhibitions = 展览不计入活动。
ledger-basis-exhibition-visitors = 展览人数是另一单位，不加入参加人数。
ledger-basis-meetings = 会议：已举行的委员会会议。
ledger-basis-labels = 按历年计算，不可与按年度计算的申请相加；其后撤销的仍计入获颁年份。
ledger-wrong-sum = 核对不符：{ $what }，{ $part }，{ $period }：文件列明 { $stated }，分项相加是 { $number }。
ledger-wrong-cumulative = 核对不符：{ $what }：年度的 { $year } 大于累计的 { $total }。
ledger-wrong-overpaid = 核对不符：{ $number } 宗申请的付款超出批准额：{ $cases }
ledger-wrong-undated = 核对不符：{ $number } 宗已批准的申请没有决定日期，未计入年度：{ $cases }
ledger-wrong-no-technology = 核对不符：{ $number } 个已批准的示范项目未列明技术：{ $cases }
ledger-wrong-in-the-paper = 核对不符：{ $number } 宗决定属于文件的时期，文件的数据已包括在内，不再计算：{ $cases }
ledger-wrong-not-decided = 核对不符：{ $number } 宗申请列为已批准，但没有批准的记录：{ $cases }
