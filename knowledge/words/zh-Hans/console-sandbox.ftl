# 在后台试用机器人。
sandbox-about = 你在这里是一名普通用户，日期是{ $day }。你的操作只保存在你自己的数据库里：不会发给任何人，也不计入任何数据。
sandbox-day = 假设今天是
sandbox-start = 重新开始
sandbox-fresh = 已换成一名新用户，日期是{ $day }。
sandbox-day-unread = 这不是日期，请选择一天。
sandbox-talk = 对话
sandbox-elsewhere = 你的试用正由程序的另一个进程打开，请稍后再试。
