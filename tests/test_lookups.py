"""Looking a status up without being of the company: limits that make guessing hopeless and shut nobody out, and answers that tell nothing."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from uuid import uuid4

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request, unused_port
from sqlalchemy import func, select

from bot.desk import Desk
from bot.handlers.visitor import source_of
from bot.handlers.web import Site
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, applications, holders, limits, lookups
from bot.programme.references import check_character, new_reference, normal
from bot.settings import Settings
from bot.store import Store
from bot.tables import application, lookup_limit
from bot.wording import Wording
from tests import an_application as an
from tests.conftest import MovedClock, new_postgres_database
from tests.talker import Talker

WRONG = "+85261234567"
Find = Callable[..., dict[str, Any]]


async def looks_up(store: Store, known: Knowledge, chat: str, reference: str, fact: str = WRONG, source: str = "", find: Find = lookups.find) -> dict[str, Any]:
    now = store.clock.now()
    return await store.write(lambda connection: find(Here(connection, now, known, Address("web", chat), "zh-Hant", source), reference=reference, fact=fact))


async def outcomes(store: Store, known: Knowledge, tries: list[tuple[str, str]], source: str = "") -> list[str]:
    """What came of tries one after another: (chat, reference)."""
    return [(await looks_up(store, known, chat, reference, source=source))["outcome"] for chat, reference in tries]


async def reference_of(store: Store, application_id: int) -> str:
    return str((await an.row_of(store, application_id)).reference)


# --- limits ---


async def test_a_chat_may_try_five_times_in_fifteen_minutes_and_is_told_how_long_to_wait(store: Store, known: Knowledge, clock: MovedClock) -> None:
    assert await outcomes(store, known, [("guesser", new_reference("A")) for _ in range(5)]) == ["unknown"] * 5
    clock.moved = timedelta(minutes=4, seconds=30)
    assert await looks_up(store, known, "guesser", new_reference("A")) == {"outcome": "wait", "minutes": 11}
    assert await outcomes(store, known, [("another", new_reference("A"))]) == ["unknown"]
    clock.moved = timedelta(minutes=14, seconds=50)
    assert await looks_up(store, known, "guesser", new_reference("A")) == {"outcome": "wait", "minutes": 1}
    clock.moved = timedelta(minutes=15, seconds=10)  # trying in the meantime has not made it longer
    assert await outcomes(store, known, [("guesser", new_reference("A")) for _ in range(6)]) == ["unknown"] * 5 + ["wait"]


async def test_a_reference_may_be_tried_five_times_however_it_is_written_and_whoever_tries(store: Store, known: Knowledge, clock: MovedClock) -> None:
    reference = await reference_of(store, await an.submitted(store, known))
    written = [reference, reference.lower(), reference.replace("-", " "), reference.replace("-", ""), f" {reference} "]
    assert await outcomes(store, known, [(f"chat {n}", each) for n, each in enumerate(written)]) == ["unknown"] * 5
    assert (await looks_up(store, known, "chat 5", reference, an.CONTACT)) == {"outcome": "wait", "minutes": 15}
    assert await outcomes(store, known, [("chat 5", new_reference("A"))]) == ["unknown"]
    clock.moved = timedelta(minutes=15, seconds=1)
    assert (await looks_up(store, known, "chat 5", reference, an.CONTACT))["outcome"] == "found"


async def test_who_has_to_wait_uses_up_nobody_elses_tries(store: Store, known: Knowledge) -> None:
    reference = await reference_of(store, await an.submitted(store, known))
    await outcomes(store, known, [("guesser", new_reference("A")) for _ in range(5)], "park")
    assert await outcomes(store, known, [("guesser", reference)] * 20, "park") == ["wait"] * 20
    assert await outcomes(store, known, [(f"chat {n}", reference) for n in range(5)], "park") == ["unknown"] * 5
    assert (await tries(store, "address")) == {"status:address:park": 10}


async def test_an_address_may_try_a_hundred_times_an_hour_because_a_whole_park_may_share_it(store: Store, known: Knowledge, clock: MovedClock) -> None:
    many = [(f"chat {n}", new_reference("A")) for n in range(100)]
    assert await outcomes(store, known, many, "park") == ["unknown"] * 100
    clock.moved = timedelta(minutes=20)
    assert await looks_up(store, known, "chat 0", new_reference("A"), source="park") == {"outcome": "wait", "minutes": 40}
    assert await outcomes(store, known, [("chat 0", new_reference("A"))], "another place") == ["unknown"]
    assert await outcomes(store, known, [("chat 1", new_reference("A"))]) == ["unknown"]  # a channel that knows no address
    clock.moved = timedelta(minutes=61)
    assert await outcomes(store, known, [*many, ("one more", new_reference("A"))], "park") == ["unknown"] * 100 + ["wait"]


async def test_however_often_others_try_its_own_people_see_the_case(store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known)
    reference = await reference_of(store, made)
    assert (await outcomes(store, known, [("owner", reference)] * 6, "park"))[-1] == "wait"
    for _ in range(20):
        assert (await an.acts(store, known, "owner", applications.one, application_id=made))["reference"] == reference
    assert [each["id"] for each in await an.acts(store, known, "owner", applications.mine)] == [made]


async def test_the_codes_of_colleagues_have_the_same_limits_counted_by_themselves(store: Store, known: Knowledge) -> None:
    def joins(here: Here) -> Any:
        return holders.join(here, code="2222-3333", name="X")

    assert [(await an.acts(store, known, "guesser", joins))["outcome"] for _ in range(6)] == ["unknown"] * 5 + ["wait"]
    assert await outcomes(store, known, [("guesser", new_reference("A"))]) == ["unknown"]


# --- all at once ---


async def tries(store: Store, what: str) -> dict[str, int]:
    """How many tries count just now, by their subject."""
    query = select(lookup_limit).where(lookup_limit.c.subject.startswith(f"status:{what}:"))
    return {row.subject: len(row.tries) for row in await store.read(lambda connection: connection.execute(query).all())}


async def all_at_once(store: Store, known: Knowledge) -> Counter[str]:
    """50 chats look one reference up, four times each, all at once."""
    reference = await reference_of(store, await an.submitted(store, known))
    found = await asyncio.gather(*(looks_up(store, known, f"chat {n % 50}", reference) for n in range(200)))
    return Counter(each["outcome"] for each in found)


async def test_of_200_tries_at_once_at_one_reference_five_are_looked_at(store: Store, known: Knowledge) -> None:
    assert await all_at_once(store, known) == {"unknown": 5, "wait": 195}
    assert list((await tries(store, "reference")).values()) == [5]


@pytest.mark.postgres
async def test_without_the_lock_on_what_was_tried_more_of_them_get_through(
    postgres_server: str, known: Knowledge, clock: MovedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control."""

    def look_only(connection: Any, now: Any, subject: str, window: timedelta) -> list[Any]:
        found = connection.execute(select(lookup_limit.c.tries).where(lookup_limit.c.subject == subject)).scalar()
        if found is None:
            limits.notices.insert_once(connection, lookup_limit, {"subject": subject, "tries": [], "touched_at": now})
        connection.execute(select(func.pg_sleep(0.002)))
        return [limits.datetime.fromisoformat(each) for each in found or []]

    monkeypatch.setattr(limits, "recent", look_only)
    store = await Store.open(new_postgres_database(postgres_server), clock)
    assert (await all_at_once(store, known))["unknown"] > 5
    await store.close()


# --- wrong and absent ---

PAIRS, TALKS = 200, 60
MOST_MILLISECONDS = 5.0
MOST_SHARE = 0.15  # of what a look-up takes at all: five milliseconds alone would not notice everything on a fast machine


async def times(store: Store, known: Knowledge, find: Find) -> tuple[list[float], list[float]]:
    """Milliseconds of look-ups with a wrong fact and of look-ups of what does not exist, in pairs, each kind first in every other pair."""
    there = await store.write(lambda connection: an.many(connection, PAIRS))
    took: dict[str, list[float]] = {"wrong": [], "absent": []}
    for number, reference in enumerate(there):
        asked = {"wrong": reference, "absent": new_reference("A")}
        for kind in sorted(asked, reverse=bool(number % 2)):
            began = perf_counter()
            found = await looks_up(store, known, f"{kind} {number}", asked[kind], find=find)
            took[kind].append(1000 * (perf_counter() - began))
            assert found == {"outcome": "unknown"}
    return took["wrong"], took["absent"]


def told_apart(wrong: list[float], absent: list[float]) -> bool:
    difference = abs(median(one - other for one, other in zip(wrong, absent, strict=True)))
    print(f"\nwrong {median(wrong):.2f} ms, absent {median(absent):.2f} ms, difference in pairs {difference:.3f} ms")
    return difference > min(MOST_MILLISECONDS, MOST_SHARE * median(wrong))


def returns_early(here: Here, *, reference: str, fact: str) -> dict[str, Any]:
    """A look-up that knows no such reference, and says so at once."""
    there = here.connection.execute(select(application.c.id).where(application.c.reference == reference)).first()
    return lookups.find(here, reference=reference, fact=fact) if there else {"outcome": "unknown"}


async def test_a_wrong_fact_and_a_reference_that_does_not_exist_take_the_same_time(store: Store, known: Knowledge) -> None:
    assert not told_apart(*await times(store, known, lookups.find))


async def test_a_look_up_that_returns_early_is_noticed_by_its_time(store: Store, known: Knowledge) -> None:
    """The negative control."""
    assert told_apart(*await times(store, known, returns_early))


async def test_wrong_absent_not_handed_in_and_given_up_are_one_answer(store: Store, known: Knowledge) -> None:
    made = [await an.submitted(store, known), await an.draft(store, known), await an.draft(store, known)]
    await an.acts(store, known, "owner", applications.act, application_id=made[2], version=0, transition="discard")
    handed_in, draft, discarded = [await reference_of(store, each) for each in made]
    asked = [(reference, fact) for reference in (draft, discarded) for fact in (WRONG, an.CONTACT, "12345678-000")]
    asked += [(handed_in, fact) for fact in (WRONG, "", "-", "no such fact")]
    asked += [(absent, fact) for absent in (new_reference("A"), "", "A", "我的申請", "A-" + "2" * 30) for fact in (an.CONTACT, "", "-", "no such fact")]
    answers = [await looks_up(store, known, f"chat {n}", reference, fact) for n, (reference, fact) in enumerate(asked)]
    assert answers == [{"outcome": "unknown"}] * len(asked)
    assert (await looks_up(store, known, "knows it", handed_in, an.CONTACT))["outcome"] == "found"


async def test_a_company_without_a_number_is_not_found_by_no_number(store: Store, known: Knowledge) -> None:
    made = await an.submitted(store, known, registration_number=None, contact="boss@example.com")
    reference = await reference_of(store, made)
    for n, fact in enumerate(("", "-", " ", "no such fact", "None")):
        assert await looks_up(store, known, f"chat {n}", reference, fact) == {"outcome": "unknown"}


# --- from where ---

KEY = "a key of this installation"


def source(remote: str, *forwarded: str, proxies: int = 0) -> str:
    headers = [("X-Forwarded-For", each) for each in forwarded]
    request = make_mocked_request("POST", "/chat/messages", headers=headers).clone(remote=remote)  # type: ignore[arg-type]
    return source_of(request, KEY, proxies)


def test_without_a_proxy_what_the_sender_says_of_their_address_is_not_believed() -> None:
    assert source("203.0.113.7", "198.51.100.1") == source("203.0.113.7", "198.51.100.2") == source("203.0.113.7")
    assert source("203.0.113.7") != source("203.0.113.8")


@pytest.mark.parametrize("said", [(), ("198.51.100.1",), ("198.51.100.1, 198.51.100.2",), ("198.51.100.1", "198.51.100.2"), (", ,",), ("unknown",)])
def test_behind_proxies_the_address_is_the_one_that_the_outermost_of_them_saw(said: tuple[str, ...]) -> None:
    honest = source("203.0.113.7")
    assert source("10.0.0.1", *said, "203.0.113.7", proxies=1) == honest
    assert source("10.0.0.1", ", ".join([*said, "203.0.113.7"]), proxies=1) == honest
    assert source("10.0.0.1", *said, "203.0.113.7, 10.0.0.2", proxies=2) == honest
    assert source("10.0.0.1", *said, "203.0.113.7", "10.0.0.2", proxies=2) == honest


def test_a_visitor_with_a_network_of_ipv6_is_one_visitor() -> None:
    assert source("2001:db8:1:2::1") == source("2001:db8:1:2:ffff::9") != source("2001:db8:1:3::1")
    assert source("::ffff:203.0.113.7") == source("203.0.113.7")
    assert source("fe80::1%eth0") == source("fe80::2")


def test_the_address_cannot_be_read_back_from_what_is_kept() -> None:
    request = make_mocked_request("GET", "/").clone(remote="203.0.113.7")
    assert source_of(request, KEY, 0) != source_of(request, "another key", 0)
    assert len(source_of(request, KEY, 0)) == 32


# --- through the web chat ---

NOBODYS, WITHOUT_A_FIGURE = (normal(f"A{body}{check_character(body)}") for body in ("23456789ABC", "JGVMXNSCTQJ"))


async def lookups_over_http(tmp_path: Path, known: Knowledge, wording: Wording, proxies: int, *forwarded: str) -> list[int]:
    """Status looked up by visitors who all come from one address and name the others. Returns how many tries were counted for each address."""
    settings = Settings(_env_file=None, data_dir=tmp_path, port=unused_port(), trusted_proxies=proxies)  # type: ignore[call-arg]
    store = await Store.open(settings.database, MovedClock())
    desk = Desk(store, known, wording, store.clock, settings.programme)
    async with Site(desk, store, wording, store.clock, settings):
        for said in forwarded:
            async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True), headers={"X-Forwarded-For": said}) as session:
                for text in ("/status", NOBODYS, "27885588"):
                    body = {"id": str(uuid4()), "kind": "text", "text": text, "after": 0}
                    async with session.post(f"http://127.0.0.1:{settings.port}/chat/messages", json=body) as response:
                        assert response.status == 200
    counted = await tries(store, "address")
    await store.close()
    assert not any("127.0.0.1" in subject or "203.0.113" in subject for subject in counted)
    return sorted(counted.values())


async def test_a_visitor_of_the_web_chat_cannot_choose_the_address_that_is_counted(tmp_path: Path, known: Knowledge, wording: Wording) -> None:
    said = ("203.0.113.1", "203.0.113.2", "203.0.113.3, 203.0.113.9")
    assert await lookups_over_http(tmp_path / "direct", known, wording, 0, *said) == [3]
    assert await lookups_over_http(tmp_path / "proxy", known, wording, 1, *said, "198.51.100.7, 203.0.113.9") == [1, 1, 2]


async def test_a_wrong_fact_and_no_such_reference_take_the_same_time_in_the_talk(talker: Talker, known: Knowledge, clock: MovedClock) -> None:
    """From the fact that is given to the answer, through the whole desk."""
    store = talker.desk.store
    there = await store.write(lambda connection: an.many(connection, TALKS))
    took: dict[str, list[float]] = {"wrong": [], "absent": []}
    answers = set()
    for number, reference in enumerate(there):
        for kind, asked in sorted({"wrong": reference, "absent": new_reference("A")}.items(), reverse=bool(number % 2)):
            visitor = Talker(talker.desk, clock, f"{kind} {number}")
            await visitor.starts("status")
            await visitor.says(next(button.id for button in visitor.last[-1].buttons if button.id.endswith(":look")), "choice")
            await visitor.says(asked)
            assert await visitor.question() == "fact"
            began = perf_counter()
            answers.add(await visitor.says("61234567"))
            took[kind].append(1000 * (perf_counter() - began))
    assert len(answers) == 1, "word for word"
    assert not told_apart(took["wrong"], took["absent"])


@pytest.mark.parametrize("typed", [NOBODYS, WITHOUT_A_FIGURE, WITHOUT_A_FIGURE.lower(), WITHOUT_A_FIGURE.replace("-", " ")])
async def test_any_reference_that_is_typed_is_read_as_one(typed: str, talker: Talker) -> None:
    """Also one of letters alone: so are 27 in a thousand."""
    await talker.starts("status")
    await talker.says(typed)
    assert await talker.question() == "fact"
