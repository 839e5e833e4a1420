# 熱線：答案卡、建議、查詢、成功案例。
source-paper = 進度報告{ $where }
source-assistant = 本助理的說明
paragraph = 第 { $number } 段
paragraph-fn = 註 { $number }
paragraph-annex = 附件第 { $number } 段
card-source = 依據：{ $sources }
card-as-at = 資料截至：{ $day }
card-rules = 按 { $phase } 規則，截至{ $day }
rule-not-known = 就 { $phase } 的規則，我們找到的資料沒有說明這一項。請致電計劃熱線 { $hotline } 查詢。以下是進度報告所述的 2008至2013年 規則：
rule-now = 按現行的 { $phase } 規則：{ $values }（{ $sources }）。以下是進度報告所述的 2008至2013年 規則：
rule-value = { $name } { $value }
rule-on-site-assessment-share = 實地評估資助比例
rule-on-site-assessment-cap = 實地評估資助上限
rule-demonstration-share = 示範項目資助比例
rule-demonstration-average = 示範項目平均資助額
rule-verification-cap = 核證服務資助上限
rule-programme-budget = 計劃總撥款
rule-programme-start = 開始日期
rule-programme-end = 結束日期
did-you-mean = 我不太肯定你的意思。你想問的是：
not-found = 抱歉，我找不到合適的答案，也不想亂猜。以下是最接近的題目；你也可以請職員回覆。
nothing-near = 抱歉，我找不到合適的答案，也不想亂猜。請換個說法再問，或請職員回覆。
offer-person = 抱歉，我連續三次都未能幫到你。要不要把你的問題交給職員回覆？
offer-yes = 好，請職員回覆
offer-yes-words = 好 | 好呀 | 好啊 | 要 | 係 | 是 | 可以
offer-no = 不用了
offer-no-words = 唔使 | 唔使喇 | 不用 | 不要 | 唔要
noticed-sector = 你提到「{ $trade }」：屬「{ $sector }」，是八個目標行業之一。
noticed-place = 你提到{ $city }：{ $verdict }
noticed-place-yes = 在計劃涵蓋的地區內。
noticed-place-no = 不在計劃涵蓋的地區內。
noticed-place-unknown = 資料沒有說明是否涵蓋，請向職員查詢。
privacy-notice = 收集資料的目的：由香港生產力促進局（計劃的推行機構）回覆這項查詢。問題必須填寫；電話或電郵只在你選擇以此方式回覆時才需要。資料只供處理查詢的職員、環境保護署和系統託管商使用；經 Telegram 傳送的訊息亦會經過 Telegram。查詢結案後 12 個月內刪除。查閱、更正或刪除資料：輸入「我的資料」。請勿提供身份證號碼。（2026年11月24日版）
privacy-policy =
    {""}**我們怎樣處理資料**（2026年11月24日版）
    - 收集者：香港生產力促進局（推行機構），代環境保護署推行清潔生產伙伴計劃。
    - 熱線和資助檢查毋須姓名或電話；找不到答案的問題只作無名統計。
    - 查詢：問題及自願提供的電話或電郵，只用作回覆；結案後 12 個月刪除。
    - 活動：姓名和一項聯絡方法，參觀另加公司；活動後 18 個月內刪除。
    - 申請：公司、聯絡方法和文件；獲資助的結案後 7 年、其他 2 年、草稿 180 日後刪除。供應商退出登記後 7 年；未獲頒標誌的 2 年。
    - 提供與否屬自願；不提供，只是不能辦理該項。
    - 可查看資料的：負責的職員、環境保護署、審計人員、系統託管商；參觀的工廠和你選的供應商只看所需部分。Telegram 訊息經 Telegram 傳送，並存於香港以外。
    - 計劃消息只在你逐項選擇後才發，輸入「停」即止。
    - 意見調查不記名；名單在調查結束後 90 日刪除，答案 2 年。
    - 未完成的表格保留 30 日，網上對話 30 日，其他對話 90 日；同意、訂閱及得知計劃途徑的記錄保留至停用後 2 年。
    - 查閱及更正：輸入「我的資料」；刪除：輸入「刪除資料」。40 個曆日內答覆。其他：輸入「真人」，或致電計劃熱線 { $hotline }。
enquiry-intro = 職員會回覆你的查詢。{ $notice }
enquiry-question = 請寫下你想問職員的問題。
enquiry-question-name = 問題
enquiry-reply-by = 希望怎樣收到回覆？
enquiry-reply-by-name = 回覆方式
reply-by-chat = 在這個對話
reply-by-phone = 電話
reply-by-email = 電郵
enquiry-phone = 請輸入電話號碼（香港 8 位，內地手機 11 位）。
enquiry-phone-name = 電話
enquiry-email = 請輸入電郵地址。
enquiry-email-name = 電郵
enquiry-confirm =
    請核對：
    - 問題：{ $question }
    - 回覆方式：{ $by }
    要送出嗎？
enquiry-confirm-name = 送出
send-yes = 送出
send-yes-words = 好 | 係 | 是 | 確定
send-no = 不送出
send-no-words = 唔好 | 唔係 | 否 | 不要
enquiry-not-sent = 沒有送出，你的資料已刪除。
enquiry-opened =
    已收到你的查詢，參考編號：**{ $reference }**
    職員會回覆你，但目前未能說明需時多久。請記下參考編號。
cases-query = 想找哪類案例？可以輸入行業、工序、污染物或技術，例如「紡織廠廢水回用」，或選一類：
cases-query-name = 搜尋
cases-found = 與「{ $words }」最接近的案例：
cases-none = 找不到與「{ $words }」相關的案例。請換個說法，或選一類：
cases-pick = 選一個看詳情，或輸入其他字詞再找。
technology-energy = 節約能源
technology-energy-words = 節能 | 慳電 | 省電 | 能源
technology-air = 減少空氣污染
technology-air-words = 空氣 | 廢氣 | 減排
technology-effluent = 減控污水
technology-effluent-words = 污水 | 廢水
case-problem = 問題：{ $text }
case-measure = 措施：{ $text }
case-no-figures = 資料來源沒有公布數字。
case-relation-programme = 獲計劃資助。來源：{ $source }
case-relation-programme-pilot = 屬計劃推出前（2006至2007年）的試點項目。來源：{ $source }
case-relation-hk-owned-outside-programme = 由 { $source } 報道；並非由計劃資助，計劃亦未核實。如屬貴公司的案例，可要求移除。
case-relation-guangdong-reference = 由 { $source } 報道的廣東案例；並非由計劃資助，計劃亦未核實。相關公司可要求移除。
case-relation-demonstrated = 計劃示範項目檢視過的技術。來源：{ $source }
case-relation-published = 由 { $source } 報道的技術；並非由計劃資助，計劃亦未核實。
