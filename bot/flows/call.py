"""A phone call, written down by whoever took it: what about, the sector, the city, how it ended. At most five answers."""

from bot.messages import Choice
from bot.programme import calls, handover
from bot.questions import Options, OptionsOrText, Text, options
from bot.replay import Talk

SECTORS = ("textiles", "non-metallic-minerals", "metals", "food-beverage", "chemicals", "printing-publishing", "furniture", "paper")
NOT_TOLD = "not_told"
HOME_CITIES = ("dongguan", "shenzhen", "guangzhou", "hong_kong")  # where the buttons save typing; any other is typed


async def call(talk: Talk) -> None:
    words = await talk.ask("words", Text(calls.MOST_WORDS))
    found = await talk.look_up("found", calls.understood, words=words)
    topic = found["topic"]
    if topic is None:
        offered = [Choice(each, {"topic": each}) for each in found["offered"]]
        topic = await talk.ask("topic", Options([*offered, *options(["other"], "call-topic")]))
    sector = found["sector"] or await talk.ask("sector", Options([*(Choice(each, {"sector": each}) for each in SECTORS), *options([NOT_TOLD], "call")]))
    city = found["city"]
    if city is None:
        said = await talk.ask("city", OptionsOrText(options=[*(Choice(each, {"city": each}) for each in HOME_CITIES), *options([NOT_TOLD], "call")]))
        named = await talk.look_up("named", calls.understood, words=said)
        city = said if said in HOME_CITIES else None if said == NOT_TOLD else named["city"]
    result = await talk.ask("result", OptionsOrText(options=options(calls.RESULTS, "call-result")))
    known = {"words": words, "topic": None if topic == "other" else topic, "sector": None if sector == NOT_TOLD else sector, "city": city}
    contact = None if result in calls.RESULTS else result  # a number to call back is typed instead: then it is handed over
    done = await talk.commit("kept", calls.write_down, **known, result=result if result in calls.RESULTS else "handed", contact=contact)
    if done["outcome"] != "done":
        return talk.say("answer-refused-not-allowed")
    if result == "answered":
        talk.say("call-kept", reference=done["reference"])
    else:
        until = {"moment": done["until"]} if done["until"] else {"say": "enquiries-no-promise"}
        talk.say("call-handed", reference=done["reference"], team=handover.team_phrase(done["team"]), until=until)
    talk.suggest(Choice("do:call", {"say": "call-another"}), Choice("do:enquiries", {"say": "answer-list"}))
