# 批准之後：進度、發放資助、完成；計劃的累計數字。
flow-aftercare = 批准後的跟進
command-aftercare-words = 批准後跟進 | 批准後的跟進 | 個案跟進
aftercare-none = 現時沒有已批准的個案需要跟進。
aftercare-unknown = 找不到這宗申請。
aftercare-nothing-to-do = 這宗個案現時沒有可以做的跟進。
aftercare-outstanding = 未付清的個案：{ $cases } 宗，共 { $sum }，最久的距決定 { $days } 日；逾期項目：{ $late } 項。
aftercare-which-case = 請選擇個案：
aftercare-which-case-name = 個案
aftercare-line = { $reference } { $company }：{ $what }
aftercare-line-late = 逾期 { $number } 項
aftercare-line-unpaid = 未付 { $sum }（決定後 { $days } 日）
aftercare-line-open = 進行中
aftercare-title = **{ $reference }**（{ $component }）
aftercare-company = { $company }：{ $state }
aftercare-state-submitted = 未有決定
aftercare-state-in-check = 未有決定
aftercare-state-to-check = 未有決定
aftercare-state-returned = 未有決定
aftercare-state-ready = 未有決定
aftercare-state-tabled = 未有決定
aftercare-state-approved = 已批准
aftercare-state-rejected = 不獲批准
aftercare-state-completed = 已完成
aftercare-state-withdrawn = 已撤回
aftercare-money = 批准：{ $approved }；已發放：{ $paid }；未發放：{ $unpaid }
aftercare-milestone = - { $what }：{ $when }
aftercare-due = 須於{ $day }或之前完成
aftercare-not-planned = 未定日期
aftercare-done = { $day }已完成
aftercare-done-consent = { $day }已完成；{ $consent }
aftercare-consent = 工廠同意發表：{ $scope }（至{ $until }）
aftercare-today = 今日
aftercare-today-words = 今天 | 即日
aftercare-this = 再看這宗個案
aftercare-casework = 處理這宗申請
aftercare-all = 其他個案
aftercare-action = 要做甚麼？
aftercare-action-name = 跟進
aftercare-do-plan = 訂定日期
aftercare-do-plan-words = 日期 | 改日期
aftercare-do-done = 記錄已完成
aftercare-do-done-words = 完成項目 | 已完成
aftercare-do-pay = 記錄發放資助
aftercare-do-pay-words = 付款 | 發放 | 發放資助
aftercare-do-undo = 更正付款
aftercare-do-undo-words = 更正 | 改正付款
aftercare-do-complete = 個案完成
aftercare-do-complete-words = 結束個案 | 完成個案

# 日期
aftercare-kind =
    訂定哪一項的日期？
    { $what }
aftercare-kind-name = 項目
aftercare-each = 逐項訂定
aftercare-each-words = 逐項 | 全部
aftercare-leave = 保持不變
aftercare-leave-words = 不變 | 略過
aftercare-day = 「{ $what }」須於哪一日或之前完成？例如 15/12 或 2027-03-31。現時：{ $present }。
aftercare-day-name = 日期
aftercare-not-wanted = 不需要這一項
aftercare-not-wanted-words = 不需要 | 不用
aftercare-planned =
    日期已儲存：
    { $what }
    公司的人會在到期前 14 日、當日及逾期 14 日收到提示。
aftercare-order = 日期次序不對：先開始工作，再完成工作，最後遞交總結報告。未有更改。
aftercare-which =
    哪一項已完成？
    { $what }
aftercare-which-name = 已完成項目
aftercare-done-on = 「{ $what }」在哪一日完成？
aftercare-done-on-name = 完成日期
aftercare-visit = 是哪一次參觀？
aftercare-visit-name = 參觀
aftercare-visit-line = { $title }（{ $day }）
aftercare-no-visit = 不在名單內
aftercare-scope =
    工廠有沒有書面同意發表？請輸入同意的範圍，例如「網站，可列公司名稱」。
    未有記錄同意之前，任何內容都不會發表。
aftercare-scope-name = 同意範圍
aftercare-no-consent = 未有同意
aftercare-no-consent-words = 未有 | 沒有 | 未同意
aftercare-until = 同意的有效期至哪一日？
aftercare-until-name = 同意有效期
aftercare-marked = 已記錄：{ $what }於{ $day }完成。

# 發放資助
aftercare-amount = 發放多少？未發放餘額 { $unpaid }。
aftercare-amount-name = 金額
aftercare-pay-all = 全部餘額 { $sum }
aftercare-paid-on = 在哪一日發放？
aftercare-paid-on-name = 發放日期
aftercare-pay-sure =
    申請 { $reference }：{ $day }發放 { $sum }。
    累計已發放：{ $before } → { $after }
    是否正確？
aftercare-pay-sure-name = 確認
aftercare-pay-sure-yes = 正確，記錄
aftercare-pay-sure-yes-words = 正確 | 是 | 好 | ok
aftercare-pay-sure-no = 不記錄
aftercare-pay-sure-no-words = 不 | 否 | 不正確
aftercare-paid = 已記錄發放 { $sum }；未發放餘額 { $unpaid }。
aftercare-payment = 更正哪一筆？只列出由其他同事記錄的。
aftercare-payment-name = 付款
aftercare-payment-line = { $sum }（{ $day }）
aftercare-reason = 為何要撤銷 { $day }發放的 { $sum }？理由會記錄在案。
aftercare-reason-name = 理由
aftercare-undone = 已加一筆相反的記錄，原有記錄不變；未發放餘額 { $unpaid }。

# 完成
aftercare-complete-sure =
    申請 { $reference } 將列為「已完成」，公司會收到通知。
    { $what }
    是否完成？
aftercare-complete-sure-name = 確認
aftercare-complete-sure-yes = 列為已完成
aftercare-complete-sure-yes-words = 完成 | 是 | 好 | ok
aftercare-complete-sure-no = 暫不完成
aftercare-complete-sure-no-words = 不 | 否 | 暫不
aftercare-completed =
    已列為「已完成」。
    { $what }
aftercare-still-open = - 仍要跟進：{ $what }
aftercare-not-recorded = - 沒有完成的記錄：{ $what }
aftercare-still-unpaid = - 仍未發放：{ $sum }
aftercare-nothing-open = 沒有未完事項。

# 為何做不到
aftercare-nothing-changed = 沒有更改。
aftercare-not-allowed = 你的權限已更改，不能再做這一步。未有更改。
aftercare-own-case = 你同時代表這間公司，不能處理它的個案；請交由其他個案主任處理。沒有更改。
aftercare-changed = 這宗申請剛被更改，請再看一次才繼續。未有更改。
aftercare-not-now = 以現時的狀況不能這樣做。未有更改。
aftercare-wrong-day = 日期不可早於決定當日，已完成的事亦不可在今日之後。未有更改。
aftercare-too-much = 超出批准的資助額：餘額只有 { $unpaid }。未有更改。
aftercare-report-missing = 要先記錄總結報告已完成。未有更改。

# 給公司的提示
notice-milestone-soon = 申請 { $reference }：**{ $what }**須於{ $day }或之前完成。
notice-milestone-today = 申請 { $reference }：今日（{ $day }）是**{ $what }**的限期。已辦妥的話，毋須理會。
notice-milestone-overdue = 申請 { $reference }：**{ $what }**的限期（{ $day }）已過，我們仍未有完成的記錄。如有困難，請聯絡我們，一起訂定新的日期。

# 累計數字
flow-totals = 計劃累計數字
command-totals-words = 累計數字 | 計劃累計數字
totals-not-allowed = 只有職員可以查看。
totals-wish = 要看哪一項數字？
totals-wish-approvals = 獲批准的申請
totals-wish-targets = 與目標比較
totals-wish-demonstrations = 示範項目的技術
totals-wish-providers = 服務供應商數目
totals-wish-events = 推廣活動及會議
totals-wish-labels = 獲頒標誌數目
ledger-title-approvals = 獲批准的申請（宗）
ledger-title-targets = 累計批准與目標
ledger-title-demonstrations = 獲批准的示範項目，按技術（個）
ledger-title-providers = 已登記的環境技術服務供應商（家）
ledger-title-happenings = 認知推廣活動、展覽及委員會會議
ledger-title-labels = 獲頒「粵港清潔生產伙伴」標誌（家）
ledger-head = **{ $title }**
ledger-row = - { $name }：{ $cells }
ledger-cell = { $name } { $value }
ledger-about = 約 { $number }
ledger-range = { $from } 至 { $to }
ledger-column-approved = 累計批准
ledger-column-target = 目標
ledger-phase = 目標屬：{ $phase }
ledger-year = { $year }年度
ledger-calendar-year = { $year }年
ledger-to = 截至{ $day }
ledger-nothing = 未有數字。文件的數字要先以指令載入。
ledger-no-figure = 沒有數字
ledger-left-out = 未列出較早的時期：{ $number } 個
ledger-derived = 截至2010年3月31日：累計減去2010-11年度。
ledger-gap = 未列出的年度沒有數字，合計不包括在內。
ledger-withdrawn = 其後撤回（已計入獲批准的年度）：{ $number } 宗
ledger-of-the-paper = 文件的數字：{ $sources }，截至{ $day }。
ledger-of-the-records = 其後是本系統的記錄，截至{ $day }；樣本不計。
ledger-adds-up = 核對：各分項、年度和累計相符。
ledger-approvals = 獲批准的申請
ledger-demonstrations = 示範項目
ledger-providers = 服務供應商
ledger-new-providers = 年度內新登記
ledger-events = 認知推廣活動（項）
ledger-participants = 參加人數（人）
ledger-factory-visits = 工廠參觀（個）
ledger-exhibitions = 參與的展覽（個）
ledger-exhibition-visitors = 展覽接觸人數（人）
ledger-meetings = 委員會會議（次）
ledger-labels = 標誌
ledger-part-on-site-assessment = 實地評估
ledger-part-demonstration = 示範項目
ledger-part-verification = 核證服務
ledger-part-energy = 節約能源
ledger-part-air = 空氣污染減排
ledger-part-effluent = 減控污水
ledger-part-none = 未列明技術
ledger-part-hong-kong = 以香港為基地
ledger-part-prd = 以珠三角為基地
ledger-part-elsewhere = 區外
ledger-part-manufacturing = 港資製造業企業
ledger-part-technology-service = 環境技術服務供應商
ledger-part-supply-chain = 採購商
ledger-part-all = 合計
ledger-basis-approvals = 年度由4月1日至翌年3月31日，以委員會決定當日計，不是申請當日；決定經更正的只計現有結果。
ledger-basis-targets = 目標屬整個計劃期，不是每年；每宗批准按其適用規則計入所屬計劃期。
ledger-no-percent = 數字是已批准的申請，未必已完成，同一工廠可能多於一宗；目標以工廠或項目計。兩者基礎不同，因此不列百分比：要有已完成而每廠只計一次的數目，才可比較。
ledger-basis-demonstrations = 每個項目只計入一類技術；撤回的仍計入獲批准的年度。
ledger-basis-providers = 當日在登記冊上的家數；不同日子的數字不可相加。
ledger-basis-new-providers = 新登記：首次登記在該年度的家數。
ledger-basis-events = 活動：已結束而沒有取消或延期的活動；工廠參觀另計。
ledger-basis-participants = 人數：文件沒有說明是人還是人次；本系統計實際到場人次，人員記錄保留期內才有。兩者不可相加。
ledger-basis-factory-visits = 文件沒有說明工廠參觀是否已計入活動數目。
ledger-basis-exhibitions = 展覽不計入活動。
ledger-basis-exhibition-visitors = 展覽人數是另一單位，不加入參加人數。
ledger-basis-meetings = 會議：已舉行的委員會會議。
ledger-basis-labels = 按曆年計算，不可與按年度計算的申請相加；其後撤銷的仍計入獲頒年份。
ledger-wrong-sum = 核對不符：{ $what }，{ $part }，{ $period }：文件列明 { $stated }，分項相加是 { $number }。
ledger-wrong-cumulative = 核對不符：{ $what }：年度的 { $year } 大於累計的 { $total }。
ledger-wrong-overpaid = 核對不符：{ $number } 宗申請的付款超出批准額：{ $cases }
ledger-wrong-undated = 核對不符：{ $number } 宗已批准的申請沒有決定日期，未計入年度：{ $cases }
ledger-wrong-no-technology = 核對不符：{ $number } 個已批准的示範項目未列明技術：{ $cases }
ledger-wrong-in-the-paper = 核對不符：{ $number } 宗決定屬文件的時期，文件的數字已包括在內，不再計算：{ $cases }
ledger-wrong-not-decided = 核對不符：{ $number } 宗申請列為已批准，但沒有批准的記錄：{ $cases }
