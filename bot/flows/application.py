"""One application, as the people of its company follow it: where it stands, and whatever they may do with it now. After each step it stands there again."""

from collections.abc import Awaitable, Callable

from bot.flows.application_details import details
from bot.flows.application_files import documents, points
from bot.flows.application_people import people
from bot.flows.case_lines import View, came_of, card, fact_lines
from bot.flows.next_steps import APPLICATIONS, NEWS
from bot.messages import Phrase
from bot.programme import application_words, applications, enquiries, ratings, success_hiding
from bot.questions import Options, Text, options
from bot.replay import Talk


async def application(talk: Talk) -> None:
    view = await talk.look_up("case", applications.one, application_id=talk.given)
    if view is None:
        talk.say("application-unknown")
        return talk.suggest(APPLICATIONS)
    talk.show({"lines": card(view)})
    case = await talk.look_up("success_case", success_hiding.of_application, application_id=view["id"])
    own = [*view["may"], *(["unpublish"] if case else []), "later"]
    action = await talk.ask("action", Options(options(own, "application-do")))
    if action == "later":
        talk.say("application-saved", reference=view["reference"])
        return talk.suggest(APPLICATIONS, *([NEWS] if view["state"] != "draft" else []))
    await ACTIONS[action](talk, view)
    talk.begin_again()


# --- with us, or not ---


async def _submit(talk: Talk, view: View) -> None:
    missing: list[Phrase] = [{"texts": item["name"]} for item in view["checklist"]["items"] if item["state"] in ("missing", "returned")]
    gaps: Phrase = {"say": "submit-missing", "names": {"list": missing}} if missing else {"say": "submit-complete"}
    facts = {"details": {"lines": fact_lines(view)}, "files": len(view["files"]), "score": view["checklist"]["score"], "missing": gaps}
    if await talk.ask("submit", Options(options(["yes", "no"], "submit")), **facts) == "no":
        return
    done = await talk.commit("submitted", applications.submit, application_id=view["id"], version=view["version"])
    if done["outcome"] in ("submitted", "already"):
        return talk.say("submit-done" if done["outcome"] == "submitted" else "submit-already", reference=done["reference"])
    came_of(talk, done, None)


async def _resubmit(talk: Talk, view: View) -> None:
    still_open = sum(not point["answer"] for point in view["points"])
    await _act(talk, view, "resubmit", {"say": "resubmit-open", "number": still_open} if still_open else {"say": "resubmit-complete"})


async def _correct(talk: Talk, view: View) -> None:
    """The consequences first: it leaves our queue or the agenda, and its clock is theirs until they send it back."""
    effect: Phrase = {"say": "correct-queue"}
    if view["state"] == "tabled" and view["meeting"]:
        effect = {"say": "correct-agenda", "day": {"day": view["meeting"]}}
    elif view["reach"]:
        effect = {"say": "correct-reach", "day": {"day": view["reach"]["day"]}, "cutoff": {"moment": view["reach"]["cutoff"]}}
    await _act(talk, view, "correct", effect)


async def _withdraw(talk: Talk, view: View) -> None:
    await _act(talk, view, "withdraw", {"say": "withdraw-approved" if view["state"] == "approved" else "withdraw-open"})


async def _discard(talk: Talk, view: View) -> None:
    await _act(talk, view, "discard", {"say": "discard-effect", "files": len(view["files"])})


async def _act(talk: Talk, view: View, name: str, effect: Phrase) -> None:
    if await talk.ask(name, Options(options(["yes", "no"], name)), effect=effect, reference=view["reference"]) == "no":
        return
    done = await talk.commit("acted", applications.act, application_id=view["id"], version=view["version"], transition=name)
    came_of(talk, done, f"{name}-done", reference=view["reference"])


# --- asking, rating ---


async def _reasons(talk: Talk, view: View) -> None:
    """The last reasons that were told; where none is written down, a colleague is asked for them."""
    if view["reasons"]:
        return talk.show({"lines": [{"say": "reasons-title"}, *application_words.reasons(view["reasons"])]})
    talk.say("reasons-none", notice={"say": "privacy-notice"})
    if await talk.ask("ask_reasons", Options(options(["yes", "no"], "reasons-ask")), reference=view["reference"]) == "yes":
        question = f"{view['reference']}：請說明這宗申請的理由。 Please give the reasons for this application."
        opened = await talk.commit("asked", enquiries.open_enquiry, question=question, reply_by="chat", contact=None)
        talk.say("enquiry-opened", reference=opened["reference"])


async def _rate(talk: Talk, view: View) -> None:
    scale = options(["5", "4", "3", "2", "1"], "rate")
    marks = {side: int(await talk.ask(f"rate_{side}", Options(scale))) for side in ("work", "advice", "punctual")}
    said = await talk.ask("remark", Text(300, options=options(["none"], "rate-remark")))
    done = await talk.commit("rated", ratings.rate, application_id=view["id"], **marks, remark=None if said == "none" else said)
    talk.say(f"rate-{done['outcome']}" if done["outcome"] in ("rated", "already") else f"application-{done['outcome']}")


async def _unpublish(talk: Talk, view: View) -> None:
    """The company takes its consent to the success case back, at any time and without a reason."""
    case = await talk.look_up("unpublished", success_hiding.of_application, application_id=view["id"])
    if case is None:
        return talk.say("unpublish-not-now")
    effect: Phrase = {"say": "unpublish-shown" if case["shown"] else "unpublish-not-shown", "until": {"day": case["until"]}}
    if await talk.ask("unpublish", Options(options(["yes", "no"], "unpublish")), effect=effect) == "no":
        return
    done = await talk.commit("withdrawn", success_hiding.withdraw, application_id=view["id"])
    talk.say("unpublish-done" if done["outcome"] == "done" else "unpublish-not-now")


ACTIONS: dict[str, Callable[[Talk, View], Awaitable[None]]] = {
    "points": points,
    "files": documents,
    "details": details,
    "submit": _submit,
    "resubmit": _resubmit,
    "correct": _correct,
    "withdraw": _withdraw,
    "discard": _discard,
    "reasons": _reasons,
    "people": people,
    "rate": _rate,
    "unpublish": _unpublish,
}
