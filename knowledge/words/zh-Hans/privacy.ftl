# 个人信息：查阅、更正、删除。
flow-mydata = 你的个人信息
flow-forget = 删除你的信息
