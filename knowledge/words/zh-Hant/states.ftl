# 申請個案的狀態、下一步和通知；各流程的名稱和指令。
menu-status = 申請及進度
menu-apply = 提出申請
menu-providers = 服務供應商
menu-logo = 「粵港清潔生產伙伴」標誌
menu-more = 更多
menu-more-words = 其他 | 更多選項
more-title = 還可以：

flow-apply = 提出申請
flow-status = 申請及進度
flow-application = 申請個案
flow-join = 用代碼加入
flow-providers = 服務供應商
flow-newprovider = 供應商登記申請
flow-logo = 伙伴標誌
flow-worklist = 申請個案清單
flow-casework = 處理申請
flow-committee = 委員會會議
flow-register = 供應商登記冊
flow-labels = 標誌管理
staff-what = 你可以使用以下功能：

command-more-words = 更多 | 其他
command-apply-words = 申請 | 提出申請 | 我要申請 | 想申請 | 申請資助
command-status-words = 進度 | 申請進度 | 查進度 | 查詢進度 | 我的申請 | 我嘅申請 | 申請狀態 | 我份申請 | 狀態
command-join-words = 加入 | 代碼 | 輸入代碼 | 一次性代碼
command-providers-words = 供應商 | 服務供應商 | 搵供應商 | 找供應商 | 環境技術服務供應商
command-logo-words = 標誌 | 伙伴標誌 | 標誌計劃 | 申請標誌
command-staff-words = 職員功能
command-worklist-words = 個案清單 | 申請清單 | 個案
command-committee-words = 會議 | 委員會 | 委員會會議
command-register-words = 登記冊 | 供應商登記冊
command-labels-words = 標誌管理

# 六個公開狀態（決定的結果寫在狀態之內）
public-draft = 草稿（未遞交）
public-discarded = 已刪除的草稿
public-received = 已收到
public-more-needed = 需要你補充資料
public-under-review = 審核中
public-before-committee = 待委員會審批
public-decided = 已有決定
public-approved = 已有決定：獲批准
public-rejected = 已有決定：不獲批准
public-withdrawn = 已結束：由申請人撤回
public-completed = 已完成

# 下一步會怎樣
next-draft = 下一步：核對內容後按「遞交」。
next-discarded = 草稿已刪除。
next-received = 下一步：職員會接手這宗個案，檢查資料是否齊備。
next-more-needed = 下一步：請一次過補齊所列各項，再按「交回」。這段時間不計入我們的處理時間。
next-under-review = 下一步：職員檢查資料，再由另一位同事覆核；齊備後提交委員會。
next-before-committee = 下一步：項目管理委員會在會議上審批。
next-approved = 下一步：按批准內容開展工作，並按日期完成各項跟進。
next-rejected = 委員會沒有批准這宗申請。你可以查看理由，或找職員協助。
next-withdrawn = 這宗申請已按你們的意願撤回，不再處理。
next-completed = 這宗申請已完成。如還有分享經驗或撥款事宜，會列在個案內。

# 由誰行動
acts-draft = 由誰行動：你。
acts-discarded = 毋須行動。
acts-received = 由誰行動：香港生產力促進局職員。
acts-more-needed = 由誰行動：你。
acts-under-review = 由誰行動：香港生產力促進局職員。
acts-before-committee = 由誰行動：項目管理委員會。
acts-approved = 由誰行動：你和選用的供應商。
acts-rejected = 毋須行動。
acts-withdrawn = 毋須行動。
acts-completed = 由誰行動：如個案內沒有未完事項，毋須行動。

application-title = **申請 { $reference }**（{ $component }）
application-sample = 這是樣本資料，並非真實個案。
application-status = 狀態：**{ $state }**（{ $day }起）
application-decided = 決定日期（會議日）：{ $day }
application-money = 批准資助額：{ $approved }；已發放：{ $paid }
application-meeting = 會議日期：{ $day }
application-reach = 時間：最快可在{ $day }的會議審批，須在{ $cutoff }前備妥。
application-no-meeting = 時間：下次會議日期尚未公布，定出後會列在這裏。
application-line = { $reference } { $component }：{ $state }
application-open = 查看這宗申請
application-reason-line = - { $reason }
notice-status = 申請 { $reference } 的狀態已更新：{ $before } → **{ $after }**
notice-status-decided = 決定日期（會議日）：{ $day }
notice-status-grant = 批准資助額：{ $grant }
notice-status-meeting = 會議日期：{ $day }
notice-holder-joined = { $name }已用一次性代碼加入「{ $company }」，現在可以查看和處理該公司的申請。如非你們邀請，請在「申請及進度」的個案內移除此人。
