"""One incoming message end to end: understand it, run the flow or ask the hotline, and put together what is said. Knows no channel."""

import hashlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from sqlalchemy import select

from bot import dossier, hotline, metrics, silence, understanding
from bot.clock import HONG_KONG, Clock
from bot.content import Content
from bot.flows import FLOWS, Conversation
from bot.forms import MOST_CHOICES, PAGE, Forms
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Address, Choice, Incoming, Language, Phrase, Reply, Response
from bot.programme import Here, announcements, enquiries, erasures, handover, heard, sessions, staff, subscriptions, success_hiding
from bot.questions import clean
from bot.replay import Offer
from bot.store import Outcome, Store, Transaction
from bot.tables import conversation, hotline_log
from bot.wording import Wording

log = structlog.get_logger(__name__)

MISSES_UNTIL_OFFER = 3
MOST_WORDS_KEPT = 300
MOST_QUESTION_KEPT = 1000
MOST_DIGITS = 9  # of the number of an announcement
# The word before _ in a start payload, and the flow that is begun with the rest.
OPENED_BY_LINK = {"ev": "events", "in": "arrive", "booth": "booth", "join": "join", "case": "cases"}
LANGUAGE_NAMES = {"zh-Hant": "繁體中文", "zh-Hans": "简体中文", "en": "English"}
MENU = Choice("do:menu", {"say": "menu"})
FILES_ELSEWHERE: Phrase = {"say": "file-only-in-application", "where": {"say": "menu-status"}}
OWN_DATA = (Choice("do:mydata", {"say": "flow-mydata"}), Choice("do:forget", {"say": "flow-forget"}))
MAIN = ("eligibility", "status", "events", "cases", "human", "more")  # the commands of the menu,
MORE = ("mytickets", "news", "providers", "logo", "cases", "language")  # and of its second page


class Desk:
    """`rules` is the phase in force by the operator's word; it is written into a flow when it begins."""

    def __init__(self, store: Store, knowledge: Knowledge, wording: Wording, clock: Clock, rules: str) -> None:
        self.store = store
        self.content = Content(store, knowledge, wording, clock, rules)
        self.wording = wording
        self.rules = rules
        self.own_key = ""  # of the installation: chats are hashed with it
        self.note_erasure: Callable[[str, datetime], None] = lambda key, at: None  # told after the commit of each erasure
        self.cases_changed = False  # by a turn: what may be shown is looked up again after its commit
        self.bot_link = ""  # of the Telegram bot, once it is known: groups are sent there
        self._clock = clock

    @property
    def knowledge(self) -> Knowledge:
        """What is known now. A turn reads it once, as `here.knowledge`: accepted answers may change it at any moment."""
        return self.content.known

    async def receive(self, incoming: Incoming, *, echo: bool = False) -> Outcome:
        """Give the message its effect; returns after the commit. `echo` keeps the person's words in the transcript (web chat). Raises StoreBusy, StoreDown."""
        erased: dict[str, datetime] = {}
        with metrics.SECONDS.time():
            work = partial(self._respond, incoming=incoming, erased=erased)
            outcome = await self.store.take(incoming, work, self._apologise, echo=echo)
        for key, at in erased.items() if outcome in ("done", "repeat") else ():
            self.note_erasure(key, at)
        if self.cases_changed:
            self.cases_changed = False
            await self.content.look()
        metrics.TURNS.labels(incoming.address.channel, outcome).inc()
        return outcome

    async def receive_file(self, incoming: Incoming, *, echo: bool = False) -> bool:
        """As `receive`, for a file. Returns whether it has become an answer: if not, its bytes belong to nobody and its channel deletes them."""
        taken = False

        def work(transaction: Transaction, old_state: dict[str, Any]) -> Response:
            nonlocal taken
            message = _Message(self, transaction, deepcopy(old_state), incoming)
            message.answer()
            taken = message.forms.file_taken
            return Response(message.state, message.replies, message.appended)

        outcome = await self.store.take(incoming, work, self._apologise, echo=echo)
        return taken and outcome in ("done", "repeat")  # a repeat that has run: the store had lost sight of its own commit

    async def wants_file(self, address: Address) -> bool:
        """Whether the question on screen in this chat asks for a document. To be asked before one is fetched: fetching waits for the network."""
        mine = (conversation.c.channel == address.channel) & (conversation.c.chat == address.chat)
        state = await self.store.read(lambda connection: connection.execute(select(conversation.c.state).where(mine)).scalar())
        return bool((state or {}).get("screen", {}).get("file"))

    def _apologise(self, state: dict[str, Any], error: BaseException) -> Reply:
        reference = hashlib.sha256(f"{self._clock.now().isoformat()}{error!r}".encode()).hexdigest()[:8].upper()
        log.error("a turn failed", reference=reference, exc_info=error)
        return Reply([{"say": "our-error", "reference": reference}], [Choice("do:resume", {"say": "go-on"}), MENU])

    def _respond(self, transaction: Transaction, old_state: dict[str, Any], incoming: Incoming, erased: dict[str, datetime]) -> Response:
        message = _Message(self, transaction, deepcopy(old_state), incoming)
        message.answer()
        if message.erased:  # nothing of what was said before stays in the state either
            erased[message.here.chat_key] = transaction.now
            message.state = {name: value for name, value in message.state.items() if name in (*erasures.STAYS, "screen")}
        return Response(message.state, message.replies, message.appended)


def openings(role: staff.Role) -> list[Choice]:
    """The conversations that somebody of this role may open by themselves, as choices."""
    return [Choice(f"do:{each.command}", {"say": f"flow-{each.name}"}) for each in FLOWS.values() if each.command and role in each.roles]


class _Message:
    """The work on one message. `state` is the conversation's JSON: what bot/forms.py keeps, and

    language, chosen (whether the person chose it), noticed_choices (of the last notice), misses (in a row), missed (the question),
    noticed (what the person said of the factory while asking), lately (the last misses), checked (an eligibility check that was left),
    screen ({choices, numbered} of the last message, and {key, verbatim, more, file} where it asks a question).
    """

    def __init__(self, desk: Desk, transaction: Transaction, state: dict[str, Any], incoming: Incoming) -> None:
        self.desk, self.transaction, self.state, self.incoming = desk, transaction, state, incoming
        self.replies: list[Reply] = []
        self.appended: list[tuple[Any, dict[str, Any]]] = []
        self.announced = bool(self.state.pop("announced", None))  # an announcement was the last thing that was said
        self.state.setdefault("language", understanding.first_language(incoming))
        key = erasures.key_of(desk.own_key, incoming.address)
        self.here = Here(transaction.connection, transaction.now, desk.knowledge, incoming.address, self.language, incoming.source, chat_key=key)
        self.erased = False
        self.today = transaction.now.astimezone(HONG_KONG).date()
        self.forms = Forms(state, self, self._say, desk.rules, self.today)

    @property
    def language(self) -> Language:
        language: Language = self.state["language"]
        return language

    def look_up(self, function: Any, args: dict[str, Any]) -> Any:
        return function(self.here, **args)

    def commit(self, function: Any, args: dict[str, Any]) -> Any:
        self.transaction.change()
        if function is enquiries.open_enquiry:  # what is known in this chat goes to the colleague with the question
            args = args | {"card": dossier.card(self.here.knowledge, self.state, args["question"])}
        self.desk.cases_changed |= function is success_hiding.withdraw
        if function is erasures.erase:
            self.erased, self.state["open"] = True, self.state.get("open", [])[-1:]
        return function(self.here, **args)

    # --- understanding ---

    def answer(self) -> None:
        if self._is_for_a_colleague():
            return
        text = self.incoming.text
        match self.incoming.kind:
            case "group":
                self._say([{"say": "private-only"}], [Choice("open", {"say": "open-private"}, url=self.desk.bot_link)] if self.desk.bot_link else [])
            case "flood":
                self._say_beside([{"say": "slow-down"}])
            case "unreadable":
                self._say_beside([{"say": "cannot-read"}])
            case "start":
                self._start(text)
            case "choice":
                self._choose(text)
            case "file":
                self._file()
            case _:
                self._typed(clean(text))

    def _is_for_a_colleague(self) -> bool:
        """While a colleague has the chat the bot is silent: words are kept for the colleague, anything else is met with one line."""
        there = handover.held(self.here.connection, self.here.address, self.here.now)
        if there is None or silence.meant_for_bot(self.incoming, self.state, self.desk.wording, announced=self.announced):
            return False
        line = silence.answer_beside(self.incoming, there, handover.until_phrase(there["until"], self.here.now))
        if line is not None:
            self._say([line], [handover.BACK])
            return True
        text = clean(self.incoming.text)
        return not text or self.commit(handover.keep, {"reference": there["reference"], "text": text})["outcome"] == "done"

    def _typed(self, text: str) -> None:
        screen = self.state.get("screen", {})
        if not text:
            self._say_beside([{"say": "text-empty"}])
        elif code := understanding.join_typed(text):
            self._begin("join", code)
        elif text.startswith("/"):
            name, _, rest = text[1:].partition(" ")
            self._command(name.split("@")[0].lower(), rest.strip())
        elif chosen := self._choice_typed(text, screen):
            self._choose(chosen)
        elif self._stops(text):
            pass
        elif number := understanding.change_typed(text):
            keys = self.forms.changeable()
            self._change(keys[number - 1] if number <= len(keys) else None)
        elif command := understanding.command_typed(text, self.desk.wording):
            self._command(command, "")
        elif self.forms.top is not None and "key" in screen:
            self._answer_in_words(text, screen)
        else:
            self._hotline(text)

    def _stops(self, text: str) -> bool:
        """Whether it was nothing but a word by which announcements are stopped. With a question on screen it may be something else: then the person is
        asked once what is meant, and the same word again stops."""
        if not understanding.stop_typed(text, announced=self.announced):
            return False
        screen, top = self.state.get("screen", {}), self.forms.top
        held = handover.held(self.here.connection, self.here.address, self.here.now)  # then no form of ours waits for an answer
        if held or top is None or "key" not in screen or screen.get("which") or top["flow"] == "news":
            self._begin("stop", "word")
            return True
        stop, leave = Choice("go:stop:word", {"say": "stop-which-stop"}), Choice("do:cancel", {"say": "stop-which-leave"})
        answer = Choice(f"said:{top['run']}:{screen['key']}:{text}", {"say": "stop-which-answer", "word": text})
        self._say([{"say": "stop-which", "word": text}], [stop, leave, answer])
        self.state["screen"] |= {name: screen[name] for name in ("key", "verbatim", "file") if name in screen} | {"which": True}
        return True

    def _tapped(self, button: str) -> str | None:
        """The choice that a button of an announcement ("id:number") stands for, noted as pressed; None where there is none."""
        of, _, number = button.partition(":")
        self.incoming = replace(self.incoming, pressed_on=None)  # what follows takes the place of no announcement
        if not of.isdecimal() or len(of) > MOST_DIGITS:
            return None
        if number == "stop":
            topic = self.look_up(subscriptions.topic_of, {"announcement_id": int(of)})
            return f"go:stop:{topic}" if topic else None
        known = number.isdecimal() and len(number) == 1
        action: str | None = self.commit(announcements.tapped, {"announcement_id": int(of), "number": int(number)}) if known else None
        return action

    def _choice_typed(self, text: str, screen: dict[str, Any]) -> str | None:
        """The choice on screen that was typed, or one of the last notice by its words: its numbers belong to the question on screen."""
        of_notice = {"choices": self.state.get("noticed_choices", [])}
        return understanding.choice_typed(text, screen, self.desk.wording) or understanding.choice_typed(text, of_notice, self.desk.wording)

    def _answer_in_words(self, text: str, screen: dict[str, Any]) -> None:
        """An answer to the question on screen, or a hotline question in the middle of the form."""
        if not screen["verbatim"] and understanding.sounds_like_a_question(text):
            found = hotline.find(self.here.knowledge, text)
            if found.outcome == "answered":
                return self._aside(text, found)
        offer = Offer(screen["key"], text)
        if self.forms.go_on(offer) is None:
            return
        found = hotline.find(self.here.knowledge, text)
        if found.outcome == "answered":
            return self._aside(text, found)
        self.forms.go_on(offer, [])

    def _choose(self, choice: str) -> None:
        """A button, by whatever means. An old one is never met with silence, always with where the talk stands now."""
        kind, _, rest = choice.partition(":")
        parts = [*rest.split(":", 3), "", "", ""]
        if kind == "q" and self.forms.is_current(parts[0]):
            self.forms.go_on(Offer(parts[1], parts[3], parts[2]), [])
        elif kind == "said" and self.forms.is_current(parts[0]):  # a word that might have meant something else was the answer
            self.forms.go_on(Offer(parts[1], rest.partition(f":{parts[1]}:")[2]), [])
        elif kind == "an" and (action := self._tapped(rest)):
            self._choose(action)
        elif kind == "do":
            name, _, given = rest.partition(":")
            self._command(name, given)
        elif kind == "go" and (flow := rest.partition(":"))[0] in FLOWS and self._may(FLOWS[flow[0]]):
            self._begin(flow[0], flow[2])
        elif kind == "topic" and rest in self.here.knowledge.answers:
            self._card(rest, "")
        elif kind == "lang" and rest in LANGUAGES:
            self.state |= {"language": rest, "chosen": True}
            self._say_beside([{"say": "language-set"}])
        elif kind == "page" and self.forms.turn_page(*parts[:3]):
            pass
        elif kind == "edit" and self.forms.is_current(parts[0]) and parts[1] in self.forms.changeable():
            self.forms.change(parts[1])
        else:
            self._say_beside([{"say": "moved-on"}])

    def _file(self) -> None:
        """A document: taken by the question on screen if that one asks for it, and nowhere else."""
        screen, attachment = self.state.get("screen", {}), self.incoming.attachment
        if self.forms.top is None:
            self._say([FILES_ELSEWHERE], [Choice("do:status", {"say": "menu-status"}), MENU])
        elif self.incoming.refused and screen.get("file"):
            self.forms.show_again([{"say": f"file-refused-{self.incoming.refused}"}])
        elif attachment is None or not screen.get("file"):
            self._say_beside([FILES_ELSEWHERE])
        else:
            self.forms.go_on(Offer(screen["key"], "", attachment=attachment), [])

    # --- commands ---

    def _command(self, name: str, rest: str) -> None:
        flow = next((each for each in FLOWS.values() if each.command == name), None)
        if flow is not None and self._may(flow):
            return self._begin(flow.name)
        match name:
            case "start":
                self._start(rest)
            case "menu":
                self._menu("menu-title")
            case "more":
                further = [Choice(f"do:{each}", {"say": f"menu-{each}"}) for each in MORE]
                self._paged([{"say": "more-title"}], further, f"more:{rest}", [Choice("do:menu", {"say": "menu"}, nav=True)])
            case "staff" if role := staff.role_of(self.here.connection, self.here.address):
                self._staff_menu(role, rest)
            case "back":
                self.forms.back() if self.forms.top else self._menu("menu-title")
            case "change":
                self._change(None)
            case "bot":
                done = self.commit(handover.back_to_bot, {})
                self._say_beside([{"say": "handover-bot-is-back" if done["outcome"] == "done" else "handover-bot-is-here"}])
            case "cancel":
                dossier.keep_check(self.state)
                self.forms.cancel() if self.forms.top else self._menu("menu-title")
            case "resume":
                self.forms.show_again([]) if self.forms.top else self._menu("menu-title")
            case "language":
                names = [Choice(f"lang:{code}", {"texts": dict.fromkeys(LANGUAGES, name)}) for code, name in LANGUAGE_NAMES.items()]
                self._say([{"say": "which-language"}], names)
            case "privacy":
                policy: Phrase = {"say": "privacy-policy", "hotline": {"contact": "hotline"}}
                self._say_beside([policy]) if self.forms.top else self._say([policy], [*OWN_DATA, MENU])
            case "ask":
                self._hotline(rest) if rest else self._say_beside([{"say": "ask-away"}])
            case _:
                self._say_beside([{"say": "help-in-form" if self.forms.top else "help"}])

    def _may(self, flow: Conversation) -> bool:
        return not flow.roles or staff.role_of(self.here.connection, self.here.address) in flow.roles

    def _begin(self, name: str, given: str = "") -> None:
        """Open a flow with what the person has said already, or with what the button or the link carries."""
        known: dict[str, tuple[Any, Phrase]] = {}
        if name == "enquiry" and not given and (question := self.state.pop("missed", None)):
            known["question"] = (question, question)
        noticed = self.state.pop("noticed", {}) if name == "eligibility" else {}
        if "city" in noticed:
            city = next(place.name["zh-Hant"] for place in self.here.knowledge.places if place.id == noticed["city"])
            known["place"] = (city, {"city": noticed["city"]})
        if "trade" in noticed:
            known["trade"] = (noticed["trade"], noticed["trade"])
        if name == "eligibility" and given in self.here.knowledge.sector_names:
            known["trade"] = (self.here.knowledge.sector_names[given]["zh-Hant"], {"sector": given})
        self.forms.begin(name, known, given, carried=self._checked() if name == "apply" else None)

    def _checked(self) -> dict[str, Any]:
        """The answers of an eligibility check that is open: an application takes them up, and nothing is asked twice."""
        dossier.keep_check(self.state)
        stack = self.state.get("open", [])
        found = next((each for each in reversed(stack) if each["flow"] == "eligibility"), None)
        if found is None:
            return {}
        stack.remove(found)
        return {key: entry for key, entry in found["record"]["entries"].items() if entry["kind"] == "answer" and not key.startswith("wish_")}

    def _change(self, key: str | None) -> None:
        if self.forms.top is None:
            self._menu("menu-title")
        elif key is None:
            self.forms.list_changeable()
        else:
            self.forms.change(key)

    def _start(self, payload: str) -> None:
        """/start, bare or with a deep link: a sign-in of staff, a topic, a flow. What was opened is shown, not a bare welcome."""
        topic = payload.removeprefix("topic_")
        if payload.startswith(staff.PREFIX):
            self._sign_in(payload)
        elif payload.startswith(heard.PREFIX):
            event_id = self.commit(heard.arrive, {"payload": payload})
            self._begin("events", event_id) if event_id else self._menu("welcome")
        elif topic != payload and topic in self.here.knowledge.answers:
            self._card(topic, "")
        elif (opened := payload.partition("_"))[0] in OPENED_BY_LINK and opened[2]:
            self._begin(OPENED_BY_LINK[opened[0]], opened[2])
        elif payload in FLOWS and not FLOWS[payload].roles:
            self._begin(payload)
        else:
            self._menu("welcome")

    def _sign_in(self, payload: str) -> None:
        bound = self.commit(staff.bind, {"payload": payload})
        if bound is None:
            return self._say_beside([{"say": "staff-link-invalid"}])
        told: list[Phrase] = [{"say": "staff-bound", "name": bound["name"], "role": {"say": f"role-{bound['role']}"}}]
        if self.forms.top:
            return self._say_beside(told)
        self._staff_menu(bound["role"], "", told)

    def _staff_menu(self, role: staff.Role, page: str, told: Sequence[Phrase] = ()) -> None:
        """What somebody of this role may do. No form: what is typed beside it is a question like any other."""
        own = openings(role)
        self._paged([*told, {"say": "staff-what"}], own, f"staff:{page}")

    def _paged(self, phrases: list[Phrase], choices: list[Choice], command: str, moves: Sequence[Choice] = ()) -> None:
        """A list that a command shows, five a page where there is more. `command`: its name, and after a colon the number of the page that is wanted."""
        name, _, wanted = command.partition(":")
        pages = -(-len(choices) // PAGE) if len(choices) > MOST_CHOICES else 1
        page = int(wanted) % pages if wanted.isdecimal() and len(wanted) < 4 else 0
        shown = choices[page * PAGE : (page + 1) * PAGE] if pages > 1 else choices
        more = f"do:{name}:{(page + 1) % pages}"
        self._say(phrases, [*shown, *([Choice(more, {"say": "more"}, nav=True)] if pages > 1 else []), *moves])
        self.state["screen"] |= {"more": more} if pages > 1 else {}

    def _menu(self, title: str) -> None:
        top = self.forms.top
        resume = [Choice("do:resume", {"say": "menu-resume", "what": {"say": f"flow-{top['flow']}"}})] if top else []
        shown = MAIN if not resume else tuple(each for each in MAIN if each != "cases")  # six buttons are the most
        choices = [Choice(f"do:{each}", {"say": f"menu-{each}"}) for each in shown]
        self._say([{"say": title}], [*resume, *choices])

    # --- hotline ---

    def _hotline(self, question: str) -> None:
        found = hotline.find(self.here.knowledge, understanding.without_personal(question))
        self._count(found, question)
        if found.outcome == "answered":
            return self._card(found.ranked[0].label, question)
        self.state["missed"] = question[:MOST_QUESTION_KEPT]
        dossier.missed(self.state, question)
        self.state["misses"] = self.state.get("misses", 0) + (found.outcome == "missed")
        if self.state["misses"] >= MISSES_UNTIL_OFFER:
            self.state["misses"] = 0
            return self._say([{"say": "offer-person"}], [Choice("do:human", {"say": "offer-yes"}), Choice("do:menu", {"say": "offer-no"})])
        offers = [Choice(f"topic:{topic}", {"topic": topic}) for topic in found.offers]
        asked: Phrase = {"say": "did-you-mean"} if found.outcome == "offered" else {"say": "not-found"} if offers else {"say": "nothing-near"}
        self._say([asked], [*offers, Choice("do:human", {"say": "menu-human"})])

    def _aside(self, question: str, found: hotline.Finding) -> None:
        """A hotline question in the middle of a form: its card, then the same form question."""
        self._count(found, question)
        self._say_beside([{"card": found.ranked[0].label}])

    def _card(self, topic: str, question: str) -> None:
        self.state["misses"] = 0
        self.state.pop("missed", None)
        if self.forms.top is not None and "key" in self.state.get("screen", {}):
            return self._say_beside([{"card": topic}])
        phrases: list[Phrase] = [{"card": topic}]
        seen = hotline.noticed(self.here.knowledge, topic, question) if question else {}
        if seen:
            self.state["noticed"] = seen
            phrases.append({"lines": self._noticed(seen)})
        next_step = self.here.knowledge.answers[topic].next
        if seen:  # what was said of the factory need not be asked again
            next_step = "eligibility"
        step = Choice(f"topic:{next_step}", {"topic": next_step})
        if next_step in hotline.NEXT_STEPS:
            step = Choice(f"do:{next_step}", {"say": f"menu-{next_step}"})
        self._say(phrases, [step, Choice("do:menu", {"say": "menu"}, nav=True)])

    def _noticed(self, seen: dict[str, Any]) -> list[Phrase]:
        lines: list[Phrase] = []
        if "sector" in seen:
            lines.append({"say": "noticed-sector", "trade": seen["trade"], "sector": {"sector": seen["sector"]}})
        if "place" in seen:
            verdict = self.here.knowledge.packs[self.desk.rules].places[seen["place"]].verdict
            lines.append({"say": "noticed-place", "city": {"city": seen["city"]}, "verdict": {"say": f"noticed-place-{verdict}"}})
        return lines

    def _count(self, found: hotline.Finding, question: str) -> None:
        """One row a question, without the person; the words only where no answer was found, without numbers and addresses. What staff ask at work is none."""
        if self.here.address.channel == sessions.CHANNEL:
            return
        row = {
            "day": self.today.isoformat(),
            "channel": self.here.address.channel,
            "language": self.language,
            "outcome": found.outcome,
            "topic": found.ranked[0].label if found.ranked else None,
            "words": None if found.outcome == "answered" else understanding.without_personal(question)[:MOST_WORDS_KEPT],
        }
        self.appended.append((hotline_log, row))

    # --- speaking ---

    def _say_beside(self, phrases: list[Phrase]) -> None:
        """Something beside the form, in a message of its own; then the same question again."""
        self._say(phrases, [] if self.forms.top else [MENU])
        if self.forms.top:
            self.forms.show_again([])

    def _say(
        self,
        phrases: list[Phrase],
        choices: list[Choice],
        *,
        numbered: bool = True,
        first_number: int = 1,
        in_place: bool = False,
        qr: str | None = None,
        file: bool = False,
    ) -> None:
        """Queue one message. `in_place`: after a button it may take the place of the message with the button."""
        replace = self.incoming.pressed_on if in_place and not self.replies else None
        self.replies.append(Reply(phrases, choices, numbered=numbered, first_number=first_number, replace=replace, qr=qr, file=file))
        self.state["screen"] = {"choices": [choice.as_json() for choice in choices if not choice.url], "numbered": numbered}
