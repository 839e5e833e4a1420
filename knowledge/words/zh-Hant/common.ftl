# 各處都用的字句。每則訊息三種語言都要有；{ $名稱 } 由程式填上。名稱帶 -words 的，是同一選項的其他說法，以 | 分隔。
list-separator = 、
menu = 主選單
back = 上一題
change = 更改答案
cancel = 取消
more = 更多（0）
go-on = 繼續
not-sure = 不清楚
not-sure-words = 唔清楚 | 唔知 | 唔知道 | 不知道 | 不確定 | 未知
not-known = 未有資料
our-error = 抱歉，系統出錯，未能處理這則訊息。你之前的答案沒有遺失，請再試一次；如仍然不行，請把編號 { $reference } 告訴職員。
moved-on = 那個按鈕屬於較早的步驟。以下是目前的步驟：
still-open = 你有一份未完成的表格，我們由上次停下的地方繼續。如想重新開始，請先按「取消」。
cannot-read = 我只能閱讀文字，看不到貼圖、影片或位置，也聽不到語音訊息。請用文字告訴我，或輸入「真人」留下查詢。
private-only = 為保護你的資料，請與我單獨對話。
open-private = 開啟單獨對話
welcome =
    {""}**清潔生產伙伴計劃自動助理**
    你好！我是自動助理，可以回答計劃的問題、初步檢查你的工廠可得到的資助、查找成功案例、登記活動，或替你留下查詢。
    直接輸入問題就可以，例如「做評估有冇錢資助？」
menu-title = 想做甚麼？你也可以直接輸入問題。
menu-resume = 繼續：{ $what }
menu-eligibility = 檢查我可得的資助
menu-components = 計劃提供甚麼
menu-cases = 找成功案例
menu-human = 找職員協助
menu-human-words = 真人 | 職員 | 搵人 | 找職員 | 人工 | 轉人工
menu-language = 語言 / 语言 / Language
which-language = 請選擇語言。请选择语言。Please choose a language.
language-set = 已轉為繁體中文。
help =
    {""}**我可以幫你**
    - 直接輸入問題，例如「邊啲行業可以參加？」
    - 「資格」：初步檢查可得的資助
    - 「活動」：查看及登記活動；「我的入場券」：看你的入場券
    - 「案例」：查找成功案例
    - 「真人」：留下查詢給職員
    - 「語言」：轉換語言；「私隱」：看我們怎樣處理資料
help-in-form =
    你正在填表。按選項、輸入號碼或文字都可以。
    「上一題」返回上一題，「更改」修改之前的答案，「取消」放棄，「主選單」暫停，稍後可繼續。
    填表期間也可以直接問問題，答完會回到這一題。
ask-away = 請輸入你的問題。
text-empty = 我收不到文字，請再輸入一次。
flow-eligibility = 資助檢查
flow-cases = 成功案例
flow-enquiry = 給職員的查詢
flow-enquiries = 待覆查詢
flow-ended = 已完成。
back-to = 回到「{ $what }」：
no-way-back = 這是第一題，沒有上一題。
nothing-to-change = 現在沒有可以更改的答案。
change-which = 想更改哪一項？
change-line = { $name }：{ $answer }
cancelled = 已取消「{ $what }」，所填的答案已刪除。
left = 已離開「{ $what }」。之前儲存的內容都在，未送出的答案已刪除。
answers-dropped = 更改後，以下答案不再適用，已經移除：{ $what }。
taken-up = 已按你的說法填上：{ $what }。如有不對，按「更改答案」。
not-understood-choose-one = 請從以下選項選一個：按下按鈕，或輸入號碼或文字。
not-understood-text-empty = 請輸入文字。
not-understood-text-too-long = 文字太長，請縮短後再輸入。
not-understood-money-unread = 請輸入金額，例如 30000、HK$30,000 或 3萬。
not-understood-money-cents = 金額最多兩位小數，例如 30000.50。
not-understood-money-range = 金額要大於零，亦不可過大。請再輸入，例如 30000。
not-understood-phone-unread = 這個電話號碼看來不完整。香港號碼請輸入 8 位數字，內地手機請輸入 11 位數字。
not-understood-email-unread = 這個電郵地址看來不完整，應類似 name@example.com。
staff-link-invalid = 這條登入連結無效：可能已用過，或已超過 24 小時。請向管理員索取新的連結。
staff-bound = 已登入：{ $name }（{ $role }）。
role-viewer = 檢視
role-hotline-agent = 熱線職員
role-case-officer = 個案主任
role-publisher = 發布
role-approver = 批核
role-admin = 管理員
command-menu-words = 主選單 | 選單 | 目錄 | 首頁
command-eligibility-words = 資格 | 檢查資格 | 資助檢查
command-cases-words = 案例 | 成功案例
command-human-words = 真人 | 職員 | 搵真人 | 搵人 | 找職員 | 人工 | 轉人工 | 人工客服
command-language-words = 語言 | 轉語言 | 轉換語言 | 中文 | 繁體 | 繁體中文
command-privacy-words = 私隱 | 私隱政策
command-back-words = 上一題 | 返回 | 上一步
command-change-words = 更改 | 更改答案 | 修改
command-cancel-words = 取消 | 放棄
command-help-words = 幫助 | 說明 | 幫手
not-understood-name-unread = 請輸入姓名，一次一位，例如「陳大文」。
not-understood-name-no-identity-number = 請只輸入姓名。為保護你的資料，我們不收集身份證號碼，剛才的號碼沒有儲存。
not-understood-contact-unread = 請輸入電話號碼或電郵地址，例如 2123 4567 或 name@example.com。
not-understood-number-unread = 請輸入數目，例如 50。
not-understood-number-range = 這個數目不在可接受的範圍內，請再輸入。
not-understood-day-unread = 請輸入日期，例如 15/12、2026-12-15 或「12月15日」。
not-understood-day-early = 這個日期太早：不可早於今天，也不可早於活動開始的日子。請再輸入。
not-understood-day-late = 這個日期太遲：不可超過兩年之後，截止登記亦不可遲於活動開始。請再輸入。
not-understood-day-to-come = 請輸入今天或以前的日期，例如「昨天」、15/12/2025 或「2025年12月15日」。
not-understood-day-too-old = 這個日期太早，請再輸入。
not-understood-time-unread = 請輸入時間，例如 14:30 或「下午2時30分」。
not-understood-time-which-half = 請寫明上午或下午，例如「下午2時30分」或 14:30。
not-understood-time-not-after = 結束時間要在開始時間之後，請再輸入。
not-understood-time-too-late = 截止時間不可遲於活動開始，請再輸入。
not-understood-link-unread = 請輸入以 https:// 開頭的完整網址。
not-understood-registration-unread = 請輸入登記號碼：香港商業登記號碼，例如 12345678-000；或 18 位的內地統一社會信用代碼。手邊沒有可選「稍後補上」。
not-understood-registration-no-identity-number = 這看來是身份證號碼。為保護個人資料，我們不收集身份證號碼，剛才的號碼沒有儲存。請輸入公司的登記號碼。
slow-down = 你傳送得太快，最後幾個訊息未有讀取。請稍等一分鐘，再傳送最後一個訊息。
