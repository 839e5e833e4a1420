# 選擇收取的消息及停止收取。
flow-news = 選擇想收到的消息
flow-stop = 不再收公告
