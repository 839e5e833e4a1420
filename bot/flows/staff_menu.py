"""For staff: what they may do, as one list."""

from bot.messages import Choice
from bot.questions import Options
from bot.replay import Talk


async def staff_menu(talk: Talk) -> None:
    """`given`: the flows of this person's role, as command and name: worklist=worklist,manage=manage."""
    pairs = [each.partition("=") for each in talk.given.split(",") if each]
    await talk.ask("what", Options([Choice(f"do:{command}", {"say": f"flow-{name}"}) for command, _, name in pairs]))
