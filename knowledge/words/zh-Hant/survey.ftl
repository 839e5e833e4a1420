# 意見調查：邀請、問卷、公開頁面。
flow-survey = 意見調查
command-survey-words = 意見調查 | 問卷 | 填問卷 | 答問卷 | 調查 | 我想填問卷 | 我要填問卷 | 想填問卷
news-survey = 意見調查的邀請
news-on-survey = 收取意見調查的邀請
news-on-survey-words = 收意見調查 | 開啟意見調查
news-off-survey = 停止意見調查的邀請
news-off-survey-words = 停收意見調查 | 停止意見調查
announcement-topic-survey = 意見調查

survey-notice-invite =
    {""}**{ $title }**
    多謝你參與計劃。想請你用約 3 分鐘回答 { $number } 條問題，{ $until }截止。
    不記名，每題都可以略過；答或不答，都不影響報名和申請。
survey-notice-remind = 「{ $title }」還未收到你的答案。約需 3 分鐘，{ $until }截止；不參加也可以，按一下便不再提醒。
survey-notice-last = 「{ $title }」快將結束，{ $until }截止。這是最後一次提醒。
survey-notice-did =
    {""}**你們說，我們做**
    你們說：{ $said }
    我們做：{ $did }
    詳情：[意見調查結果]({ $page })
survey-answer = 回答問卷
survey-answer-words = 開始回答 | 答
survey-decline = 不參加這次調查
survey-decline-words = 不參加 | 不答 | 唔答
survey-stop = 不再收調查邀請
survey-stop-words = 不再收調查 | 停收調查邀請

survey-begin =
    {""}**{ $title }**
    共 { $number } 題，約 3 分鐘，{ $until }截止。每題都可以略過，送出前可以返回更改。
    - 不記名：送出時，答案與這個對話分開存放，不記誰人和何時；我們只知道你答了，不再提醒。
    - 你在這個對話輸入過的答案會一併刪去，只留下題目；Telegram 上的記錄則由你自行刪除。
    - 少於 5 人的數字不會公布，也不會給職員看。
survey-begin-name = 開始
survey-begin-yes = 開始
survey-begin-yes-words = 好 | 開始回答
survey-begin-no = 不參加
survey-begin-no-words = 唔答 | 不答
survey-q1 = **{ $place }／{ $of }** { $text }
survey-q1-name = 第 1 題
survey-q2 = **{ $place }／{ $of }** { $text }
survey-q2-name = 第 2 題
survey-q3 = **{ $place }／{ $of }** { $text }
survey-q3-name = 第 3 題
survey-q4 = **{ $place }／{ $of }** { $text }
survey-q4-name = 第 4 題
survey-q5 = **{ $place }／{ $of }** { $text }
survey-q5-name = 第 5 題
survey-q6 = **{ $place }／{ $of }** { $text }
survey-q6-name = 第 6 題
survey-q7 = **{ $place }／{ $of }** { $text }
survey-q7-name = 第 7 題
survey-q8 = **{ $place }／{ $of }** { $text }
survey-q8-name = 第 8 題
survey-q9 = **{ $place }／{ $of }** { $text }
survey-q9-name = 第 9 題
survey-words =
    {""}**{ $place }／{ $of }** { $text }
    請不要寫姓名、公司或聯絡方法；電話號碼和電郵地址會自動刪去。最多 500 字。
survey-words-name = 你的話
survey-skip = 略過
survey-skip-words = 跳過 | 略過這題 | 沒有 | 唔知 | 唔知道 | 不知道 | 唔清楚 | 不清楚 | 無意見 | 冇意見 | 沒有意見
survey-send =
    答了 { $answered } 題（共 { $of } 題）。送出後不能更改，因為我們不知道哪一份是你的。
survey-send-name = 送出
survey-send-yes = 送出
survey-send-yes-words = 好 | 確定 | 送
survey-send-no = 不送出
survey-send-no-words = 不送
survey-not-sent = 沒有送出，你的答案已經刪去。截止前想再答，輸入「問卷」。
survey-kept-done = 多謝！答案已經收到，與這個對話分開存放。結果和跟進會在[意見調查結果]({ $page })公布。
survey-kept-empty = 你略過了所有題目，所以沒有送出。想再答，輸入「問卷」。
survey-kept-answered = 你已經答過這次調查，多謝！每人只計一次。
survey-kept-not-asked = 這次調查只邀請曾參與計劃的人士，沒有記下答案。
survey-kept-over = 這次調查已經截止，沒有記下答案。多謝你的時間。
survey-declined = 知道了，這次調查不會再邀請你。多謝。
survey-nothing-to-decline = 這次調查沒有需要你回答的問卷。
survey-none = 現時沒有意見調查。有調查時，會邀請曾參與計劃而同意收取邀請的人士；以往的結果見[意見調查結果]({ $page })。
survey-not-yet = 下一次意見調查在{ $day }開始，到時歡迎回答。
survey-over = 這次意見調查已經截止，多謝。結果見[意見調查結果]({ $page })。下一次的日子還未定。
survey-not-asked = 這次意見調查邀請的是調查開始前已參與計劃的人士（出席過活動，或已遞交申請），所以這裏沒有問卷。有意見，歡迎隨時輸入「真人」告訴我們。
survey-answered = 你已經答過這次意見調查，多謝！結果會在[意見調查結果]({ $page })公布。

survey-page-title = 意見調查：你們說，我們做
survey-page-intro = 我們不時請參與計劃的人士填寫問卷，了解他們對計劃的管理、宣傳、資源運用和清潔生產技術的看法。這裏是結果，和我們據此作出的改變。
survey-page-none = 還未有已完成的意見調查。
survey-page-when = { $from }至{ $until }
survey-page-response = 回應
survey-page-rate = 發出 { $asked } 份問卷，收回 { $answered } 份，回應率 { $rate }%。參與名單共 { $people } 個對話。
survey-page-small = 收回的答案不足 5 份，為免認出個別人士，不公布結果。
survey-page-changes = 你們說，我們做
survey-page-said = 你們說
survey-page-did = 我們做
survey-page-answers = 答案
survey-page-choice = 選擇
survey-page-number = 人數
survey-page-of = { $answered } 人回答
survey-page-hidden = 不公布
survey-page-hidden-note = 「{ $hidden }」：數目少於 5，或顯示後便能推算出其他少於 5 的數目。
survey-page-notes = 怎樣理解這些數字
survey-page-bias =
    - 只有在這個助理的對話中參與的人士獲邀；同一家工廠可以有多於一人回答。
    - 回答屬自願，結果未必代表所有參與者。
survey-page-unknown = 未有資料
survey-page-sector = 行業
survey-page-city = 城市
survey-page-others = 其他行業及沒有標明行業的答案
survey-page-asked = 發出
survey-page-answered = 收回
survey-page-share = 回應率
survey-page-by-sector = 按行業的回應
survey-page-by-city = 按城市的回應
survey-bias-more = 回答的比例高於受邀比例 5 個百分點或以上：{ $of }。
survey-bias-less = 回答的比例低於受邀比例 5 個百分點或以上：{ $of }。
survey-bias-even = 各行業及城市（可公布的）在答案中所佔比例，與受邀時相差不足 5 個百分點。
survey-bias-unasked = 名單上有 { $number } 個對話沒有收到邀請（沒有同意收取，或在調查期間未能發出）。
survey-bias-failed = 有 { $number } 個邀請未能送達。
