# 公告（对话及后台）。
flow-announce = 公告：进度及停止
