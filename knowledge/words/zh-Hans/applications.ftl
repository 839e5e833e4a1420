# 申请人的一方：提出申请、个案、查进度、一次性代码。
apply-closed = { $phase }这一期不受理新申请。如需了解下一期的安排，请拨打计划热线 { $hotline }，或留下咨询。
apply-past-term = 请注意：资料所载的实施期到{ $end }为止，今天已经超出。你仍可以填写，能否受理由工作人员和项目管理委员会决定。
apply-unknown-phase = 请注意：资料没有说明{ $phase }这一期是否受理申请。你仍可以填写，能否受理由工作人员和项目管理委员会决定。
apply-component = 想申请哪一项？
apply-component-name = 申请项目
apply-component-on-site-assessment = 实地评估：想知道厂里哪些地方可以改善
apply-component-on-site-assessment-words = 实地评估 | 评估 | 做评估
apply-component-demonstration = 示范项目：想安装设备或改进工艺
apply-component-demonstration-words = 示范项目 | 示范
apply-component-verification = 核证服务：改善已完成，想核实成效
apply-component-verification-words = 核证服务 | 核证
apply-hk-owned = { eligibility-hk-owned }
apply-hk-owned-name = { eligibility-hk-owned-name }
apply-place = { eligibility-place }
apply-place-name = { eligibility-place-name }
apply-place-region = { eligibility-place-region }
apply-place-region-name = { eligibility-place-region-name }
apply-district = { eligibility-district }
apply-district-name = { eligibility-district-name }
apply-trade = { eligibility-trade }
apply-trade-name = { eligibility-trade-name }
apply-which-sector = { eligibility-which-sector }
apply-which-sector-name = { eligibility-which-sector-name }
apply-sector = { eligibility-sector }
apply-sector-name = { eligibility-sector-name }
apply-improved-already = { eligibility-improved-already }
apply-improved-already-name = { eligibility-improved-already-name }
apply-concern = { eligibility-concern }
apply-concern-name = { eligibility-concern-name }
apply-cost = 报价或预算总额是多少（港元）？还没有就选“不清楚”，以后再补。
apply-cost-name = { eligibility-cost-name }
apply-instead = 按你的回答，这一项不能申请。你可以点“更改答案”，或改选：
apply-instead-name = 改选项目
apply-refused = 按你的回答，目前不能申请，所以没有保存任何信息。如果情况有变，可以再检查一次，或找工作人员协助。
privacy-notice-application = 收集信息的目的：由香港生产力促进局（计划的实施机构）处理申请、核实信息和跟进获批项目。公司名称、联系人和一种联系方式必须填写，否则无法处理；其余可以稍后补充。信息只供处理个案的工作人员、香港环境保护署、项目管理委员会、你选用的服务供应商和系统托管商使用；通过 Telegram 发送的信息也会经过 Telegram。获资助的个案结束后保存 7 年，未获批准或撤回的 2 年，未提交的草稿 180 天，之后删除。如需查阅或更正，请输入“我的信息”。请勿提供身份证号码。（2026年11月24日版）
apply-intro = { $notice }
apply-company = 为哪家公司申请？
apply-company-name = 公司
apply-another-company = 另一家公司
apply-new-company = 公司全称是什么？请按登记证或营业执照上的写法。
apply-new-company-name = 公司名称
apply-company-number = 香港商业登记号码，或内地统一社会信用代码？手头没有可选“稍后再补”。
apply-company-number-name = 登记号码
company-number-skip = 稍后再补
company-number-skip-words = 跳过 | 没有 | 暂无 | 以后再说
apply-person = 联系人的姓名？
apply-person-name = 联系人
apply-contact = 联系人的电话或邮箱？以后查进度时，也可以用它核对身份。
apply-contact-name = 联系方式
apply-description = 你想做什么？请用几句话说明厂里的情况和想要的改善，例如“两台柴油锅炉用了十年，想回收余热、少烧油”。
apply-description-name = 想做的事
apply-confirm =
    请核对：
    { $details }
    保存为草稿吗？保存后再添加文件和提交。
apply-confirm-name = 确认
apply-confirm-yes = 保存草稿
apply-confirm-yes-words = 是 | 对 | 好 | 好的 | 保存 | 确定
apply-confirm-no = 不保存
apply-confirm-no-words = 否 | 不要 | 不用
apply-nothing = 没有保存任何信息。
apply-begun =
    草稿已保存，编号 **{ $reference }**。
    下一步：添加文件，然后提交。提交之前，我们不会开始处理。
    可以随时离开，改天输入“申请进度”继续。
apply-open = 添加文件和提交
apply-too-many = 这个对话已有 5 份未提交的草稿。请先提交或删除一份，再提出新申请。
apply-unknown = 你已不再代表这家公司，所以没有保存。请向公司的同事要一次性代码。

fact-line = - { $name }：{ $value }
fact-open = 未填
fact-component = 申请项目
fact-company = 公司
fact-registration-number = 登记号码
fact-hk-owned = 是否港资
fact-place = 工厂地点
fact-sector = 行业
fact-concern = 改善方面
fact-improved-already = 改善是否完成
fact-cost-cents = 费用
fact-contact-name = 联系人
fact-contact = 联系方式
fact-description = 想做的事

application-company = 公司：{ $company }
application-score = 完整程度：**{ $score }%**
application-missing = - 还缺“{ $name }”：{ $why }
application-missing-more = - 另有 { $number } 份文件，见“文件”
application-facts-missing = 还没填写：{ $names }
application-points = **请补充 { $number } 项**（还有 { $open } 项没答）：
application-correcting = 这宗申请由你们取回更正。改好后请点“交回”。
case-point-open = { $number }. { $what }
case-point-answered = { $number }. { $what }（已答）
case-point-more = - 另有 { $number } 项，点“补充所列各项”逐项查看
milestone-line = - { $what }：{ $when }
milestone-start = 开始工作
milestone-completion = 完成工作
milestone-final-report = 提交总结报告
milestone-case-text = 提供成功案例的文字
milestone-visit-hosted = 接待一次工厂参观
milestone-talk-given = 在活动上分享经验
milestone-due = { $day }或之前
milestone-done = 已于{ $day }完成
application-unknown = 找不到这宗申请，或你没有代表这家公司。请核对编号；如果是同事申请的，请向他要一次性代码。
application-changed = 刚才有人更新了这宗申请，所以没有改动。以下是最新情况，请再试一次。
application-not-now = 这宗申请的状态已经改变，现在不能这样做。
application-not-registered = 这家供应商目前不在登记册上，所以没有选用。
application-saved = 已保存，编号 { $reference }。改天输入“申请进度”就能继续；想换一台设备继续，先在“同事和设备”取一次性代码。
application-action = 想做什么？
application-action-name = 操作
application-do-points = 补充所列各项
application-do-points-words = 补充 | 补充材料 | 回答
application-do-files = 文件
application-do-files-words = 加文件 | 上传文件 | 上传 | 交材料
application-do-details = 查看或修改信息
application-do-details-words = 修改信息 | 改信息 | 信息
application-do-submit = 提交申请
application-do-submit-words = 提交 | 递交
application-do-discard = 删除草稿
application-do-discard-words = 删除 | 不要了
application-do-resubmit = 交回
application-do-resubmit-words = 重新提交 | 再提交
application-do-correct = 更正已提交的信息
application-do-correct-words = 更正 | 改错
application-do-withdraw = 撤回申请
application-do-withdraw-words = 撤回 | 不申请了
application-do-reasons = 查看理由
application-do-reasons-words = 理由 | 原因 | 为什么
application-do-people = 同事和设备
application-do-people-words = 同事 | 加同事 | 设备 | 换手机
application-do-rate = 评价供应商
application-do-rate-words = 评价 | 打分
application-do-later = 先离开
application-do-later-words = 稍后 | 以后再说 | 离开 | 改天再做

application-part = 想修改哪一部分？
application-part-name = 部分
application-part-project = 工厂和项目
application-part-contact = 联系人和联系方式
application-part-company = 公司名称和登记号码
application-part-quotations = 报价
application-part-provider = 服务供应商
application-fact = 想修改哪一项？
application-fact-name = 项目
application-new-company = { apply-new-company }
application-new-company-name = { apply-new-company-name }
application-company-number = { apply-company-number }
application-company-number-name = { apply-company-number-name }
application-person = { apply-person }
application-person-name = { apply-person-name }
application-contact = { apply-contact }
application-contact-name = { apply-contact-name }
application-hk-owned = { eligibility-hk-owned }
application-hk-owned-name = { eligibility-hk-owned-name }
application-place = { eligibility-place }
application-place-name = { eligibility-place-name }
application-place-region = { eligibility-place-region }
application-place-region-name = { eligibility-place-region-name }
application-district = { eligibility-district }
application-district-name = { eligibility-district-name }
application-trade = { eligibility-trade }
application-trade-name = { eligibility-trade-name }
application-which-sector = { eligibility-which-sector }
application-which-sector-name = { eligibility-which-sector-name }
application-sector = { eligibility-sector }
application-sector-name = { eligibility-sector-name }
application-improved-already = { eligibility-improved-already }
application-improved-already-name = { eligibility-improved-already-name }
application-concern = { eligibility-concern }
application-concern-name = { eligibility-concern-name }
application-cost = { apply-cost }
application-cost-name = { apply-cost-name }
application-description = { apply-description }
application-description-name = { apply-description-name }
application-changed-details = 已修改。
application-company-fixed = 这家公司另有已提交的申请，所以不能在这里更改公司名称或号码。如有错误，请输入“真人”告诉工作人员。

quotations-none = 还没有填写报价。
quotations-line = - { $firm }，{ $day }，{ $amount }
quotations-add = 加一份报价
quotations-remove = 移除一份报价
quotations-added = 已加入报价。报价单的文件，请在“文件”里发送。
quotations-removed = 已移除报价。
quotations-too-many = 报价已有 10 份，请先移除一份。
application-quotations-do = 想怎样修改？
application-quotations-do-name = 报价的修改
application-quotation = 移除哪一份？
application-quotation-name = 报价
application-firm = 由哪家公司报价？
application-firm-name = 报价公司
application-address = 报价公司的地址？
application-address-name = 报价公司地址
application-day = 报价单的日期？例如 15/10 或 2026-10-15。
application-day-name = 报价日期
application-amount = 报价总额（港元）？例如 30000 或 3万。
application-amount-name = 报价总额

application-provider = 服务供应商目前是：{ $present }。请输入想选用的供应商名称；还没有人选，可以先找供应商。
application-provider-name = 供应商名称
application-which-provider = 是哪一家？登记不等于推荐，请自行比较。
application-which-provider-name = 供应商
case-provider-none-yet = 未选定
case-provider-none = 暂不选用
case-provider-other = 都不是
case-provider-other-words = 不是 | 没有
case-provider-not-found = 登记册上没有名称近似“{ $words }”的供应商。请核对名称，或先找服务供应商。
case-provider-unchanged = 没有改动。
case-provider-chosen = 已记下选用的供应商。
case-provider-none-chosen = 已记下：暂不选用供应商。

case-files = 已有 { $number } 份文件。没有一份是硬性规定的，但齐全会更快审核。
application-item = 想加哪一份？
application-item-name = 文件种类
case-item-missing = { $name }（还没有）
case-item-arrived = { $name }（已收到）
case-item-accepted = { $name }（已核对）
case-item-returned = { $name }（请补交）
case-item-other = 其他文件
case-item-card =
    {""}**{ $name }**
    用途：{ $why }
    例如：{ $example }
case-file-arrived = - { $name }（{ $day }收到）
case-file-accepted = - { $name }（{ $day }收到，已核对）
case-file-returned = - { $name }（{ $day }收到，请补交）
application-file = 请发送“{ $name }”：拍照或发文件，每份不超过 5 MB，一次一份。
application-file-name = 文件
application-more = { $outcome } 还有就再发一份，没有就点“完成”。
application-more-name = 另一份文件
case-file-kept = 已收到“{ $name }”。
case-file-same = “{ $name }”之前已经收到，不用再发。
case-file-too-many = 文件已满（最多 20 份，合计 50 MB），没有保存“{ $name }”。请先删除不需要的。
case-file-later = 稍后再答
case-file-later-words = 稍后 | 以后再说 | 跳过
case-file-done = 完成
case-file-done-words = 没有了 | 好了 | 搞定
case-file-remove = 删除一份
case-file-remove-words = 删除
case-file-removed = 已删除“{ $name }”。
application-gone = 删除哪一份？
application-gone-name = 要删除的文件
application-sure-gone = 删除“{ $name }”？删除后不能恢复。
application-sure-gone-name = 确认删除
case-file-gone-yes = 删除文件
case-file-gone-yes-words = 是 | 对 | 好 | 确定
case-file-gone-no = 保留文件
case-file-gone-no-words = 否 | 不要 | 保留

application-point = 第 { $number } 项（共 { $all } 项）：{ $what }
application-point-name = 补充
application-document = 第 { $number } 项（共 { $all } 项）：请发送“{ $what }”，拍照或发文件都可以。
application-document-name = 补充的文件
case-point-in-words = 用文字回答
case-point-in-words-words = 文字 | 打字
case-points-done = 已记下。全部补齐后，请点“交回”，我们才会继续处理。

application-submit =
    请核对（完整程度 { $score }%，文件 { $files } 份）：
    { $details }
    { $missing }
    提交吗？
application-submit-name = 提交
submit-missing = 还缺：{ $names }。现在也可以提交，但工作人员可能会请你补交。
submit-complete = 清单上的文件都已齐全。
submit-yes = 确定提交
submit-yes-words = 是 | 对 | 好 | 确定 | 提交
submit-no = 先不提交
submit-no-words = 否 | 等等 | 不要
submit-done =
    {""}**已提交，编号 { $reference }。**
    请记下这个编号。状态有变化时，我们会在这里通知你。
submit-already = 这宗申请（{ $reference }）之前已经提交，不会重复。
application-resubmit =
    { $effect }
    交回后由工作人员继续处理，期间不能再改。交回吗？
application-resubmit-name = 交回
resubmit-open = 还有 { $number } 项没答，工作人员可能会再请你补充。
resubmit-complete = 所列各项都已回答。
resubmit-yes = 确定交回
resubmit-yes-words = 是 | 对 | 好 | 确定 | 交回
resubmit-no = 先不交回
resubmit-no-words = 否 | 等等 | 不要
resubmit-done = 已交回，工作人员会继续处理。编号 { $reference }。
application-correct =
    更正前请了解：
    - 申请会退回给你修改，我们暂停处理；到你点“交回”为止的时间不计入我们的处理时间。
    { $effect }
    更正吗？
application-correct-name = 更正
correct-queue = - 交回后，工作人员要重新检查。
correct-agenda = - 它会离开{ $day }会议的议程，要等之后的会议。
correct-reach = - 如果不能在{ $cutoff }前再次备齐，就赶不上{ $day }的会议。
correct-yes = 取回更正
correct-yes-words = 是 | 对 | 好 | 确定 | 更正
correct-no = 保持不变
correct-no-words = 否 | 不改 | 不要 | 不用
correct-done = 申请 { $reference } 已退回给你。改好后请点“交回”。
application-withdraw =
    撤回前请了解：
    - 申请 { $reference } 会就此结束，不能恢复；想再申请，要重新填写。
    { $effect }
    撤回吗？
application-withdraw-name = 撤回
withdraw-open = - 已提交的信息会按保存期限删除。
withdraw-approved = - 已批准的资助会失效。
withdraw-yes = 确定撤回
withdraw-yes-words = 是 | 对 | 确定 | 撤回
withdraw-no = 不撤回
withdraw-no-words = 否 | 不要 | 保留
withdraw-done = 申请 { $reference } 已撤回。
application-discard = 删除草稿 { $reference }？{ $effect }
application-discard-name = 删除草稿
discard-effect = 所填内容和 { $files } 份文件都会删除，不能恢复。
discard-yes = 确定删除
discard-yes-words = 是 | 对 | 确定 | 删除
discard-no = 保留草稿
discard-no-words = 否 | 不要 | 保留
discard-done = 草稿 { $reference } 已删除。
reasons-title = 理由：
reasons-none =
    这里没有记录可以给你看的理由。我可以替你向工作人员咨询。
    { $notice }
application-ask-reasons = 要发送咨询“请说明申请 { $reference } 的理由”吗？工作人员会在这个对话里回复。
application-ask-reasons-name = 咨询理由
reasons-ask-yes = 发送咨询
reasons-ask-yes-words = 是 | 对 | 好 | 要
reasons-ask-no = 不用了
reasons-ask-no-words = 否 | 不用 | 不要
application-rate-work = 供应商的工作质量如何？
application-rate-work-name = 工作质量
application-rate-advice = 供应商的意见有没有用？
application-rate-advice-name = 意见
application-rate-punctual = 供应商准时吗？
application-rate-punctual-name = 准时
rate-5 = 很好
rate-4 = 好
rate-3 = 一般
rate-2 = 较差
rate-1 = 很差
application-remark = 想补充什么？只供工作人员参考，供应商看不到是谁写的。
application-remark-name = 补充
rate-remark-none = 没有补充
rate-remark-none-words = 没有 | 无 | 跳过
rate-rated = 谢谢你的评价。
rate-already = 这宗申请之前已经评价，每宗只收一次。

people-listed =
    可查看和处理“{ $company }”申请的人：{ $names }
    申请属于公司；离职的人请移除。
people-me = { $name }（这个对话）
application-people-do = 想怎样做？
application-people-do-name = 同事和设备
people-do-invite = 取一次性代码
people-do-invite-words = 代码 | 加同事 | 加入
people-do-remove = 移除一人
people-do-remove-words = 移除
people-do-back = 返回个案
people-code =
    一次性代码：**{ $code }**（{ $until }前有效，只能用一次）
    交给同事，或自己在另一台设备、另一个平台使用：
    - 打开本助理，输入“加入 { $code }”；或
    - 用浏览器打开 { $link }
    用了代码的人可以查看和处理这家公司的申请，请勿公开。
people-too-many = 未用的代码已有 5 个，或已有 10 人，所以没有发出新代码。代码 48 小时后失效；也可以先移除一人。
application-leaver = 移除哪一位？
application-leaver-name = 要移除的人
application-sure-leaver = 移除“{ $name }”？{ $effect }
application-sure-leaver-name = 确认移除
people-leaving = 移除后，这个人不能再查看或处理这家公司的申请，也不再收到通知。
people-leaving-me = 这是你自己：移除后，这个对话不能再查看或处理这家公司的申请。
people-remove-yes = 确定移除
people-remove-yes-words = 是 | 对 | 确定 | 移除
people-remove-no = 不移除
people-remove-no-words = 否 | 不要 | 保留
people-removed = 已移除“{ $name }”。
people-unknown = 这个人已不在名单上。
people-last = 公司至少要有一个人，所以没有移除。请先用代码加入另一人。

status-none = 这个对话还没有申请。
status-mine = 你们的申请（{ $number } 宗），请选一宗查看：
status-case = 你也可以提出新申请，或直接输入申请编号。
status-case-name = 个案
status-new = 新申请
status-new-words = 提出申请 | 申请
status-look = 用编号查进度
status-look-words = 查进度 | 编号 | 用编号
status-code = 我有一次性代码
status-code-words = 代码 | 加入
status-reference = 请输入申请编号，例如 A-XXXX-XXXX-XXXX。
status-reference-name = 申请编号
reference-length = “{ $typed }”的长度不对：编号是 A 加 12 个字母或数字。
reference-kind = “{ $typed }”不是申请编号：申请编号以 A 开头。
reference-character = “{ $typed }”有编号不会用的字：编号没有 0、1、I、L、O。
reference-check = “{ $typed }”有一个字打错了，或两个字调换了，请逐个核对。
status-fact = 请再输入一项信息核对：申请时填写的电话或邮箱，或公司的登记号码。
status-fact-name = 核对信息
status-unknown = 编号和信息不吻合，或没有这宗申请。请核对后再试；15 分钟内可试 5 次。
status-wait = 为保护申请人，尝试次数已满。请约 { $minutes } 分钟后再试，不用重新登记什么。
status-more = 以下是进度。要修改、交文件或收通知，请向公司的同事要一次性代码。

join-intro = { $notice }
join-code = 请输入一次性代码，例如 ABCD-EFGH。代码由公司的同事在个案里的“同事和设备”取得。
join-code-name = 一次性代码
join-name = 用代码“{ $code }”加入。你的姓名？公司的其他人会看到。
join-name-name = 姓名
join-joined = 你已加入“{ $company }”，现在可以查看和处理这家公司的申请。
join-already = 你本来就代表“{ $company }”，代码没有用掉。
join-unknown = 这个代码无效：可能打错、已用过，或已过 48 小时。请核对，或向同事再要一个。
join-wait = 尝试次数已满，请约 { $minutes } 分钟后再试。
join-another = 再输入代码
