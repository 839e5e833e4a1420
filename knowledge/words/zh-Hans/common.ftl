# 各处都用的语句。每条信息三种语言都要有；{ $名称 } 由程序填入。名称带 -words 的，是同一选项的其他说法，以 | 分隔。
list-separator = 、
menu = 主菜单
back = 上一题
change = 修改答案
cancel = 取消
more = 更多（0）
go-on = 继续
not-sure = 不清楚
not-sure-words = 不知道 | 不太清楚 | 不确定 | 不了解 | 说不准 | 没想好
not-known = 暂无资料
our-error = 抱歉，系统出错，这条信息没有处理成功。你之前的答案没有丢失，请再试一次；如果还是不行，请把编号 { $reference } 告诉工作人员。
moved-on = 那个按钮属于较早的步骤。以下是当前步骤：
still-open = 你有一份没填完的表格，我们从上次停下的地方继续。如果想重新开始，请先点“取消”。
cannot-read = 我只能看文字，看不到表情、视频或位置，也听不到语音。请用文字告诉我，或输入“真人”提交咨询。
private-only = 为保护你的个人信息，请与我单独对话。
open-private = 打开单独对话
welcome =
    {""}**清洁生产伙伴计划自动助理**
    你好！我是自动助理，可以回答计划的问题、初步检查你的工厂能得到的资助、查找成功案例、报名活动，或帮你提交咨询。
    直接输入问题就可以，例如“做评估有没有补贴？”
menu-title = 想做什么？也可以直接输入问题。
menu-resume = 继续：{ $what }
menu-eligibility = 检查我能得到的资助
menu-components = 计划提供什么
menu-cases = 找成功案例
menu-human = 找工作人员
menu-human-words = 真人 | 工作人员 | 客服 | 人工 | 人工客服 | 转人工 | 找人
menu-language = 語言 / 语言 / Language
which-language = 請選擇語言。请选择语言。Please choose a language.
language-set = 已切换为简体中文。
help =
    {""}**我可以帮你**
    - 直接输入问题，例如“哪些行业可以参加？”
    - “资格”：初步检查能得到的资助
    - “活动”：查看和报名活动；“我的入场券”：看你的入场券
    - “案例”：查找成功案例
    - “真人”：向工作人员提交咨询
    - “语言”：切换语言；“隐私”：了解我们怎样处理个人信息
help-in-form =
    你正在填表。点选项、输入编号或文字都可以。
    “上一题”返回上一题，“修改”更正之前的答案，“取消”放弃填写，“主菜单”先暂停，稍后可以继续。
    填表时也可以直接提问，回答后会回到这一题。
ask-away = 请输入你的问题。
text-empty = 没有收到文字，请再输入一次。
flow-eligibility = 资助检查
flow-cases = 成功案例
flow-enquiry = 向工作人员咨询
flow-enquiries = 待回复的咨询
flow-ended = 已完成。
back-to = 回到“{ $what }”：
no-way-back = 这是第一题，没有上一题。
nothing-to-change = 目前没有可以修改的答案。
change-which = 想修改哪一项？
change-line = { $name }：{ $answer }
cancelled = 已取消“{ $what }”，填写的答案已删除。
left = 已离开“{ $what }”。之前保存的内容都在，未提交的答案已删除。
answers-dropped = 修改后，以下答案不再适用，已经移除：{ $what }。
taken-up = 已按你的说法填好：{ $what }。如果不对，请点“修改答案”。
not-understood-choose-one = 请从以下选项中选一个：点按钮，或输入编号或文字。
not-understood-text-empty = 请输入文字。
not-understood-text-too-long = 文字太长，请缩短后再输入。
not-understood-money-unread = 请输入金额，例如 30000、HK$30,000 或 3万。
not-understood-money-cents = 金额最多两位小数，例如 30000.50。
not-understood-money-range = 金额要大于零，也不能过大。请重新输入，例如 30000。
not-understood-phone-unread = 这个电话号码好像不完整。香港号码请输入 8 位数字，内地手机请输入 11 位数字。
not-understood-email-unread = 这个邮箱地址好像不完整，应类似 name@example.com。
staff-link-invalid = 这个登录链接无效：可能已经用过，或已超过 24 小时。请向管理员索取新的链接。
staff-bound = 已登录：{ $name }（{ $role }）。
role-viewer = 查看
role-hotline-agent = 热线工作人员
role-case-officer = 个案负责人
role-publisher = 发布
role-approver = 审批
role-admin = 管理员
command-menu-words = 主菜单 | 菜单 | 目录 | 首页 | 主页
command-eligibility-words = 资格 | 查资格 | 检查资格 | 资格自查 | 资助检查 | 查补贴
command-cases-words = 案例 | 成功案例 | 看案例 | 找案例
command-human-words = 真人 | 工作人员 | 客服 | 找客服 | 找工作人员 | 人工 | 人工客服 | 转人工 | 人工服务
command-language-words = 语言 | 切换语言 | 换语言 | 中文 | 简体 | 简体中文 | 繁体 | 英文
command-privacy-words = 隐私 | 隐私政策
command-back-words = 上一题 | 返回 | 上一步 | 后退
command-change-words = 修改 | 修改答案 | 改答案 | 更正
command-cancel-words = 取消 | 放弃 | 退出 | 不填了
command-help-words = 帮助 | 说明 | 怎么用
not-understood-name-unread = 请输入姓名，一次一位，例如“陈大文”。
not-understood-name-no-identity-number = 请只输入姓名。为保护你的信息，我们不收集身份证号码，刚才的号码没有保存。
not-understood-contact-unread = 请输入电话号码或邮箱，例如 2123 4567 或 name@example.com。
not-understood-number-unread = 请输入数字，例如 50。
not-understood-number-range = 这个数字不在可接受的范围内，请重新输入。
not-understood-day-unread = 请输入日期，例如 15/12、2026-12-15 或“12月15日”。
not-understood-day-early = 这个日期太早：不能早于今天，也不能早于活动开始的日子。请重新输入。
not-understood-day-late = 这个日期太晚：不能超过两年之后，报名截止也不能晚于活动开始。请重新输入。
not-understood-day-to-come = 请输入今天或以前的日期，例如“昨天”、15/12/2025 或“2025年12月15日”。
not-understood-day-too-old = 这个日期太早，请重新输入。
not-understood-time-unread = 请输入时间，例如 14:30 或“下午2时30分”。
not-understood-time-which-half = 请写明上午或下午，例如“下午2时30分”或 14:30。
not-understood-time-not-after = 结束时间要在开始时间之后，请重新输入。
not-understood-time-too-late = 截止时间不能晚于活动开始，请重新输入。
not-understood-link-unread = 请输入以 https:// 开头的完整网址。
not-understood-registration-unread = 请输入登记号码：香港商业登记号码，例如 12345678-000；或 18 位的统一社会信用代码。手头没有可选“稍后再补”。
not-understood-registration-no-identity-number = 这看起来是身份证号码。为保护个人信息，我们不收集身份证号码，刚才的号码没有保存。请输入公司的登记号码。
slow-down = 你发得太快，最后几条消息没有读取。请等一分钟，再发送最后一条。
