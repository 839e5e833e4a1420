"""What somebody wants to hear of: topics that are ticked on and off one by one. Nothing is ticked beforehand."""

from itertools import count

from bot.flows.next_steps import NEWS
from bot.messages import Choice, Phrase
from bot.programme import subscriptions
from bot.questions import Options
from bot.replay import Talk

AGAIN = "again."  # what a button carries that takes a stop back, before the topics
DONE = Choice("done", {"say": "news-done"})


async def news(talk: Talk) -> None:
    if talk.given.startswith(AGAIN):
        taken = await talk.commit("taken_up", subscriptions.take_up, topics=[each for each in talk.given.split(".")[1:] if each in subscriptions.TOPICS])
        talk.say("news-again", topics=named(taken["chosen"]))
        return talk.suggest(NEWS)
    talk.say("news-intro")
    for number in count(1):
        chosen = await talk.look_up(f"chosen_{number}", subscriptions.chosen)
        turns = [
            Choice(("off-" if each in chosen else "on-") + each, {"say": f"news-{'off' if each in chosen else 'on'}-{each}"}) for each in subscriptions.TOPICS
        ]
        lines = [{"say": "news-line-on" if each in chosen else "news-line-off", "topic": {"say": f"news-{each}"}} for each in subscriptions.TOPICS]
        wish = await talk.ask(f"topic_{number}", Options([*turns, DONE]), chosen={"lines": lines})
        if wish == DONE.id:
            return talk.say("news-kept", topics=named(chosen)) if chosen else talk.say("news-none")
        how, _, topic = wish.partition("-")
        await talk.commit(f"chose_{number}", subscriptions.choose, topic=topic, wanted=how == "on")
        talk.say(f"news-turned-{how}", topic={"say": f"news-{topic}"})


def named(topics: list[str]) -> Phrase:
    """Topics in words."""
    return {"list": [{"say": f"news-{each}"} for each in topics]}
