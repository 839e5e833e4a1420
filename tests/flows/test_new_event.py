"""An officer makes an event in the chat."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.markup import to_plain
from bot.messages import LANGUAGES
from bot.tables import event
from tests.conftest import MovedClock
from tests.officers import in_days, loses_role, officer, row_of
from tests.talker import Talker


async def made(talker: Talker) -> list[str]:
    return await talker.desk.store.read(lambda connection: list(connection.execute(select(event.c.id)).scalars()))


async def seminar(talker: Talker, day: str) -> str:
    """All answers of a seminar up to the last look."""
    await talker.starts("newevent")
    await talker.answers(kind="研討會", title="電鍍廠節能研討會", zh_hans_1="採用這個版本", en_1="Energy saving for electroplating plants")
    await talker.answers(day=day, starts="下午兩點半", ends="4:30pm", city="番禺", place="番禺會議中心三樓", zh_hans_2="1", en_2="Panyu Centre, 3/F")
    return await talker.answers(language_1="廣東話同英語", language_2="選好了", capacity="三十人", details="照慣常設定")


async def test_a_seminar_is_made_from_a_dozen_answers_and_listed_at_once(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    day = in_days(clock, 20)
    told = await seminar(lee, f"{day.day}/{day.month}/{day.year}")
    assert "電鍍廠節能研討會" in told and "下午2時30分至下午4時30分" in told and "廣東話、英語" in told and "免費" in told and "30" in told
    assert await made(lee) == []  # until confirmed nothing exists
    told = await lee.answers(confirm="發布")
    row = await row_of(desk, (await made(lee))[0])
    assert f"/e/{row.id}/poster" in told and "管理這個活動" in lee.labels
    assert row.title == {"zh-Hant": "電鍍廠節能研討會", "zh-Hans": "电镀厂节能研讨会", "en": "Energy saving for electroplating plants"}
    assert row.place == {"zh-Hant": "番禺會議中心三樓", "zh-Hans": "番禺会议中心三楼", "en": "Panyu Centre, 3/F"}
    assert (row.kind, row.city, row.capacity, row.languages, row.sectors, row.price_cents) == ("seminar", "guangzhou", 30, ["cantonese", "english"], [], 0)
    assert row.starts_at.astimezone(HONG_KONG) == day and row.closes_at == row.starts_at - timedelta(hours=24) and row.weather_rule
    anybody = Talker(desk, clock, "anybody")
    assert "電鍍廠節能研討會" in await anybody.says(f"ev_{row.id}", "start")


async def test_a_visit_asks_for_meeting_point_coach_rules_and_whom_the_host_does_not_receive(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await lee.starts("newevent")
    await lee.answers(kind="工廠參觀", title="陶瓷廠參觀", zh_hans_1="1", en_1="Visit to a ceramics plant", day=in_days(clock, 12).date().isoformat())
    await lee.answers(starts="9:30", ends="17:30", city="佛山", place="Plant A, Foshan", language_1="普通話", language_2="選好了", capacity="20")
    told = await lee.answers(meeting="九龍塘站", zh_hans_4="九龙塘站", en_4="Kowloon Tong station", coach="有旅遊巴")
    assert "安全鞋" in told and "不可拍照" in told
    await lee.answers(rules="採用建議規則", excludes="不接待同業", zh_hans_6="1", en_6="沿用中文", excluded_1="陶瓷", excluded_2="選好了", details="1")
    await lee.answers(confirm="1")
    visit = (await row_of(desk, (await made(lee))[0])).visit
    assert visit["coach"] is True and visit["excluded_sectors"] == ["non-metallic-minerals"] and "safety shoes" in visit["rules"]["en"]
    assert visit["meeting_point"] == {"zh-Hant": "九龍塘站", "zh-Hans": "九龙塘站", "en": "Kowloon Tong station"}
    assert visit["host_excludes"] == {"zh-Hant": "不接待同業", "zh-Hans": "不接待同业", "en": "不接待同業"}


async def test_an_online_event_says_how_to_join_and_has_no_bad_weather_rule(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await lee.starts("newevent")
    await lee.answers(kind="簡介會", title="申請簡介會", zh_hans_1="1", en_1="How to apply", day="聽日", starts="10:00", ends="11:00", city="網上")
    told = await lee.answers(place="Zoom", joining="https://example.com/meet 密碼到時公布", zh_hans_3="1", en_3="沿用中文")
    assert "講解語言" in told
    await lee.answers(language_1="廣東話", language_2="1", capacity="100", details="1", confirm="1")
    row = await row_of(desk, (await made(lee))[0])
    assert (row.city, row.place["en"], row.weather_rule) == ("online", "Zoom", False)
    assert row.directions["zh-Hans"] == "https://example.com/meet 密码到时公布"


async def test_an_exhibition_runs_for_days_and_has_no_seats(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    first, last = in_days(clock, 30).date(), in_days(clock, 33).date()
    await lee.starts("newevent")
    await lee.answers(kind="展覽", title="環保展", zh_hans_1="环保展", en_1="Eco Expo", day=first.isoformat(), last_day=last.isoformat())
    told = await lee.answers(starts="10:00", ends="9:30", city="香港", place="Hall 3", details="1")
    assert "毋須登記" in told
    await lee.answers(confirm="1")
    row = await row_of(desk, (await made(lee))[0])
    assert row.capacity is None and row.ends_at.astimezone(HONG_KONG).date() == last and row.ends_at == row.closes_at


async def test_every_detail_can_be_set_one_by_one(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    day = in_days(clock, 20).date()
    await seminar(lee, day.isoformat())
    await lee.says("上一題")
    await lee.answers(details="逐項設定", summary="了解節能方法", zh_hans_7="1", en_7="Ways to save energy", sector_1="電鍍", sector_2="選好了")
    closing = day - timedelta(days=3)
    await lee.answers(co_organisers="某商會", zh_hans_8="1", en_8="A chamber", price="五十蚊", closing=closing.isoformat(), closing_time="17:00")
    told = await lee.answers(directions="港鐵站 A 出口", zh_hans_3="1", en_3="MTR exit A", weather="不適用")
    assert "HK$50" in told and "某商會" in told and "了解節能方法" in told and "金屬" in told
    await lee.answers(confirm="1")
    row = await row_of(desk, (await made(lee))[0])
    assert (row.sectors, row.price_cents, row.weather_rule, row.summary["en"]) == (["metals"], 5000, False, "Ways to save energy")
    assert row.closes_at.astimezone(HONG_KONG).strftime("%Y-%m-%d %H:%M") == f"{closing} 17:00" and row.directions["en"] == "MTR exit A"


async def test_all_sectors_chosen_one_by_one_is_the_same_as_all(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await seminar(lee, in_days(clock, 20).date().isoformat())
    await lee.says("上一題")
    await lee.answers(details="逐項設定", summary="沒有", **{f"sector_{number}": "2" for number in range(1, 9)})
    await lee.answers(co_organisers="冇", price="免費", closing="開始前 24 小時", directions="冇", weather="適用", confirm="1")
    assert (await row_of(desk, (await made(lee))[0])).sectors == []


async def test_an_end_before_the_start_and_a_day_that_is_over_are_asked_again(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await lee.starts("newevent")
    await lee.answers(kind="1", title="測試", zh_hans_1="1", en_1="Test")
    yesterday = in_days(clock, -1).date()
    assert "太早" in await lee.says(yesterday.isoformat()) and await lee.question() == "day"
    await lee.answers(day=in_days(clock, 5).date().isoformat(), starts="14:30")
    assert "結束時間要在開始時間之後" in await lee.says("14:00") and await lee.question() == "ends"
    assert "上午或下午" in await lee.says("4:30") and await lee.question() == "ends"


async def test_a_start_that_goes_by_while_the_form_waits_cannot_be_published_but_mended(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await seminar(lee, in_days(clock, 2).date().isoformat())
    clock.moved = timedelta(days=3)
    told = await lee.starts("newevent")
    assert "開始時間已過" in told and "發布" not in lee.labels and "不發布" in lee.labels
    await lee.says("改 5")
    await lee.answers(day=in_days(clock, 30).date().isoformat())
    await lee.answers(confirm="發布")
    assert len(await made(lee)) == 1


async def test_a_button_pressed_after_the_start_has_gone_by_makes_nothing(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await seminar(lee, in_days(clock, 2).date().isoformat())
    clock.moved = timedelta(days=3)
    assert "開始時間已過" in await lee.presses("發布") and await made(lee) == []


async def test_not_publishing_leaves_nothing(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await seminar(lee, in_days(clock, 20).date().isoformat())
    assert "沒有發布" in await lee.answers(confirm="不發布") and await made(lee) == []


async def test_a_press_that_is_repeated_makes_one_event(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await seminar(lee, in_days(clock, 20).date().isoformat())
    button = next(button.id for message in lee.last for button in message.buttons if button.label == "發布")
    await lee.says(button, "choice")
    await lee.says(button, "choice")
    assert len(await made(lee)) == 1


async def test_a_new_title_asks_for_its_other_languages_again_and_keeps_the_rest(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await seminar(lee, in_days(clock, 20).date().isoformat())
    await lee.says("改 2")
    told = await lee.answers(title="印刷廠節能研討會")
    assert "印刷厂节能研讨会" in told
    told = await lee.answers(zh_hans_1="1", en_1="Energy saving for printers")
    assert await lee.question() == "confirm" and "印刷廠節能研討會" in told and "番禺會議中心三樓" in told


async def test_a_place_nobody_knows_is_chosen_from_a_list(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await lee.starts("newevent")
    await lee.answers(kind="1", title="Test", day=in_days(clock, 5).date().isoformat(), starts="14:30", ends="16:30")
    assert "亞特蘭提斯" in await lee.answers(city="亞特蘭提斯")
    assert "肇慶" in await lee.answers(city_known="肇慶")


async def test_a_language_that_is_not_understood_is_asked_again(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await lee.starts("newevent")
    await lee.answers(kind="1", title="Test", day=in_days(clock, 5).date().isoformat(), starts="14:30", ends="16:30", city="香港", place="Hall")
    assert "看不懂「火星文」" in await lee.answers(language_1="火星文") and await lee.question() == "language_2"
    told = await lee.answers(language_2="普通話", language_3="英語", language_4="廣東話")
    assert "名額" in told  # all three are chosen: nothing is left to ask


async def test_a_role_that_was_lost_while_the_form_was_open_publishes_nothing(desk: Desk, clock: MovedClock) -> None:
    lee = await officer(desk, clock)
    await seminar(lee, in_days(clock, 20).date().isoformat())
    await loses_role(desk)
    assert "權限已更改" in await lee.answers(confirm="發布") and await made(lee) == []


@pytest.mark.parametrize("command", ["newevent", "manage", "weather"])
@pytest.mark.parametrize("role", [None, "viewer", "hotline_agent", "approver", "admin"])
async def test_events_are_not_run_by_anybody_else(desk: Desk, clock: MovedClock, command: str, role: str | None) -> None:
    talker = await officer(desk, clock, role) if role else Talker(desk, clock, "anybody")  # type: ignore[arg-type]
    for text, kind in ((f"/{command}", "text"), (f"do:{command}", "choice"), (f"go:{command}:e-test", "choice"), (command, "start")):
        await talker.says(text, kind)  # type: ignore[arg-type]
        assert not (await talker.state()).get("open")


async def test_the_longest_event_is_shown_whole_before_it_is_published(desk: Desk, clock: MovedClock) -> None:
    """With every text at its longest and five sectors, the last look stays below what a message may hold, in every language."""
    lee = await officer(desk, clock)
    await lee.starts("newevent")
    day = in_days(clock, 20).date().isoformat()
    await lee.answers(kind="工廠參觀", title="節" * 80, zh_hans_1="1", en_1="T" * 80, day=day, starts="14:30", ends="17:30")
    await lee.answers(city="東莞", place="地" * 80, en_2="P" * 80, language_1="廣東話", language_2="普通話", language_3="英語", capacity="5000")
    await lee.answers(meeting="點" * 60, zh_hans_4="1", en_4="M" * 60, coach="1", rules="則" * 300, zh_hans_5="1", en_5="R" * 300)
    await lee.answers(excludes="不" * 60, en_6="E" * 60, excluded_1="沒有", details="2", summary="簡" * 100, zh_hans_7="1", en_7="S" * 100)
    await lee.answers(**{f"sector_{number}": "2" for number in range(1, 6)}, sector_6="選好了")
    await lee.answers(co_organisers="商" * 50, en_8="C" * 50, price="123456.78", closing="開始前 24 小時", directions="沒有", weather="1")
    assert await lee.question() == "confirm"
    for language in LANGUAGES:
        await lee.says(f"lang:{language}", "choice")
        assert not to_plain(lee.last[-1].text).endswith("…"), (language, lee.last[-1].text)
