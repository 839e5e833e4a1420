"""One spelling for what people type: width, case, Traditional and Simplified, the programme's own name. Pure."""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

_SIMPLIFIED = OpenCC("t2s")
_SPACE = re.compile(r"\s+")


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """NFKC, lower case, Simplified, single spaces. 電鍍 and 电镀, ＶＯＣ and voc become the same, 夥伴 is 伙伴."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("夥", "伙")
    return _SPACE.sub(" ", _SIMPLIFIED.convert(plain)).strip()
