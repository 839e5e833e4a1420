# 公告（對話及後台）。
flow-announce = 公告：進度及停止
