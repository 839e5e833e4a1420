# 環境技術服務供應商：尋找、查核、登記申請、供應商自己的登記；職員的登記冊、質量檢查和通知。
provider-base-hong-kong = 香港
provider-base-hong-kong-words = 本地 | 香港公司
provider-base-prd = 珠三角城市
provider-base-prd-words = 珠三角 | 珠三角地區 | 大陸 | 內地
provider-base-elsewhere = 其他地區
provider-base-elsewhere-words = 區外 | 海外 | 外國
provider-any = 不限
provider-any-words = 無所謂 | 冇所謂 | 都得 | 全部 | 任何
provider-skill-assessment = 實地評估
provider-skill-assessment-words = 評估
provider-skill-waste-heat = 廢熱回收
provider-skill-waste-heat-words = 廢熱 | 餘熱 | 餘熱回收 | 熱回收
provider-skill-voc = 減少揮發性有機化合物（VOC）
provider-skill-voc-words = VOC | 揮發性有機化合物 | 有機廢氣 | 溶劑
provider-skill-flue-gas = 煙氣處理
provider-skill-flue-gas-words = 煙氣 | 廢氣 | 廢氣處理
provider-skill-furnace-boiler = 改善熔爐及鍋爐
provider-skill-furnace-boiler-words = 鍋爐 | 熔爐 | 爐
provider-skill-renewable-energy = 再生能源
provider-skill-renewable-energy-words = 可再生能源 | 太陽能
provider-skill-wastewater-reuse = 回用工業污水
provider-skill-wastewater-reuse-words = 污水 | 廢水 | 污水回用 | 廢水回用 | 中水回用
provider-skill-etching-liquor = 循環再用蝕刻液
provider-skill-etching-liquor-words = 蝕刻液 | 蝕刻
provider-state-applied = 申請中
provider-state-applied-words = 待處理 | 待批
provider-state-registered = 已登記
provider-state-suspended = 暫停登記
provider-state-suspended-words = 暫停
provider-state-ended = 登記已結束
provider-state-ended-words = 已結束
provider-state-refused = 不獲登記
provider-line = { $name }（{ $base }）
provider-sample = 這是樣本資料，並非真實公司。
provider-card-title = **{ $name }**
provider-card-base = 基地：{ $base }
provider-card-skills = 服務範圍（由公司申報）：{ $skills }
provider-card-contact = 聯絡：{ $contact }
provider-card-no-contact = 這家公司沒有公開聯絡方法；如需聯絡，請致電計劃熱線 { $hotline }。
provider-no-recommendation = 登記不等於推薦，亦不保證工作質素。選用前請自行比較。
provider-open = 我公司的供應商登記
provider-open-words = 我的供應商登記
provider-event-open = 查看這項活動

# 公眾
providers-wish = 關於環境技術服務供應商，你想：
provider-wish-find = 尋找供應商
provider-wish-find-words = 搵供應商 | 找供應商 | 尋找
provider-wish-check = 查核公司是否已登記
provider-wish-check-words = 查核 | 查公司 | 係咪登記 | 是否已登記
provider-wish-agent = 有人自稱代表計劃
provider-wish-agent-words = 代理 | 中介 | 騙案 | 呢個人係咪真 | 是否官方代理
provider-wish-mine = 我公司的登記
provider-wish-mine-words = 我公司 | 我的供應商登記
provider-wish-apply = 申請成為登記供應商
provider-wish-apply-words = 申請登記 | 登記成為供應商 | 做供應商
providers-facet = 需要哪方面的服務？
providers-value = 供應商的基地在哪裏？
provider-found =
    已登記並符合的供應商：{ $number } 家。
    各公司逐日輪流排首位，次序當天對所有人一樣，並非排名。
provider-none-found = 這裏的登記冊暫時沒有符合的供應商。可放寬條件再找，或致電計劃熱線 { $hotline } 查詢。
providers-pick = 請選一家公司：
providers-firm = 公司的全名？亦可輸入供應商的登記編號（P 字開頭）。
providers-firm-name = 公司
providers-day = 查核哪一天？可選今天，或輸入以往的日期，例如「1/3/2026」。
providers-day-name = 日期
provider-today = 今天（{ $day }）
provider-today-words = 今天 | 今日
provider-same-name = 登記冊內名為「{ $words }」的公司不止一家。{ $more }
provider-which = 登記冊內沒有公司的名稱與「{ $words }」完全相同；以下名稱相近，但只差少許也可能是另一家公司。{ $more }
provider-which-more = 另有其他相近名稱，請輸入更完整的名稱再查。
provider-none-of-these = 都不是
provider-none-of-these-words = 以上都不是 | 唔係 | 都唔係
provider-on-yes = **是**：{ $firm }在{ $day }是計劃的登記供應商。請核對公司全名是否一字不差。
provider-on-no = **不是**：{ $firm }在{ $day }不是計劃的登記供應商。
provider-on-not-known = 未能在此查核：{ $firm }在{ $day }的登記情況，早於這裏開始保存記錄的日子。請致電計劃熱線 { $hotline } 查詢。
provider-on-not-found = 這裏的登記冊沒有名為「{ $words }」的登記供應商記錄。請核對名稱，或致電計劃熱線 { $hotline } 查核。未經查核，請勿當作登記供應商。
provider-agent =
    {""}**有人自稱代表計劃、替你辦申請或收費？**
    本助理無法確認任何人的身分，亦不能證明對方獲計劃授權。
    - 未核實前，請勿向對方交出文件、款項或一次性代碼。
    - 你經本助理提出的申請和查詢，以這個對話和計劃熱線的回覆為準。
    - 可在這裏查核一家公司在某日是否登記供應商。登記只表示已列入登記冊，不等於推薦，也不表示對方可代表計劃。
    - 請致電計劃熱線 { $hotline } 核實。

# 供應商自己的登記
provider-own-title = **{ $name }**（編號 { $reference }）
provider-own-line = { $name }：{ $state }
provider-own-state = 狀態：**{ $state }**
provider-own-since = 登記日期：{ $day }
provider-own-reason = 不獲登記的理由：{ $reason }
provider-own-contact = 聯絡人：{ $name }，{ $contact }
provider-contact-public = - 工廠可以看到聯絡方法
provider-contact-private = - 工廠看不到聯絡方法
provider-news-on = - 會收到供應商簡介會和工作坊的通知
provider-news-off = - 不收供應商簡介會和工作坊的通知
provider-own-unknown = 這個對話沒有這項供應商登記。請在當初申請的對話中查看。
providers-action = 想更改甚麼？公司名稱、基地或服務範圍如有變動，或想撤回申請、結束登記，請輸入「真人」告訴職員。
providers-action-name = 更改項目
provider-own-do-contact = 更改聯絡方法
provider-own-do-contact-words = 聯絡方法 | 改聯絡方法
provider-own-do-news-on = 接收供應商通知
provider-own-do-news-on-words = 開啟通知 | 接收通知
provider-own-do-news-off = 不再接收供應商通知
provider-own-do-news-off-words = 關閉通知 | 停止通知
provider-own-do-back = 毋須更改
provider-own-do-back-words = 不用改 | 唔使改
provider-own-saved = 已儲存。
provider-own-changed = 這項登記剛有變動，沒有儲存。請再打開查看。
providers-person = 聯絡人姓名？現時是：{ $present }
providers-person-name = 聯絡人
providers-contact = 電話號碼或電郵地址？現時是：{ $present }
providers-contact-name = 聯絡方法
providers-public = 可以讓工廠看到這個聯絡方法嗎？
providers-public-name = 公開聯絡方法
provider-public-yes = 可以公開
provider-public-yes-words = 可以 | 好 | 係 | 是 | 公開
provider-public-no = 不公開
provider-public-no-words = 不可以 | 唔好 | 否 | 不要
notice-provider-registered = 「{ $name }」（編號 { $reference }）已登記為計劃的環境技術服務供應商，工廠現在可以在「服務供應商」找到這家公司。
notice-provider-not-registered = 由{ $day }起，「{ $name }」（編號 { $reference }）不再是計劃的登記供應商，工廠不會再在「服務供應商」找到這家公司。如想了解原因，請輸入「真人」查詢。
notice-provider-refused =
    「{ $name }」（編號 { $reference }）的供應商登記申請不獲接納。
    理由：{ $reason }
    資料有變時可再次申請。
notice-provider-event =
    {""}**給登記供應商的通知**
    { $event }
    { $when }
    { $where }
    如不想再收到這類通知，可在「服務供應商」的「我公司的登記」關閉。

# 登記申請
privacy-notice-provider = 收集資料的目的：處理供應商登記申請、保存登記冊和檢查服務質素。公司名稱、基地、服務範圍、聯絡人和一項聯絡方法必須填寫，否則未能處理。公司名稱、基地和服務範圍在登記後公開；聯絡方法只在你同意時才給工廠看。其他資料只供香港生產力促進局、環境保護署的有關職員和系統託管商使用；經 Telegram 傳送的訊息亦會經過 Telegram。登記結束後 7 年刪除，不獲登記的在 2 年後刪除。如要查閱或更正資料，請輸入「我的資料」。請勿提供身份證號碼。（2026年11月24日版）
newprovider-intro =
    {""}**申請登記為環境技術服務供應商**
    約需 3 分鐘，最後才遞交。登記的條件和所需文件，我們找到的資料沒有說明；職員會與你聯絡。
    { $notice }
newprovider-company = 公司的全名？
newprovider-company-name = 公司名稱
newprovider-base = 公司以哪裏為基地？
newprovider-base-name = 基地
newprovider-city = 在哪個城市？可輸入地名。
newprovider-city-name = 城市
newprovider-no-city = 不在名單內
newprovider-no-city-words = 沒有 | 其他 | 冇
newprovider-city-unknown = 在這個基地內找不到「{ $words }」。請輸入城市名稱，或選「不在名單內」。
newprovider-skill = 提供哪些服務？逐項選擇，選完按「選好了」。已選：{ $chosen }
newprovider-skill-name = 服務範圍
newprovider-person = 聯絡人姓名？
newprovider-person-name = 聯絡人
newprovider-contact = 聯絡人的電話號碼或電郵地址？
newprovider-contact-name = 聯絡方法
newprovider-public = 登記後，可以讓工廠看到這個聯絡方法嗎？不公開亦可登記。
newprovider-public-name = 公開聯絡方法
newprovider-news = 想收到給供應商的消息（例如簡介會和工作坊）嗎？這是另一項同意，不影響登記，隨時可以停止。
newprovider-news-name = 供應商通知
provider-news-yes = 接收通知
provider-news-yes-words = 好 | 係 | 是 | 要
provider-news-no = 不接收通知
provider-news-no-words = 唔要 | 否 | 不要 | 唔使
newprovider-confirm =
    請核對：
    { $details }
    遞交申請？
newprovider-confirm-name = 遞交
newprovider-detail = - { $name }：{ $value }
newprovider-detail-company = 公司名稱
newprovider-detail-base = 基地
newprovider-detail-skills = 服務範圍
newprovider-detail-person = 聯絡人
newprovider-detail-contact = 聯絡方法
newprovider-send-yes = 遞交申請
newprovider-send-yes-words = 遞交 | 好 | 係 | 是 | 確定
newprovider-send-no = 不遞交
newprovider-send-no-words = 唔好 | 唔係 | 否 | 不要
newprovider-nothing = 沒有遞交，所填的內容已刪除。
newprovider-received = 已收到供應商登記申請，編號：**{ $reference }**。職員處理後會在這個對話通知你結果；目前未能說明需時多久。
newprovider-already = 這個對話已為這家公司申請，編號：**{ $reference }**，狀態：{ $state }。沒有再遞交一次。如要恢復登記或更改資料，請輸入「真人」告訴職員。
newprovider-too-many = 這個對話已有多項申請等候處理，沒有再遞交。請待職員處理，或輸入「真人」查詢。

# 職員：登記冊
register-figures =
    {""}**供應商登記冊**（不計樣本）
    已登記 { $total } 家：香港 { $hong-kong }、珠三角城市 { $prd }、其他地區 { $elsewhere }。申請中 { $waiting } 家。
    這些是本系統內的登記；進度報告所載的 155 家（截至2011年3月31日）沒有名單。
register-wish = 查看哪一類？
register-news = 通知供應商活動
register-news-words = 通知 | 活動通知
register-facet = 哪個基地？
register-pick = 請選一家公司：
register-none = 沒有這一類的公司。
register-unknown = 找不到這家公司，或你的職員身分不能查看。
register-not-allowed = 你現時的職員身分不能這樣做，沒有更改。
register-state = 狀態：**{ $state }**（{ $day }申請）
register-period = 登記期：{ $starts }至{ $ends }
register-until-now = 現在
register-same-name = 注意：名稱相同或相近的其他紀錄：{ $references }。請核對是否同一公司。
register-checks-open = 未結案的質量檢查：{ $number } 項（只供職員查閱）
register-rating = 工廠評分（{ $number } 份，滿分 5）：工作 { $work }、意見 { $advice }、準時 { $punctual }（只供職員查閱）
register-rating-few = 工廠評分：{ $number } 份；少於 3 份時不顯示分數。
register-remark = - { $text }
register-action = 要做甚麼？
register-action-name = 處理方式
register-do-admit = 接納登記
register-do-admit-words = 接納 | 批准登記
register-do-refuse = 不接納登記
register-do-refuse-words = 不接納 | 拒絕
register-do-suspend = 暫停登記
register-do-suspend-words = 暫停
register-do-readmit = 恢復登記
register-do-readmit-words = 恢復
register-do-end = 結束登記
register-do-end-words = 結束
register-do-check = 新增質量檢查
register-do-checks = 查看質量檢查
register-do-checks-words = 質量檢查
register-do-remarks = 查看工廠意見
register-do-remarks-words = 工廠意見 | 意見
register-since = 由哪一天起登記？如在本系統啟用前已登記，請輸入當時的日期，例如「1/3/2010」。
register-since-name = 登記日期
register-told = 不接納的理由（最多 250 字）？申請人會看到。
register-told-name = 理由
register-zh-hans =
    「{ $name }」的簡體版本，請過目：
    { $proposal }
    如需修改，請直接輸入。
register-zh-hans-name = 簡體版本
register-en =
    「{ $name }」的英文版本？
    { $text }
register-en-name = 英文版本
register-reason = 理由（最多 200 字）？只供職員查閱，會留下紀錄。
register-reason-name = 理由
register-sure =
    { $firm }
    { $what }
    確定？
register-means-admit = 接納登記，由{ $day }起：公眾可以找到這家公司，申請人會收到通知。
register-means-refuse = 不接納登記：申請人會收到通知和這個理由：「{ $reason }」
register-means-suspend = 由今天起暫停登記：公眾查核時只會看到這家公司不是登記供應商；供應商會收到通知，但看不到理由。
register-means-readmit = 由今天起恢復登記：公眾可以再找到這家公司；供應商會收到通知。
register-means-end = 由今天起結束登記：公眾查核時只會看到這家公司不是登記供應商；如之前仍在登記，供應商會收到通知，但看不到理由。
register-sure-name = 確定
register-sure-yes = 確定
register-sure-yes-words = 好 | 係 | 是
register-sure-no = 不更改
register-sure-no-words = 唔好 | 否 | 不要
register-unchanged = 沒有更改。
register-done = 已儲存並留下紀錄。
register-done-told = 已儲存並留下紀錄；供應商會收到通知。
register-changed = 這項資料剛被更改，你看到的並非最新，沒有儲存。請再打開查看。
register-not-now = 以現時的狀態不能這樣做，沒有更改。
register-reason-missing = 請說明理由；沒有更改。
register-past = 登記日期不可在今天之後；沒有更改。
register-no-case = 與個案無關
register-no-case-words = 無關 | 沒有 | 冇
register-no-such-case = 找不到這個編號的已遞交申請，沒有儲存。請核對編號。
register-too-long = 這項檢查的跟進紀錄已滿（1,000 字），沒有儲存。請結案後另開一項。
register-over = 這項活動已不能登記，沒有發出通知。
register-this = 查看這家公司
register-all = 返回登記冊
register-finding = 檢查結果（最多 500 字）？請勿寫入個人資料。
register-finding-name = 檢查結果
register-case = 與哪宗申請有關？請輸入申請編號。
register-case-name = 申請編號
register-checked = 已記下質量檢查，只供職員查閱。
register-no-checks = 這家公司沒有質量檢查紀錄。
register-value = 請選一項檢查：
register-check-line = { $day }（{ $state }）：{ $finding }
register-check-open = 未結案
register-check-closed = { $day }結案
register-check-case = 有關申請：{ $reference }
register-check-followed =
    跟進：
    { $text }
register-step = 下一步？
register-step-name = 跟進方式
register-step-follow = 加入跟進
register-step-follow-words = 跟進
register-step-close = 結案
register-step-close-words = 完結 | 關閉
register-step-back = 返回公司資料
register-follow-up = 跟進內容（最多 250 字）？
register-follow-up-name = 跟進內容
register-no-event = 現時沒有可登記的簡介會或工作坊。
register-event = 通知供應商哪項活動？
register-event-name = 活動
register-nobody = 沒有人會收到：已登記並願意收通知的供應商都已通知，或暫時沒有這樣的供應商。
register-invite =
    {""}**{ $event }**
    { $when }
    會以固定字句通知 { $reached } 個願意接收通知的登記供應商對話。工廠不會收到。確定發出？
register-invite-name = 發出通知
register-invite-yes = 發出通知
register-invite-yes-words = 發出 | 好 | 係 | 是
register-invite-no = 不發出
register-invite-no-words = 唔好 | 否 | 不要
register-invited = 已通知 { $told } 個供應商對話。
