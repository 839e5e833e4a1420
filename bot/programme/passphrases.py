"""Which passphrases staff may choose: long enough, and none that a guesser tries first. No rule on characters, and none ever runs out.

What is common is found by rule, not by a list of leaked ones: a word that everybody takes, with the usual letters swapped and digits or signs around it;
runs on the keyboard or in the alphabet; one piece over and over; one's own sign-in name; the programme's names."""

import re
import unicodedata
from typing import Literal

Wrong = Literal["short", "long", "common"]

SHORTEST, SUGGESTED, LONGEST = 8, 15, 200
SWAPPED = str.maketrans("@4831!0$5+7", "aabeliosstt")
_BY_COLUMN = ("1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp", "1q2w3e4r5t6y7u8i9o0p")
RUNS = ("abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", *_BY_COLUMN)
_COMMON = (
    "password passphrase passw0rd pass word secret letmein welcome login signin admin administrator root user guest test testing demo default changeme "
    "change master access system server computer internet google facebook telegram windows iloveyou love loveyou princess sunshine monkey dragon "
    "football baseball basketball superman batman shadow flower hello hongkong hong kong kowloon china beijing shenzhen dongguan guangdong canton "
    "january february march april may june july august september october november december spring summer autumn winter monday friday "
    "company office staff officer manager government environment epd hkpc cppbot cpp cleaner production cleanerproduction partnership programme bot "
    "console woaini mima 密碼 密码 清潔生產 清洁生产 清潔生產伙伴計劃 清洁生产伙伴计划 香港"
)
WORDS = frozenset(_COMMON.split())
_LONGEST_WORD = max(map(len, WORDS))


def normal(typed: str) -> str:
    """In the spelling in which it is compared: the same characters typed on another keyboard are the same passphrase."""
    return unicodedata.normalize("NFKC", typed)


def problem(typed: str, login: str) -> Wrong | None:
    """Why it may not be chosen; None where it may."""
    passphrase = normal(typed)
    if len(passphrase) < SHORTEST:
        return "short"
    if len(passphrase) > LONGEST:
        return "long"
    return "common" if _common(passphrase.casefold(), normal(login).casefold()) else None


def _common(passphrase: str, login: str) -> bool:
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", passphrase)
    forms = {re.sub(r"[\W_]+", "", form) for each in (passphrase, core) for form in (each, each.translate(SWAPPED))} - {""}
    return not core or any(len(form) < 4 or _repeated(form) or _run(form) or _of_words(form, WORDS | ({login} if login else set())) for form in forms)


def _repeated(text: str) -> bool:
    return re.fullmatch(r"(.{1,4}?)\1+.{0,3}", text) is not None


def _run(text: str) -> bool:
    """Nothing but pieces of runs of at least four, forwards or backwards."""
    lines = [*RUNS, *(run[::-1] for run in RUNS)]
    while text:
        length = next((n for n in range(len(text), 3, -1) if any(text[:n] in line for line in lines)), 0)
        if not length:
            return False
        text = text[length:] if len(text) - length > 2 else ""
    return True


def _of_words(text: str, words: frozenset[str]) -> bool:
    """At most two common words, with nothing else but digits between them: three are a passphrase."""
    text = re.sub(r"\d+", "", text)
    halves = ((text[:n], text[n:]) for n in range(1, min(len(text), _LONGEST_WORD + 60) + 1))
    return any(first in words and (not rest or rest in words) for first, rest in halves)
