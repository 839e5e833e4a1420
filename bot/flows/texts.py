"""A text of an event in three languages: Traditional Chinese as it was typed, a proposal for Simplified, and English."""

import re

from bot.messages import Choice, Phrase
from bot.programme import drafts
from bot.questions import Text
from bot.replay import Talk

_CHINESE = re.compile(r"[\u3400-\u9fff]")


async def in_three_languages(talk: Talk, number: int, name: Phrase, text: str, most_characters: int, *, english: bool = False) -> dict[str, str]:
    """The text for all languages; `number` keeps the keys of a flow's texts apart, `english`: an English text of its own is required.

    A text without Chinese characters (Zoom, an address in English) is the same in all three, and nothing is asked."""
    if not _CHINESE.search(text):
        return {"zh-Hant": text, "zh-Hans": text, "en": text}
    proposal = await talk.look_up(f"simplified_{number}", drafts.simplified, text=text)
    simplified = proposal
    if proposal != text:
        adopt = [Choice("same", {"say": "text-adopt"})]
        simplified = await talk.ask(f"zh_hans_{number}", Text(most_characters, options=adopt), name=name, proposal=proposal)
    same = [] if english else [Choice("same", {"say": "text-same-as-chinese"})]
    in_english = await talk.ask(f"en_{number}", Text(most_characters, options=same), name=name, text=text)
    return {"zh-Hant": text, "zh-Hans": proposal if simplified == "same" else simplified, "en": text if in_english == "same" and same else in_english}
