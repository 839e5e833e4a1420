# 环境技术服务供应商：查找、核查、登记申请、供应商自己的登记；工作人员的登记册、质量检查和通知。
provider-base-hong-kong = 香港
provider-base-hong-kong-words = 香港公司 | 港资公司
provider-base-prd = 珠三角城市
provider-base-prd-words = 珠三角 | 珠三角地区 | 内地
provider-base-elsewhere = 其他地区
provider-base-elsewhere-words = 区外 | 海外 | 国外
provider-any = 不限
provider-any-words = 无所谓 | 都可以 | 全部 | 任何
provider-skill-assessment = 实地评估
provider-skill-assessment-words = 评估
provider-skill-waste-heat = 废热回收
provider-skill-waste-heat-words = 废热 | 余热 | 余热回收 | 热回收
provider-skill-voc = 减少挥发性有机物（VOC）
provider-skill-voc-words = VOC | VOCs | 挥发性有机物 | 有机废气 | 溶剂
provider-skill-flue-gas = 烟气处理
provider-skill-flue-gas-words = 烟气 | 废气 | 废气处理
provider-skill-furnace-boiler = 改善熔炉及锅炉
provider-skill-furnace-boiler-words = 锅炉 | 熔炉 | 炉
provider-skill-renewable-energy = 可再生能源
provider-skill-renewable-energy-words = 再生能源 | 太阳能
provider-skill-wastewater-reuse = 回用工业污水
provider-skill-wastewater-reuse-words = 污水 | 废水 | 污水回用 | 废水回用 | 中水回用
provider-skill-etching-liquor = 循环再用蚀刻液
provider-skill-etching-liquor-words = 蚀刻液 | 蚀刻
provider-state-applied = 申请中
provider-state-applied-words = 待处理 | 待审批
provider-state-registered = 已登记
provider-state-suspended = 暂停登记
provider-state-suspended-words = 暂停
provider-state-ended = 登记已结束
provider-state-ended-words = 已结束
provider-state-refused = 未获登记
provider-line = { $name }（{ $base }）
provider-sample = 这是样本信息，并非真实公司。
provider-card-title = **{ $name }**
provider-card-base = 所在地：{ $base }
provider-card-skills = 服务范围（由公司申报）：{ $skills }
provider-card-contact = 联系方式：{ $contact }
provider-card-no-contact = 这家公司没有公开联系方式；如需联系，请拨打计划热线 { $hotline }。
provider-no-recommendation = 登记不等于推荐，也不保证工作质量。选用前请自行比较。
provider-open = 我公司的供应商登记
provider-open-words = 我的供应商登记
provider-event-open = 查看这项活动

# 公众
providers-wish = 关于环境技术服务供应商，你想：
provider-wish-find = 查找供应商
provider-wish-find-words = 找供应商 | 查找
provider-wish-check = 核查公司是否已登记
provider-wish-check-words = 核查 | 查公司 | 是否已登记
provider-wish-agent = 有人自称代表计划
provider-wish-agent-words = 代理 | 中介 | 诈骗 | 是否官方代理
provider-wish-mine = 我公司的登记
provider-wish-mine-words = 我公司 | 我的供应商登记
provider-wish-apply = 申请成为登记供应商
provider-wish-apply-words = 申请登记 | 登记成为供应商 | 做供应商
providers-facet = 需要哪方面的服务？
providers-value = 供应商在哪里？
provider-found =
    已登记且符合条件的供应商：{ $number } 家。
    各公司逐日轮流排首位，顺序当天对所有人都一样，不是排名。
provider-none-found = 这里的登记册暂时没有符合条件的供应商。可以放宽条件再找，或拨打计划热线 { $hotline } 咨询。
providers-pick = 请选一家公司：
providers-firm = 公司的全称？也可以输入供应商的登记编号（P 开头）。
providers-firm-name = 公司
providers-day = 核查哪一天？可以选今天，或输入以前的日期，例如“1/3/2026”（先日后月）。
providers-day-name = 日期
provider-today = 今天（{ $day }）
provider-today-words = 今天 | 今日
provider-same-name = 登记册里名为“{ $words }”的公司不止一家。{ $more }
provider-which = 登记册里没有公司的名称与“{ $words }”完全相同；以下名称相近，但只差一点也可能是另一家公司。{ $more }
provider-which-more = 还有其他相近的名称，请输入更完整的名称再查。
provider-none-of-these = 都不是
provider-none-of-these-words = 以上都不是 | 不是
provider-on-yes = **是**：{ $firm }在{ $day }是计划的登记供应商。请核对公司全称是否一字不差。
provider-on-no = **不是**：{ $firm }在{ $day }不是计划的登记供应商。
provider-on-not-known = 无法在此核查：{ $firm }在{ $day }的登记情况，早于这里开始保存记录的日期。请拨打计划热线 { $hotline } 咨询。
provider-on-not-found = 这里的登记册没有名为“{ $words }”的登记供应商记录。请核对名称，或拨打计划热线 { $hotline } 核查。未经核查，请不要当作登记供应商。
provider-agent =
    {""}**有人自称代表计划、代办申请或收费？**
    本助理无法确认任何人的身份，也不能证明对方获得计划授权。
    - 核实之前，请不要向对方提供文件、款项或一次性代码。
    - 你通过本助理提出的申请和咨询，以这个对话和计划热线的回复为准。
    - 可以在这里核查一家公司在某天是否为登记供应商。登记只表示已列入登记册，不等于推荐，也不表示对方可以代表计划。
    - 请拨打计划热线 { $hotline } 核实。

# 供应商自己的登记
provider-own-title = **{ $name }**（编号 { $reference }）
provider-own-line = { $name }：{ $state }
provider-own-state = 状态：**{ $state }**
provider-own-since = 登记日期：{ $day }
provider-own-reason = 未获登记的理由：{ $reason }
provider-own-contact = 联系人：{ $name }，{ $contact }
provider-contact-public = - 工厂可以看到联系方式
provider-contact-private = - 工厂看不到联系方式
provider-news-on = - 会收到供应商简介会和工作坊的通知
provider-news-off = - 不接收供应商简介会和工作坊的通知
provider-own-unknown = 这个对话没有这项供应商登记。请在当初申请的对话中查看。
providers-action = 想更改什么？公司名称、所在地或服务范围如有变动，或想撤回申请、结束登记，请输入“真人”告诉工作人员。
providers-action-name = 更改项目
provider-own-do-contact = 更改联系方式
provider-own-do-contact-words = 联系方式 | 改联系方式
provider-own-do-news-on = 接收供应商通知
provider-own-do-news-on-words = 开启通知 | 接收通知
provider-own-do-news-off = 不再接收供应商通知
provider-own-do-news-off-words = 关闭通知 | 停止通知
provider-own-do-back = 不用更改
provider-own-do-back-words = 不用改
provider-own-saved = 已保存。
provider-own-changed = 这项登记刚有变动，没有保存。请重新打开查看。
providers-person = 联系人姓名？目前是：{ $present }
providers-person-name = 联系人
providers-contact = 电话号码或邮箱？目前是：{ $present }
providers-contact-name = 联系方式
providers-public = 可以让工厂看到这个联系方式吗？
providers-public-name = 公开联系方式
provider-public-yes = 可以公开
provider-public-yes-words = 可以 | 好 | 是 | 公开
provider-public-no = 不公开
provider-public-no-words = 不可以 | 否 | 不要
notice-provider-registered = “{ $name }”（编号 { $reference }）已登记为计划的环境技术服务供应商，工厂现在可以在“服务供应商”中找到这家公司。
notice-provider-not-registered = 从{ $day }起，“{ $name }”（编号 { $reference }）不再是计划的登记供应商，工厂不会再在“服务供应商”中找到这家公司。如想了解原因，请输入“真人”咨询。
notice-provider-refused =
    “{ $name }”（编号 { $reference }）的供应商登记申请未获接纳。
    理由：{ $reason }
    情况有变时可以再次申请。
notice-provider-event =
    {""}**给登记供应商的通知**
    { $event }
    { $when }
    { $where }
    如不想再收到这类通知，可以在“服务供应商”的“我公司的登记”中关闭。

# 登记申请
privacy-notice-provider = 收集个人信息的目的：处理供应商登记申请、保存登记册和检查服务质量。公司名称、所在地、服务范围、联系人和一个联系方式必须填写，否则无法处理。公司名称、所在地和服务范围在登记后公开；联系方式只在你同意时才给工厂看。其他信息只供香港生产力促进局、香港环境保护署的有关工作人员和系统托管商使用；通过 Telegram 发送的信息也会经过 Telegram。登记结束后 7 年删除，未获登记的在 2 年后删除。如要查阅或更正，请输入“我的信息”。请勿提供身份证号码。（2026年11月24日版）
newprovider-intro =
    {""}**申请登记为环境技术服务供应商**
    大约需要 3 分钟，最后才提交。登记的条件和所需材料，我们找到的资料没有说明；工作人员会与你联系。
    { $notice }
newprovider-company = 公司的全称？
newprovider-company-name = 公司名称
newprovider-base = 公司设在哪里？
newprovider-base-name = 所在地
newprovider-city = 在哪个城市？可以输入地名。
newprovider-city-name = 城市
newprovider-no-city = 不在名单内
newprovider-no-city-words = 没有 | 其他
newprovider-city-unknown = 在这个地区内找不到“{ $words }”。请输入城市名称，或选“不在名单内”。
newprovider-skill = 提供哪些服务？逐项选择，选完按“选好了”。已选：{ $chosen }
newprovider-skill-name = 服务范围
newprovider-person = 联系人姓名？
newprovider-person-name = 联系人
newprovider-contact = 联系人的电话号码或邮箱？
newprovider-contact-name = 联系方式
newprovider-public = 登记后，可以让工厂看到这个联系方式吗？不公开也可以登记。
newprovider-public-name = 公开联系方式
newprovider-news = 想收到给供应商的消息（例如简介会和工作坊）吗？这是另一项同意，不影响登记，随时可以停止。
newprovider-news-name = 供应商通知
provider-news-yes = 接收通知
provider-news-yes-words = 好 | 是 | 要
provider-news-no = 不接收通知
provider-news-no-words = 否 | 不要 | 不用
newprovider-confirm =
    请核对：
    { $details }
    提交申请吗？
newprovider-confirm-name = 提交
newprovider-detail = - { $name }：{ $value }
newprovider-detail-company = 公司名称
newprovider-detail-base = 所在地
newprovider-detail-skills = 服务范围
newprovider-detail-person = 联系人
newprovider-detail-contact = 联系方式
newprovider-send-yes = 提交申请
newprovider-send-yes-words = 提交 | 好 | 是 | 确定
newprovider-send-no = 不提交
newprovider-send-no-words = 不是 | 否 | 不要
newprovider-nothing = 没有提交，填写的内容已删除。
newprovider-received = 已收到供应商登记申请，编号：**{ $reference }**。工作人员处理后会在这个对话里通知你结果；目前无法说明需要多久。
newprovider-already = 这个对话已为这家公司申请，编号：**{ $reference }**，状态：{ $state }。没有重复提交。如要恢复登记或更改信息，请输入“真人”告诉工作人员。
newprovider-too-many = 这个对话已有多项申请等待处理，没有再提交。请等工作人员处理，或输入“真人”咨询。

# 工作人员：登记册
register-figures =
    {""}**供应商登记册**（不计样本）
    已登记 { $total } 家：香港 { $hong-kong }、珠三角城市 { $prd }、其他地区 { $elsewhere }。申请中 { $waiting } 家。
    这些是本系统内的登记；进度报告所载的 155 家（截至2011年3月31日）没有名单。
register-wish = 查看哪一类？
register-news = 通知供应商活动
register-news-words = 通知 | 活动通知
register-facet = 哪个地区？
register-pick = 请选一家公司：
register-none = 没有这一类的公司。
register-unknown = 找不到这家公司，或你的工作人员身份不能查看。
register-not-allowed = 你目前的工作人员身份不能这样做，没有更改。
register-state = 状态：**{ $state }**（{ $day }申请）
register-period = 登记期：{ $starts }至{ $ends }
register-until-now = 现在
register-same-name = 注意：名称相同或相近的其他记录：{ $references }。请核对是否同一家公司。
register-checks-open = 未结案的质量检查：{ $number } 项（只供工作人员查阅）
register-rating = 工厂评分（{ $number } 份，满分 5）：工作 { $work }、意见 { $advice }、准时 { $punctual }（只供工作人员查阅）
register-rating-few = 工厂评分：{ $number } 份；少于 3 份时不显示分数。
register-remark = - { $text }
register-action = 要做什么？
register-action-name = 处理方式
register-do-admit = 接纳登记
register-do-admit-words = 接纳 | 批准登记
register-do-refuse = 不接纳登记
register-do-refuse-words = 不接纳 | 拒绝
register-do-suspend = 暂停登记
register-do-suspend-words = 暂停
register-do-readmit = 恢复登记
register-do-readmit-words = 恢复
register-do-end = 结束登记
register-do-end-words = 结束
register-do-check = 新增质量检查
register-do-checks = 查看质量检查
register-do-checks-words = 质量检查
register-do-remarks = 查看工厂意见
register-do-remarks-words = 工厂意见 | 意见
register-since = 从哪一天起登记？如在本系统启用前已登记，请输入当时的日期，例如“1/3/2010”（先日后月）。
register-since-name = 登记日期
register-told = 不接纳的理由（请用繁体，最多 250 字）？申请人会看到。
register-told-name = 理由
register-zh-hans =
    “{ $name }”的简体版本，请过目：
    { $proposal }
    如需修改，请直接输入。
register-zh-hans-name = 简体版本
register-en =
    “{ $name }”的英文版本？
    { $text }
register-en-name = 英文版本
register-reason = 理由（最多 200 字）？只供工作人员查阅，会留下记录。
register-reason-name = 理由
register-sure =
    { $firm }
    { $what }
    确定吗？
register-means-admit = 接纳登记，从{ $day }起：公众可以找到这家公司，申请人会收到通知。
register-means-refuse = 不接纳登记：申请人会收到通知和这个理由：“{ $reason }”
register-means-suspend = 从今天起暂停登记：公众核查时只会看到这家公司不是登记供应商；供应商会收到通知，但看不到理由。
register-means-readmit = 从今天起恢复登记：公众可以再找到这家公司；供应商会收到通知。
register-means-end = 从今天起结束登记：公众核查时只会看到这家公司不是登记供应商；如之前仍在登记，供应商会收到通知，但看不到理由。
register-sure-name = 确定
register-sure-yes = 确定
register-sure-yes-words = 好 | 是
register-sure-no = 不更改
register-sure-no-words = 否 | 不要
register-unchanged = 没有更改。
register-done = 已保存并留下记录。
register-done-told = 已保存并留下记录；供应商会收到通知。
register-changed = 这项信息刚被更改，你看到的不是最新内容，没有保存。请重新打开查看。
register-not-now = 目前的状态不能这样做，没有更改。
register-reason-missing = 请说明理由；没有更改。
register-past = 登记日期不能晚于今天；没有更改。
register-no-case = 与个案无关
register-no-case-words = 无关 | 没有
register-no-such-case = 找不到这个编号的已提交申请，没有保存。请核对编号。
register-too-long = 这项检查的跟进记录已满（1,000 字），没有保存。请结案后另开一项。
register-over = 这项活动已不能报名，没有发出通知。
register-this = 查看这家公司
register-all = 返回登记册
register-finding = 检查结果（最多 500 字）？请勿写入个人信息。
register-finding-name = 检查结果
register-case = 与哪个申请有关？请输入申请编号。
register-case-name = 申请编号
register-checked = 已记下质量检查，只供工作人员查阅。
register-no-checks = 这家公司没有质量检查记录。
register-value = 请选一项检查：
register-check-line = { $day }（{ $state }）：{ $finding }
register-check-open = 未结案
register-check-closed = { $day }结案
register-check-case = 相关申请：{ $reference }
register-check-followed =
    跟进：
    { $text }
register-step = 下一步？
register-step-name = 跟进方式
register-step-follow = 加入跟进
register-step-follow-words = 跟进
register-step-close = 结案
register-step-close-words = 完结 | 关闭
register-step-back = 返回公司信息
register-follow-up = 跟进内容（最多 250 字）？
register-follow-up-name = 跟进内容
register-no-event = 目前没有可以报名的简介会或工作坊。
register-event = 通知供应商哪项活动？
register-event-name = 活动
register-nobody = 没有人会收到：已登记并愿意接收通知的供应商都已通知，或暂时没有这样的供应商。
register-invite =
    {""}**{ $event }**
    { $when }
    会以固定字句通知 { $reached } 个愿意接收通知的登记供应商对话。工厂不会收到。确定发出吗？
register-invite-name = 发出通知
register-invite-yes = 发出通知
register-invite-yes-words = 发出 | 好 | 是
register-invite-no = 不发出
register-invite-no-words = 否 | 不要
register-invited = 已通知 { $told } 个供应商对话。
