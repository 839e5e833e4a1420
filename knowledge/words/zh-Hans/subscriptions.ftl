# 选择收取的消息及停止收取。
flow-news = 选择想收到的消息
flow-stop = 不再收公告
menu-news = 订阅计划消息
command-news-words = 订阅 | 订阅消息 | 消息 | 公告 | 收消息 | 我想收消息 | 订阅设置
command-stop-words = 不再收公告 | 停收公告 | 停止收公告 | 不再收消息

news-events = 活动消息
news-funding = 资助和申请的消息
news-providers = 给环境技术服务供应商的消息
news-intro =
    你可以选择想收到哪些消息。
    默认一概不收，要由你逐项选择；不选也不影响报名、申请和咨询。
    - 我们只用这个对话的识别码和语言发送，不会交给别人作推广。
    - 有需要时才发，不保证多久一次。
    - 每条公告下面都有停止按钮；输入“停”也可以，不收费，立即生效。
    - 你自己的报名、申请和咨询的通知不在此列，不论是否选择都会照常发出；取消报名或个案结束后就不再发。
news-line-on = - { $topic }：**收取**
news-line-off = - { $topic }：不收
news-topic =
    { $chosen }
    按下面的按钮开启或停止。
news-topic-name = 想收到的消息
news-on-events = 收取活动消息
news-on-events-words = 收活动消息 | 开启活动
news-on-funding = 收取资助和申请的消息
news-on-funding-words = 收资助消息 | 开启资助
news-on-providers = 收取给供应商的消息
news-on-providers-words = 收供应商消息 | 开启供应商
news-off-events = 停止活动消息
news-off-events-words = 停收活动消息 | 停止活动
news-off-funding = 停止资助和申请的消息
news-off-funding-words = 停收资助消息 | 停止资助
news-off-providers = 停止给供应商的消息
news-off-providers-words = 停收供应商消息 | 停止供应商
news-done = 完成
news-done-words = 好 | 好了 | 就这样
news-turned-on = 已记下，你会收到：{ $topic }。
news-turned-off = 已停止：{ $topic }。
news-kept = 你目前会收到：{ $topics }。想更改，可随时输入“订阅”；想全部停止，输入“停”。
news-none = 你目前不收任何公告。想收取，可随时输入“订阅”。
news-again = 已恢复。你目前会收到：{ $topics }。

stop-done = 已停止，不会再向你发送：{ $topics }。
stop-own = 你自己的报名、申请和咨询的通知不是公告，仍会发出；取消报名或个案结束后就不再发。
stop-left = 你仍会收到：{ $topics }。
stop-nothing = 你没有订阅任何公告，不需要停止。你自己的报名、申请和咨询的通知不是公告，仍会发出。
stop-nothing-of = 你没有订阅{ $topic }，不需要停止。
stop-undo = 恢复收取
stop-undo-words = 还原 | 我按错了
stop-all = 全部停止
stop-all-words = 全部不收
stop-which = 你输入了“{ $word }”。是哪个意思？
stop-which-stop = 不再收公告
stop-which-leave = 离开这份表格
stop-which-answer = “{ $word }”是我的答案
stop-which-answer-words = 是我的答案 | 答案
