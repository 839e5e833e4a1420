"""Companies: how their names and numbers are compared."""

import re
import unicodedata

from bot.folding import fold

# What many names have in common says nothing about which firm it is. Folded (Simplified, small letters); longer ones first.
_COMMON = (
    *("股份有限公司", "有限责任公司", "有限公司", "有限责任", "无限公司", "公司", "集团", "控股", "实业", "工业", "制造", "制品厂", "制品", "工厂", "厂"),
    *(
        "五金",
        "电镀",
        "塑胶",
        "塑料",
        "电子",
        "电器",
        "印刷",
        "印务",
        "纸品",
        "家具",
        "家俬",
        "食品",
        "化工",
        "纺织",
        "制衣",
        "漂染",
        "国际",
        "科技",
        "发展",
        "贸易",
    ),
)
_COMMON_ENGLISH = re.compile(
    r"\b(?:company|co|limited|ltd|inc|corp|corporation|holdings?|group|industr(?:y|ies|ial)|manufactur(?:ing|er|ers|y)|factory|works|enterprises?|the"
    r"|metal|metals|plating|electroplating|plastics?|electronics?|printing|paper|furniture|foods?|chemicals?|textiles?|international|technolog(?:y|ies))\b"
)


def folded_name(name: str) -> str:
    """A firm's name for comparing: one spelling, without its legal form, trade words and signs. Where nothing would be left, the whole name folded."""
    plain = _COMMON_ENGLISH.sub(" ", fold(name))
    for word in _COMMON:
        plain = plain.replace(word, "")
    bare = re.sub(r"[\W_]+", "", plain)
    return (bare or re.sub(r"[\W_]+", "", fold(name)))[:120]


def registration_key(number: str | None) -> str | None:
    """The letters and digits of a registration number, as one spelling; None where there are none."""
    key = re.sub(r"[^0-9A-Z]", "", unicodedata.normalize("NFKC", number or "").upper())
    return key[:40] or None
