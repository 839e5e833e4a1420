"""Success cases and technologies: look up by words, sector or technology; read one; look further."""

from bot.messages import Choice
from bot.programme import cases as library
from bot.questions import OptionsOrText, options
from bot.replay import Talk


async def cases(talk: Talk) -> None:
    kinds = options(["energy", "air", "effluent"], "technology")
    answer = await talk.ask("query", OptionsOrText(options=kinds))
    found: list[str] = []
    number = 0
    while True:
        number += 1
        if answer in found:
            talk.show({"case": answer})
        else:
            result = await talk.look_up(f"found_{number}", library.look_up, words=answer)
            found = result["ids"]
            talk.say("cases-found" if found else "cases-none", words=answer if answer not in {k.id for k in kinds} else {"say": f"technology-{answer}"})
        answer = await talk.ask(f"pick_{number}", OptionsOrText(options=[Choice(each, {"case_title": each}) for each in found] or kinds))
