# 申請人的一方：提出申請、個案、查進度、一次性代碼。
apply-closed = { $phase }這一期不接受新申請。如想知道下一期的安排，請致電計劃熱線 { $hotline }，或留下查詢。
apply-past-term = 請留意：資料所載的推行期至{ $end }，今天已在期外。你仍可以填寫，能否受理由職員和項目管理委員會決定。
apply-unknown-phase = 請留意：資料沒有說明{ $phase }這一期是否接受申請。你仍可以填寫，能否受理由職員和項目管理委員會決定。
apply-component = 想申請哪一項？
apply-component-name = 申請項目
apply-component-on-site-assessment = 實地評估：想知道廠內哪裏可以改善
apply-component-on-site-assessment-words = 實地評估 | 評估 | 做評估
apply-component-demonstration = 示範項目：想安裝設備或改善工序
apply-component-demonstration-words = 示範項目 | 示範
apply-component-verification = 核證服務：已完成改善，想核實成效
apply-component-verification-words = 核證服務 | 核證
apply-hk-owned = { eligibility-hk-owned }
apply-hk-owned-name = { eligibility-hk-owned-name }
apply-place = { eligibility-place }
apply-place-name = { eligibility-place-name }
apply-place-region = { eligibility-place-region }
apply-place-region-name = { eligibility-place-region-name }
apply-district = { eligibility-district }
apply-district-name = { eligibility-district-name }
apply-trade = { eligibility-trade }
apply-trade-name = { eligibility-trade-name }
apply-which-sector = { eligibility-which-sector }
apply-which-sector-name = { eligibility-which-sector-name }
apply-sector = { eligibility-sector }
apply-sector-name = { eligibility-sector-name }
apply-improved-already = { eligibility-improved-already }
apply-improved-already-name = { eligibility-improved-already-name }
apply-concern = { eligibility-concern }
apply-concern-name = { eligibility-concern-name }
apply-cost = 報價或預算總額是多少（港元）？未有可選「不清楚」，以後補上。
apply-cost-name = { eligibility-cost-name }
apply-instead = 按你的答案，這一項不能申請。你可以按「更改答案」，或改選：
apply-instead-name = 改選項目
apply-refused = 按你的答案，現時不能申請，所以沒有儲存任何資料。如情況不同，可以再檢查一次，或找職員協助。
privacy-notice-application = 收集資料的目的：由香港生產力促進局（計劃的推行機構）處理申請、核實資料和跟進獲批項目。公司名稱、聯絡人和一項聯絡方法必須填寫，否則未能處理；其餘可以稍後補上。資料只供處理個案的職員、環境保護署、項目管理委員會、你選用的服務供應商和系統託管商使用；經 Telegram 傳送的訊息亦會經過 Telegram。獲資助的個案結束後保存 7 年，不獲批准或撤回的 2 年，未遞交的草稿 180 天，之後刪除。如要查閱或更正，請輸入「我的資料」。請勿提供身份證號碼。（2026年11月24日版）
apply-intro = { $notice }
apply-company = 為哪一家公司申請？
apply-company-name = 公司
apply-another-company = 另一家公司
apply-new-company = 公司全名是甚麼？請按登記證上的寫法。
apply-new-company-name = 公司名稱
apply-company-number = 香港商業登記號碼，或內地統一社會信用代碼？手邊沒有可選「稍後補上」。
apply-company-number-name = 登記號碼
company-number-skip = 稍後補上
company-number-skip-words = 跳過 | 略過 | 冇 | 沒有 | 遲啲 | 遲啲先
apply-person = 聯絡人的姓名？
apply-person-name = 聯絡人
apply-contact = 聯絡人的電話或電郵？日後查進度時，也可用它核對身分。
apply-contact-name = 聯絡方法
apply-description = 你想做甚麼？請用幾句說明廠內的情況和想要的改善，例如「兩台柴油鍋爐用了十年，想回收廢熱，減少用油」。
apply-description-name = 想做的事
apply-confirm =
    請核對：
    { $details }
    儲存為草稿嗎？儲存後才加入文件和遞交。
apply-confirm-name = 確認
apply-confirm-yes = 儲存草稿
apply-confirm-yes-words = 是 | 係 | 好 | 儲存 | 確定 | 冇錯
apply-confirm-no = 不儲存
apply-confirm-no-words = 否 | 唔要 | 不要 | 唔儲存
apply-nothing = 沒有儲存任何資料。
apply-begun =
    草稿已儲存，編號 **{ $reference }**。
    下一步：加入文件，然後遞交。未遞交之前，我們不會開始處理。
    可以隨時離開，改天輸入「申請進度」繼續。
apply-open = 加入文件和遞交
apply-too-many = 這個對話已有 5 份未遞交的草稿。請先遞交或刪除一份，再提出新申請。
apply-unknown = 你已不再代表這家公司，所以沒有儲存。請向公司的同事索取一次性代碼。

fact-line = - { $name }：{ $value }
fact-open = 未填
fact-component = 申請項目
fact-company = 公司
fact-registration-number = 登記號碼
fact-hk-owned = 是否港資
fact-place = 工廠地點
fact-sector = 行業
fact-concern = 改善方面
fact-improved-already = 改善是否完成
fact-cost-cents = 費用
fact-contact-name = 聯絡人
fact-contact = 聯絡方法
fact-description = 想做的事

application-company = 公司：{ $company }
application-score = 完整程度：**{ $score }%**
application-missing = - 尚欠「{ $name }」：{ $why }
application-missing-more = - 另有 { $number } 份文件，見「文件」
application-facts-missing = 尚未填寫：{ $names }
application-points = **請補充 { $number } 項**（未答 { $open } 項）：
application-correcting = 這宗申請由你們取回更正。改好後請按「交回」。
case-point-open = { $number }. { $what }
case-point-answered = { $number }. { $what }（已答）
case-point-more = - 另有 { $number } 項，按「補充所列各項」逐項查看
milestone-line = - { $what }：{ $when }
milestone-start = 開始工作
milestone-completion = 完成工作
milestone-final-report = 遞交總結報告
milestone-case-text = 提供成功案例的文字
milestone-visit-hosted = 接待一次工廠參觀
milestone-talk-given = 在活動上分享經驗
milestone-due = { $day }或之前
milestone-done = 已於{ $day }完成
application-unknown = 找不到這宗申請，或你沒有代表這家公司。請核對編號；如由同事申請，請向他索取一次性代碼。
application-changed = 剛才有人更新了這宗申請，所以沒有改動。以下是最新情況，請再試一次。
application-not-now = 這宗申請的狀態已改變，現在不能這樣做。
application-not-registered = 這家供應商目前不在登記冊上，所以沒有選用。
application-saved = 已儲存，編號 { $reference }。改天輸入「申請進度」便可繼續；想在另一部裝置繼續，先在「同事和裝置」取一次性代碼。
application-action = 想做甚麼？
application-action-name = 動作
application-do-points = 補充所列各項
application-do-points-words = 補充 | 補充資料 | 回答
application-do-files = 文件
application-do-files-words = 加文件 | 上載文件 | 交文件 | 傳文件 | 上傳
application-do-details = 查看或修改資料
application-do-details-words = 修改資料 | 改資料 | 資料
application-do-submit = 遞交申請
application-do-submit-words = 遞交 | 交表 | 提交
application-do-discard = 刪除草稿
application-do-discard-words = 刪除 | 唔要喇
application-do-resubmit = 交回
application-do-resubmit-words = 重新遞交 | 交返
application-do-correct = 更正已遞交的資料
application-do-correct-words = 更正 | 改錯
application-do-withdraw = 撤回申請
application-do-withdraw-words = 撤回 | 唔申請喇
application-do-reasons = 查看理由
application-do-reasons-words = 理由 | 原因 | 點解
application-do-people = 同事和裝置
application-do-people-words = 同事 | 加同事 | 裝置 | 換機
application-do-rate = 評價供應商
application-do-rate-words = 評價 | 評分
application-do-later = 先離開
application-do-later-words = 遲啲先 | 稍後 | 離開 | 改天再做

application-part = 想修改哪一部分？
application-part-name = 部分
application-part-project = 工廠和項目
application-part-contact = 聯絡人和聯絡方法
application-part-company = 公司名稱和登記號碼
application-part-quotations = 報價
application-part-provider = 服務供應商
application-fact = 想修改哪一項？
application-fact-name = 項目
application-new-company = { apply-new-company }
application-new-company-name = { apply-new-company-name }
application-company-number = { apply-company-number }
application-company-number-name = { apply-company-number-name }
application-person = { apply-person }
application-person-name = { apply-person-name }
application-contact = { apply-contact }
application-contact-name = { apply-contact-name }
application-hk-owned = { eligibility-hk-owned }
application-hk-owned-name = { eligibility-hk-owned-name }
application-place = { eligibility-place }
application-place-name = { eligibility-place-name }
application-place-region = { eligibility-place-region }
application-place-region-name = { eligibility-place-region-name }
application-district = { eligibility-district }
application-district-name = { eligibility-district-name }
application-trade = { eligibility-trade }
application-trade-name = { eligibility-trade-name }
application-which-sector = { eligibility-which-sector }
application-which-sector-name = { eligibility-which-sector-name }
application-sector = { eligibility-sector }
application-sector-name = { eligibility-sector-name }
application-improved-already = { eligibility-improved-already }
application-improved-already-name = { eligibility-improved-already-name }
application-concern = { eligibility-concern }
application-concern-name = { eligibility-concern-name }
application-cost = { apply-cost }
application-cost-name = { apply-cost-name }
application-description = { apply-description }
application-description-name = { apply-description-name }
application-changed-details = 已修改。
application-company-fixed = 這家公司另有已遞交的申請，所以不能在這裏更改公司名稱或號碼。如有錯誤，請輸入「真人」告訴職員。

quotations-none = 尚未填寫報價。
quotations-line = - { $firm }，{ $day }，{ $amount }
quotations-add = 加一份報價
quotations-remove = 移除一份報價
quotations-added = 已加入報價。報價單的文件，請在「文件」傳送。
quotations-removed = 已移除報價。
quotations-too-many = 報價已有 10 份，請先移除一份。
application-quotations-do = 想怎樣修改？
application-quotations-do-name = 報價的修改
application-quotation = 移除哪一份？
application-quotation-name = 報價
application-firm = 由哪家公司報價？
application-firm-name = 報價公司
application-address = 報價公司的地址？
application-address-name = 報價公司地址
application-day = 報價單的日期？例如 15/10 或 2026-10-15。
application-day-name = 報價日期
application-amount = 報價總額（港元）？例如 30000 或 3萬。
application-amount-name = 報價總額

application-provider = 服務供應商現為：{ $present }。請輸入想選用的供應商名稱；未有人選，可先找供應商。
application-provider-name = 供應商名稱
application-which-provider = 是哪一家？登記不等於推薦，請自行比較。
application-which-provider-name = 供應商
case-provider-none-yet = 未選定
case-provider-none = 暫不選用
case-provider-other = 都不是
case-provider-other-words = 不是 | 唔係 | 都唔係
case-provider-not-found = 登記冊上沒有名稱近似「{ $words }」的供應商。請核對名稱，或先找服務供應商。
case-provider-unchanged = 沒有改動。
case-provider-chosen = 已記下選用的供應商。
case-provider-none-chosen = 已記下：暫不選用供應商。

case-files = 已有 { $number } 份文件。沒有一份是硬性規定的，但齊備會較快審核。
application-item = 想加哪一份？
application-item-name = 文件種類
case-item-missing = { $name }（未有）
case-item-arrived = { $name }（已收到）
case-item-accepted = { $name }（已核對）
case-item-returned = { $name }（請補交）
case-item-other = 其他文件
case-item-card =
    {""}**{ $name }**
    用途：{ $why }
    例如：{ $example }
case-file-arrived = - { $name }（{ $day }收到）
case-file-accepted = - { $name }（{ $day }收到，已核對）
case-file-returned = - { $name }（{ $day }收到，請補交）
application-file = 請傳送「{ $name }」：拍照或傳檔案，每份不超過 5 MB，一次一份。
application-file-name = 文件
application-more = { $outcome } 還有就再傳一份，沒有就按「完成」。
application-more-name = 另一份文件
case-file-kept = 已收到「{ $name }」。
case-file-same = 「{ $name }」之前已收到，毋須再傳。
case-file-too-many = 文件已滿（最多 20 份，合共 50 MB），沒有儲存「{ $name }」。請先刪除不需要的。
case-file-later = 稍後再答
case-file-later-words = 稍後 | 遲啲 | 跳過
case-file-done = 完成
case-file-done-words = 搞掂 | 冇喇 | 沒有了 | 好了
case-file-remove = 刪除一份
case-file-remove-words = 刪除
case-file-removed = 已刪除「{ $name }」。
application-gone = 刪除哪一份？
application-gone-name = 要刪除的文件
application-sure-gone = 刪除「{ $name }」？刪除後不能復原。
application-sure-gone-name = 確認刪除
case-file-gone-yes = 刪除文件
case-file-gone-yes-words = 是 | 係 | 好 | 確定
case-file-gone-no = 保留文件
case-file-gone-no-words = 否 | 不要 | 唔要 | 保留

application-point = 第 { $number } 項（共 { $all } 項）：{ $what }
application-point-name = 補充
application-document = 第 { $number } 項（共 { $all } 項）：請傳送「{ $what }」，拍照或傳檔案都可以。
application-document-name = 補充的文件
case-point-in-words = 用文字回答
case-point-in-words-words = 文字 | 打字
case-points-done = 已記下。全部補齊後，請按「交回」，我們才會繼續處理。

application-submit =
    請核對（完整程度 { $score }%，文件 { $files } 份）：
    { $details }
    { $missing }
    遞交嗎？
application-submit-name = 遞交
submit-missing = 尚欠：{ $names }。現在也可以遞交，但職員可能會請你補交。
submit-complete = 清單上的文件都已齊備。
submit-yes = 確定遞交
submit-yes-words = 是 | 係 | 好 | 確定 | 遞交
submit-no = 先不遞交
submit-no-words = 否 | 唔住 | 等等 | 不要
submit-done =
    {""}**已遞交，編號 { $reference }。**
    請記下這個編號。狀態有變時，我們會在這裏通知你。
submit-already = 這宗申請（{ $reference }）之前已經遞交，不會重複。
application-resubmit =
    { $effect }
    交回後由職員繼續處理，期間不能再改。交回嗎？
application-resubmit-name = 交回
resubmit-open = 尚有 { $number } 項未答，職員可能會再請你補充。
resubmit-complete = 所列各項都已回答。
resubmit-yes = 確定交回
resubmit-yes-words = 是 | 係 | 好 | 確定 | 交回
resubmit-no = 先不交回
resubmit-no-words = 否 | 等等 | 不要 | 唔住
resubmit-done = 已交回，職員會繼續處理。編號 { $reference }。
application-correct =
    更正前請知道：
    - 申請會交回你手上修改，我們暫停處理；到你按「交回」為止的時間不計入我們的處理時間。
    { $effect }
    更正嗎？
application-correct-name = 更正
correct-queue = - 交回後，職員要重新檢查。
correct-agenda = - 它會離開{ $day }會議的議程，要等之後的會議。
correct-reach = - 如未能在{ $cutoff }前再次備妥，便趕不上{ $day }的會議。
correct-yes = 取回更正
correct-yes-words = 是 | 係 | 好 | 確定 | 更正
correct-no = 維持不變
correct-no-words = 否 | 唔改 | 不要 | 不用
correct-done = 申請 { $reference } 已交回你手上。改好後請按「交回」。
application-withdraw =
    撤回前請知道：
    - 申請 { $reference } 會就此結束，不能恢復；想再申請，要重新填寫。
    { $effect }
    撤回嗎？
application-withdraw-name = 撤回
withdraw-open = - 已遞交的資料會按保存期限刪除。
withdraw-approved = - 已批准的資助會失效。
withdraw-yes = 確定撤回
withdraw-yes-words = 是 | 係 | 確定 | 撤回
withdraw-no = 不撤回
withdraw-no-words = 否 | 唔撤回 | 不要 | 保留
withdraw-done = 申請 { $reference } 已撤回。
application-discard = 刪除草稿 { $reference }？{ $effect }
application-discard-name = 刪除草稿
discard-effect = 所填內容和 { $files } 份文件都會刪除，不能復原。
discard-yes = 確定刪除
discard-yes-words = 是 | 係 | 確定 | 刪除
discard-no = 保留草稿
discard-no-words = 否 | 唔好 | 不要 | 保留
discard-done = 草稿 { $reference } 已刪除。
reasons-title = 理由：
reasons-none =
    這裏沒有記錄可以給你看的理由。我可以替你向職員查詢。
    { $notice }
application-ask-reasons = 要送出查詢「請說明申請 { $reference } 的理由」嗎？職員會在這個對話回覆。
application-ask-reasons-name = 查詢理由
reasons-ask-yes = 送出查詢
reasons-ask-yes-words = 是 | 係 | 好 | 要
reasons-ask-no = 不用了
reasons-ask-no-words = 否 | 不用 | 唔使 | 唔要
application-rate-work = 供應商的工作質素如何？
application-rate-work-name = 工作質素
application-rate-advice = 供應商的意見有沒有用？
application-rate-advice-name = 意見
application-rate-punctual = 供應商準時嗎？
application-rate-punctual-name = 準時
rate-5 = 很好
rate-4 = 好
rate-3 = 一般
rate-2 = 較差
rate-1 = 很差
application-remark = 想補充甚麼？只供職員參考，不會給供應商看到是誰寫的。
application-remark-name = 補充
rate-remark-none = 沒有補充
rate-remark-none-words = 沒有 | 冇 | 冇喇 | 跳過
rate-rated = 多謝你的評價。
rate-already = 這宗申請之前已評價，每宗只收一次。

people-listed =
    可查看和處理「{ $company }」申請的人：{ $names }
    申請屬於公司；離職的人請移除。
people-me = { $name }（這個對話）
application-people-do = 想怎樣做？
application-people-do-name = 同事和裝置
people-do-invite = 取一次性代碼
people-do-invite-words = 代碼 | 加同事 | 加入
people-do-remove = 移除一人
people-do-remove-words = 移除
people-do-back = 返回個案
people-code =
    一次性代碼：**{ $code }**（{ $until }前有效，只可用一次）
    交給同事，或自己在另一部裝置、另一個平台使用：
    - 開啟本助理，輸入「加入 { $code }」；或
    - 用瀏覽器開啟 { $link }
    用了代碼的人可以查看和處理這家公司的申請，請勿公開。
people-too-many = 未用的代碼已有 5 個，或已有 10 人，所以沒有發出新代碼。代碼 48 小時後失效；也可以先移除一人。
application-leaver = 移除哪一位？
application-leaver-name = 要移除的人
application-sure-leaver = 移除「{ $name }」？{ $effect }
application-sure-leaver-name = 確認移除
people-leaving = 移除後，這個人不能再查看或處理這家公司的申請，亦不再收到通知。
people-leaving-me = 這是你自己：移除後，這個對話不能再查看或處理這家公司的申請。
people-remove-yes = 確定移除
people-remove-yes-words = 是 | 係 | 確定 | 移除
people-remove-no = 不移除
people-remove-no-words = 否 | 唔好 | 不要 | 保留
people-removed = 已移除「{ $name }」。
people-unknown = 這個人已不在名單上。
people-last = 公司至少要有一個人，所以沒有移除。請先用代碼加入另一人。

status-none = 這個對話還沒有申請。
status-mine = 你們的申請（{ $number } 宗），請選一宗查看：
status-case = 你也可以提出新申請，或直接輸入申請編號。
status-case-name = 個案
status-new = 新申請
status-new-words = 提出申請 | 申請
status-look = 用編號查進度
status-look-words = 查進度 | 編號 | 用編號
status-code = 我有一次性代碼
status-code-words = 代碼 | 加入
status-reference = 請輸入申請編號，例如 A-XXXX-XXXX-XXXX。
status-reference-name = 申請編號
reference-length = 「{ $typed }」的長度不對：編號是 A 加 12 個字母或數字。
reference-kind = 「{ $typed }」不是申請編號：申請編號以 A 開頭。
reference-character = 「{ $typed }」有編號不會用的字：編號沒有 0、1、I、L、O。
reference-check = 「{ $typed }」有一個字打錯了，或兩個字調轉了，請逐個核對。
status-fact = 請再輸入一項資料核對：申請時填寫的電話或電郵，或公司的登記號碼。
status-fact-name = 核對資料
status-unknown = 編號和資料不吻合，或沒有這宗申請。請核對後再試；15 分鐘內可試 5 次。
status-wait = 為保護申請人，嘗試次數已滿。請約 { $minutes } 分鐘後再試，毋須重新登記甚麼。
status-more = 以下是進度。要修改、交文件或收通知，請向公司的同事索取一次性代碼。

join-intro = { $notice }
join-code = 請輸入一次性代碼，例如 ABCD-EFGH。代碼由公司的同事在個案內的「同事和裝置」取得。
join-code-name = 一次性代碼
join-name = 用代碼「{ $code }」加入。你的姓名？公司的其他人會看到。
join-name-name = 姓名
join-joined = 你已加入「{ $company }」，現在可以查看和處理這家公司的申請。
join-already = 你本來已代表「{ $company }」，代碼沒有用掉。
join-unknown = 這個代碼無效：可能打錯、已用過，或已過 48 小時。請核對，或向同事再取一個。
join-wait = 嘗試次數已滿，請約 { $minutes } 分鐘後再試。
join-another = 再輸入代碼
