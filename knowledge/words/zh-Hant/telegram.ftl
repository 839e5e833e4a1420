# Telegram 上的名稱、簡介和指令說明。簡短說明最多 120 字，指令說明宜短。
telegram-name = 清潔生產伙伴計劃助理
telegram-short-description = 回答清潔生產伙伴計劃的問題，初步檢查你的工廠可得的資助，查找成功案例，或替你留下查詢。
telegram-description = 你好！我是清潔生產伙伴計劃的自動助理。直接輸入問題，或按「開始」。檢查資助毋須姓名或電話；結果只屬初步評估，最終由項目管理委員會決定。
telegram-command-menu = 主選單
telegram-command-eligibility = 檢查我可得的資助
telegram-command-events = 活動及登記
telegram-command-mytickets = 我的入場券
telegram-command-cases = 找成功案例
telegram-command-human = 找職員協助
telegram-command-language = 轉換語言
telegram-command-back = 返回上一題
telegram-command-cancel = 取消
telegram-command-privacy = 我們怎樣處理資料
telegram-command-help = 我可以幫你甚麼
