# 各处都用的字句。每则消息三种语言都要有；{ $名称 } 由程式填上。名称带 -words 的，是同一选项的其他说法，以 | 分隔。
list-separator = 、
menu = 主菜单
back = 上一题
change = 修改答案
cancel = 取消
more = 更多（0）
go-on = 继续
not-sure = 不清楚
not-sure-words = 唔清楚 | 唔知 | 唔知道 | 不知道 | 不确定 | 未知
not-known = 未有资料
our-error = 抱歉，系统出错，未能处理这一则消息。你之前的答案没有遗失，请再试一次；如仍然不行，请告诉工作人员编号 { $reference }。
moved-on = 那个按钮属于较早的步骤。以下是现在的位置：
still-open = 你有一份未完成的表格，我们由上次停下的地方继续。如想重新开始，请先按「取消」。
cannot-read = 我只能阅读文字，看不到图片、贴纸、文件或位置，也听不到语音消息。请用文字告诉我，或输入「真人」留下咨询。
group-name = 清洁生产伙伴计划助理
private-only = 为保护你的资料，请与我单独对话。
open-private = 开启单独对话
not-yet = 这项功能尚未提供。如需协助，请输入「真人」留下咨询，或致电计划热线 { $hotline }。
welcome =
    {""}**清洁生产伙伴计划自动助理**
    你好！我是自动助理，可以回答计划的问题、初步检查你的工厂可得到的资助、查找成功案例，或替你留下咨询。
    直接输入问题就可以，例如「做评估有冇钱资助？」
menu-title = 想做什么？你也可以直接输入问题。
menu-resume = 继续：{ $what }
menu-eligibility = 检查我可得的资助
menu-components = 计划提供什么
menu-cases = 找成功案例
menu-human = 找工作人员协助
menu-human-words = 真人 | 工作人员 | 揾人 | 找工作人员 | 人工 | 转人工
menu-language = 语言 / 语言 / Language
which-language = 请选择语言。请选择语言。Please choose a language.
language-set = 已转为繁体中文。
help =
    {""}**我可以帮你**
    - 直接输入问题，例如「边啲行业可以参加？」
    - 「资格」：初步检查可得的资助
    - 「案例」：查找成功案例
    - 「真人」：留下咨询给工作人员
    - 「语言」：转换语言；「隐私」：看我们怎样处理资料
help-in-form =
    你正在填表。按选项、输入号码或文字都可以。
    「上一题」返回上一题，「修改」修改之前的答案，「取消」放弃，「主菜单」暂停，稍后可继续。
    填表期间也可以直接问问题，答完会回到这一题。
ask-away = 请输入你的问题。
text-empty = 我收不到文字，请再输入一次。
flow-eligibility = 资助检查
flow-cases = 成功案例
flow-enquiry = 给工作人员的咨询
flow-enquiries = 待覆咨询
flow-ended = 已完成。
back-to = 回到「{ $what }」：
no-way-back = 这是第一题，没有上一题。
nothing-to-change = 现在没有可以修改的答案。
change-which = 想修改哪一项？
change-line = { $name }：{ $answer }
cancelled = 已取消「{ $what }」，所填的答案已删除。
answers-dropped = 修改后，以下答案不再适用，已经移除：{ $what }。
taken-up = 已按你的说法填上：{ $what }。如有不对，按「修改答案」。
not-understood-choose-one = 请从以下选项选一个：按下按钮，或输入号码或文字。
not-understood-text-empty = 请输入文字。
not-understood-text-too-long = 文字太长，请缩短到 1,000 字以内。
not-understood-money-unread = 请输入金额，例如 30000、HK$30,000 或 3万。
not-understood-money-cents = 金额最多两位小数，例如 30000.50。
not-understood-money-range = 金额要大于零。请再输入，例如 30000。
not-understood-phone-unread = 这个电话号码看来不完整。香港号码请输入 8 位数字，内地手机请输入 11 位数字。
not-understood-email-unread = 这个邮箱地址看来不完整，应类似 name@example.com。
staff-link-invalid = 这条登录链接无效：可能已用过，或已超过 24 小时。请向管理员索取新的链接。
staff-bound = 已登录：{ $name }（{ $role }）。输入 /enquiries 查看待覆咨询。
role-viewer = 检视
role-hotline-agent = 热线工作人员
role-case-officer = 个案主任
role-publisher = 发布
role-approver = 批核
role-admin = 管理员
command-menu-words = 主菜单 | 菜单 | 目录 | 首页
command-eligibility-words = 资格 | 检查资格 | 资助检查
command-cases-words = 案例 | 成功案例
command-human-words = 真人 | 工作人员 | 揾真人 | 揾人 | 找工作人员 | 人工 | 转人工 | 人工客服
command-language-words = 语言 | 转语言 | 繁体 | 简体 | 英文
command-privacy-words = 隐私
command-back-words = 上一题 | 返回 | 上一步
command-change-words = 修改 | 修改答案 | 修改
command-cancel-words = 取消 | 放弃
command-help-words = 帮助 | 说明 | 帮手
