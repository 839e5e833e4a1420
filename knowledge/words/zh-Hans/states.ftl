# 申请个案的状态、下一步和通知；各流程的名称和指令。
menu-status = 申请及进度
menu-apply = 提出申请
menu-providers = 服务供应商
menu-logo = “粤港清洁生产伙伴”标志
menu-more = 更多
menu-more-words = 其他 | 更多选项
more-title = 还可以：

flow-apply = 提出申请
flow-status = 申请及进度
flow-application = 申请个案
flow-join = 用代码加入
flow-providers = 服务供应商
flow-newprovider = 供应商登记申请
flow-logo = 伙伴标志
flow-worklist = 申请个案清单
flow-casework = 处理申请
flow-committee = 委员会会议
flow-register = 供应商登记册
flow-labels = 标志管理
staff-what = 你可以使用以下功能：

command-more-words = 更多 | 其他
command-apply-words = 申请 | 提出申请 | 我要申请 | 想申请 | 申请资助
command-status-words = 进度 | 申请进度 | 查进度 | 查询进度 | 我的申请 | 申请状态 | 状态
command-join-words = 加入 | 代码 | 输入代码 | 一次性代码
command-providers-words = 供应商 | 服务供应商 | 找供应商 | 服务商 | 环境技术服务供应商
command-logo-words = 标志 | 伙伴标志 | 标志计划 | 申请标志
command-staff-words = 职员功能
command-worklist-words = 个案清单 | 申请清单 | 个案
command-committee-words = 会议 | 委员会 | 委员会会议
command-register-words = 登记册 | 供应商登记册
command-labels-words = 标志管理

# 六个公开状态（决定的结果写在状态之内）
public-draft = 草稿（未提交）
public-discarded = 已删除的草稿
public-received = 已收到
public-more-needed = 需要你补充资料
public-under-review = 审核中
public-before-committee = 待委员会审批
public-decided = 已有决定
public-approved = 已有决定：获批准
public-rejected = 已有决定：不获批准
public-withdrawn = 已结束：由申请人撤回
public-completed = 已完成

# 下一步会怎样
next-draft = 下一步：核对内容后点“提交”。
next-discarded = 草稿已删除。
next-received = 下一步：工作人员会接手这宗个案，检查资料是否齐备。
next-more-needed = 下一步：请一次补齐所列各项，再点“交回”。这段时间不计入我们的处理时间。
next-under-review = 下一步：工作人员检查资料，再由另一位同事复核；齐备后提交委员会。
next-before-committee = 下一步：项目管理委员会在会议上审批。
next-approved = 下一步：按批准内容开展工作，并按日期完成各项跟进。
next-rejected = 委员会没有批准这宗申请。你可以查看理由，或找工作人员协助。
next-withdrawn = 这宗申请已按你们的意愿撤回，不再处理。
next-completed = 这宗申请已完成。如还有分享经验或拨款事宜，会列在个案内。

# 由谁行动
acts-draft = 由谁行动：你。
acts-discarded = 不用行动。
acts-received = 由谁行动：香港生产力促进局工作人员。
acts-more-needed = 由谁行动：你。
acts-under-review = 由谁行动：香港生产力促进局工作人员。
acts-before-committee = 由谁行动：项目管理委员会。
acts-approved = 由谁行动：你和选用的供应商。
acts-rejected = 不用行动。
acts-withdrawn = 不用行动。
acts-completed = 由谁行动：如个案内没有未完事项，不用行动。

application-title = **申请 { $reference }**（{ $component }）
application-sample = 这是样本资料，并非真实个案。
application-status = 状态：**{ $state }**（{ $day }起）
application-decided = 决定日期（会议日）：{ $day }
application-money = 批准资助额：{ $approved }；已发放：{ $paid }
application-meeting = 会议日期：{ $day }
application-reach = 时间：最快可在{ $day }的会议审批，须在{ $cutoff }前备妥。
application-no-meeting = 时间：下次会议日期尚未公布，定出后会列在这里。
application-line = { $reference } { $component }：{ $state }
application-open = 查看这宗申请
application-reason-line = - { $reason }
notice-status = 申请 { $reference } 的状态已更新：{ $before } → **{ $after }**
notice-status-decided = 决定日期（会议日）：{ $day }
notice-status-grant = 批准资助额：{ $grant }
notice-status-meeting = 会议日期：{ $day }
notice-holder-joined = { $name }已用一次性代码加入“{ $company }”，现在可以查看和处理该公司的申请。如非你们邀请，请在“申请及进度”的个案内移除此人。
