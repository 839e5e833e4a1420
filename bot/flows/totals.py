"""For staff: the programme's totals, by component and year, towards the targets, and of everything else that is counted. No persons, no firms."""

from itertools import count

from bot.programme import ledger, ledger_words
from bot.questions import Options, options
from bot.replay import Talk


async def totals(talk: Talk) -> None:
    wish = "approvals"
    for number in count(1):
        found = await talk.look_up(f"found_{number}", ledger.shown, name=wish)
        if found is None:
            return talk.say("totals-not-allowed")
        talk.show({"lines": ledger_words.lines(found)})
        wish = await talk.ask(f"wish_{number}", Options(options(ledger_words.TABLES, "totals-wish")))
