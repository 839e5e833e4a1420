"""One incoming message end to end: understand it, run the flow or ask the hotline, and put together what is said. Knows no channel."""

import hashlib
import re
from copy import deepcopy
from datetime import date
from typing import Any

import structlog

from bot import hotline
from bot.clock import HONG_KONG, Clock
from bot.flows import FLOWS
from bot.folding import fold
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Choice, Incoming, Language, Phrase, Reply, Response
from bot.programme import Here, staff
from bot.questions import clean
from bot.replay import Offer, Talk, Turn, new_record, replay
from bot.store import Outcome, Store, Transaction
from bot.tables import hotline_log
from bot.wording import Wording

log = structlog.get_logger(__name__)

COMMANDS = ("start", "menu", "ask", "eligibility", "cases", "human", "language", "privacy", "back", "change", "cancel", "help", "enquiries")
NOT_YET = ("events", "mytickets", "apply", "status", "providers", "bot", "mydata", "forget", "stop")  # named in every menu of commands, built later
MOST_CHOICES = 6
PAGE = 5
MOST_OPEN = 3  # flows begun inside one another
MISSES_UNTIL_OFFER = 3
MOST_WORDS_KEPT = 300
_EDIT = re.compile(r"^/?(?:edit|change|改|更改|修改)\s*(\d{1,2})$")
_QUESTION = re.compile(r"[?？]|嗎|吗|呢|咩|點樣|点样|乜|幾|几|什麼|什么|如何|怎|邊|哪|誰|谁|有冇|\b(?:how|what|when|who|where|which|why|can|do|does|is|are)\b", re.IGNORECASE)
_PERSONAL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+|\+?\d[\d\s-]{5,}\d|[A-Za-z]{1,2}\d{6}\(?[\dA]\)?")


class Desk:
    """`rules` is the phase in force by the operator's word; it is written into a flow when it begins."""

    def __init__(self, store: Store, knowledge: Knowledge, wording: Wording, clock: Clock, rules: str) -> None:
        self.store = store
        self.knowledge = knowledge
        self.wording = wording
        self._clock = clock
        self._rules = rules
        self.bot_link = ""  # of the Telegram bot, once it is known: groups are sent there

    async def receive(self, incoming: Incoming, *, echo: bool = False) -> Outcome:
        """Give the message its effect; returns after the commit. `echo` keeps the person's words in the transcript (web chat). Raises StoreBusy, StoreDown."""
        return await self.store.take(incoming, lambda transaction, state: self._respond(transaction, state, incoming), self._apologise, echo=echo)

    def _apologise(self, state: dict[str, Any], error: BaseException) -> Reply:
        reference = hashlib.sha256(f"{self._clock.now().isoformat()}{error!r}".encode()).hexdigest()[:8].upper()
        log.error("a turn failed", reference=reference, exc_info=error)
        return Reply([{"say": "our-error", "reference": reference}], [Choice("do:resume", {"say": "go-on"}), Choice("do:menu", {"say": "menu"})])

    def _respond(self, transaction: Transaction, old_state: dict[str, Any], incoming: Incoming) -> Response:
        turn = _OneMessage(self, transaction, deepcopy(old_state), incoming)
        turn.answer()
        return Response(turn.state, turn.replies, turn.appended)


class _OneMessage:
    """The work on one message. `state` is the conversation's JSON:

    language, chosen (whether the person chose it), run (a number for each begun flow), open ([{flow, run, began, rules, record}], innermost last),
    screen ({choices, first, numbered} of the last message, and {run, key, shown, typed, page} where it asks a question), misses (in a row), missed (the question).
    """

    def __init__(self, desk: Desk, transaction: Transaction, state: dict[str, Any], incoming: Incoming) -> None:
        self.desk = desk
        self.transaction = transaction
        self.state = state
        self.incoming = incoming
        self.replies: list[Reply] = []
        self.appended: list[tuple[Any, dict[str, Any]]] = []
        self.new = "language" not in state
        if self.new:
            self.state["language"] = self._first_language()
        self.here = Here(transaction.connection, transaction.now, desk.knowledge, incoming.address, self.language)

    @property
    def language(self) -> Language:
        language: Language = self.state["language"]
        return language

    # --- what the host of a replay does ---

    def look_up(self, function: Any, args: dict[str, Any]) -> Any:
        return function(self.here, **args)

    def commit(self, function: Any, args: dict[str, Any]) -> Any:
        self.transaction.change()
        return function(self.here, **args)

    # --- understanding ---

    def answer(self) -> None:
        incoming = self.incoming
        if incoming.kind == "group":
            self._say([{"say": "private-only"}], [Choice("open", {"say": "open-private"}, url=self.desk.bot_link)] if self.desk.bot_link else [])
        elif incoming.kind == "unreadable":
            self._say_and_show_again([{"say": "cannot-read"}])
        elif incoming.kind == "start":
            self._start(incoming.text)
        elif incoming.kind == "choice":
            self._choose(incoming.text)
        else:
            self._typed(clean(incoming.text))

    def _first_language(self) -> Language:
        text = self.incoming.text if self.incoming.kind == "text" else ""
        if re.search(r"[\u3400-\u9fff]", text):
            return "zh-Hans" if _is_simplified(text) else "zh-Hant"
        if re.search(r"[A-Za-z]{3}", text) and not text.startswith("/"):
            return "en"
        return self.incoming.language_hint or "zh-Hant"

    def _typed(self, text: str) -> None:
        if not text:
            return self._say_and_show_again([{"say": "text-empty"}])
        if text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            return self._command(name.split("@")[0].lower(), rest.strip())
        screen = self.state.get("screen", {})
        if chosen := self._named_choice(text, screen):
            return self._choose(chosen)
        if match := _EDIT.match(text.lower()):
            return self._edit_number(int(match[1]))
        if command := self._named_command(text):
            return self._command(command, "")
        if "key" not in screen or not self.state.get("open"):
            return self._hotline(text)
        if screen["typed"] and _QUESTION.search(text):
            found = hotline.find(self.desk.knowledge, text)
            if found.outcome == "answered":
                return self._aside(text, found)
        self._continue(Offer(screen["key"], text), typed=text)

    def _named_choice(self, text: str, screen: dict[str, Any]) -> str | None:
        """The id of the choice on screen that was typed as its number or its words."""
        choices = screen.get("choices", [])
        if screen.get("numbered") and text.isdecimal() and len(text) <= 2:
            number = int(text)
            if number == 0 and screen.get("more"):
                return str(screen["more"])
            counted = [c for c in choices if not c.get("nav")]
            if 1 <= number <= len(counted):
                return str(counted[number - 1]["id"])
        said = _bare(text)
        for choice in choices:
            if any(_bare(label) == said for label in self.desk.wording.all_labels(choice["label"])):
                return str(choice["id"])
        return None

    def _named_command(self, text: str) -> str | None:
        said = _bare(text)
        for command in COMMANDS:
            key = f"command-{command}-words"
            if self.desk.wording.has(key) and said in {_bare(word) for label in self.desk.wording.labels(key) for word in label.split("|")}:
                return command
        return None

    def _choose(self, choice: str) -> None:
        """A button, by whatever means: `q:run:key:shown:option` answers a question, the others say what they open."""
        kind, _, rest = choice.partition(":")
        if kind == "q":
            run, key, shown, option = (rest.split(":", 3) + ["", "", ""])[:4]
            top = self._top()
            if top is None or str(top["run"]) != run:
                return self._stale()
            return self._continue(Offer(key, option, shown))
        if kind == "do":
            return self._command(rest, "")
        if kind == "topic" and rest in self.desk.knowledge.answers:
            self.state["misses"] = 0
            return self._card(rest, "")
        if kind == "case" and rest in self.desk.knowledge.cases:
            return self._say_and_show_again([{"case": rest}])
        if kind == "lang" and rest in LANGUAGES:
            return self._set_language(rest)
        if kind == "page":
            return self._turn_page(rest)
        if kind == "edit":
            run, _, key = rest.partition(":")
            top = self._top()
            if top is None or str(top["run"]) != run or key not in top["record"]["path"]:
                return self._stale()
            return self._edit(key)
        self._stale()

    def _stale(self) -> None:
        """An old button: never silence, always where the talk stands now."""
        self._say_and_show_again([{"say": "moved-on"}])

    # --- commands ---

    def _command(self, name: str, rest: str) -> None:
        flow = next((c for c in FLOWS.values() if c.command == name), None)
        if flow is not None and (not flow.roles or staff.role_of(self.here.connection, self.here.address) in flow.roles):
            missed = self.state.pop("missed", None) if flow.name == "enquiry" else None
            return self._begin(flow.name, {"question": missed} if missed else None)
        if name == "start":
            return self._start(rest)
        if name in NOT_YET:
            return self._say_and_show_again([{"say": "not-yet", "hotline": {"contact": "hotline"}}])
        actions: dict[str, Any] = {
            "menu": self._menu,
            "back": self._back,
            "change": self._change,
            "cancel": self._cancel,
            "resume": lambda: self._show_again([]),
            "language": self._ask_language,
            "privacy": lambda: self._say_and_show_again([{"say": "privacy-policy", "hotline": {"contact": "hotline"}}]),
            "help": self._help,
            "ask": lambda: self._hotline(rest) if rest else self._say_and_show_again([{"say": "ask-away"}]),
        }
        if name not in actions:
            return self._help()
        actions[name]()

    def _start(self, payload: str) -> None:
        if payload.startswith(staff.PREFIX):
            bound = staff.bind(Here(self.transaction.change(), self.here.now, self.here.knowledge, self.here.address, self.language), payload=payload)
            if bound is None:
                return self._say_and_show_again([{"say": "staff-link-invalid"}])
            return self._say_and_show_again([{"say": "staff-bound", "name": bound["name"], "role": {"say": f"role-{bound['role']}"}}])
        topic = payload.removeprefix("topic_")
        if topic != payload and topic in self.desk.knowledge.answers:
            return self._card(topic, "")
        if payload in FLOWS and not FLOWS[payload].roles:
            return self._begin(payload)
        self._menu(welcome=True)

    def _menu(self, *, welcome: bool = False) -> None:
        choices = [Choice("do:resume", {"say": "menu-resume", "what": {"say": f"flow-{self._top()['flow']}"}})] if self._top() else []  # type: ignore[index]
        choices += [
            Choice("do:eligibility", {"say": "menu-eligibility"}),
            Choice("topic:programme-components", {"say": "menu-components"}),
            Choice("do:cases", {"say": "menu-cases"}),
            Choice("do:human", {"say": "menu-human"}),
            Choice("do:language", {"say": "menu-language"}),
        ]
        self._say([{"say": "welcome" if welcome else "menu-title"}], choices)

    def _help(self) -> None:
        self._say_and_show_again([{"say": "help-in-form" if self._top() else "help"}])

    def _ask_language(self) -> None:
        names = [Choice(f"lang:{language}", {"texts": dict.fromkeys(LANGUAGES, name)}) for language, name in zip(LANGUAGES, ("繁體中文", "简体中文", "English"), strict=True)]
        self._say([{"say": "which-language"}], names)

    def _set_language(self, language: str) -> None:
        self.state |= {"language": language, "chosen": True}
        self._say_and_show_again([{"say": "language-set"}])

    # --- flows ---

    def _top(self) -> dict[str, Any] | None:
        stack: list[dict[str, Any]] = self.state.get("open", [])
        return stack[-1] if stack else None

    def _begin(self, name: str, answers: dict[str, Any] | None = None) -> None:
        """Open a flow, or show the one that is open already where it stands. `answers` are known before it asks."""
        top = self._top()
        if top is not None and top["flow"] == name and not answers:
            return self._show_again([{"say": "still-open"}])
        stack = [each for each in self.state.get("open", []) if each["flow"] != name][-(MOST_OPEN - 1) :]
        self.state["run"] = self.state.get("run", 0) + 1
        record = new_record()
        known = self.state.pop("noticed", {}) if name == "eligibility" else {}
        known = (answers or {}) | {key: value for key, value in {"place": known.get("city"), "trade": known.get("trade")}.items() if value}
        for n, (key, value) in enumerate(known.items(), 1):
            words: Phrase = {"city": value} if key == "place" else value
            if key == "place":
                value = next(p.name["zh-Hant"] for p in self.desk.knowledge.places if p.id == value)
            record["entries"][key] = {"kind": "answer", "value": value, "words": words, "facts": {}, "n": n}
        today = self.here.now.astimezone(HONG_KONG).date().isoformat()
        self.state["open"] = [*stack, {"flow": name, "run": self.state["run"], "began": today, "rules": self.desk._rules, "record": record}]
        taken_up = [entry["words"] for key, entry in record["entries"].items() if key in ("place", "trade")]
        self._continue(None, [{"say": "taken-up", "what": {"list": taken_up}}] if taken_up else [])

    def _continue(self, offer: Offer | None, before: list[Phrase] | None = None, typed: str = "") -> None:
        """Run the innermost flow with what the person has just answered, and show where it stands."""
        top = self._top()
        if top is None:
            return self._menu()
        phrases = list(before or [])
        talk = Talk(date.fromisoformat(top["began"]), top["rules"])
        turn = replay(FLOWS[top["flow"]].flow, top["record"], talk, self, offer)
        if offer is not None and turn.misread and typed:
            found = hotline.find(self.desk.knowledge, typed)
            if found.outcome == "answered":
                return self._aside(typed, found)
        top["record"] = turn.record
        if offer is not None and not turn.offer_taken and not turn.misread and offer.shown is not None:
            phrases.append({"say": "moved-on"})
        if turn.misread:
            phrases.append({"say": f"not-understood-{turn.misread}"})
        phrases += self._dropped(top, turn)
        if turn.asked is not None:
            return self._question(top, turn, phrases)
        self.state["open"].pop()
        phrases += turn.said
        self._say(phrases or [{"say": "flow-ended"}], [] if self._top() else [Choice("do:menu", {"say": "menu"})])
        if self._top():
            self._show_again([{"say": "back-to", "what": {"say": f"flow-{self._top()['flow']}"}}])  # type: ignore[index]

    def _dropped(self, top: dict[str, Any], turn: Turn) -> list[Phrase]:
        """After an earlier answer was changed: say which later ones no longer apply, and forget them."""
        path, before = turn.record["path"], top.get("before_change")
        if before is None or (turn.asked is not None and turn.asked.key in before):
            return []
        del top["before_change"]
        gone = [key for key in before if key not in path and key in turn.record["entries"]]
        for key in gone:
            del turn.record["entries"][key]
        return [{"say": "answers-dropped", "what": {"list": [self._name_of(top["flow"], key) for key in gone]}}] if gone else []

    def _question(self, top: dict[str, Any], turn: Turn, phrases: list[Phrase], page: int = 0) -> None:
        """Put the question on screen: what is said, the question, its options (five a page), and the ways to move."""
        asked = turn.asked
        assert asked is not None
        facts = asked.facts
        phrases = [*phrases, *turn.said, {"say": f"{top['flow']}-{_word_key(asked.key)}", **facts}]
        options = list(asked.question.options)
        pages = len(options) > MOST_CHOICES
        shown = options[page * PAGE : (page + 1) * PAGE] if pages else options
        mark = asked.shown

        def choice(option: Choice) -> Choice:
            return option if option.id.startswith("do:") else Choice(f"q:{top['run']}:{asked.key}:{mark}:{option.id}", option.label)

        choices = [choice(option) for option in shown]
        more = f"page:{top['run']}:{asked.key}:{(page + 1) % -(-len(options) // PAGE)}" if pages else None
        if more:
            choices.append(Choice(more, {"say": "more"}, nav=True))
        if turn.record["path"]:
            choices.append(Choice("do:back", {"say": "back"}, nav=True))
        if len(turn.record["path"]) > 1:
            choices.append(Choice("do:change", {"say": "change"}, nav=True))
        choices.append(Choice("do:cancel", {"say": "cancel"}, nav=True))
        numbered = not asked.question.typed or len(options) > 2
        self._say(phrases, choices, numbered=numbered, first_number=page * PAGE + 1 if pages else 1, in_place=True)
        every = [choice(option).as_json() for option in options] + [c.as_json() for c in choices if c.nav]
        self.state["screen"] = {"choices": every, "numbered": numbered, "more": more, "key": asked.key, "typed": asked.question.typed}

    def _turn_page(self, rest: str) -> None:
        run, key, page = (rest.split(":", 2) + ["", ""])[:3]
        top = self._top()
        if top is None or str(top["run"]) != run or not page.isdecimal():
            return self._stale()
        turn = replay(FLOWS[top["flow"]].flow, top["record"], Talk(date.fromisoformat(top["began"]), top["rules"]), self)
        if turn.asked is None or turn.asked.key != key:
            return self._stale()
        top["record"] = turn.record
        turn.said = []
        self._question(top, turn, [], int(page) if int(page) * PAGE < len(turn.asked.question.options) else 0)

    def _back(self) -> None:
        top = self._top()
        if top is None:
            return self._menu()
        if not top["record"]["path"]:
            return self._show_again([{"say": "no-way-back"}])
        del top["record"]["entries"][top["record"]["path"][-1]]
        self._continue(None)

    def _change(self) -> None:
        """List the answers that can still be changed."""
        top = self._top()
        if top is None or not top["record"]["path"]:
            return self._show_again([{"say": "nothing-to-change"}]) if top else self._menu()
        lines: list[Phrase] = [{"say": "change-which"}]
        choices = []
        for key in [k for k in top["record"]["path"] if not re.search(r"^wish_|^pick_", k)][:MOST_CHOICES]:
            name = self._name_of(top["flow"], key)
            words = top["record"]["entries"][key]["words"]
            choices.append(Choice(f"edit:{top['run']}:{key}", {"say": "change-line", "name": name, "answer": words}))
        self._say([{"lines": lines}], [*choices, Choice("do:resume", {"say": "go-on"}, nav=True)])

    def _edit_number(self, number: int) -> None:
        top = self._top()
        path = [k for k in top["record"]["path"] if not re.search(r"^wish_|^pick_", k)] if top else []
        if not 1 <= number <= len(path):
            return self._show_again([{"say": "nothing-to-change"}]) if top else self._menu()
        self._edit(path[number - 1])

    def _edit(self, key: str) -> None:
        top = self._top()
        assert top is not None
        top["before_change"] = [k for k in top["record"]["path"] if k != key and not re.search(r"^wish_|^pick_", k)]
        for each in [k for k in top["record"]["entries"] if k == key or re.search(r"^wish_|^pick_", k)]:
            del top["record"]["entries"][each]
        self._continue(None)

    def _cancel(self) -> None:
        top = self._top()
        if top is None:
            return self._menu()
        self.state["open"].pop()
        self._say([{"say": "cancelled", "what": {"say": f"flow-{top['flow']}"}}], [] if self._top() else [Choice("do:menu", {"say": "menu"})])
        if self._top():
            self._show_again([])

    def _name_of(self, flow: str, key: str) -> Phrase:
        return {"say": f"{flow}-{_word_key(key)}-name"}

    def _show_again(self, before: list[Phrase]) -> None:
        """The question on screen once more, or the menu where nothing is open."""
        if self._top() is None:
            if before:
                return self._say(before, [Choice("do:menu", {"say": "menu"})])
            return self._menu()
        self._continue(None, before)

    def _say_and_show_again(self, phrases: list[Phrase]) -> None:
        """Something beside the form, in a message of its own; then the same question again."""
        if self._top() is None:
            return self._say(phrases, [Choice("do:menu", {"say": "menu"})])
        self._say(phrases, [])
        self._show_again([])

    # --- hotline ---

    def _hotline(self, question: str) -> None:
        found = hotline.find(self.desk.knowledge, question)
        self._count(found, question)
        if found.outcome == "answered":
            self.state["misses"] = 0
            return self._card(found.ranked[0].label, question)
        self.state["missed"] = question[:1000]
        misses = self.state.get("misses", 0) + (found.outcome == "missed")
        offers = [Choice(f"topic:{topic}", {"topic": topic}) for topic in found.offers]
        if misses >= MISSES_UNTIL_OFFER:
            self.state["misses"] = 0
            return self._say([{"say": "offer-person"}], [Choice("do:human", {"say": "offer-yes"}), Choice("do:menu", {"say": "offer-no"})])
        self.state["misses"] = misses
        key = "did-you-mean" if found.outcome == "offered" else "not-found"
        self._say([{"say": key}], [*offers, Choice("do:human", {"say": "menu-human"})])

    def _aside(self, question: str, found: hotline.Finding) -> None:
        """A hotline question in the middle of a form: its card, then the same form question."""
        self._count(found, question)
        self._say_and_show_again([{"card": found.ranked[0].label}])

    def _card(self, topic: str, question: str) -> None:
        if self._top() is not None and "key" in self.state.get("screen", {}):
            return self._say_and_show_again([{"card": topic}])
        phrases: list[Phrase] = [{"card": topic}]
        seen = hotline.noticed(self.desk.knowledge, topic, question) if question else {}
        if seen:
            self.state["noticed"] = seen
            phrases.append({"lines": self._noticed(seen)})
        next_step = self.desk.knowledge.answers[topic].next
        if next_step in FLOWS or next_step in ("human", "menu"):
            choice = Choice(f"do:{next_step}", {"say": f"menu-{next_step}" if next_step != "menu" else "menu"})
        else:
            choice = Choice(f"topic:{next_step}", {"topic": next_step})
        self._say(phrases, [choice, Choice("do:menu", {"say": "menu"}, nav=True)])

    def _noticed(self, seen: dict[str, Any]) -> list[Phrase]:
        lines: list[Phrase] = []
        if "sector" in seen:
            lines.append({"say": "noticed-sector", "trade": seen["trade"], "sector": {"sector": seen["sector"]}})
        if "place" in seen:
            verdict = self.desk.knowledge.packs[self.desk._rules].places[seen["place"]].verdict
            lines.append({"say": "noticed-place", "city": {"city": seen["city"]}, "verdict": {"say": f"noticed-place-{verdict}"}})
        return lines

    def _count(self, found: hotline.Finding, question: str) -> None:
        """One row a question, without the person; the words only where no answer was found, without numbers and addresses."""
        words = None if found.outcome == "answered" else _PERSONAL.sub("…", question)[:MOST_WORDS_KEPT]
        row = {
            "day": self.here.now.astimezone(HONG_KONG).date().isoformat(),
            "channel": self.here.address.channel,
            "language": self.language,
            "outcome": found.outcome,
            "topic": found.ranked[0].label if found.ranked else None,
            "words": words,
        }
        self.appended.append((hotline_log, row))

    # --- speaking ---

    def _say(self, phrases: list[Phrase], choices: list[Choice], *, numbered: bool = True, first_number: int = 1, in_place: bool = False) -> None:
        replace = self.incoming.pressed_on if in_place and not self.replies and len(phrases) == 1 else None
        self.replies.append(Reply(phrases, choices, numbered=numbered, first_number=first_number, replace=replace))
        self.state["screen"] = {"choices": [c.as_json() for c in choices if not c.url], "numbered": numbered}


def _word_key(key: str) -> str:
    return re.sub(r"_\d+$", "", key).replace("_", "-")


def _bare(text: str) -> str:
    """For comparing what was typed with a label: folded, without space and punctuation."""
    return re.sub(r"[\W_]+", "", fold(text))


def _is_simplified(text: str) -> bool:
    """Whether the Chinese in a text is written in Simplified: some character is already its own simplification and has another Traditional form."""
    from opencc import OpenCC

    return bool(OpenCC("t2s").convert(text) == text and OpenCC("s2t").convert(text) != text)
