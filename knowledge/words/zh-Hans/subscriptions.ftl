# 选择收取的消息及停止收取。
flow-news = 选择想收到的消息
flow-stop = 不再收公告
