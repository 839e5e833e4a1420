# 公開網頁：計劃簡介、成功案例、服務供應商、標誌、下載、搜尋。
public-nav = 本網站各頁
public-nav-programme = 簡介
public-nav-events = 活動
public-nav-cases = 案例
public-nav-providers = 供應商
public-nav-logo = 標誌
public-nav-downloads = 下載
public-nav-search = 搜尋
public-nav-chat = 問助理
public-skip = 跳到主要內容
public-description = 清潔生產伙伴計劃：活動、成功案例、環境技術服務供應商、標誌和資料下載。
public-ask-here = 就這一頁問助理
public-ask-telegram = 在 Telegram 問助理
public-all = 顯示全部
public-check = 查核
public-pages = 分頁
public-page-before = 上一頁
public-page-after = 下一頁
public-page-of = 第 { $page } 頁，共 { $pages } 頁
public-not-here = 找不到這項內容

# 計劃簡介
public-programme-description = 計劃是什麼、現行規則、四個主要項目和資助條件、八個目標行業、推行機構和查詢方法。
public-open-title = 現時可以申請嗎？
public-opening-yes = 按現行規則（{ $phase }），計劃由{ $start }至{ $end }，接受申請。（{ $sources }）
public-opening-over = 這裏依據的規則屬{ $phase }，計劃期由{ $start }至{ $end }，已經結束。現時是否接受申請，請致電計劃熱線 { $hotline } 查詢。（{ $sources }）
public-opening-closed = 按現行規則（{ $phase }），計劃期由{ $start }至{ $end }，不接受申請。如有疑問，請致電計劃熱線 { $hotline }。（{ $sources }）
public-opening-later = 按現行規則（{ $phase }），計劃期由{ $start }開始，現時未可申請。如有疑問，請致電計劃熱線 { $hotline }。（{ $sources }）
public-opening-unknown = 這裏依據{ $phase }的規則。現有來源沒有說明現時是否接受申請，請致電計劃熱線 { $hotline } 查詢。（{ $sources }）
public-components = 四個主要項目
public-rules = 以下條件依據{ $phase }的規則。
public-activities = 認知推廣活動
public-about-activities = 在香港和珠三角城市舉辦簡報會、考察訪問、研討會、工作坊、會議和展覽。一般而言，廠戶可免費參加。
public-about-on-site-assessment = 生產力促進局聯同環境技術服務供應商到廠，找出和分析問題，並提出切實可行的改善方案。
public-about-demonstration = 透過裝置設備或改善生產工序，示範清潔生產技術。
public-about-verification = 由獨立第三方核證已進行的改善項目的成效。
public-offered-no = 這一期沒有提供。
public-offered-unknown = 現有來源沒有說明這一期是否提供。
public-share = 政府資助：{ $value }
public-share-free = 工廠可免費使用
public-cap = 資助上限：{ $value }
public-cap-none = 資助上限：沒有訂明
public-average = 平均資助額：估計約 { $value }，並非上限
public-above-cap-factory = 超出上限的部分由工廠支付
public-above-cap-unknown = 超出上限的部分由誰支付：來源沒有說明
public-needs-improvement = 對象是已採取改善措施的工廠
public-sectors = 八個目標行業
public-sectors-hint = 按行業看成功案例：
public-contacts = 查詢
public-contact-hotline = 計劃熱線
public-contact-email = 電郵
public-contact-website = 計劃網站
public-contact-address = 地址

# 活動
public-events-description = 研討會、工作坊、工廠參觀和展覽的日期、地點和登記方法。

# 成功案例
public-cases = 成功案例
public-cases-description = 按行業、技術、污染物、城市、規模和回本期查找清潔生產的案例和技術，列明來源。
public-cases-intro = 看看其他工廠怎樣節省能源和減少污染。每個案例都列明來源；來源沒有說明的，會註明沒有說明。
public-cases-found = 共 { $number } 個案例或技術
public-cases-none = 沒有符合這些條件的案例。請放寬條件再試。
public-case-not-here = 這個案例不存在，或已不再展示。
public-case-words = 關鍵字
public-case-sector = 行業
public-case-process = 工序
public-case-problem = 問題
public-case-measure = 改善措施
public-case-technology = 技術類別
public-case-technology-other = 其他
public-case-pollutant = 污染物
public-case-cost = 投資
public-case-saving = 每年節省
public-case-payback = 回本期
public-case-year = 年份
public-case-size = 工廠規模
public-case-city = 城市
public-case-figures = 其他數字
public-case-note = 備註
public-case-payback-within = { $years } 年或以內
public-case-cost-line = 投資：{ $sum }
public-case-saving-line = 每年節省：{ $sum }
public-case-payback-line = 回本期：{ $time }
public-case-missing = 來源沒有說明
public-case-withheld = 工廠沒有同意公開
public-case-sample = 這是樣本資料，並非真實案例。
public-case-kind-case = 案例
public-case-kind-technology = 技術
public-case-as-stated = 數字按來源所述，本計劃沒有另行計算。其他工廠的效果可能不同。
public-case-ask = 問助理這個案例
public-case-more = { $sector }的其他案例
public-case-visit = 親身看看
public-case-visit-hint = 參觀的工廠未必就是這個案例的工廠，詳情請看活動頁面。
public-case-no-visit = 目前未有合適的工廠參觀活動。你可以訂閱消息，有參觀時會通知你。

# 服務供應商
public-providers = 環境技術服務供應商
public-providers-description = 按需要和基地查找已登記的環境技術服務供應商，並查核一家公司在某日是否已登記。
public-providers-intro = 這些公司為參與計劃的工廠做實地評估和示範項目。
public-providers-need = 需要的服務
public-providers-base = 基地
public-providers-found = 現時登記並符合條件的供應商：{ $number } 家
public-providers-order = 各公司逐日輪流排在首位，當天所有人看到的次序都一樣，並非排名。
public-providers-check-hint = 輸入公司全名，或登記編號（以 P 開頭），再選日期。
public-providers-firm = 公司全名或登記編號
public-providers-day = 日期
public-providers-day-wrong = 請選二零零八年四月十八日或之後的日期，例如 2026-03-01。

# 標誌
public-logo = 「粵港清潔生產伙伴」標誌
public-logo-check = 查核標誌
public-logo-words = 標誌編號或公司全名
public-logo-year = 年份
public-logo-holders = { $year } 年獲頒標誌的企業
public-logo-found = 本系統有記錄的標誌：{ $number } 個
public-logo-no-holders = 本系統沒有這一年的記錄。
public-logo-holders-hint = 名單按曆年計算。較早年份的名單可能不在本系統，沒有列出不代表未獲頒發。
public-logo-paper = 進度報告記載 { $year } 年共有 { $total } 家獲頒標誌，但沒有列出名單（{ $sources }）。
public-logo-withdrawn = 已於{ $day }撤回
public-logo-dates = {""}**申請日期**
public-logo-ask = 如有疑問，請致電計劃熱線 { $hotline }。
public-logo-no-dates = 現時沒有申請日期的資料，請致電計劃熱線 { $hotline } 查詢。

# 下載
public-downloads = 資料下載
public-downloads-description = 計劃的指引、表格和資料，列明版本、日期和檔案大小，並附內容摘要。
public-downloads-intro = 每份文件先列出檔案大小和內容摘要，未必需要下載。
public-downloads-found = 共 { $number } 份文件
public-downloads-none = 目前未有文件可供下載。
public-download-not-here = 這份文件不存在，或已撤回。
public-download-version = 第 { $number } 版，{ $day }
public-download-language-zh-Hant = 繁體中文
public-download-language-zh-Hans = 簡體中文
public-download-language-en = 英文
public-download-language-several = 多種語言
public-download-get = 下載（{ $size }）
public-download-digest = 內容摘要
public-download-digest-old = 這個舊版的內容摘要
public-download-changed = 這一版的更改
public-download-source = 來源：{ $source }
public-download-older = 舊版本
public-download-older-hint = 舊版本只供參考，請以現行版本為準。
public-download-is-old = 舊版
public-download-old = 這是舊版本（第 { $number } 版，{ $day }），已由第 { $current } 版（{ $newer }）取代。
public-download-to-current = 看現行的第 { $number } 版
public-download-get-old = 仍要下載第 { $number } 版（{ $size }）

# 搜尋
public-search = 搜尋
public-search-words = 想找什麼？
public-search-do = 搜尋
public-search-found = 與「{ $words }」有關的內容：
public-search-none = 找不到與「{ $words }」有關的內容。
public-search-near = 最接近的解答
public-search-answers = 解答
