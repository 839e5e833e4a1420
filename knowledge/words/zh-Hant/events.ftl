# 活動：查找、登記、入場券、候補名單、提示、活動之後。
menu-events = 活動及登記
menu-mytickets = 我的入場券
menu-mytickets-words = 我的登記 | 我嘅登記 | 我的報名 | 我張飛
command-events-words = 活動 | 活動登記 | 登記活動 | 參加活動 | 睇活動 | 睇下活動 | 搵活動 | 找活動 | 查看活動 | 活動一覽 | 活動列表
command-mytickets-words = 我的入場券 | 入場券 | 我的門票 | 門票 | 我張門票 | 我張飛 | 我啲飛 | 睇飛 | 查看登記 | 查登記
flow-events = 查看及登記活動
flow-mytickets = 查看入場券
flow-offer = 回覆座位通知
flow-feedback = 活動意見
flow-arrive = 到場報到
flow-booth = 攤位簡介
period = { $start }至{ $end }
event-kind-seminar = 研討會
event-kind-workshop = 工作坊
event-kind-briefing = 簡介會
event-kind-visit = 工廠參觀
event-kind-exhibition = 展覽
event-kind-ceremony = 典禮
event-online = 網上
spoken-cantonese = 廣東話
spoken-putonghua = 普通話
spoken-english = 英語
event-sample = 這是供試用的樣本活動，不會舉行。
event-card-title = **{ $title }**（{ $kind }）
event-card-when = 時間：{ $when }（香港時間）
event-card-where = 地點：{ $where }
event-card-language = 語言：{ $languages }
event-card-sectors = 適合行業：{ $sectors }
event-card-co-organisers = 合辦機構：{ $names }
event-card-price = 費用：{ $price }
event-free = 免費
event-card-meeting = 集合地點：{ $place }
event-card-coach = 集合地點有旅遊巴接載。
event-card-excludes = 參加限制：{ $text }
event-card-weather = 開始前三小時如 8 號或以上颱風信號或黑色暴雨警告生效，活動延期。
event-card-seats = 尚餘名額：{ $left }。登記截止：{ $closes }。
event-card-full = 名額已滿。候補人數：{ $waiting }。登記截止：{ $closes }。
event-not-bookable-exhibition = 毋須登記，歡迎直接前來我們的攤位。
event-not-bookable-cancelled = 這項活動已取消。
event-not-bookable-postponed = 這項活動已延期，新日期容後公布。已確認的座位會保留。
event-not-bookable-past = 這項活動已結束。
event-not-bookable-closed = 登記已截止。
event-not-bookable-unknown = 找不到這項活動。
event-not-bookable-history = 這項活動已結束。
event-line = { $day }{ $title }
event-unknown = 找不到這項活動，或連結不完整。
event-wish-register = 登記
event-wish-register-words = 報名 | 我要報名 | 我想報名 | 我要登記 | 參加 | 我要參加 | 我想參加 | 要位 | 我要位 | 留位 | 幫我留位 | 我要留位
event-wish-wait = 加入候補名單
event-wish-other = 其他活動
events-title = **即將舉行的活動**
events-none = 目前未有即將舉行的活動。請稍後再來，或輸入「真人」留下查詢。
events-filtered = 符合「{ $what }」的活動：{ $number } 項
events-not-understood = 找不到與「{ $words }」相關的活動。你可以輸入類別（例如研討會）、城市、行業或語言。
events-no-facet = 這一項沒有可選的內容。
events-pick = 選一個看詳情，或輸入類別、城市、行業或語言再找。
events-wish = 想做甚麼？
events-narrow = 收窄範圍
events-all = 所有活動
events-facet = 按哪一項篩選？
facet-kind = 類別
facet-city = 城市
facet-month = 月份
facet-sector = 行業
facet-language = 活動語言
events-value = 請選{ $facet }：
privacy-notice-event = 收集資料的目的：預留座位、到場報到和通知你活動的變動。姓名和一項聯絡方法必須填寫，否則未能為你留位。資料只供這項活動的職員、香港生產力促進局、環境保護署和系統託管商使用；如屬工廠參觀，亦供位於內地的接待工廠使用；經 Telegram 傳送的訊息亦會經過 Telegram。該年度的年報完成後刪除，最遲在活動後 18 個月。如要查閱或更正資料，請輸入「我的資料」。請勿提供身份證號碼。（2026年11月24日版）
register-intro =
    登記「{ $event }」
    { $notice }
register-there = 這個對話已為以下人士登記：{ $names }。
register-most = 這個對話可登記的人數已滿：{ $names }。如要改由別人出席，請開啟「我的入場券」。
events-people = 連你在內，一共多少人？
events-people-name = 人數
people = { $number } 人
events-guest = 第 { $number } 位的姓名？
events-guest-name = 姓名
events-contact = 請輸入電話號碼或電郵地址。只用於這項活動；到場報到時，職員可憑電話尾數找到你的登記。
events-contact-name = 聯絡方法
events-company = 公司名稱？
events-company-name = 公司
events-sector = 公司屬哪個行業？接待工廠需要知道。
events-sector-name = 行業
events-coach = 要乘坐旅遊巴嗎？集合地點：{ $meeting }
events-coach-name = 旅遊巴
coach-yes = 要，乘旅遊巴
coach-no = 不用，自行前往
events-rules =
    參觀守則：
    { $rules }
    你和同事是否接受？
events-rules-name = 參觀守則
rules-accept = 接受
rules-decline = 不接受
register-excluded = 按接待工廠的要求，這個行業（{ $sector }）的公司不能參加這次參觀。歡迎參加其他活動。
register-excluded-now = 按接待工廠的要求，這個行業的公司不能參加這次參觀，因此未有登記。
register-rules-declined = 不接受守則便不能參加這次參觀，因此未有登記。
events-confirm =
    請核對：
    { $details }
    確定登記嗎？
detail-event = - 活動：{ $value }
detail-when = - 時間：{ $value }
detail-names = - 姓名：{ $value }
detail-contact = - 聯絡方法：{ $value }
detail-company = - 公司：{ $value }
detail-sector = - 行業：{ $value }
detail-coach = - 旅遊巴：{ $value }
events-confirm-name = 確認
register-confirm-yes = 確定登記
register-confirm-no = 不登記
register-nothing = 未有登記。
register-confirmed =
    {""}**登記成功**：{ $event }
    { $when }（香港時間）
    { $where }
ticket-line = - { $name }：報到碼 **{ $code }**，入場券：[{ $link }]({ $link })
register-after = 每人一張入場券，可以轉發給各人。活動前一星期和前一天，我們會提示你。如未能出席，請到「我的入場券」取消登記，讓出座位。
register-part = 座位不足：{ $people } 人中，現時只可為 { $seats } 人提供座位。我們已另發座位通知，請在限期前回覆。
register-waiting =
    {""}**已加入候補名單**：{ $event }
    { $when }
    輪候次序：第 { $place } 位。有座位騰出時，我們會通知你，並說明回覆限期。現在還未確認有座位。
register-already = 這項聯絡方法已登記：{ $names }。入場券在當時登記的對話中；到場時說出姓名也可以報到。
register-too-many = 每個對話或每項聯絡方法，每項活動最多可登記 { $most } 人，因此未有登記。
offer-all =
    {""}**有座位騰出**：{ $event }
    { $when }
    可供你的座位：{ $seats } 個。請於{ $until }（香港時間）前選擇接受或放棄，逾時便會讓給下一位。
    如放棄或逾時未覆，你會離開候補名單。
    通知編號 { $number }
offer-part =
    {""}**有部分座位騰出**：{ $event }
    { $when }
    你們 { $people } 人中，現時可有 { $seats } 人獲得座位。如接受，其餘的人仍排在隊首輪候。請於{ $until }（香港時間）前選擇接受或放棄，逾時便會讓給下一位。
    如放棄或逾時未覆，你們會全部離開候補名單。
    通知編號 { $number }
offer-take = 接受座位
offer-take-words = 要位 | 我要位 | 要個位 | 我要個位 | 要座位 | 接受個位 | 我接受座位
offer-pass = 放棄座位
offer-pass-words = 唔要位 | 唔要個位 | 我唔要位 | 不要座位 | 讓出座位 | 讓俾下一位 | 讓給下一位
offer-answer =
    座位安排有變。「{ $event }」，{ $when }：{ $people } 人中，現時可有 { $seats } 人獲得座位。請於{ $until }前回覆。
    接受嗎？
offer-answer-name = 座位回覆
offer-unknown = 這個座位通知不屬於這個對話。請在當時登記的對話中開啟「我的入場券」。
offer-over = 「{ $event }」（{ $when }）現時沒有可供你的座位：你已回覆，或限期已過。
offer-taken =
    {""}**登記成功**：{ $event }
    { $when }（香港時間）
offer-still-waiting = 仍在輪候：{ $names }（輪候次序：第 { $place } 位）。
offer-passed = 「{ $event }」（{ $when }）的座位會讓給下一位，你已離開候補名單。如想再參加，要重新排在隊尾。
offer-changed = 座位安排剛剛有變。請開啟「我的入場券」看最新情況。
join-again = 再次輪候（排在隊尾）
notice-offer-over = 你未有在限期前接受「{ $event }」的 { $seats } 個座位，因此已離開候補名單。已確認的座位不受影響。
notice-closed = 「{ $event }」的登記已截止，未有座位騰出給你，十分抱歉。
notice-next-date = 下一場：{ $event }，{ $when }。
mytickets-none = 這個對話沒有登記任何即將舉行的活動。
mytickets-title =
    {""}**{ $event }**
    { $when }（香港時間）
    { $where }
mytickets-offered = 可供你的座位：{ $seats } 個。請於{ $until }前選擇接受或放棄。
mytickets-waiting = 候補名單：{ $names }。輪候次序：第 { $place } 位。
mytickets-line = { $event }（{ $names }）
mytickets-event = 哪一項活動？
mytickets-event-name = 活動
mytickets-action = 想做甚麼？
mytickets-action-name = 想做的事
mytickets-qr = 顯示二維碼
mytickets-ticket = 要看誰的入場券？
mytickets-ticket-name = 入場券
mytickets-substitute = 改由別人出席
mytickets-cancel = 取消登記
mytickets-done = 保持不變
mytickets-who = 哪一位？
mytickets-who-name = 哪一位
mytickets-all = 全部
mytickets-name = 改由誰出席？請輸入姓名。
mytickets-name-name = 姓名
substitute-substituted = 已改由{ $name }出席，原來的入場券已失效。新的入場券：
substitute-in-line = 已改由{ $name }輪候，輪候次序不變。
substitute-already = { $name }已經登記，沒有更改。
substitute-over = 現在不能更改：當事人已報到，或活動已結束。
substitute-unknown = 這張入場券不屬於這個對話。
mytickets-sure = 確定取消{ $names }在「{ $event }」的登記或輪候嗎？座位會讓給下一位；如想再參加，要重新排在隊尾。
mytickets-sure-name = 確認
cancel-seat-yes = 是，取消登記
cancel-seat-no = 不，保留座位
cancel-kept = 沒有更改。
cancel-done = 已取消「{ $event }」的登記：{ $names }。多謝你通知我們。
cancel-over = 現在不能取消：已經取消、當事人已報到，或活動已開始。
reminder-week =
    {""}**一星期後**：{ $event }
    { $when }（香港時間）
    { $where }
reminder-day =
    {""}**即將舉行**：{ $event }
    { $when }（香港時間）
    { $where }
reminder-cannot-come = 如未能出席，請到「我的入場券」取消登記，把座位讓給別人。
notice-after = 多謝你出席「{ $event }」。可否按三下，告訴我們你的意見？
notice-slides = 「{ $event }」的簡報：[{ $link }]({ $link })
notice-missed = 很可惜未能在「{ $event }」見到你。
feedback-begin = 給予意見（按 3 下）
feedback-useful = 活動對你的工廠有用嗎？
feedback-useful-name = 是否有用
useful-very = 很有用
useful-partly = 部分有用
useful-not = 用處不大
feedback-level = 內容深淺如何？
feedback-level-name = 內容深淺
level-basic = 太淺
level-right = 適中
level-hard = 太深
feedback-next = 現在甚麼對你最有幫助？
feedback-next-name = 下一步
next-apply = 為工廠申請資助
next-visit = 參觀其他工廠
next-later = 暫時不用
feedback-thanks = 多謝，我們已記下你的意見。下一步可試試資助檢查：只有幾條問題，毋須姓名。
feedback-not-kept = 多謝。我們未能把意見記在你出席過的活動之下；下一步仍可試試資助檢查。
arrive-who = 哪一位到了？
arrive-who-name = 到場的人
arrive-all = 全部都到了
arrive-arrived = 歡迎 { $names }！已於{ $at }報到。
arrive-repeat = 之前已於{ $at }報到。
arrive-none = 這個對話沒有這項活動的已確認座位。請到接待處出示入場券，或說出姓名。
arrive-wrong-code = 這個二維碼已失效，它每分鐘更新一次。請掃描螢幕上現在的二維碼，或到接待處。
arrive-too-late = 只可在活動當日報到。請到接待處查詢。
booth-welcome =
    {""}**歡迎來到我們的攤位**
    計劃協助珠三角的港資工廠推行清潔生產：分擔實地評估和示範項目的費用，並免費核證改善成效。
event-wish-wait-words = 排隊 | 我要排隊 | 輪候 | 候補 | 加入輪候名單
event-wish-other-words = 其他 | 睇其他 | 睇其他活動
coach-yes-words = 要 | 係 | 好 | 坐旅遊巴 | 搭旅遊巴
coach-no-words = 唔要 | 唔使 | 不用 | 自己去
rules-accept-words = 好 | 係 | 同意 | 我接受 | 我們接受
rules-decline-words = 唔接受 | 不同意 | 唔同意
register-confirm-yes-words = 好 | 係 | 是 | 確定 | 登記 | 報名
register-confirm-no-words = 唔好 | 唔係 | 否 | 不要
mytickets-qr-words = 二維碼 | QR | 睇二維碼
mytickets-substitute-words = 換人 | 換人去 | 第二個去
mytickets-cancel-words = 去唔到 | 唔去 | 唔去喇 | 不能出席 | 取消座位
mytickets-done-words = 冇 | 冇嘢 | 沒有 | 不用 | 唔使 | 唔改
mytickets-all-words = 所有人 | 全部人
cancel-seat-yes-words = 係 | 是 | 好 | 確定
cancel-seat-no-words = 唔係 | 唔好 | 否 | 不要
arrive-all-words = 全部 | 齊人 | 到齊 | 到齊喇
useful-very-words = 有用 | 好有用
useful-partly-words = 少少 | 一般 | 麻麻
useful-not-words = 冇用 | 冇乜用 | 沒有用
level-basic-words = 太易 | 太簡單
level-right-words = 啱啱好 | 剛好
level-hard-words = 太難
next-later-words = 冇 | 沒有 | 唔使 | 遲啲先
