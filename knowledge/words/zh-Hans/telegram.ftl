# Telegram 上的名称、简介和命令说明。简短介绍最多 120 字，命令说明宜短。
telegram-name = 清洁生产伙伴计划助理
telegram-short-description = 回答清洁生产伙伴计划的问题，初步检查你的工厂能得到的资助，查找成功案例，或帮你提交咨询。
telegram-description = 你好！我是清洁生产伙伴计划的自动助理。直接输入问题，或点“开始”。检查资助不需要姓名或电话；结果只是初步评估，最终由项目管理委员会决定。
telegram-command-menu = 主菜单
telegram-command-eligibility = 检查我能得到的资助
telegram-command-events = 活动和报名
telegram-command-mytickets = 我的入场券
telegram-command-cases = 找成功案例
telegram-command-human = 找工作人员
telegram-command-language = 切换语言
telegram-command-back = 返回上一题
telegram-command-cancel = 取消
telegram-command-privacy = 我们怎样处理个人信息
telegram-command-help = 我可以帮你什么
