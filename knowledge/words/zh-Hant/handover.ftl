# 由職員回覆：查詢、交接、來電。
flow-answer = 回覆查詢
flow-call = 記錄來電
flow-callback = 預約回電
