"""An answer that staff write in the tests: a sample topic that nothing in knowledge/ holds."""

TOPIC = "sample-parking"
MISSED = "大會有沒有提供泊車位置？"
TEXT = """---
id: sample-parking
group: events
sources:
  - assistant
as_at: 2026-11-23
next: events
owner: Sample owner
review_by: 2027-11-23
examples:
  zh-Hant:
    - 大會有沒有提供泊車位置？
    - 樣本停車場在哪裏？
    - 可以駕車前來並停泊嗎？
    - 附近有沒有停車場？
    - 樣本泊車安排
    - 是否設有貴賓泊車位？
  yue:
    - 有冇車位泊呀？
    - 揸車嚟泊邊度？
    - 你哋有冇停車場？
    - 泊車使唔使預約？
    - 車位喺邊？
    - 可唔可以泊貨車？
  zh-Hans:
    - 有没有停车位
    - 停车场在哪儿
    - 开车去能停吗
    - 附近停车方便吗
    - 样本停车安排
    - 需要预约车位吗
  en:
    - Is there a car park?
    - Where can I park my car?
    - parking lot
    - Do you offer visitor parking?
    - car parking arrangement
    - Can I park a lorry there?
---

## zh-Hant 樣本泊車安排

這是測試用的樣本答案：活動場地不設泊車位。
請乘搭公共交通工具。

## zh-Hans 样本停车安排

这是测试用的样本答案：活动场地不设停车位。
请乘坐公共交通工具。

## en Sample parking

This is a sample answer for tests: the venue has no parking.
Please come by public transport.
"""
