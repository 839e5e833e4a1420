# 個人資料：查閱、更正、刪除。
flow-mydata = 你的個人資料
flow-forget = 刪除你的資料
