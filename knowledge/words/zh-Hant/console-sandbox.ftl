# 在後台試用機械人。
sandbox-about = 你在這裏是一名市民，日期是{ $day }。你所做的只存於你自己的資料庫：不會傳給任何人，也不計入任何數字。
sandbox-day = 假設今天是
sandbox-start = 重新開始
sandbox-fresh = 已換成一名新的市民，日期是{ $day }。
sandbox-day-unread = 這不是日期，請選擇一天。
sandbox-talk = 對話
sandbox-elsewhere = 你的試用正由程式的另一個程序開啟，請稍後再試。
