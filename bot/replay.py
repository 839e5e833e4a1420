"""What a flow may do, and how a flow and its recorded answers become the next turn. No clock, no database, no channel.

A flow is run again from the top at every message, with the recorded answers handed back in, until it asks what nobody has answered yet.
"""

import hashlib
import json
from collections.abc import Awaitable, Callable, Coroutine, Generator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from bot.messages import Attachment, Choice, Phrase
from bot.questions import NotUnderstood, Question, in_words, read_answer

Record = dict[str, Any]
"""The stored answers of one open flow: {"entries": {key: {"kind", "value", "words", "facts" or "args", "n"}}, "path": [changeable keys]}."""


class FlowBroken(Exception):
    """A flow did what no flow may do (awaited something foreign, changed what is already done, asked one key twice)."""


class Host(Protocol):
    """Where look-ups and commits happen: the open transaction."""

    def look_up(self, function: Callable[..., Any], args: dict[str, Any]) -> Any: ...

    def commit(self, function: Callable[..., Any], args: dict[str, Any]) -> Any: ...


@dataclass(frozen=True)
class Step:
    """What a flow waits for."""

    kind: str  # "answer", "look_up" or "commit"
    key: str
    question: Question | None = None
    function: Callable[..., Any] | None = None
    args: dict[str, Any] = field(default_factory=dict)

    def __await__(self) -> Generator["Step", Any, Any]:
        return (yield self)


@dataclass(frozen=True)
class Offer:
    """What the person has just answered, under the question that was on screen. `shown`: the mark of that question as it was put; None for words
    and documents."""

    key: str
    raw: str
    shown: str | None = None
    attachment: Attachment | None = None


@dataclass
class Asked:
    """The question on screen."""

    key: str
    question: Question
    facts: dict[str, Any]

    @property
    def shown(self) -> str:
        """A short mark of the question as it is put, so that a button of another summary is never taken for this one."""
        ids = [option.id for option in self.question.options]
        text = json.dumps([self.key, self.facts, ids], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()[:4]


@dataclass
class Turn:
    """What a replay came to."""

    record: Record
    said: list[Phrase] = field(default_factory=list)
    asked: Asked | None = None  # None: the flow has ended
    misread: str | None = None  # why the offered answer could not be read
    offer_taken: bool = False
    asked_again: str | None = None  # the key of an answer that no longer fits what its question now shows
    next_steps: list[Choice] = field(default_factory=list)  # what may follow when the flow has ended
    qr: str | None = None  # the text of a QR code under its last words
    again: bool = False  # the flow has ended and begins again with what it was given
    reached: set[str] = field(default_factory=set)  # the keys that the flow came by, those before a commit too


class Talk:
    """What a flow may do. `today` is the date in Hong Kong when the flow was begun, `rules` the programme phase it is judged by, `given` what the
    button or the link that began it carried."""

    def __init__(self, today: date, rules: str, given: str = "") -> None:
        self.today = today
        self.rules = rules
        self.given = given
        self.said: list[Phrase] = []
        self.next_steps: list[Choice] = []
        self.qr: str | None = None
        self.again = False

    def say(self, key: str, /, **parameters: Any) -> None:
        """Tell the person something; not recorded."""
        self.said.append({"say": key, **parameters})

    def show(self, phrase: Phrase) -> None:
        """Tell the person something that is more than one message with parameters; not recorded."""
        self.said.append(phrase)

    def suggest(self, *choices: Choice) -> None:
        """What the person may do next, as buttons under the flow's last words."""
        self.next_steps += choices

    def show_qr(self, text: str) -> None:
        """A QR code with the flow's last words."""
        self.qr = text

    def begin_again(self) -> None:
        """When the flow has ended, begin it again with what it was given: it looks everything up afresh, and what was said last stands before."""
        self.again = True

    def ask(self, key: str, question: Question, /, **facts: Any) -> Awaitable[Any]:
        """Wait for an answer. `facts` are what the question shows: if they differ later, the answer no longer counts and is asked again."""
        return Step("answer", key, question=question, args=facts)

    def look_up(self, key: str, function: Callable[..., Any], /, **args: Any) -> Awaitable[Any]:
        """Read something and remember what was read."""
        return Step("look_up", key, function=function, args=args)

    def commit(self, key: str, function: Callable[..., Any], /, **args: Any) -> Awaitable[Any]:
        """Do something, once; there is no way back past it."""
        return Step("commit", key, function=function, args=args)


Flow = Callable[[Talk], Coroutine[Any, Any, None]]


def new_record() -> Record:
    return {"entries": {}, "path": []}


def replay(flow: Flow, record: Record, talk: Talk, host: Host, offer: Offer | None = None) -> Turn:
    """Run `flow` over `record`; the answer in `offer`, if its question is reached and open, is read and recorded on the way."""
    entries = dict(record["entries"])
    if offer is None:  # the question is shown again: what was looked up since the last answer may be old by now
        newest = max((e["n"] for e in entries.values() if e["kind"] != "look_up"), default=0)
        entries = {key: e for key, e in entries.items() if e["kind"] != "look_up" or e["n"] <= newest}
    turn = Turn(record={"entries": entries, "path": []})
    seen = turn.reached
    running = flow(talk)
    try:
        step = running.send(None)
        while True:
            if not isinstance(step, Step):
                raise FlowBroken(f"{flow.__name__} awaited {step!r}: a flow may await its talk and nothing else")
            if step.key in seen:
                raise FlowBroken(f"{flow.__name__} used the key {step.key!r} twice")
            seen.add(step.key)
            if step.kind == "answer":
                if not _answer(step, talk, turn, offer):
                    turn.said = talk.said
                    return turn
                talk.said.clear()
                value = entries[step.key]["value"]
            elif step.kind == "look_up":
                value = _look_up(step, entries, host)
            else:
                value = _commit(step, entries, host, flow.__name__)
                turn.record["path"].clear()
            step = running.send(value)
    except StopIteration:
        turn.said, turn.next_steps, turn.qr, turn.again = talk.said, talk.next_steps, talk.qr, talk.again
        if turn.again and all(entries[key]["kind"] == "look_up" for key in seen):
            raise FlowBroken(f"{flow.__name__} would begin again for ever: nothing was asked or done") from None
        return turn
    finally:
        running.close()


def _plain(value: Any) -> Any:
    """As it will be when it is read back from the store."""
    return json.loads(json.dumps(value, ensure_ascii=False))


def _next(entries: dict[str, Any]) -> int:
    return 1 + max((e["n"] for e in entries.values()), default=0)


def _answer(step: Step, talk: Talk, turn: Turn, offer: Offer | None) -> bool:
    """Whether the question has its answer, old or just offered; if not, it is the question on screen."""
    assert step.question is not None
    entries, facts = turn.record["entries"], _plain(step.args)
    old = entries.get(step.key)
    if old is not None:
        if old["facts"] == facts and step.question.accepts(old["value"]):
            turn.record["path"].append(step.key)
            return True
        del entries[step.key]
        turn.asked_again = step.key
    asked = Asked(step.key, step.question, facts)
    if offer is not None and not turn.offer_taken and offer.key == step.key and offer.shown in (None, asked.shown):
        try:
            value = read_answer(step.question, offer.raw, offer.attachment)
        except NotUnderstood as why:
            turn.misread = why.reason
        else:
            entries[step.key] = {"kind": "answer", "value": _plain(value), "words": in_words(step.question, value), "facts": facts, "n": _next(entries)}
            turn.offer_taken = True
            turn.record["path"].append(step.key)
            return True
    turn.asked = asked
    return False


def _look_up(step: Step, entries: dict[str, Any], host: Host) -> Any:
    assert step.function is not None
    args, old = _plain(step.args), entries.get(step.key)
    if old is None or old["args"] != args:
        value = _plain(host.look_up(step.function, step.args))
        entries[step.key] = old = {"kind": "look_up", "value": value, "args": args, "n": _next(entries)}
    return old["value"]


def _commit(step: Step, entries: dict[str, Any], host: Host, flow: str) -> Any:
    assert step.function is not None
    args, old = _plain(step.args), entries.get(step.key)
    if old is None:
        value = _plain(host.commit(step.function, step.args))
        entries[step.key] = old = {"kind": "commit", "value": value, "args": args, "n": _next(entries)}
    elif old["args"] != args:
        raise FlowBroken(f"{flow} would do {step.key!r} a second time with other facts")
    return old["value"]
