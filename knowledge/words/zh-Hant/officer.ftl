# 職員用的活動管理：新增、更改、延期、取消、惡劣天氣；以及由此發給登記者的通知。
flow-newevent = 新增活動
flow-manage = 管理活動
flow-weather = 惡劣天氣安排
command-newevent-words = 新增活動 | 開新活動 | 加活動
command-manage-words = 管理活動 | 活動管理
newevent-intro = **新增活動**：到最後確認之前不會公布。可隨時按「更改答案」修改，或暫停後再繼續。
newevent-kind = 是哪一類活動？
newevent-kind-name = 類別
newevent-title = 活動名稱（繁體中文，最多 80 字）？
newevent-title-name = 活動名稱
newevent-zh-hans =
    「{ $name }」的簡體版本，建議如下，請過目：
    { $proposal }
    如要修改，請直接輸入。
newevent-zh-hans-name = 簡體版本
newevent-en =
    「{ $name }」的英文版本？
    { $text }
newevent-en-name = 英文版本
text-adopt = 採用這個版本
text-adopt-words = 採用 | 好 | 可以 | ok
text-same-as-chinese = 沿用中文
text-same-as-chinese-words = 同中文一樣 | 與中文相同 | 用中文
newevent-day = 哪一天舉行？例如 15/12 或「12月15日」。
newevent-day-name = 日期
newevent-last-day = 最後一天是哪一天？
newevent-last-day-name = 最後一天
newevent-one-day = 只有一天
newevent-starts = 幾點開始？例如 14:30 或「下午2時30分」。
newevent-starts-name = 開始時間
newevent-ends = 幾點結束？
newevent-ends-name = 結束時間
newevent-city = 在哪個城市舉行？也可輸入地名。
newevent-city-name = 城市
newevent-city-known = 我不認識「{ $words }」，請從名單選擇最接近的地方。
newevent-city-known-name = 城市
newevent-place = 地點（{ $where }）？請輸入場地名稱和地址；網上活動請輸入平台名稱，例如 Zoom。
newevent-place-name = 地點
newevent-joining = 怎樣參加？請輸入連結和說明，只會顯示在入場券上。
newevent-joining-name = 參加方法
newevent-later = 稍後補上
newevent-later-words = 遲啲 | 遲些 | 未有
newevent-language = 講解語言？可逐一選擇，或一次輸入，例如「廣東話和英語」。已選：{ $chosen }
newevent-language-name = 語言
newevent-capacity = 名額多少人（1 至 5,000）？
newevent-capacity-name = 名額
newevent-meeting = 集合地點？
newevent-meeting-name = 集合地點
newevent-coach = 有旅遊巴接送嗎？
newevent-coach-name = 旅遊巴
newevent-coach-yes = 有旅遊巴
newevent-coach-yes-words = 有 | 有車
newevent-coach-no = 沒有，自行前往
newevent-coach-no-words = 冇 | 沒有 | 無 | 冇車
newevent-rules =
    參觀規則？參觀者登記前須同意。建議如下，也可自行輸入：
    { $rules }
newevent-rules-name = 參觀規則
newevent-rules-standard = 採用建議規則
newevent-rules-standard-words = 採用 | 好 | 可以
newevent-excludes = 接待工廠有不接待的對象嗎？如有，請寫一句讓登記者明白，例如「不接待同業」。
newevent-excludes-name = 不接待的對象
newevent-excluded = 不接待哪些行業的公司？可逐一選擇或輸入行業。已選：{ $chosen }
newevent-excluded-name = 不接待的行業
newevent-none = 沒有
newevent-none-words = 冇 | 無 | 不用 | 唔使
newevent-details = 其他資料照慣常設定嗎？慣常設定：適合所有行業、免費、開始前 24 小時截止登記；須親身出席的活動適用惡劣天氣安排。
newevent-details-name = 其他資料
newevent-details-usual = 照慣常設定
newevent-details-usual-words = 慣常 | 照舊 | 照慣常
newevent-details-each = 逐項設定
newevent-details-each-words = 逐項 | 自己設定
newevent-summary = 用一句話介紹活動（最多 100 字）？
newevent-summary-name = 簡介
newevent-sector = 為哪些行業而設？可逐一選擇或輸入行業。已選：{ $chosen }
newevent-sector-name = 對象行業
newevent-all-sectors = 所有行業
newevent-all-sectors-words = 全部 | 所有 | 全部行業
newevent-co-organisers = 合辦機構？
newevent-co-organisers-name = 合辦機構
newevent-price = 每位收費多少？
newevent-price-name = 收費
newevent-closing = 哪一天截止登記？
newevent-closing-name = 截止日期
newevent-closing-usual = 開始前 24 小時
newevent-closing-time = 當天幾點截止？
newevent-closing-time-name = 截止時間
newevent-directions = 交通指示？只會顯示在入場券上。
newevent-directions-name = 交通或參加方法
newevent-weather = 適用惡劣天氣安排嗎？即開始前三小時，如 8 號或以上熱帶氣旋警告信號或黑色暴雨警告信號生效，活動便延期。
newevent-weather-name = 惡劣天氣安排
newevent-weather-yes = 適用
newevent-weather-no = 不適用
several-done = 選好了
several-done-words = 完成 | 選完 | 夠 | 揀好
several-nothing-yet = 未有
several-not-understood = 我看不懂「{ $words }」，請用按鈕選擇。
newevent-confirm =
    請核對，然後發布或更改：
    { $card }
newevent-confirm-name = 確認
newevent-publish-yes = 發布
newevent-publish-yes-words = 確定 | 好 | 係 | 出 | ok
newevent-publish-no = 不發布
newevent-publish-no-words = 唔好 | 不要 | 唔出
newevent-past = 活動的開始時間已過，未能發布。請按「更改答案」修改日期或時間。
newevent-closed = 截止登記的時間已過，未能發布。請按「更改答案」修改截止日期。
newevent-not-allowed = 你的職員權限已更改，不能新增活動。沒有發布任何活動。
newevent-nothing = 沒有發布任何活動。
newevent-created =
    {""}**已發布**：{ $event }
    活動網頁：[{ $page }]({ $page })
    海報：[{ $poster }]({ $poster })
    現在已接受登記（展覽毋須登記）。如要更改、延期、取消或取得接待連結，請用「管理這個活動」或 /manage。
newevent-another = 再新增一個
manage-this = 管理這個活動
manage-all = 所有活動
manage-new = 新增活動
manage-event = 請選擇活動（將會舉行的在前，其後是過去 30 天內的）。
manage-event-name = 活動
manage-no-events = 沒有將會舉行的活動，過去 30 天內亦沒有。
manage-unknown = 找不到這個活動。
manage-open = 接受登記，截止：{ $closes }
manage-figures = 名額 { $capacity }：已確認 { $confirmed }、待回覆 { $offered }、輪候 { $waiting }；已到 { $arrived }、即場加入 { $walk-ins }
manage-nothing-to-do = 這個活動已沒有可以做的事。
manage-action = 想做甚麼？
manage-action-name = 行動
manage-do-time = 更改時間
manage-do-time-words = 改時間 | 改期 | 改日子 | 時間
manage-do-place = 更改地點
manage-do-place-words = 改地點 | 改地方 | 轉場地 | 地點
manage-do-capacity = 更改名額
manage-do-capacity-words = 改名額 | 加位 | 加名額 | 名額
manage-do-close = 即時截止登記
manage-do-close-words = 截止 | 截止登記 | 停止登記
manage-do-reopen = 重開登記
manage-do-reopen-words = 重開 | 再開登記
manage-do-postpone = 延期
manage-do-postpone-words = 押後 | 延遲
manage-do-cancel = 取消活動
manage-do-slides = 簡報連結
manage-do-slides-words = 簡報 | 投影片
manage-do-door = 接待處連結
manage-do-door-words = 報到連結 | 接待連結 | 門口連結
manage-do-list = 名單下載
manage-do-list-words = 名單 | 攞名單 | 下載名單
manage-do-pages = 網頁和海報
manage-do-pages-words = 海報 | 網頁
manage-do-offers = 座位分配記錄
manage-do-offers-words = 座位記錄 | 點解畀佢 | 分配記錄
manage-unchanged = 不變
manage-unchanged-words = 唔變 | 唔改 | 不改 | 照舊
manage-day = 新日期？
manage-day-name = 新日期
manage-starts = 幾點開始？
manage-starts-name = 開始時間
manage-ends = 幾點結束？
manage-ends-name = 結束時間
manage-city = 在哪個城市？
manage-city-name = 城市
manage-city-known = 我不認識「{ $words }」，請從名單選擇最接近的地方。
manage-city-known-name = 城市
manage-place = 新地點（場地名稱和地址，或網上平台）？
manage-place-name = 地點
manage-zh-hans =
    「{ $name }」的簡體版本，建議如下，請過目：
    { $proposal }
    如要修改，請直接輸入。
manage-zh-hans-name = 簡體版本
manage-en =
    「{ $name }」的英文版本？
    { $text }
manage-en-name = 英文版本
manage-directions = 交通指示或參加方法有更改嗎？如有，請輸入全文。
manage-directions-name = 交通或參加方法
manage-before-after = { $name }：{ $before } → { $after }
manage-line-when = 時間
manage-line-where = 地點
manage-directions-after = 交通或參加方法改為：{ $after }
manage-line-closes = 截止登記
manage-line-capacity = 名額
manage-reopens = 請留意：已截止的登記會因此重開。
manage-sure =
    {""}**{ $event }**
    { $what }
    將通知 { $told } 個登記，各通知一次；座位和輪候次序保留。確定嗎？
manage-sure-name = 確認
manage-sure-yes = 確定並通知
manage-sure-yes-words = 確定 | 好 | 係 | ok
manage-sure-no = 不更改
manage-sure-no-words = 唔改 | 不要 | 唔好
manage-apply =
    {""}**{ $event }**
    { $what }
    確定嗎？
manage-apply-name = 確認
manage-apply-yes = 確定
manage-apply-yes-words = 好 | 係 | ok
manage-apply-no = 不更改
manage-apply-no-words = 唔改 | 不要 | 唔好
manage-new-date = 新日期已定嗎？
manage-new-date-name = 新日期
manage-new-date-known = 已定新日期
manage-new-date-open = 未定
manage-no-date = 延期，日期待定
manage-cancelling = 取消「{ $event }」（{ $when }）？將通知 { $told } 個登記，各通知一次；所有座位和輪候同時取消，不能復原。
manage-cancelling-name = 確認
manage-cancelling-yes = 取消活動並通知
manage-cancelling-yes-words = 確定取消 | 確定
manage-cancelling-no = 不取消
manage-cancelling-no-words = 唔取消 | 不要 | 唔好
manage-capacity = 新名額？現為 { $capacity }：已確認 { $confirmed }、待回覆 { $offered }、輪候 { $waiting }。
manage-capacity-name = 名額
manage-slides = 簡報網址（以 https:// 開頭）？現有：{ $present }
manage-slides-name = 簡報網址
manage-reason = 名單載有個人資料。請說明為何需要「{ $event }」的名單，原因會記錄在案。
manage-reason-name = 原因
manage-pages =
    活動網頁：[{ $page }]({ $page })
    海報：[{ $poster }]({ $poster })
manage-moved = 已更改。已通知 { $told } 個登記；入場券頁面和日曆檔已更新。
manage-postponed = 已延期。已通知 { $told } 個登記；座位和輪候次序保留。定了新日期，請用「更改時間」。
manage-cancelled = 已取消。已通知 { $told } 個登記。
manage-capacity-changed = 名額現為 { $seats }。即時分配給輪候者的座位：{ $offered }。
manage-too-low = 未能把名額改為 { $seats }：已確認 { $confirmed }、待回覆 { $offered }，名額不能少於 { $least }。{ $until }
manage-too-low-until = 最後一項待回覆於{ $until }屆滿。
manage-closed = 已截止登記。待回覆的 { $offered } 個座位仍可在限期前接受；輪候的 { $waiting } 人將獲通知。
manage-reopened = 已重開登記，截止：{ $closes }
manage-slides-kept = 已儲存簡報連結。活動翌日起會通知已到的人一次。
manage-door-link =
    接待處連結，在活動翌日完結前有效，可交給協助接待的同事；持有連結者毋須登入，請勿公開：
    {""}[{ $link }]({ $link })
manage-list-link =
    名單下載連結，24 小時內有效；名單載有個人資料，請勿轉發：
    {""}[{ $link }]({ $link })
manage-changed = 這個活動剛由其他人更改，你的更改沒有生效。現況如下：
manage-nothing-changed = 沒有更改。
manage-same = 與現況相同，沒有更改。
manage-past = 新的開始時間已過，沒有更改。
manage-over = 活動已完結、取消，或狀況已變，未能更改。
manage-not-allowed = 你的職員權限已更改，不能做這一項。沒有更改。
offers-title = **座位分配記錄**（最近的在前）
offers-none = 未有座位分配給輪候者。
offers-offered = - { $at }：把 { $seats } 個座位分配給登記 { $registration }，因為排在首位（後面還有 { $behind } 個登記）；當時空位 { $free } 個，該登記有 { $waiting } 人輪候。
offers-taken = - { $at }：登記 { $registration } 接受了 { $seats } 個座位。
offers-passed = - { $at }：登記 { $registration } 放棄了 { $seats } 個座位，讓給下一位。
offers-expired = - { $at }：登記 { $registration } 未有在限期前回覆，{ $seats } 個座位讓給下一位。
weather-signal = 哪一項警告正在生效？
weather-signal-name = 警告信號
weather-signal-typhoon = 8 號或以上風球
weather-signal-typhoon-words = 八號風球 | 打風 | 颱風 | 風球 | 八號波
weather-signal-rain = 黑色暴雨
weather-signal-rain-words = 黑雨 | 暴雨
weather-confirm =
    { $signal }正在生效。按既定安排把以下活動延期，並通知所有登記者？座位和輪候次序保留，新日期另行通知。
    { $events }
    { $later }
weather-confirm-name = 確認
weather-postpone-yes = 全部延期並通知
weather-postpone-yes-words = 確定 | 好 | 係 | 延期
weather-postpone-no = 不延期
weather-postpone-no-words = 唔延期 | 不要 | 唔好
weather-none = 未來 12 小時內，沒有適用惡劣天氣安排的活動。
weather-none-now = 現時沒有活動須延期。以下活動在開始前三小時決定，屆時如警告仍然生效，請再輸入 /weather：
weather-later = 以下活動未到決定的時間，暫不延期：
weather-line = - { $event }：{ $starts }開始，已確認 { $confirmed } 人；決定時間 { $decided }
weather-nothing-done = 沒有延期。
weather-done = 已延期的活動：{ $number } 個；已通知 { $told } 個登記。
weather-left = 以下活動剛有更改，沒有延期，請到「所有活動」查看：
notice-event-changed = **更改通知**：{ $event }
notice-event-postponed = **延期通知**：{ $event }
notice-event-when = 時間：原定{ $before }，改為 **{ $after }**。
notice-event-where = 地點：原為{ $before }，改為 **{ $after }**。
notice-event-directions = 交通指示或參加方法已更新，請看入場券。
notice-event-no-date = 原定{ $before }舉行，現延期，新日期會再通知你。
notice-reason-typhoon = 因 8 號或以上熱帶氣旋警告信號生效，為保障各位安全而延期。
notice-reason-rain = 因黑色暴雨警告信號生效，為保障各位安全而延期。
notice-seat-kept = 你的座位已保留，毋須重新登記；入場券頁面的日曆檔已更新。如未能出席，請到「我的入場券」取消登記。
notice-place-kept = 你的輪候次序保留不變。
notice-event-cancelled =
    {""}**取消通知**：{ $event }
    原定{ $when }舉行的活動現已取消，你的登記或輪候亦已取消，毋須辦理手續。不便之處，敬請原諒。

# 活動統計。
flow-figures = 活動統計
command-figures-words = 統計 | 活動統計 | 統計數字
figures-year = 哪一個年度？
figures-year-name = 年度
figures-april = { $from }年4月至{ $to }年3月
figures-wish = 怎樣看？
figures-by-all = 總數
figures-by-kind = 按類別
figures-by-city = 按城市
figures-by-month = 按月份
figures-by-sector = 按行業
figures-title = **{ $start }至{ $end }的活動**
figures-events = 已舉行活動：{ $events } 項。{ $what }
figures-factory-visits = 工廠參觀：{ $events } 次。{ $what }
figures-registered = 登記 { $number } 人
figures-attended = 出席 { $number } 人次
figures-walk-ins = 其中即場加入 { $number } 人
figures-people = 不同的人 { $number } 位
figures-exhibitions = 展覽：{ $events } 個；攤位訪客按鍵計 { $tap } 人、掃描計 { $scan } 人（另一單位，不會加入出席人次）。
figures-samples = 未計入的樣本活動：{ $number } 項
figures-rules = 只計已結束、沒有取消或延期的活動。「不同的人」不可跨活動相加。文件的歷史數字不在此列。
figures-group = **{ $group }**
figures-part-events = 活動
figures-part-factory-visits = 參觀
figures-row = - { $name }（{ $part } { $events }）：{ $what }
figures-more = 這裡未列出 { $number } 行，詳情見出席名單。
figures-none = 這個年度沒有可計的活動。
figures-sector-all = 所有行業
figures-sector-several = 多個行業
