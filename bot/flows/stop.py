"""No more announcements: of one topic by the button under one, of all by a word or a command. It holds at once, and can be taken back at one tap."""

from bot.flows.news import AGAIN, named
from bot.flows.next_steps import NEWS
from bot.messages import Choice
from bot.programme import subscriptions
from bot.replay import Talk

BY_WORD = "word"  # what is given where it was typed


async def stop(talk: Talk) -> None:
    one = talk.given in subscriptions.TOPICS
    topics = [talk.given] if one else list(subscriptions.TOPICS)
    done = await talk.commit("stopped", subscriptions.stop, topics=topics, how="word" if talk.given == BY_WORD else "button")
    if not done["stopped"]:
        talk.say("stop-nothing-of", topic=named(topics)) if one else talk.say("stop-nothing")
        return talk.suggest(NEWS)
    talk.say("stop-done", topics=named(done["stopped"]))
    talk.say("stop-own")
    talk.suggest(Choice(f"go:news:{AGAIN}{'.'.join(done['stopped'])}", {"say": "stop-undo"}))
    if done["left"]:
        talk.say("stop-left", topics=named(done["left"]))
        talk.suggest(Choice("go:stop", {"say": "stop-all"}))
