"""A flow and its recorded answers become the next turn: the promises of bot/replay.py, on flows of the tests' own."""

import asyncio
import json
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.messages import Choice
from bot.questions import Money, Options, OptionsOrText, Text
from bot.replay import Flow, FlowBroken, Offer, Record, Step, Talk, Turn, new_record, replay


class Bench:
    """A host that counts what it is asked to do; look-ups and commits get no connection here."""

    def __init__(self) -> None:
        self.looked: list[dict[str, Any]] = []
        self.done: list[dict[str, Any]] = []

    def look_up(self, function: Callable[..., Any], args: dict[str, Any]) -> Any:
        self.looked.append(args)
        return function(**args)

    def commit(self, function: Callable[..., Any], args: dict[str, Any]) -> Any:
        self.done.append(args)
        return function(**args)


def run(flow: Flow, record: Record, host: Bench | None = None, offer: Offer | None = None) -> Turn:
    """One turn over a record that has been to the store and back."""
    stored = json.loads(json.dumps(record))
    turn = replay(flow, stored, Talk(date(2026, 11, 23), "2008-2013"), host or Bench(), offer)
    assert stored == record, "the stored record was changed in place"
    return turn


def answered(flow: Flow, *answers: str, host: Bench | None = None) -> Turn:
    """The turn after these answers, each given to the question on screen."""
    turn = run(flow, new_record(), host)
    for answer in answers:
        assert turn.asked is not None, f"the flow ended before {answer!r}"
        turn = run(flow, turn.record, host, Offer(turn.asked.key, answer, turn.asked.shown))
        assert turn.offer_taken, f"{answer!r} was not taken: {turn.misread}"
    return turn


def without(turn: Turn, key: str) -> Record:
    """The record as it is after going back to a question, or changing it."""
    return {"entries": {each: entry for each, entry in turn.record["entries"].items() if each != key}, "path": []}


YES_NO = Options([Choice("yes", "Yes"), Choice("no", "No")])


async def booking(talk: Talk) -> None:
    """Asks, looks up, asks with facts, does."""
    talk.say("hello")
    city = await talk.ask("city", Text())
    price = await talk.look_up("price", lambda city: len(city) * 10, city=city)
    seats = await talk.ask("seats", Money())
    sure = await talk.ask("confirm", YES_NO, city=city, price=price, seats=seats)
    if sure == "no":
        return talk.say("nothing")
    booked = await talk.commit("booked", lambda city, seats: {"reference": f"{city}/{seats}"}, city=city, seats=seats)
    talk.say("booked", reference=booked["reference"])
    await talk.ask("thanks", YES_NO)
    talk.say("bye")


# --- answers, facts, marks ---


def test_the_first_turn_says_what_comes_first_and_asks() -> None:
    turn = run(booking, new_record())
    assert turn.said == [{"say": "hello"}] and turn.asked is not None and turn.asked.key == "city"
    assert turn.record == new_record() and not turn.offer_taken


def test_an_answer_leads_on_and_what_was_said_before_is_not_said_again() -> None:
    turn = answered(booking, "Dongguan", "2")
    assert turn.asked is not None and turn.asked.key == "confirm" and turn.said == []
    assert turn.record["path"] == ["city", "seats"]
    assert turn.asked.facts == {"city": "Dongguan", "price": 80, "seats": 200}


def test_answers_are_found_by_their_key_and_not_by_their_place() -> None:
    async def newer(talk: Talk) -> None:
        await talk.ask("name", Text())  # new code asks something first
        await talk.ask("seats", Money())  # and the rest the other way round
        await talk.ask("city", Text())
        await talk.ask("last", Text())

    old = answered(booking, "Dongguan", "2").record
    turn = run(newer, old)
    assert turn.asked is not None and turn.asked.key == "name"
    turn = run(newer, turn.record, offer=Offer("name", "Chan"))
    assert turn.asked is not None and turn.asked.key == "last"
    assert [turn.record["entries"][key]["value"] for key in ("name", "seats", "city")] == ["Chan", 200, "Dongguan"]


def test_words_are_filed_under_the_question_that_was_on_screen_and_not_under_what_new_code_asks_first() -> None:
    async def newer(talk: Talk) -> None:
        await talk.ask("name", Text())
        await talk.ask("city", Text())

    turn = run(newer, new_record(), offer=Offer("city", "Dongguan"))
    assert turn.asked is not None and turn.asked.key == "name" and not turn.offer_taken and turn.record["entries"] == {}


def test_a_changed_fact_asks_again_so_that_an_old_yes_confirms_nothing_new() -> None:
    host = Bench()
    turn = answered(booking, "Dongguan", "2", "no")
    assert turn.asked is None
    changed = run(booking, without(turn, "seats"), host, Offer("seats", "3"))
    assert changed.asked is not None and changed.asked.key == "confirm" and changed.asked_again == "confirm"
    assert changed.asked.facts["seats"] == 300 and "confirm" not in changed.record["entries"] and host.done == []


def test_a_changed_answer_keeps_the_others() -> None:
    turn = answered(booking, "Dongguan", "2")
    changed = run(booking, without(turn, "city"), offer=Offer("city", "Foshan"))
    assert changed.asked is not None and changed.asked.key == "confirm"
    assert changed.record["entries"]["seats"]["value"] == 200 and changed.asked.facts["price"] == 60


def test_going_back_one_question_keeps_the_answers_before_it_and_the_same_answer_leads_to_the_same_place() -> None:
    turn = answered(booking, "Dongguan", "2")
    back = run(booking, without(turn, turn.record["path"][-1]))
    assert back.asked is not None and back.asked.key == "seats" and back.record["path"] == ["city"]
    again = run(booking, back.record, offer=Offer("seats", "2", back.asked.shown))
    assert again.asked is not None and turn.asked is not None and again.asked.shown == turn.asked.shown


def test_a_button_of_an_older_summary_is_not_taken() -> None:
    first = answered(booking, "Dongguan", "2")
    second = answered(booking, "Dongguan", "3")
    assert first.asked is not None and second.asked is not None and first.asked.shown != second.asked.shown
    turn = run(booking, second.record, offer=Offer("confirm", "yes", first.asked.shown))
    assert not turn.offer_taken and turn.misread is None and turn.asked is not None and turn.asked.key == "confirm"
    assert run(booking, second.record, offer=Offer("confirm", "yes", second.asked.shown)).offer_taken


def test_a_button_of_a_question_with_other_choices_is_not_taken() -> None:
    def asks(*ids: str) -> Flow:
        async def flow(talk: Talk) -> None:
            await talk.ask("pick", Options([Choice(each, each) for each in ids]))

        return flow

    old = run(asks("a", "b"), new_record())
    assert old.asked is not None
    assert run(asks("a", "b"), new_record(), offer=Offer("pick", "a", old.asked.shown)).offer_taken
    assert not run(asks("a", "c"), new_record(), offer=Offer("pick", "a", old.asked.shown)).offer_taken


def test_an_answer_that_its_question_would_no_longer_take_is_asked_again() -> None:
    async def narrower(talk: Talk) -> None:
        await talk.ask("confirm", Options([Choice("no", "No")]))

    record = {"entries": {"confirm": {"kind": "answer", "value": "yes", "words": "Yes", "facts": {}, "n": 1}}, "path": []}
    turn = run(narrower, record)
    assert turn.asked is not None and turn.asked.key == "confirm" and turn.asked_again == "confirm"


def test_an_answer_that_cannot_be_read_changes_nothing_and_says_why() -> None:
    before = answered(booking, "Dongguan")
    turn = run(booking, before.record, offer=Offer("seats", "many"))
    assert turn.misread == "money-unread" and not turn.offer_taken and turn.record == before.record
    assert turn.asked is not None and turn.asked.key == "seats"


def test_one_answer_is_used_once() -> None:
    async def twice(talk: Talk) -> None:
        first = await talk.ask("first", Text())
        await talk.ask("second", Text(), first=first)

    turn = run(twice, new_record(), offer=Offer("first", "a"))
    assert turn.asked is not None and turn.asked.key == "second"


# --- look-ups ---


def fresh_each_time() -> tuple[Flow, list[int]]:
    reads: list[int] = []

    def read() -> int:
        reads.append(len(reads) + 1)
        return reads[-1]

    async def flow(talk: Talk) -> None:
        await talk.ask("city", Text())
        seen = await talk.look_up("seats_left", read)
        await talk.ask("seats", YES_NO, left=seen)
        await talk.ask("last", Text())

    return flow, reads


def test_what_was_looked_up_after_the_newest_answer_is_read_again_when_the_question_is_shown_again() -> None:
    flow, _ = fresh_each_time()
    turn = answered(flow, "Dongguan")
    assert turn.asked is not None and turn.asked.facts == {"left": 1}
    shown_again = run(flow, turn.record)
    assert shown_again.asked is not None and shown_again.asked.facts == {"left": 2}


def test_an_answer_is_judged_against_what_was_shown_so_nothing_is_read_again_when_it_arrives() -> None:
    flow, reads = fresh_each_time()
    turn = answered(flow, "Dongguan")
    assert turn.asked is not None
    taken = run(flow, turn.record, offer=Offer("seats", "yes", turn.asked.shown))
    assert taken.offer_taken and taken.asked is not None and taken.asked.key == "last" and reads == [1]
    assert taken.record["entries"]["seats"]["facts"] == {"left": 1}


def test_what_was_looked_up_before_the_newest_answer_is_never_read_again() -> None:
    flow, reads = fresh_each_time()
    turn = answered(flow, "Dongguan", "yes")
    for _ in range(3):
        turn = run(flow, turn.record)
    assert turn.asked is not None and turn.asked.key == "last" and reads == [1]


def test_a_look_up_with_other_arguments_is_read_anew() -> None:
    host = Bench()
    turn = answered(booking, "Dongguan", "2")
    run(booking, without(turn, "city"), host, Offer("city", "Foshan"))
    assert host.looked == [{"city": "Foshan"}]


# --- commits ---


def test_what_is_done_is_done_once_however_often_the_flow_is_run_again() -> None:
    host = Bench()
    turn = answered(booking, "Dongguan", "2", "yes", host=host)
    assert turn.said == [{"say": "booked", "reference": "Dongguan/200"}]
    for _ in range(3):
        turn = run(booking, turn.record, host)
    assert host.done == [{"city": "Dongguan", "seats": 200}]
    assert run(booking, turn.record, host, Offer("thanks", "yes")).asked is None and len(host.done) == 1


def test_there_is_no_way_back_past_what_is_done() -> None:
    turn = answered(booking, "Dongguan", "2", "yes")
    assert turn.record["path"] == []
    assert answered(booking, "Dongguan", "2", "yes", "yes").record["path"] == ["thanks"]


def test_what_was_done_with_other_facts_is_an_error_and_not_done_again() -> None:
    host = Bench()
    turn = answered(booking, "Dongguan", "2", "yes", host=host)
    tampered = json.loads(json.dumps(turn.record))
    tampered["entries"]["seats"]["value"] = 900
    tampered["entries"]["confirm"]["facts"]["seats"] = 900
    with pytest.raises(FlowBroken, match="'booked' a second time"):
        run(booking, tampered, host)
    assert len(host.done) == 1


# --- what no flow may do ---


@pytest.mark.parametrize("kind", ["ask", "look_up", "commit"])
def test_the_same_key_twice_is_an_error_that_names_it(kind: str) -> None:
    async def careless(talk: Talk) -> None:
        await talk.look_up("seats", list)
        match kind:
            case "ask":
                await talk.ask("seats", Text())
            case "look_up":
                await talk.look_up("seats", list)
            case _:
                await talk.commit("seats", list)

    host = Bench()
    with pytest.raises(FlowBroken, match="the key 'seats' twice"):
        run(careless, new_record(), host)
    assert host.done == [] and len(host.looked) == 1


class Foreign:
    def __await__(self) -> Any:
        return (yield "something else")


@pytest.mark.parametrize("foreign", [Foreign, lambda: asyncio.sleep(0), lambda: asyncio.sleep(0.01), lambda: asyncio.to_thread(int)])
async def test_awaiting_anything_but_the_talk_raises_at_once_and_the_flow_goes_no_further(foreign: Callable[[], Any]) -> None:
    reached = []

    async def impatient(talk: Talk) -> None:
        try:
            await foreign()
        except Exception:
            reached.append("swallowed")
        reached.append("past it")

    with pytest.raises(FlowBroken, match="impatient awaited"):
        run(impatient, new_record())
    assert reached == []


def test_an_error_of_the_flow_itself_comes_out_and_is_not_taken_for_its_end() -> None:
    async def broken(talk: Talk) -> None:
        await talk.ask("city", Text())
        raise KeyError("city")

    with pytest.raises(KeyError):
        run(broken, new_record(), offer=Offer("city", "Dongguan"))


def test_a_flow_cannot_take_the_waiting_for_an_error() -> None:
    caught = []

    async def swallowing(talk: Talk) -> None:
        try:
            await talk.ask("city", Text())
        except Exception as error:
            caught.append(error)
            await talk.ask("never", Text())

    turn = run(swallowing, new_record())
    assert turn.asked is not None and turn.asked.key == "city" and caught == []


# --- speed, as a ratio ---


async def long_flow(talk: Talk) -> None:
    for number in range(100):
        await talk.ask(f"q{number}", Text())


def _direct() -> None:
    """The same flow driven with nothing recorded: the least that any engine can do."""
    running = long_flow(Talk(date(2026, 11, 23), "2008-2013"))
    try:
        step = running.send(None)
        while True:
            assert isinstance(step, Step)
            step = running.send("answer")
    except StopIteration:
        pass


def _fastest(call: Callable[[], Any], times: int = 60) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        call()
        best = min(best, time.perf_counter() - start)
    return best


def test_a_hundred_answers_replay_in_few_times_what_the_bare_flow_takes() -> None:
    entries = {f"q{n}": {"kind": "answer", "value": "answer", "words": "answer", "facts": {}, "n": n + 1} for n in range(100)}
    record = {"entries": entries, "path": []}

    def replayed() -> None:
        turn = replay(long_flow, record, Talk(date(2026, 11, 23), "2008-2013"), Bench())
        assert turn.asked is None

    assert len(answered(long_flow, *["answer"] * 100).record["path"]) == 100
    ratio = _fastest(replayed) / _fastest(_direct)
    print(f"replay of 100 answers: {ratio:.1f} times the bare flow")
    assert ratio < 40


# --- any sequence of answers and steps back ---


async def winding(talk: Talk) -> None:
    """Branches, a loop, look-ups, facts, a commit."""
    kind = await talk.ask("kind", OptionsOrText(options=[Choice("short", "S"), Choice("long", "L")]))
    talk.say("kind", kind=kind)
    if kind == "short":
        talk.say("short way")
        await talk.ask("sum", Money(options=[Choice("unsure", "?")]))
    else:
        for number in range(1, 4):
            told = await talk.look_up(f"told_{number}", lambda kind, number: f"{kind}{number}", kind=kind, number=number)
            if await talk.ask(f"more_{number}", YES_NO, told=told) == "no":
                break
            talk.say("once more", number=number)
    if await talk.ask("confirm", YES_NO, kind=kind) == "yes":
        await talk.commit("done", lambda kind: kind, kind=kind)
    await talk.ask("end", Text())


def on_screen(turn: Turn) -> Any:
    return (turn.asked.key, turn.asked.shown, turn.asked.facts) if turn.asked else None


STEPS = st.lists(st.sampled_from(["short", "long", "other", "yes", "no", "unsure", "3萬", "", "stale", "back", "change first", "again"]), max_size=25)


@given(STEPS)
def test_any_answers_and_steps_back_rebuilt_from_json_give_the_same_question_and_mark(steps: list[str]) -> None:
    host = Bench()
    turn = run(winding, new_record(), host)
    for step in steps:
        path = turn.record["path"]
        if step in ("back", "change first") and path:
            gone = path[-1] if step == "back" else path[0]
            turn = run(winding, without(turn, gone), host)
            assert turn.asked is not None and turn.asked.key == gone
        elif turn.asked is not None and step == "stale":
            before = turn
            turn = run(winding, turn.record, host, Offer(turn.asked.key, "yes", "????"))
            assert not turn.offer_taken and on_screen(turn) == on_screen(before) and turn.record == before.record
        elif turn.asked is not None and step not in ("again", "back", "change first"):
            turn = run(winding, turn.record, host, Offer(turn.asked.key, step, turn.asked.shown))
        again = run(winding, turn.record, host)
        assert on_screen(again) == on_screen(turn) and again.record["path"] == turn.record["path"]
        assert again.record["entries"].keys() == turn.record["entries"].keys()
        assert all(entry["value"] == turn.record["entries"][key]["value"] for key, entry in again.record["entries"].items())
        assert len(host.done) <= 1


# --- beginning again ---


async def _hub(talk: Talk) -> None:
    seen = await talk.look_up("seen", lambda: {"n": 1})
    await talk.ask("what", YES_NO, n=seen["n"])
    talk.say("done")
    talk.begin_again()


async def _restless(talk: Talk) -> None:
    await talk.look_up("seen", lambda: {"n": 1})
    talk.begin_again()


def test_a_flow_that_begins_again_says_so_with_its_last_words() -> None:
    turn = answered(_hub, "yes")
    assert turn.asked is None and turn.again and turn.said == [{"say": "done"}]


def test_a_flow_that_would_begin_again_for_ever_is_broken() -> None:
    with pytest.raises(FlowBroken, match="for ever"):
        run(_restless, new_record())
