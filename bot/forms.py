"""The flows that are open in one conversation: begin, answer, go back, change, page, cancel. Replays the innermost and puts its question on screen."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from bot.flows import FLOWS
from bot.messages import Choice, Phrase
from bot.questions import ClockTime, Day, File, Money, Number, Question
from bot.replay import Host, Offer, Record, Talk, Turn, new_record, replay

NUMBERS_ARE_ANSWERS = (Money, Number, Day, ClockTime)  # then the choices beside them have none
MOST_CHOICES = 6
PAGE = 5
MOST_OPEN = 3  # flows begun inside one another
Say = Callable[..., None]
_LOOKING = re.compile(r"^(?:wish|pick|facet|value)_\d+$")  # steps that only look at a result: nothing to change in them


class Forms:
    """Works on `state`, the conversation's JSON: open ([{flow, run, began, rules, record}], innermost last), run (a number for each begun flow), screen.

    `say(phrases, choices, ...)` speaks; `rules` and `today` (in Hong Kong) are written into a flow when it begins.
    """

    def __init__(self, state: dict[str, Any], host: Host, say: Say, rules: str, today: date) -> None:
        self._state, self._host, self._say, self._rules, self._today = state, host, say, rules, today
        self.file_taken = False  # the document that was offered is an answer now

    @property
    def top(self) -> dict[str, Any] | None:
        """The innermost open flow."""
        stack: list[dict[str, Any]] = self._state.get("open", [])
        return stack[-1] if stack else None

    def is_current(self, run: str) -> bool:
        return self.top is not None and str(self.top["run"]) == run

    def begin(self, name: str, known: dict[str, tuple[Any, Phrase]], given: str = "", *, carried: Record | None = None) -> None:
        """Open a flow, or show the one that is open already where it stands. `known`: answers that were given before it asks, with their words;
        `given`: what the button or the link carried; `carried`: entries of another flow's record whose questions this one asks too."""
        same = self.top is not None and self.top["flow"] == name and not known and not carried
        if same and self.top is not None and (self.top.get("given", "") == given or (not given and self.changeable())):
            return self.show_again([{"say": "still-open"}])
        # One that was begun with something else, another event say, and holds answers, is kept below.
        other = [each for each in self._state.get("open", []) if each["flow"] != name or (each.get("given", "") != given and _answers(each))]
        self._state["run"] = self._state.get("run", 0) + 1
        record = new_record()
        record["entries"] |= carried or {}
        for n, (key, (value, words)) in enumerate(known.items(), 1):
            record["entries"][key] = {"kind": "answer", "value": value, "words": words, "facts": {}, "n": n}
        self._state["open"] = [*other, self._opened(name, given, record)]
        taken = [*(words for _, words in known.values()), *(entry["words"] for entry in (carried or {}).values())]
        told: list[Phrase] = [{"say": "taken-up", "what": {"list": taken}}] if taken else []
        self.go_on(None, told)
        self._state["open"] = self._state["open"][-MOST_OPEN:]  # only now: one that asks nothing has ended already and takes nobody's place

    def _opened(self, name: str, given: str, record: Record) -> dict[str, Any]:
        return {"flow": name, "run": self._state["run"], "began": self._today.isoformat(), "rules": self._rules, "given": given, "record": record}

    def go_on(self, offer: Offer | None, before: list[Phrase] | None = None) -> str | None:
        """Run the innermost flow with what the person has just answered, and show where it stands. Returns, and shows nothing, if the answer
        could not be read and `offer` holds typed words: the reason, for the caller to try the hotline first."""
        top = self.top
        assert top is not None
        turn = self._replay(top, offer)
        if turn.misread and before is None:
            return turn.misread
        top["record"] = turn.record
        phrases = list(before or [])
        if offer is not None and offer.attachment is not None:
            self.file_taken = turn.offer_taken
        if offer is not None and not turn.offer_taken and not turn.misread and (offer.shown is not None or offer.attachment is not None):
            phrases.append({"say": "moved-on" if offer.attachment is None else "not-understood-file-not-here"})
        if turn.misread:
            phrases.append({"say": f"not-understood-{turn.misread}"})
        phrases += self._dropped(top, turn)
        if turn.asked is not None:
            self._question(top, turn, [*phrases, *turn.said])
        else:
            self._end(phrases + turn.said, turn)
        return None

    def _replay(self, top: dict[str, Any], offer: Offer | None = None) -> Turn:
        talk = Talk(date.fromisoformat(top["began"]), top["rules"], top.get("given", ""))
        return replay(FLOWS[top["flow"]].flow, top["record"], talk, self._host, offer)

    def _end(self, phrases: list[Phrase], turn: Turn) -> None:
        opened = self._state["open"].pop()
        if turn.again:
            self._state["run"] += 1  # a button of the run that has ended is an old one
            self._state["open"].append(self._opened(opened["flow"], opened["given"], new_record()))
            self.go_on(None, phrases)
            return
        menu = [] if self.top else [Choice("do:menu", {"say": "menu"}, nav=bool(turn.next_steps))]
        self._say(phrases or [{"say": "flow-ended"}], [*turn.next_steps, *menu], qr=turn.qr)
        if self.top:
            self.show_again([{"say": "back-to", "what": {"say": f"flow-{self.top['flow']}"}}])

    def show_again(self, before: list[Phrase]) -> None:
        """The question on screen once more."""
        self.go_on(None, before)

    def turn_page(self, run: str, key: str, page: str) -> bool:
        """Another page of the options; False where that question is no longer on screen."""
        top = self.top
        if top is None or not self.is_current(run) or not page.isdecimal():
            return False
        turn = self._replay(top)
        if turn.asked is None or turn.asked.key != key:
            return False
        top["record"] = turn.record
        self._question(top, turn, turn.said, page=int(page), turned=True)
        return True

    def back(self) -> None:
        """The question before, with the answers behind it kept."""
        assert self.top is not None
        path = self.top["record"]["path"]
        if not path:
            return self.show_again([{"say": "no-way-back"}])
        del self.top["record"]["entries"][path[-1]]
        self.show_again([])

    def changeable(self) -> list[str]:
        """The keys of the answers that can still be changed, in the order in which they were asked."""
        return _answers(self.top) if self.top else []

    def list_changeable(self) -> None:
        top, keys = self.top, self.changeable()
        assert top is not None
        if not keys:
            return self.show_again([{"say": "nothing-to-change"}])
        entries = top["record"]["entries"]
        lines = [{"say": "change-line", "name": self._name_of(top, key), "answer": entries[key]["words"]} for key in keys]
        choices = [Choice(f"edit:{top['run']}:{key}", line) for key, line in zip(keys, lines, strict=True)]
        self._say([{"say": "change-which"}], [*choices, Choice("do:resume", {"say": "go-on"}, nav=True)])

    def change(self, key: str) -> None:
        """Ask one earlier question again; the answers to the others are kept as far as they still apply."""
        top = self.top
        assert top is not None
        top["before_change"] = [each for each in self.changeable() if each != key]
        entries = top["record"]["entries"]
        for each in [each for each in entries if each == key or _LOOKING.match(each)]:
            del entries[each]
        self.show_again([])

    def _dropped(self, top: dict[str, Any], turn: Turn) -> list[Phrase]:
        """After a change: say which later answers no longer apply, and forget them."""
        before, entries = top.get("before_change"), turn.record["entries"]
        if before is None or (turn.asked is not None and not _LOOKING.match(turn.asked.key)):
            return []  # something is still being asked: what lies behind it may yet apply
        gone = [key for key in before if key not in turn.reached and key in entries]
        del top["before_change"]
        names = [self._name_of(top, key) for key in gone]
        for key in gone:
            del entries[key]
        return [{"say": "answers-dropped", "what": {"list": names}}] if names else []

    def cancel(self) -> None:
        top = self.top
        assert top is not None
        self._state["open"].pop()
        left: Phrase = {"say": "left" if FLOWS[top["flow"]].kept else "cancelled", "what": {"say": f"flow-{top['flow']}"}}
        self._say([left], [] if self.top else [Choice("do:menu", {"say": "menu"})])
        if self.top:
            self.show_again([])

    def _question(self, top: dict[str, Any], turn: Turn, before: list[Phrase], page: int = 0, *, turned: bool = False) -> None:
        """Put the question on screen: its options (five a page where there are more than six), then the ways to move."""
        asked = turn.asked
        assert asked is not None
        own = f"q:{top['run']}:{asked.key}:{asked.shown}"
        options = [o if o.id.startswith(("do:", "go:")) else Choice(f"{own}:{o.id}", o.label) for o in asked.question.options]
        pages = -(-len(options) // PAGE) if len(options) > MOST_CHOICES else 1
        page %= pages
        shown = options[page * PAGE : (page + 1) * PAGE] if pages > 1 else options
        more = f"page:{top['run']}:{asked.key}:{(page + 1) % pages}" if pages > 1 else None
        moves = [Choice(more, {"say": "more"}, nav=True)] if more else []
        moves += [Choice("do:back", {"say": "back"}, nav=True)] if turn.record["path"] else []
        moves += [Choice("do:change", {"say": "change"}, nav=True)] if len(turn.record["path"]) > 1 else []
        moves.append(Choice("do:cancel", {"say": "cancel"}, nav=True))
        numbered = not isinstance(asked.question, NUMBERS_ARE_ANSWERS)
        phrases = [*before, {"say": f"{top['flow']}-{_word_key(asked.key)}", **asked.facts}]
        file = isinstance(asked.question, File)
        self._say(phrases, [*shown, *moves], numbered=numbered, first_number=page * PAGE + 1, in_place=turned or not before, file=file)
        all_choices = [choice.as_json() for choice in [*options, *moves]]
        self._state["screen"] = {"choices": all_choices, "numbered": numbered, "more": more, "key": asked.key, "verbatim": asked.question.verbatim}
        self._state["screen"] |= {"file": True} if file else {}
        self._state["screen"] |= {"field": _field(asked.question)}

    @staticmethod
    def _name_of(top: dict[str, Any], key: str) -> Phrase:
        return {"say": f"{top['flow']}-{_word_key(key)}-name"}


def _field(question: Question) -> dict[str, Any] | None:
    """For a page that asks with a form: the kind of question and its longest answer in characters; None where only a button answers it."""
    return {"kind": type(question).__name__, "most": getattr(question, "most_characters", None)} if question.typed else None


def _answers(opened: dict[str, Any]) -> list[str]:
    """The keys of the answers in an open flow that can still be changed."""
    return [key for key in opened["record"]["path"] if not _LOOKING.match(key)]


def _word_key(key: str) -> str:
    """wish_3 and wish_1 are asked in the same words."""
    return re.sub(r"_\d+$", "", key)
