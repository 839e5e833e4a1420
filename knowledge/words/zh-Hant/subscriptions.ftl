# 選擇收取的消息及停止收取。
flow-news = 選擇想收到的消息
flow-stop = 不再收公告
menu-news = 訂閱計劃消息
command-news-words = 訂閱 | 訂閱消息 | 消息 | 公告 | 收消息 | 我想收消息 | 訂閱設定
command-stop-words = 不再收公告 | 停收公告 | 停止收公告 | 唔再收消息

news-events = 活動消息
news-funding = 資助及申請的消息
news-providers = 給環境技術服務供應商的消息
news-intro =
    你可以選擇想收到哪些消息。
    預設一概不收，要由你逐項選擇；不選也不影響報名、申請及查詢。
    - 我們只用這個對話的識別碼和語言發送，並不會交給別人作推廣。
    - 有需要時才發，不保證多久一次。
    - 每則公告下面都有停止按鈕；輸入「停」也可以，不收費，即時生效。
    - 你自己的報名、申請及查詢的通知不在此列，不論選擇與否都會照常發出；取消報名或個案完結後便不再發。
news-line-on = - { $topic }：**收取**
news-line-off = - { $topic }：不收
news-topic =
    { $chosen }
    按下面的按鈕開啟或停止。
news-topic-name = 想收到的消息
news-on-events = 收取活動消息
news-on-events-words = 收活動消息 | 開啟活動
news-on-funding = 收取資助及申請的消息
news-on-funding-words = 收資助消息 | 開啟資助
news-on-providers = 收取給供應商的消息
news-on-providers-words = 收供應商消息 | 開啟供應商
news-off-events = 停止活動消息
news-off-events-words = 停收活動消息 | 停止活動
news-off-funding = 停止資助及申請的消息
news-off-funding-words = 停收資助消息 | 停止資助
news-off-providers = 停止給供應商的消息
news-off-providers-words = 停收供應商消息 | 停止供應商
news-done = 完成
news-done-words = 好 | 好了 | 就這樣
news-turned-on = 已記下，你會收到：{ $topic }。
news-turned-off = 已停止：{ $topic }。
news-kept = 你現時會收到：{ $topics }。想更改，可隨時輸入「訂閱」；想全部停止，輸入「停」。
news-none = 你現時不收任何公告。想收取，可隨時輸入「訂閱」。
news-again = 已恢復。你現時會收到：{ $topics }。

stop-done = 已停止，不會再向你發出：{ $topics }。
stop-own = 你自己的報名、申請及查詢的通知不是公告，仍會發出；取消報名或個案完結後便不再發。
stop-left = 你仍會收到：{ $topics }。
stop-nothing = 你沒有訂閱任何公告，無須停止。你自己的報名、申請及查詢的通知不是公告，仍會發出。
stop-nothing-of = 你沒有訂閱{ $topic }，無須停止。
stop-undo = 恢復收取
stop-undo-words = 還原 | 我按錯了
stop-all = 全部停止
stop-all-words = 全部不收
stop-which = 你輸入了「{ $word }」。是哪個意思？
stop-which-stop = 不再收公告
stop-which-leave = 離開這份表格
stop-which-answer = 「{ $word }」是我的答案
stop-which-answer-words = 是我的答案 | 答案
