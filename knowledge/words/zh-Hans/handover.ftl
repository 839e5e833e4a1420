# 由工作人员答复：咨询、交接、来电。
flow-answer = 答复咨询
flow-call = 记录来电
flow-callback = 预约回电
