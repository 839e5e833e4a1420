# 職員用的委員會會議：會議日程、議程、決定和會議文件。
committee-meeting = 請選擇會議，或新增一次會議：
committee-meeting-name = 會議
committee-new = 新增會議
committee-new-words = 新會議 | 加會議 | 開新會議
agenda-line-planned = { $day }（議程 { $cases } 宗）
agenda-line-held = { $day }（已舉行，{ $cases } 宗）
committee-all = 所有會議
committee-all-words = 會議名單 | 會議列表
committee-this = 返回這次會議
committee-this-words = 返回會議 | 這次會議
committee-unknown = 找不到這次會議。

# 會議的卡
committee-title-planned = **委員會會議：{ $day }**
committee-title-held = **委員會會議：{ $day }**（已舉行）
committee-title-cancelled = **委員會會議：{ $day }**（已取消）
committee-card-papers = 截止收取文件：{ $cutoff }
committee-card-papers-closed = 截止收取文件：{ $cutoff }（已截止，加入個案須說明原因）
committee-agenda =
    { $cases ->
        [0] 議程上未有個案
       *[other] 議程：{ $cases } 宗個案，其中 { $undecided } 宗未有決定
    }
committee-component = - { $component }：{ $cases } 宗；費用 { $cost }；資助 { $grant }{ $unknown ->
        [0] {""}
       *[other] （其中 { $unknown } 宗未有金額）
    }
committee-samples = 其中 { $cases } 宗是樣本資料，並非真實個案。
committee-ready = 可加入議程的個案：{ $cases } 宗
committee-nothing-to-do = 這次會議現時沒有事項要處理。
committee-action = 想處理甚麼？
committee-action-name = 事項
committee-do-record = 記錄決定
committee-do-record-words = 記錄 | 決定 | 入決定 | 記低決定
committee-do-put = 加入個案
committee-do-put-words = 加個案 | 放個案 | 加入
committee-do-cases = 查看議程
committee-do-cases-words = 議程 | 睇議程 | 個案
committee-do-take-off = 抽起個案
committee-do-take-off-words = 抽起 | 攞走個案 | 移除個案
committee-do-pack = 會議文件
committee-do-pack-words = 文件 | 下載文件 | 會議檔
committee-do-cutoff = 更改截止收取文件的時間
committee-do-cutoff-words = 改截止時間 | 更改截止 | 截止
committee-do-held = 記錄會議已舉行
committee-do-held-words = 已舉行 | 開咗會
committee-do-reopen = 更正已記錄的決定
committee-do-reopen-words = 更正 | 更正決定 | 記錯咗
committee-do-cancel = 取消會議
committee-do-cancel-words = 唔開會 | 會議取消
committee-pick = 議程上有 { $cases } 宗個案。按個案可查看詳情：
committee-to-meeting = 返回會議
committee-to-meeting-words = 返去會議 | 會議

# 個案
agenda-case = { $reference } { $company }（{ $component }）
agenda-case-sample = { $reference } { $company }（{ $component }，樣本）
committee-item = - { $case }
agenda-not-known = 未有資料
agenda-grant = { $grant }（{ $limit }）
agenda-limit-share = 費用的 { $rule }，{ $sources }
agenda-limit-cap = 上限 { $rule }，{ $sources }
agenda-limit-cost-missing = 未有費用資料，不能計算
agenda-limit-unknown = 這一期的規則沒有列明金額
agenda-decided-approve = 批准 { $grant }
agenda-decided-other = 批准 { $grant }（按規則 { $rules }）
agenda-decided-reject = 不批准
agenda-decided-defer = 押後

# 會議日程
committee-day = 會議在哪一天舉行？例如 15/12 或「12月15日」。
committee-day-name = 會議日期
committee-taken = { $day }已有會議。
committee-usual-over = 照慣例會在{ $cutoff }截止收取文件，但這個時間已過。
committee-papers = 照慣例在{ $cutoff }截止收取文件（會議前 7 天的 18:00），可以嗎？
committee-papers-name = 截止安排
committee-close-usual = 照慣例
committee-close-usual-words = 慣例 | 好 | 可以 | 照舊
committee-close-other = 另定時間
committee-close-other-words = 其他時間 | 改時間
committee-cutoff-day = 哪一天截止收取文件？
committee-cutoff-day-name = 截止日期
committee-cutoff-time = 當天幾點截止？例如 18:00。
committee-cutoff-time-name = 截止時間
committee-added = 已新增{ $day }的會議。個案備妥後可加入議程。
committee-cutoff-changed = 截止收取文件的時間現為{ $cutoff }。
committee-cancelled = 會議已取消。{ $cases ->
        [0] {""}
       *[other] { $cases } 宗個案返回「可提交」，並已通知申請人。
    }
committee-held = 已記錄：會議已舉行，議程上沒有待決定的個案。

# 議程
committee-case-name = 個案
committee-case = 加入哪些個案？可逐一選擇，或輸入一個或多個編號。已選：{ $chosen }
committee-every = 全部加入
committee-every-words = 全部 | 所有 | 全部個案 | 晒
committee-late-reason = 文件已在{ $cutoff }截止。為甚麼仍要加入？（只有職員看到）
committee-late-reason-name = 逾期加入的原因
committee-one = 哪一宗個案？
committee-one-name = 個案
committee-reason = 原因？（只有職員看到）
committee-reason-name = 原因
committee-put = 已把 { $cases } 宗個案加入議程，並通知申請人。
committee-taken-off = 已從議程抽起 { $reference }，並通知申請人。個案仍可提交另一次會議。
committee-reopened = { $reference } 已返回議程，請重新記錄決定。如申請人已獲告知先前的決定，會再收到通知。

# 確認
committee-confirm =
    { $what }
    確定嗎？
committee-confirm-name = 確認
committee-confirm-yes = 確定
committee-confirm-yes-words = 係 | 是 | 好 | 確認
committee-confirm-no = 不更改
committee-confirm-no-words = 唔係 | 不是 | 不要 | 唔好
committee-value =
    請核對（第 { $page } 頁，共 { $pages } 頁）：
    { $lines }
committee-page-next = 下一頁
committee-page-next-words = 繼續 | 下頁
committee-page-stop = 停止，不更改
committee-page-stop-words = 停止 | 唔改 | 不改
committee-what-add = **新增會議：{ $day }**，{ $cutoff }截止收取文件
committee-what-cutoff = **截止收取文件**：{ $before } → { $after }
committee-what-cancel = **取消{ $day }的會議**{ $cases ->
        [0] （議程上沒有個案）
       *[other] ：議程上 { $cases } 宗個案會返回「可提交」，並通知申請人。
    }
committee-what-held = **{ $day }的會議已舉行**，議程上沒有待決定的個案。
committee-what-put = **把 { $cases } 宗個案加入{ $day }的議程**，並通知申請人：
committee-what-take-off = **從{ $day }的議程抽起個案**，並通知申請人：
committee-what-reopen = **更正已記錄的決定**（{ $before }）。個案會返回議程，重新決定：
committee-what-record = **記錄{ $day }會議的決定**：批准 { $approve } 宗（共 { $total }）、不批准 { $reject } 宗、押後 { $defer } 宗；未有決定 { $left } 宗。會通知申請人。

# 決定
committee-how = 有 { $cases } 宗個案待記錄決定。想怎樣記錄？記錄之前會先列出全部。
committee-how-name = 記錄方式
committee-how-each = 逐宗記錄
committee-how-each-words = 逐宗 | 一宗一宗 | 逐個
committee-how-rules = 全部批准（按規則計算的金額）
committee-how-rules-words = 全部批准 | 全批 | 照計算金額
committee-decision =
    第 { $place } 宗，共 { $of } 宗：**{ $case }**
    費用：{ $cost }
    按規則的資助額：{ $grant }
    委員會的決定？
committee-decision-name = 決定
committee-decide-approve = 批准
committee-decide-approve-words = 通過 | 批
committee-decide-reject = 不批准
committee-decide-reject-words = 否決 | 唔批 | 不批
committee-decide-defer = 押後
committee-decide-defer-words = 延後 | 下次再議
committee-decide-later = 稍後才記錄
committee-decide-later-words = 稍後 | 跳過 | 遲啲
committee-decide-rest = 這宗和其餘全部批准（按規則計算的金額）
committee-decide-rest-words = 其餘全部批准 | 全部批准
committee-grant = { $reference } 批准多少資助？（{ $limit }）
committee-grant-name = 資助額
committee-because = { $reference }：理由？申請人會看到。已選：{ $chosen }
committee-because-name = 理由
committee-text = { $reference }：請輸入理由（最多 300 字），申請人會看到。
committee-text-name = 理由
committee-zh-hans =
    「{ $name }」的簡體版本，建議如下，請過目：
    { $proposal }
    如要修改，請直接輸入。
committee-zh-hans-name = 簡體版本
committee-en =
    「{ $name }」的英文版本？
    { $text }
committee-en-name = 英文版本
committee-read-back = - { $case }：**{ $decision }**
committee-recorded = 已記錄：批准 { $approve } 宗、不批准 { $reject } 宗、押後 { $defer } 宗。{ $left ->
        [0] 議程上的個案已全部有決定。
       *[other] 尚有 { $left } 宗未有決定。
    }
committee-ask-changed = 以下個案剛有改動，決定尚未記錄：{ $cases }。請再看這些個案；其他答案已保留。
committee-meeting-changed = 會議資料剛有改動，決定尚未記錄。你的答案已保留，請再確認。{ $cases }
committee-problem-no-sum = 資助額要大於零。
committee-problem-cost-missing = 這宗個案未有費用資料，不能確定資助額在規則之內。請押後，並向申請人索取費用資料。
committee-problem-above-share = { $grant } 超出規則：{ $limit }。最多可批准 { $most }。
committee-problem-above-cap = { $grant } 超出規則：{ $limit }。最多可批准 { $most }。
committee-refused = 沒有記錄任何決定。{ $reference }：{ $why }
committee-why-no-sum = 資助額要大於零。
committee-why-cost-missing = 未有費用資料，不能批准。
committee-why-above-share = 資助額超出按費用計算的比例。
committee-why-above-cap = 資助額超出上限。
committee-why-reason-missing = 不批准或押後須有理由。

# 結果
committee-nothing-changed = 沒有更改。
committee-nothing-recorded = 沒有記錄任何決定。
committee-changed-cases = 以下個案剛由其他人更改，沒有作出任何改動：{ $cases }。請返回會議再試。
committee-not-changed = 會議資料剛由其他人更改，沒有作出任何改動。請返回會議再試。
committee-not-own-case = 其中一間公司由你代表，你不能處理它的個案，請交由另一位個案主任處理。沒有作出任何改動。
committee-not-already = 這些決定早已記錄，毋須再做。
committee-not-not-allowed = 你現時沒有處理會議的權限。
committee-not-unknown = 找不到這次會議或個案。
committee-not-not-now = 現時不能這樣做。
committee-not-over = 會議日期已過，不能再加入個案。
committee-not-late = 文件剛截止，加入個案須說明原因。請返回會議再試。
committee-not-early = 會議當日或之後才可記錄決定。
committee-not-past = 會議日期已過。
committee-not-taken = 當天已有會議。
committee-not-cutoff-late = 截止時間不能遲於會議當日。
committee-not-same-officer = 決定由你記錄，須由另一位同事更正。
committee-not-paid = 這宗個案已有付款，不能重新決定。
committee-not-reason-missing = 須說明原因。
committee-pack =
    會議文件已備妥，連結有效至{ $until }，請勿轉發：
    - [Word]({ $docx })
    - [Excel]({ $xlsx })
    不含個人姓名和聯絡資料。

# 會議文件
pack-title = 清潔生產伙伴計劃 項目管理委員會會議文件
pack-meeting = 會議日期：{ $day }（截止收取文件：{ $cutoff }）
pack-as-at = 資料截至：{ $day }
pack-samples = 注意：其中 { $cases } 宗是樣本資料，並非真實個案，不計入各項總數。
pack-summary = 一、提要
pack-summary-sheet = 提要
pack-list = 二、個案一覽
pack-list-sheet = 個案
pack-each = 三、各宗個案
pack-by-sector = 四、按行業
pack-by-city = 五、按城市
pack-targets = 六、累計批准宗數與目標
pack-targets-sheet = 累計與目標
pack-notes = 七、說明
pack-no-cases = 議程上沒有個案。
pack-number = 序號
pack-reference = 編號
pack-company = 公司
pack-component = 項目
pack-sector = 行業
pack-city = 城市
pack-cost = 費用
pack-by-rules = 按規則的資助額
pack-verdict = 資格核對
pack-score = 齊備程度
pack-decision = 決定
pack-cases = 宗數
pack-sum = 資助額
pack-open = 未有資助額的宗數
pack-rule = 資助額的依據
pack-check = 資格核對詳情
pack-missing = 尚欠文件
pack-phase = 階段
pack-approved = 已批准
pack-target = 目標
pack-undecided = 本議程待決定
pack-then = 如全部批准
pack-year = { $year }年度（4月1日至3月31日）
pack-in-all = 歷年總數
pack-all = 總計
pack-sample = { $reference }（樣本）
pack-not-decided = 待決定
pack-percent = { $number }%
pack-range = { $least } 至 { $most }
pack-about = 約 { $number }
pack-exactly = { $number }
pack-heading = { $number }. { $reference } { $company }（{ $component }）
pack-heading-sample = { $number }. { $reference } { $company }（{ $component }，樣本資料，並非真實個案）
pack-line-grant = 費用 { $cost }；按{ $phase }的規則，資助額：{ $grant }
pack-line-check = 資格核對「{ $verdict }」：{ $criteria }（{ $sources }）
pack-line-check-bare = 資格核對「{ $verdict }」：{ $criteria }
pack-line-score = 齊備程度 { $number }%；尚欠文件：{ $missing }
pack-line-decision = 會議決定：{ $decision }
pack-item = 「{ $name }」
pack-nothing-missing = 沒有
pack-note-grant = 資助額由系統按個案所屬階段的規則計算；已有決定的個案則為批准額。
pack-note-check = 資格核對按申請人填報的資料，只供參考；是否批准由委員會決定。未能判斷，即資料或規則未足以判斷。
pack-note-average = 示範項目的平均資助額只是估計，並非上限。
pack-note-totals = 累計批准宗數以作出決定的會議日計算，包括批准後撤回的個案。
pack-note-targets = 批准宗數與目標的計算基礎不同：目標以完成的工廠或項目計，批准宗數以申請計，未必完成，同一工廠亦可能多於一宗，因此不列百分比。
pack-note-no-history = 本系統尚未載入歷年數字，累計只計系統內的決定。
pack-note-samples = 樣本資料列出但不計入各項總數。
