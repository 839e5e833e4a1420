"""How did you hear of us: one tap, asked once. Leaving it is an answer too: nobody is asked again."""

from bot.programme import heard as sources
from bot.questions import Options, options
from bot.replay import Talk


async def heard(talk: Talk) -> None:
    if await talk.look_up("known", sources.known):
        return talk.say("heard-known")
    await talk.commit("asked", sources.ask_once)
    how = await talk.ask("how", Options(options(sources.HOWS, "heard-by")))
    kept = await talk.commit("kept", sources.answer, how=how)
    talk.say("heard-thanks" if kept["outcome"] == "done" else "heard-known")
