# 公开网页：计划简介、成功案例、服务供应商、标志、下载、搜索。
public-nav = 本网站各页
public-nav-programme = 简介
public-nav-events = 活动
public-nav-cases = 案例
public-nav-providers = 供应商
public-nav-logo = 标志
public-nav-downloads = 下载
public-nav-search = 搜索
public-nav-chat = 问助理
public-skip = 跳到主要内容
public-description = 清洁生产伙伴计划：活动、成功案例、环境技术服务供应商、标志和资料下载。
public-ask-here = 就这一页问助理
public-ask-telegram = 在 Telegram 问助理
public-all = 显示全部
public-check = 核查
public-pages = 分页
public-page-before = 上一页
public-page-after = 下一页
public-page-of = 第 { $page } 页，共 { $pages } 页
public-not-here = 找不到这项内容

# 计划简介
public-programme-description = 计划是什么、现行规则、四个主要项目和资助条件、八个目标行业、实施机构和咨询方式。
public-open-title = 现在可以申请吗？
public-opening-yes = 按现行规则（{ $phase }），计划期为{ $start }至{ $end }，接受申请。（{ $sources }）
public-opening-over = 这里依据的规则属于{ $phase }，计划期为{ $start }至{ $end }，已经结束。现在是否接受申请，请致电计划热线 { $hotline } 咨询。（{ $sources }）
public-opening-closed = 按现行规则（{ $phase }），计划期为{ $start }至{ $end }，不接受申请。如有疑问，请致电计划热线 { $hotline }。（{ $sources }）
public-opening-later = 按现行规则（{ $phase }），计划期从{ $start }开始，现在还不能申请。如有疑问，请致电计划热线 { $hotline }。（{ $sources }）
public-opening-unknown = 这里依据{ $phase }的规则。现有来源没有说明现在是否接受申请，请致电计划热线 { $hotline } 咨询。（{ $sources }）
public-components = 四个主要项目
public-rules = 以下条件依据{ $phase }的规则。
public-activities = 宣传推广活动
public-about-activities = 在香港和珠三角城市举办说明会、考察访问、研讨会、培训班、会议和展览。一般情况下，厂家可免费参加。
public-about-on-site-assessment = 生产力促进局会同环境技术服务供应商到厂，找出并分析问题，提出切实可行的改进方案。
public-about-demonstration = 通过安装设备或改进生产工序，示范清洁生产技术。
public-about-verification = 由独立第三方核证已实施的改进项目的成效。
public-offered-no = 这一期没有提供。
public-offered-unknown = 现有来源没有说明这一期是否提供。
public-share = 政府资助：{ $value }
public-share-free = 工厂可免费使用
public-cap = 资助上限：{ $value }
public-cap-none = 资助上限：没有规定
public-average = 平均资助额：估计约 { $value }，并非上限
public-above-cap-factory = 超出上限的部分由工厂支付
public-above-cap-unknown = 超出上限的部分由谁支付：来源没有说明
public-needs-improvement = 面向已采取改进措施的工厂
public-sectors = 八个目标行业
public-sectors-hint = 按行业查看成功案例：
public-contacts = 咨询
public-contact-hotline = 计划热线
public-contact-email = 邮箱
public-contact-website = 计划网站
public-contact-address = 地址

# 活动
public-events-description = 研讨会、培训班、工厂参观和展览的日期、地点和报名方式。

# 成功案例
public-cases = 成功案例
public-cases-description = 按行业、技术、污染物、城市、规模和回收期查找清洁生产的案例和技术，注明来源。
public-cases-intro = 看看其他工厂怎样节省能源、减少污染。每个案例都注明来源；来源没有说明的，会标明没有说明。
public-cases-found = 共 { $number } 个案例或技术
public-cases-none = 没有符合这些条件的案例。请放宽条件再试。
public-case-not-here = 这个案例不存在，或已不再展示。
public-case-words = 关键词
public-case-sector = 行业
public-case-process = 工序
public-case-problem = 问题
public-case-measure = 改进措施
public-case-technology = 技术类别
public-case-technology-other = 其他
public-case-pollutant = 污染物
public-case-cost = 投资
public-case-saving = 每年节省
public-case-payback = 投资回收期
public-case-year = 年份
public-case-size = 工厂规模
public-case-city = 城市
public-case-figures = 其他数字
public-case-note = 备注
public-case-payback-within = { $years } 年或以内
public-case-cost-line = 投资：{ $sum }
public-case-saving-line = 每年节省：{ $sum }
public-case-payback-line = 投资回收期：{ $time }
public-case-missing = 来源没有说明
public-case-withheld = 工厂没有同意公开
public-case-sample = 这是样本数据，并非真实案例。
public-case-kind-case = 案例
public-case-kind-technology = 技术
public-case-as-stated = 数字以来源所述为准，本计划没有另行计算。其他工厂的效果可能不同。
public-case-ask = 问助理这个案例
public-case-more = { $sector }的其他案例
public-case-visit = 实地看看
public-case-visit-hint = 参观的工厂不一定就是这个案例的工厂，详情请看活动页面。
public-case-no-visit = 目前没有合适的工厂参观活动。你可以订阅消息，有参观时会通知你。

# 服务供应商
public-providers = 环境技术服务供应商
public-providers-description = 按需要和所在地查找已登记的环境技术服务供应商，并核查一家公司在某日是否已登记。
public-providers-intro = 这些公司为参与计划的工厂做现场评估和示范项目。
public-providers-need = 需要的服务
public-providers-base = 所在地
public-providers-found = 目前登记并符合条件的供应商：{ $number } 家
public-providers-order = 各公司每天轮流排在第一位，当天所有人看到的顺序都一样，并非排名。
public-providers-check-hint = 输入公司全名，或登记编号（以 P 开头），再选日期。
public-providers-firm = 公司全名或登记编号
public-providers-day = 日期
public-providers-day-wrong = 请选择2008年4月18日或之后的日期，例如 2026-03-01。

# 标志
public-logo = “粤港清洁生产伙伴”标志
public-logo-check = 核查标志
public-logo-words = 标志编号或公司全名
public-logo-year = 年份
public-logo-holders = { $year } 年获颁标志的企业
public-logo-found = 本系统有记录的标志：{ $number } 个
public-logo-no-holders = 本系统没有这一年的记录。
public-logo-holders-hint = 名单按公历年计算。较早年份的名单可能不在本系统，没有列出不代表未获颁发。
public-logo-paper = 进度报告记载 { $year } 年共有 { $total } 家获颁标志，但没有列出名单（{ $sources }）。
public-logo-withdrawn = 已于{ $day }撤销
public-logo-dates = {""}**申请日期**
public-logo-ask = 如有疑问，请致电计划热线 { $hotline }。
public-logo-no-dates = 目前没有申请日期的信息，请致电计划热线 { $hotline } 咨询。

# 下载
public-downloads = 资料下载
public-downloads-description = 计划的指引、表格和资料，注明版本、日期和文件大小，并附内容摘要。
public-downloads-intro = 每份文件先列出文件大小和内容摘要，不一定需要下载。
public-downloads-found = 共 { $number } 份文件
public-downloads-none = 目前没有文件可供下载。
public-download-not-here = 这份文件不存在，或已撤回。
public-download-version = 第 { $number } 版，{ $day }
public-download-language-zh-Hant = 繁体中文
public-download-language-zh-Hans = 简体中文
public-download-language-en = 英文
public-download-language-several = 多种语言
public-download-get = 下载（{ $size }）
public-download-digest = 内容摘要
public-download-digest-old = 这个旧版的内容摘要
public-download-changed = 这一版的更改
public-download-source = 来源：{ $source }
public-download-older = 旧版本
public-download-older-hint = 旧版本仅供参考，请以现行版本为准。
public-download-is-old = 旧版
public-download-old = 这是旧版本（第 { $number } 版，{ $day }），已由第 { $current } 版（{ $newer }）取代。
public-download-to-current = 看现行的第 { $number } 版
public-download-get-old = 仍要下载第 { $number } 版（{ $size }）

# 搜索
public-search = 搜索
public-search-words = 想找什么？
public-search-do = 搜索
public-search-found = 与“{ $words }”有关的内容：
public-search-none = 找不到与“{ $words }”有关的内容。
public-search-near = 最接近的解答
public-search-answers = 解答
