"""After an event: three taps, then one next step. Begun by the button of the notice, with the registration."""

from bot.messages import Choice
from bot.programme import tickets
from bot.questions import Options, options
from bot.replay import Talk


async def feedback(talk: Talk) -> None:
    answers = {
        "useful": await talk.ask("useful", Options(options(["very", "partly", "not"], "useful"))),
        "level": await talk.ask("level", Options(options(["basic", "right", "hard"], "level"))),
        "next": await talk.ask("next", Options(options(["apply", "visit", "later"], "next"))),
    }
    registration = int(talk.given) if talk.given.isdecimal() else 0
    kept = await talk.commit("kept", tickets.keep_feedback, registration_id=registration, answers=answers)
    talk.say("feedback-thanks" if kept["kept"] else "feedback-not-kept")
    talk.suggest(Choice(f"go:eligibility:{kept['sector'] or ''}", {"say": "menu-eligibility"}))
