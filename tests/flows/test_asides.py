"""A hotline question in the middle of a form: at every step, for twenty topics, in three languages, the card comes and the same question stands again."""

import pytest

from bot import hotline
from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Language
from bot.understanding import sounds_like_a_question
from tests.conftest import MovedClock
from tests.talker import Talker

STEPS = {
    "eligibility": [
        ("hk_owned", "1"),
        ("place", "惠州"),
        ("district", "1"),
        ("improved_already", "1"),
        ("trade", "彩盒"),
        ("which_sector", "1"),
        ("wish_1", None),
    ],
    "cases": [("query", "energy"), ("pick_1", None)],
    "human": [("question", "x"), ("reply_by", "2"), ("phone", "27885588"), ("confirm", None)],
}
VERBATIM = {"question"}  # what is written to a colleague is never taken for a question to the hotline
TOPICS = 20


def questions(known: Knowledge, language: Language) -> list[tuple[str, str]]:
    """(topic, a question that the hotline answers outright and that sounds like one), for twenty topics."""
    found = []
    for answer in known.answers.values():
        for example in answer.examples[language]:
            result = hotline.find(known, example)
            if sounds_like_a_question(example) and result.outcome == "answered" and result.ranked[0].label == answer.id:
                found.append((answer.id, example))
                break
    assert len(found) >= TOPICS
    return found[:: len(found) // TOPICS][:TOPICS]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("flow", list(STEPS))
async def test_an_aside_is_answered_and_the_same_question_stands_again(
    flow: str, language: Language, desk: Desk, known: Knowledge, clock: MovedClock, request: pytest.FixtureRequest
) -> None:
    talker = Talker(desk, clock, "chan", language=language)
    await talker.starts(flow)
    asked = questions(known, language)
    for key, answer in STEPS[flow]:
        assert await talker.question() == key
        before = (await talker.state())["open"][-1]["record"]["entries"]
        for topic, question in asked if key not in VERBATIM else []:
            told = await talker.says(question)
            assert known.answers[topic].titles[language] in told, (key, question, told)
            assert await talker.question() == key
            after = (await talker.state())["open"][-1]["record"]["entries"]
            assert {k: e["value"] for k, e in after.items()} == {k: e["value"] for k, e in before.items()}
        if answer is not None:
            await talker.answers(**{key: answer})
