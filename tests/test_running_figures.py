"""The figures of announcements: the same in three languages, however each of them writes it; and what differs is seen."""

import pytest

from bot.running_figures import differing, figures_of

# Traditional Chinese, Simplified Chinese, English: the same figures in each.
SAME = [
    ("12月15日下午2時30分", "12月15日下午2时30分", "15 December, 2:30 pm"),
    ("十二月十五日下午二時半", "十二月十五日下午两点半", "15 December at 2:30 p.m."),
    ("2026年12月15日", "2026年12月15日", "15 December 2026"),
    ("二零二六年十二月十五日", "二〇二六年十二月十五日", "December 15, 2026"),
    ("２０２６年１２月１５日", "2026年12月15日", "15 Dec 2026"),
    ("2026-12-15", "2026年12月15日", "15/12/2026"),
    ("上午九時正", "上午九点整", "9 am"),
    ("上午9時15分", "上午九时十五分", "9:15 a.m."),
    ("早上九時一刻", "早上九点一刻", "9:15 am"),
    ("上午九時三刻", "上午9:45", "9:45am"),
    ("中午十二時", "中午12时", "12 noon"),
    ("正午", "正午", "noon"),
    ("中午十二時半", "中午12点30分", "12:30 pm"),
    ("晚上七時", "晚上7点", "7 p.m."),
    ("傍晚六時半", "傍晚六点半", "6:30 pm"),
    ("上午10時至下午1時", "上午10时至下午1时", "10 am to 1 pm"),
    ("14:30", "下午2时半", "2:30 pm"),
    ("15,000元", "15000元", "HK$15,000"),
    ("一萬五千元", "一万五千元", "HK$15,000"),
    ("1.5萬元", "1.5万元", "$15,000"),
    ("港幣１５，０００元", "港币15,000元", "HKD15,000"),
    ("三百萬港元", "300万港元", "HK$3 million"),
    ("93.06百萬元", "9306万元", "HK$93.06 million"),
    ("五百元", "五百元", "five hundred dollars"),
    ("二千五百元", "2,500元", "HK$2,500"),
    ("兩千元", "两千元", "$2,000"),
    ("50%", "50％", "50 per cent"),
    ("百分之五十", "百分之五十", "50 percent"),
    ("百分之三十五點五", "35.5%", "35.5%"),
    ("三成", "三成", "30%"),
    ("三成半", "三成半", "35%"),
    ("百分之百", "100%", "100 per cent"),
    ("五成資助", "五成资助", "a 50% subsidy"),
    ("名額三十個", "名额30个", "30 places"),
    ("名額三十名", "名额三十名", "thirty places"),
    ("二十五人", "25人", "twenty-five people"),
    ("一百三十間工廠", "一百三十家工厂", "130 factories"),
    ("十個工作天", "10个工作日", "ten working days"),
    ("二十四小時", "24小时", "24 hours"),
    ("星期二", "周二", "Tuesday"),
    ("禮拜日", "星期天", "Sunday"),
    ("逢星期一、三", "每周一、三", "every Monday"),
    ("星期一至星期五", "周一至周五", "Monday to Friday"),
    ("（星期三）", "（星期三）", "(Wed.)"),
    ("12月15日（星期二）上午10時", "12月15日（周二）上午10时", "Tuesday, 15 December, 10 am"),
    ("2010至2011年", "2010至2011年", "2010 to 2011"),
    ("詳見 https://example.org/2026/12", "详见 https://example.org/2026/12", "See https://example.org/2026/12"),
    ("十分感謝，千萬不要錯過", "十分感谢，千万不要错过", "Many thanks; do not miss it"),
    ("成功個案，成本及成效", "成功案例，成本及成效", "Success cases, costs and results"),
    ("第三點及三點建議", "第三点及三点建议", "The third point and three suggestions"),
    ("費用全免，額滿即止", "费用全免，额满即止", "Free of charge while seats last"),
    ("減少 CO2 及 PM2.5", "减少 CO2 及 PM2.5", "Cuts CO2 and PM2.5"),
    ("3至5月", "3月至5月", "March to May"),
    ("八月底前", "8月底前", "before the end of August"),
    ("二零一一年三月三十一日", "2011年3月31日", "31 March 2011"),
    ("午夜前", "午夜前", "before midnight"),
    ("七百二十家", "720家", "720 firms"),
    ("九折", "九折", "a discount"),
    ("一百二十個", "120个", "120 places"),
    ("約二百名", "约200名", "about two hundred people"),
    ("四十五分鐘", "45分钟", "45 minutes"),
    ("一億元", "1亿元", "HK$100 million"),
]
# In the third language something else is said.
OTHER = [
    ("名額30個", "名额30个", "40 places"),
    ("下午2時半", "下午2时半", "2 pm"),
    ("上午9時", "上午9时", "9 pm"),
    ("50%", "50%", "5%"),
    ("50%", "50%", "50"),
    ("15,000元", "15,000元", "HK$1,500"),
    ("1.5萬元", "1.5万元", "HK$150,000"),
    ("12月15日", "12月15日", "15 November"),
    ("12月15日", "12月16日", "15 December"),
    ("星期二", "周三", "Tuesday"),
    ("三成", "三成", "13%"),
    ("30個名額", "30个名额", "Places are limited"),
    ("一月及二月各一場，共30人", "一月及二月各一场，共30人", "January and February, 30 and 30 people"),
]


@pytest.mark.parametrize(("hant", "hans", "english"), SAME)
def test_what_is_the_same_is_read_as_the_same(hant: str, hans: str, english: str) -> None:
    texts = {"zh-Hant": hant, "zh-Hans": hans, "en": english}
    assert differing(texts) is None, {language: figures_of(text) for language, text in texts.items()}


@pytest.mark.parametrize(("hant", "hans", "english"), OTHER)
def test_what_differs_is_seen(hant: str, hans: str, english: str) -> None:
    assert differing({"zh-Hant": hant, "zh-Hans": hans, "en": english})


def test_only_what_differs_is_shown_side_by_side() -> None:
    texts = {"zh-Hant": "12月15日，30個", "zh-Hans": "12月15日，30个", "en": "15 December, 40 places"}
    assert differing(texts) == {"zh-Hant": ["30"], "zh-Hans": ["30"], "en": ["40"]}
