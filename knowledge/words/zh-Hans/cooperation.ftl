# 从哪里了解到计划：每个对话只问一次。
flow-heard = 从哪里了解到本计划
menu-heard = 告诉我们你从哪里了解到本计划
heard-how =
    你从哪里了解到本计划？
    不想回答可按“取消”，不会再问。答案只用于统计。
heard-how-name = 了解途径
heard-by-seminar = 研讨会或其他活动
heard-by-seminar-words = 研讨会 | 讲座 | 培训 | 活动
heard-by-association = 商会或行业协会
heard-by-association-words = 商会 | 行业协会 | 协会
heard-by-provider = 环境技术服务商
heard-by-provider-words = 服务商 | 供应商
heard-by-factory = 同事或其他工厂
heard-by-factory-words = 同事 | 同行 | 其他工厂 | 朋友
heard-by-city = 内地主管部门
heard-by-city-words = 主管部门 | 政府部门 | 经信委 | 经信局
heard-by-press = 报纸或其他媒体
heard-by-press-words = 报纸 | 媒体 | 电视 | 电台 | 杂志 | 新闻 | 广告
heard-by-letter = 信件或邮件
heard-by-letter-words = 邮件 | 电子邮件 | 信件 | 信
heard-by-website = 计划网站
heard-by-website-words = 网站
heard-by-search = 网上搜索
heard-by-search-words = 搜索 | 百度
heard-by-other = 其他途径
heard-by-other-words = 其他 | 不记得
heard-by-none = 问过，没有回答
heard-thanks = 谢谢你，已经记下。这个问题不会再问。
heard-known = 谢谢你，这一项已有记录，不用再答。
