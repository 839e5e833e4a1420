"""What keeps an announcement from being asked for or approved, and what its approver should look at."""

import re
from datetime import datetime
from typing import Any

from sqlalchemy import Row

from bot.folding import to_simplified
from bot.messages import LANGUAGES
from bot.programme import Here, announcement_buttons, audiences
from bot.programme.announcement_words import FOOT_CHARACTERS, MOST_CHARACTERS, length
from bot.running_figures import differing

Problem = dict[str, Any]
"""{"problem": one of STOPPING, LOOK_AT or WARNINGS, and what it is about}."""
# Not before they are mended.
STOPPING = (
    *("name_missing", "language_missing", "too_long", "link_not_https", "too_many_buttons", "button_unknown", "same_button"),
    *("no_audience", "nobody_to_correct", "window_past", "window_wrong"),
)
LOOK_AT = ("figures_differ",)  # the approver says that they have seen it
WARNINGS = ("not_traditional", "not_simplified", "markup")  # shown, and no more
_LINK = re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,15}:(?://)?(?=[^\s\d:：])|\bwww\.)[^\s。，、；：！？（）「」“”]*", re.IGNORECASE)
_SCHEMES = re.compile(r"^(?:https?|ftp|tg|mailto|javascript|data|file|tel|www)\b", re.IGNORECASE)
_BOTH = frozenset("着酶酰酞醌腈礴煊墒")  # missing from the older set of Traditional characters, and yet among them
_MARKUP = re.compile(r"\*\*|\]\(|<[a-z/]", re.IGNORECASE)


def problems(here: Here, row: Row[Any] | Any, people: int | None = None) -> list[Problem]:
    """Everything that is wrong with an announcement or should be looked at, the worst first. `people`: how many it would go to, if it is known already."""
    found: list[Problem] = [] if row.name.strip() else [{"problem": "name_missing"}]
    found += _texts(row.texts)
    found += announcement_buttons.problems(here, row.buttons)
    found += _window(here.now, row.starts_at, row.ends_at)
    if people == 0:
        found.append({"problem": "nobody_to_correct" if row.corrects else "no_audience"})
    if figures := differing({language: row.texts[language] for language in LANGUAGES if row.texts.get(language)}):
        found.append({"problem": "figures_differ", "figures": figures})
    return found + _warnings(row.texts)


def count(here: Here, row: Row[Any] | Any, corrected: int = 0) -> int:
    """How many it goes to: those who fit its rule, or of an erratum those who got what it corrects."""
    return corrected if row.corrects else audiences.count(here, row.rule, row.topic)


def stopping(found: list[Problem]) -> list[Problem]:
    return [each for each in found if each["problem"] in STOPPING]


def _texts(texts: dict[str, str]) -> list[Problem]:
    found: list[Problem] = []
    for language in LANGUAGES:
        text = texts.get(language, "").strip()
        if not text:
            found.append({"problem": "language_missing", "language": language})
        elif (characters := length(text)) > MOST_CHARACTERS - FOOT_CHARACTERS:
            found.append({"problem": "too_long", "language": language, "characters": characters, "most": MOST_CHARACTERS - FOOT_CHARACTERS})
        for link in links(text):
            if not link.lower().startswith("https://"):
                found.append({"problem": "link_not_https", "language": language, "link": link})
    return found


def links(text: str) -> list[str]:
    """What a reader's program would take for a link."""
    return [each for each in (match[0].rstrip(".,;)") for match in _LINK.finditer(text)) if _SCHEMES.match(each)]


def _window(now: datetime, starts: datetime | None, ends: datetime | None) -> list[Problem]:
    found: list[Problem] = [{"problem": "window_wrong"}] if starts and ends and ends <= starts else []
    return found + ([{"problem": "window_past"}] if ends and ends <= now else [])


def _warnings(texts: dict[str, str]) -> list[Problem]:
    found: list[Problem] = []
    if odd := _foreign(texts.get("zh-Hant", ""), "gb2312", "big5"):
        found.append({"problem": "not_traditional", "language": "zh-Hant", "characters": odd})
    if odd := "".join(char for char in _foreign(texts.get("zh-Hans", ""), "big5", "gb2312") if to_simplified(char) != char):
        found.append({"problem": "not_simplified", "language": "zh-Hans", "characters": odd})
    return found + [{"problem": "markup", "language": each} for each in LANGUAGES if _MARKUP.search(texts.get(each, ""))]


def _foreign(text: str, theirs: str, ours: str) -> str:
    """The Chinese characters that stand in the character set of the other way of writing and not in that of this one."""
    chinese = dict.fromkeys(char for char in text if "\u4e00" <= char <= "\u9fff")
    return "".join(char for char in chinese if _has(theirs, char) and not _has(ours, char) and char not in _BOTH)


def _has(codec: str, char: str) -> bool:
    try:
        char.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
