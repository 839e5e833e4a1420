# 工作人员用的委员会会议：会议日程、议程、决定和会议文件。
committee-meeting = 请选择会议，或新增一次会议：
committee-meeting-name = 会议
committee-new = 新增会议
committee-new-words = 新会议 | 加会议 | 开新会议
agenda-line-planned = { $day }（议程 { $cases } 宗）
agenda-line-held = { $day }（已举行，{ $cases } 宗）
committee-all = 所有会议
committee-all-words = 会议名单 | 会议列表
committee-this = 返回这次会议
committee-this-words = 返回会议 | 这次会议
committee-unknown = 找不到这次会议。

# 会议的卡
committee-title-planned = **委员会会议：{ $day }**
committee-title-held = **委员会会议：{ $day }**（已举行）
committee-title-cancelled = **委员会会议：{ $day }**（已取消）
committee-card-papers = 截止收取文件：{ $cutoff }
committee-card-papers-closed = 截止收取文件：{ $cutoff }（已截止，加入个案需说明原因）
committee-agenda =
    { $cases ->
        [0] 议程上没有个案
       *[other] 议程：{ $cases } 宗个案，其中 { $undecided } 宗未作决定
    }
committee-component = - { $component }：{ $cases } 宗；费用 { $cost }；资助 { $grant }{ $unknown ->
        [0] {""}
       *[other] （其中 { $unknown } 宗没有金额）
    }
committee-samples = 其中 { $cases } 宗是样本数据，并非真实个案。
committee-ready = 可加入议程的个案：{ $cases } 宗
committee-nothing-to-do = 这次会议目前没有事项要处理。
committee-action = 想处理什么？
committee-action-name = 事项
committee-do-record = 记录决定
committee-do-record-words = 记录 | 决定 | 录入决定 | 记下决定
committee-do-put = 加入个案
committee-do-put-words = 加个案 | 放个案 | 加入
committee-do-cases = 查看议程
committee-do-cases-words = 议程 | 看议程 | 个案
committee-do-take-off = 撤下个案
committee-do-take-off-words = 撤下 | 拿走个案 | 移除个案
committee-do-pack = 会议文件
committee-do-pack-words = 文件 | 下载文件 | 会议档
committee-do-cutoff = 更改截止收取文件的时间
committee-do-cutoff-words = 改截止时间 | 更改截止 | 截止
committee-do-held = 记录会议已举行
committee-do-held-words = 已举行 | 开过会
committee-do-reopen = 更正已记录的决定
committee-do-reopen-words = 更正 | 更正决定 | 记错了
committee-do-cancel = 取消会议
committee-do-cancel-words = 不开会 | 会议取消
committee-pick = 议程上有 { $cases } 宗个案。按个案可查看详情：
committee-to-meeting = 返回会议
committee-to-meeting-words = 回会议 | 会议

# 个案
agenda-case = { $reference } { $company }（{ $component }）
agenda-case-sample = { $reference } { $company }（{ $component }，样本）
committee-item = - { $case }
agenda-not-known = 暂无信息
agenda-grant = { $grant }（{ $limit }）
agenda-limit-share = 费用的 { $rule }，{ $sources }
agenda-limit-cap = 上限 { $rule }，{ $sources }
agenda-limit-cost-missing = 没有费用信息，不能计算
agenda-limit-unknown = 这一期的规则没有列明金额
agenda-decided-approve = 批准 { $grant }
agenda-decided-other = 批准 { $grant }（按规则 { $rules }）
agenda-decided-reject = 不批准
agenda-decided-defer = 暂缓

# 会议日程
committee-day = 会议在哪一天举行？例如 15/12 或“12月15日”。
committee-day-name = 会议日期
committee-taken = { $day }已有会议。
committee-usual-over = 照惯例会在{ $cutoff }截止收取文件，但这个时间已过。
committee-papers = 照惯例在{ $cutoff }截止收取文件（会议前 7 天的 18:00），可以吗？
committee-papers-name = 截止安排
committee-close-usual = 照惯例
committee-close-usual-words = 惯例 | 好 | 可以 | 照旧
committee-close-other = 另定时间
committee-close-other-words = 其他时间 | 改时间
committee-cutoff-day = 哪一天截止收取文件？
committee-cutoff-day-name = 截止日期
committee-cutoff-time = 当天几点截止？例如 18:00。
committee-cutoff-time-name = 截止时间
committee-added = 已新增{ $day }的会议。个案备妥后可加入议程。
committee-cutoff-changed = 截止收取文件的时间现为{ $cutoff }。
committee-cancelled = 会议已取消。{ $cases ->
        [0] {""}
       *[other] { $cases } 宗个案返回“可提交”，并已通知申请人。
    }
committee-held = 已记录：会议已举行，议程上没有待决定的个案。

# 议程
committee-case-name = 个案
committee-case = 加入哪些个案？可逐一选择，或输入一个或多个编号。已选：{ $chosen }
committee-every = 全部加入
committee-every-words = 全部 | 所有 | 全部个案 | 都加
committee-late-reason = 文件已在{ $cutoff }截止。为什么仍要加入？（只有工作人员看到）
committee-late-reason-name = 逾期加入的原因
committee-one = 哪一宗个案？
committee-one-name = 个案
committee-reason = 原因？（只有工作人员看到）
committee-reason-name = 原因
committee-put = 已把 { $cases } 宗个案加入议程，并通知申请人。
committee-taken-off = 已从议程撤下 { $reference }，并通知申请人。个案仍可提交其他会议。
committee-reopened = { $reference } 已返回议程，请重新记录决定。如申请人已得知先前的决定，会再收到通知。

# 确认
committee-confirm =
    { $what }
    确定吗？
committee-confirm-name = 确认
committee-confirm-yes = 确定
committee-confirm-yes-words = 对 | 是 | 好 | 确认
committee-confirm-no = 不更改
committee-confirm-no-words = 不对 | 不是 | 不要 | 不好
committee-value =
    请核对（第 { $page } 页，共 { $pages } 页）：
    { $lines }
committee-page-next = 下一页
committee-page-next-words = 继续 | 下页
committee-page-stop = 停止，不更改
committee-page-stop-words = 停止 | 不改
committee-what-add = **新增会议：{ $day }**，{ $cutoff }截止收取文件
committee-what-cutoff = **截止收取文件**：{ $before } → { $after }
committee-what-cancel = **取消{ $day }的会议**{ $cases ->
        [0] （议程上没有个案）
       *[other] ：议程上 { $cases } 宗个案会返回“可提交”，并通知申请人。
    }
committee-what-held = **{ $day }的会议已举行**，议程上没有待决定的个案。
committee-what-put = **把 { $cases } 宗个案加入{ $day }的议程**，并通知申请人：
committee-what-take-off = **从{ $day }的议程撤下个案**，并通知申请人：
committee-what-reopen = **更正已记录的决定**（{ $before }）。个案会返回议程，重新决定：
committee-what-record = **记录{ $day }会议的决定**：批准 { $approve } 宗（共 { $total }）、不批准 { $reject } 宗、暂缓 { $defer } 宗；未作决定 { $left } 宗。会通知申请人。

# 决定
committee-how = 有 { $cases } 宗个案待记录决定。想怎样记录？记录之前会先列出全部。
committee-how-name = 记录方式
committee-how-each = 逐宗记录
committee-how-each-words = 逐宗 | 一宗一宗 | 逐个
committee-how-rules = 全部批准（按规则计算的金额）
committee-how-rules-words = 全部批准 | 全批 | 照计算金额
committee-decision =
    第 { $place } 宗，共 { $of } 宗：**{ $case }**
    费用：{ $cost }
    按规则的资助额：{ $grant }
    委员会的决定？
committee-decision-name = 决定
committee-decide-approve = 批准
committee-decide-approve-words = 通过 | 批
committee-decide-reject = 不批准
committee-decide-reject-words = 否决 | 不批
committee-decide-defer = 暂缓
committee-decide-defer-words = 延后 | 下次再议
committee-decide-later = 稍后才记录
committee-decide-later-words = 稍后 | 跳过 | 晚些
committee-decide-rest = 这宗和其余全部批准（按规则计算的金额）
committee-decide-rest-words = 其余全部批准 | 全部批准
committee-grant = { $reference } 批准多少资助？（{ $limit }）
committee-grant-name = 资助额
committee-because = { $reference }：理由？申请人会看到。已选：{ $chosen }
committee-because-name = 理由
committee-text = { $reference }：请输入理由（最多 300 字），申请人会看到。
committee-text-name = 理由
committee-zh-hans =
    “{ $name }”的简体版本，建议如下，请过目：
    { $proposal }
    如要修改，请直接输入。
committee-zh-hans-name = 简体版本
committee-en =
    “{ $name }”的英文版本？
    { $text }
committee-en-name = 英文版本
committee-read-back = - { $case }：**{ $decision }**
committee-recorded = 已记录：批准 { $approve } 宗、不批准 { $reject } 宗、暂缓 { $defer } 宗。{ $left ->
        [0] 议程上的个案已全部有决定。
       *[other] 尚有 { $left } 宗未作决定。
    }
committee-ask-changed = 以下个案刚有改动，决定尚未记录：{ $cases }。请再看这些个案；其他答案已保留。
committee-meeting-changed = 会议信息刚有改动，决定尚未记录。你的答案已保留，请再确认。{ $cases }
committee-problem-no-sum = 资助额要大于零。
committee-problem-cost-missing = 这宗个案没有费用信息，不能确定资助额在规则之内。请暂缓，并向申请人了解费用信息。
committee-problem-above-share = { $grant } 超出规则：{ $limit }。最多可批准 { $most }。
committee-problem-above-cap = { $grant } 超出规则：{ $limit }。最多可批准 { $most }。
committee-refused = 没有记录任何决定。{ $reference }：{ $why }
committee-why-no-sum = 资助额要大于零。
committee-why-cost-missing = 没有费用信息，不能批准。
committee-why-above-share = 资助额超出按费用计算的比例。
committee-why-above-cap = 资助额超出上限。
committee-why-reason-missing = 不批准或暂缓需有理由。

# 结果
committee-nothing-changed = 没有更改。
committee-nothing-recorded = 没有记录任何决定。
committee-changed-cases = 以下个案刚被其他人更改，没有作出任何改动：{ $cases }。请返回会议再试。
committee-not-changed = 会议信息刚被其他人更改，没有作出任何改动。请返回会议再试。
committee-not-own-case = 其中一家公司由你代表，你不能处理它的个案，请交由另一位个案主任处理。没有作出任何改动。
committee-not-already = 这些决定已经记录，无需再做。
committee-not-not-allowed = 你目前没有处理会议的权限。
committee-not-unknown = 找不到这次会议或个案。
committee-not-not-now = 目前不能这样做。
committee-not-over = 会议日期已过，不能再加入个案。
committee-not-late = 文件刚截止，加入个案需说明原因。请返回会议再试。
committee-not-early = 会议当日或之后才可记录决定。
committee-not-past = 会议日期已过。
committee-not-taken = 当天已有会议。
committee-not-cutoff-late = 截止时间不能迟于会议当日。
committee-not-same-officer = 决定由你记录，需由另一位同事更正。
committee-not-paid = 这宗个案已有付款，不能重新决定。
committee-not-reason-missing = 需说明原因。
committee-pack =
    会议文件已备妥，链接有效至{ $until }，请勿转发：
    - [Word]({ $docx })
    - [Excel]({ $xlsx })
    不含个人姓名和联系信息。

# 会议文件
pack-title = 清洁生产伙伴计划 项目管理委员会会议文件
pack-meeting = 会议日期：{ $day }（截止收取文件：{ $cutoff }）
pack-as-at = 数据截至：{ $day }
pack-samples = 注意：其中 { $cases } 宗是样本数据，并非真实个案，不计入各项总数。
pack-summary = 一、摘要
pack-summary-sheet = 摘要
pack-list = 二、个案一览
pack-list-sheet = 个案
pack-each = 三、各宗个案
pack-by-sector = 四、按行业
pack-by-city = 五、按城市
pack-targets = 六、累计批准宗数与目标
pack-targets-sheet = 累计与目标
pack-notes = 七、说明
pack-no-cases = 议程上没有个案。
pack-number = 序号
pack-reference = 编号
pack-company = 公司
pack-component = 项目
pack-sector = 行业
pack-city = 城市
pack-cost = 费用
pack-by-rules = 按规则的资助额
pack-verdict = 资格核对
pack-score = 齐备程度
pack-decision = 决定
pack-cases = 宗数
pack-sum = 资助额
pack-open = 没有资助额的宗数
pack-rule = 资助额的依据
pack-check = 资格核对详情
pack-missing = 尚欠文件
pack-phase = 阶段
pack-approved = 已批准
pack-target = 目标
pack-undecided = 本议程待决定
pack-then = 如全部批准
pack-year = { $year }年度（4月1日至3月31日）
pack-in-all = 历年总数
pack-all = 总计
pack-sample = { $reference }（样本）
pack-not-decided = 待决定
pack-percent = { $number }%
pack-range = { $least } 至 { $most }
pack-about = 约 { $number }
pack-exactly = { $number }
pack-heading = { $number }. { $reference } { $company }（{ $component }）
pack-heading-sample = { $number }. { $reference } { $company }（{ $component }，样本数据，并非真实个案）
pack-line-grant = 费用 { $cost }；按{ $phase }的规则，资助额：{ $grant }
pack-line-check = 资格核对“{ $verdict }”：{ $criteria }（{ $sources }）
pack-line-check-bare = 资格核对“{ $verdict }”：{ $criteria }
pack-line-score = 齐备程度 { $number }%；尚欠文件：{ $missing }
pack-line-decision = 会议决定：{ $decision }
pack-item = “{ $name }”
pack-nothing-missing = 没有
pack-note-grant = 资助额由系统按个案所属阶段的规则计算；已有决定的个案则为批准额。
pack-note-check = 资格核对按申请人填报的信息，只供参考；是否批准由委员会决定。未能判断，即信息或规则不足以判断。
pack-note-average = 示范项目的平均资助额只是估计，并非上限。
pack-note-totals = 累计批准宗数以作出决定的会议日计算，包括批准后撤回的个案。
pack-note-targets = 批准宗数与目标的计算口径不同：目标按完成的工厂或项目计，批准宗数按申请计，未必完成，同一工厂也可能多于一宗，因此不列百分比。
pack-note-no-history = 本系统尚未导入历年数字，累计只计系统内的决定。
pack-note-samples = 样本数据列出但不计入各项总数。
