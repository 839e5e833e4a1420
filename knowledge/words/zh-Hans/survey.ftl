# 意见调查：邀请、问卷、公开页面。
flow-survey = 意见调查
command-survey-words = 意见调查 | 问卷 | 填问卷 | 答问卷 | 调查 | 我想填问卷 | 我要填问卷 | 想填问卷
news-survey = 意见调查的邀请
news-on-survey = 接收意见调查的邀请
news-on-survey-words = 收意见调查 | 开启意见调查
news-off-survey = 停止意见调查的邀请
news-off-survey-words = 停收意见调查 | 停止意见调查
announcement-topic-survey = 意见调查

survey-notice-invite =
    {""}**{ $title }**
    感谢你参与计划。想请你用约 3 分钟回答 { $number } 个问题，{ $until }截止。
    不记名，每题都可以跳过；答或不答，都不影响报名和申请。
survey-notice-remind = “{ $title }”还没有收到你的答案。约需 3 分钟，{ $until }截止；不参加也可以，点一下就不再提醒。
survey-notice-last = “{ $title }”即将结束，{ $until }截止。这是最后一次提醒。
survey-notice-did =
    {""}**你们说，我们做**
    你们说：{ $said }
    我们做：{ $did }
    详情：[意见调查结果]({ $page })
survey-answer = 回答问卷
survey-answer-words = 开始回答 | 答
survey-decline = 不参加这次调查
survey-decline-words = 不参加 | 不答
survey-stop = 不再接收调查邀请
survey-stop-words = 不再收调查 | 停收调查邀请

survey-begin =
    {""}**{ $title }**
    共 { $number } 题，约 3 分钟，{ $until }截止。每题都可以跳过，提交前可以返回修改。
    - 不记名：提交时，答案与这个对话分开存放，不记录是谁、什么时候；我们只知道你答了，不再提醒。
    - 你在这个对话里输入过的答案会一并删除，只留下题目；Telegram 上的记录则由你自行删除。
    - 少于 5 人的数字不会公布，也不会给工作人员看。
survey-begin-name = 开始
survey-begin-yes = 开始
survey-begin-yes-words = 好 | 开始回答
survey-begin-no = 不参加
survey-begin-no-words = 不答
survey-q1 = **{ $place }／{ $of }** { $text }
survey-q1-name = 第 1 题
survey-q2 = **{ $place }／{ $of }** { $text }
survey-q2-name = 第 2 题
survey-q3 = **{ $place }／{ $of }** { $text }
survey-q3-name = 第 3 题
survey-q4 = **{ $place }／{ $of }** { $text }
survey-q4-name = 第 4 题
survey-q5 = **{ $place }／{ $of }** { $text }
survey-q5-name = 第 5 题
survey-q6 = **{ $place }／{ $of }** { $text }
survey-q6-name = 第 6 题
survey-q7 = **{ $place }／{ $of }** { $text }
survey-q7-name = 第 7 题
survey-q8 = **{ $place }／{ $of }** { $text }
survey-q8-name = 第 8 题
survey-q9 = **{ $place }／{ $of }** { $text }
survey-q9-name = 第 9 题
survey-words =
    {""}**{ $place }／{ $of }** { $text }
    请不要写姓名、公司或联系方式；电话号码和邮箱地址会自动删除。最多 500 字。
survey-words-name = 你的话
survey-skip = 跳过
survey-skip-words = 略过 | 跳过这题 | 没有 | 不知道 | 不清楚 | 没意见 | 没有意见
survey-send =
    答了 { $answered } 题（共 { $of } 题）。提交后不能修改，因为我们不知道哪一份是你的。
survey-send-name = 提交
survey-send-yes = 提交
survey-send-yes-words = 好 | 确定
survey-send-no = 不提交
survey-send-no-words = 不交
survey-not-sent = 没有提交，你的答案已经删除。截止前想再答，输入“问卷”。
survey-kept-done = 谢谢！答案已经收到，与这个对话分开存放。结果和跟进会在[意见调查结果]({ $page })公布。
survey-kept-empty = 你跳过了所有题目，所以没有提交。想再答，输入“问卷”。
survey-kept-answered = 你已经答过这次调查，谢谢！每人只计一次。
survey-kept-not-asked = 这次调查只邀请参与过计划的人士，没有记录答案。
survey-kept-over = 这次调查已经截止，没有记录答案。谢谢你的时间。
survey-declined = 知道了，这次调查不会再邀请你。谢谢。
survey-nothing-to-decline = 这次调查没有需要你回答的问卷。
survey-none = 目前没有意见调查。有调查时，会邀请参与过计划并同意接收邀请的人士；以往的结果见[意见调查结果]({ $page })。
survey-not-yet = 下一次意见调查在{ $day }开始，到时欢迎回答。
survey-over = 这次意见调查已经截止，谢谢。结果见[意见调查结果]({ $page })。下一次的日期还没有定。
survey-not-asked = 这次意见调查邀请的是调查开始前已参与计划的人士（出席过活动，或已提交申请），所以这里没有问卷。有意见，欢迎随时输入“真人”告诉我们。
survey-answered = 你已经答过这次意见调查，谢谢！结果会在[意见调查结果]({ $page })公布。

survey-page-title = 意见调查：你们说，我们做
survey-page-intro = 我们不时请参与计划的人士填写问卷，了解他们对计划的管理、宣传、资源使用和清洁生产技术的看法。这里是结果，以及我们据此作出的改变。
survey-page-none = 还没有已完成的意见调查。
survey-page-when = { $from }至{ $until }
survey-page-response = 回应
survey-page-rate = 发出 { $asked } 份问卷，收回 { $answered } 份，回应率 { $rate }%。参与名单共 { $people } 个对话。
survey-page-small = 收回的答案不足 5 份，为避免认出个别人士，不公布结果。
survey-page-changes = 你们说，我们做
survey-page-said = 你们说
survey-page-did = 我们做
survey-page-answers = 答案
survey-page-choice = 选项
survey-page-number = 人数
survey-page-of = { $answered } 人回答
survey-page-hidden = 不公布
survey-page-hidden-note = “{ $hidden }”：数目少于 5，或显示后就能推算出其他少于 5 的数目。
survey-page-notes = 怎样理解这些数字
survey-page-bias =
    - 只有在这个助理的对话中参与的人士获邀；同一家工厂可以有不止一人回答。
    - 回答属自愿，结果未必代表所有参与者。
survey-page-unknown = 没有资料
survey-page-sector = 行业
survey-page-city = 城市
survey-page-others = 其他行业及没有注明行业的答案
survey-page-asked = 发出
survey-page-answered = 收回
survey-page-share = 回应率
survey-page-by-sector = 按行业的回应
survey-page-by-city = 按城市的回应
survey-bias-more = 回答的比例高于受邀比例 5 个百分点或以上：{ $of }。
survey-bias-less = 回答的比例低于受邀比例 5 个百分点或以上：{ $of }。
survey-bias-even = 各行业及城市（可公布的）在答案中所占比例，与受邀时相差不足 5 个百分点。
survey-bias-unasked = 名单上有 { $number } 个对话没有收到邀请（没有同意接收，或在调查期间未能发出）。
survey-bias-failed = 有 { $number } 个邀请未能送达。
