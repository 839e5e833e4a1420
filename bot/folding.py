"""One spelling for what people type: width, case, Traditional and Simplified, the programme's own name. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from opencc import OpenCC

_SIMPLIFIED = OpenCC("t2s")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """NFKC, lower case, Simplified, single spaces. 電鍍 and 电镀, ＶＯＣ and voc become the same, 夥伴 is 伙伴."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("夥", "伙")
    return _SPACE.sub(" ", to_simplified(plain)).strip()


_PERSONAL = re.compile(r"[\w.+-]+[@＠][\w-]+[.．][\w.．]+|\+?\d[\d\s-]{5,}\d|[A-Za-zＡ-Ｚ]{1,2}\s?\d{6}\s?[(（]?[\dAaＡ][)）]?")


def without_personal(text: str) -> str:
    """The words without telephone numbers, e-mail addresses and identity card numbers."""
    return _PERSONAL.sub("…", text)


def to_simplified(text: str) -> str:
    """Traditional to Simplified, nothing else."""
    whole = text.encode(errors="ignore").decode()  # half a surrogate pair is no character, and the converter would stop at it
    return str(_SIMPLIFIED.convert(whole))


class Matcher:
    """Finds known words in a folded text. Latin words match between word boundaries, Chinese ones anywhere."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = set(words) - {""}
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[0], set()).add(len(word))
        self._lengths = {first: sorted(each, reverse=True) for first, each in lengths.items()}

    def longest_at(self, text: str, start: int) -> str | None:
        """The longest known word that begins at `start`."""
        for length in self._lengths.get(text[start], ()):
            word = text[start : start + length]
            if word in self._words and not (_inside_latin(text, start) or _inside_latin(text, start + length)):
                return word
        return None


def _inside_latin(text: str, position: int) -> bool:
    """Whether a boundary at `position` would cut a Latin word or a number in two."""
    if not 0 < position < len(text):
        return False
    before, after = text[position - 1], text[position]
    return before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
