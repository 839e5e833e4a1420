"""The eligibility check for other programs: one JSON object in, one out. Amounts are Hong Kong dollars with at most two decimals."""

from datetime import date
from decimal import Decimal, DecimalException
from typing import Any

from bot.knowledge import COMPONENTS, RulePack, Source
from bot.programme.eligibility import Facts, flips, judge

SECTORS = ("textiles", "non-metallic-minerals", "metals", "food-beverage", "chemicals", "printing-publishing", "furniture", "paper", "other")
MOST_HKD = 10**12  # up to here every sum in cents is exact in the JSON of any reader


class NotReadable(Exception):
    """The object has a field that cannot be read; the message says which and what is expected."""


def answer(pack: RulePack, line: dict[str, Any]) -> dict[str, Any]:
    """{"date", "component", "sector", "hk_owned", "place", "cost_hkd", "improved_already", "concern"} -> {"verdict", "grant_hkd", "own_share_hkd",
    "programme", "reasons", "flips"}. Raises NotReadable."""
    if not isinstance(line, dict):
        raise NotReadable(f"the line is {str(line)[:40]!r}: expected an object with the fields date and component at least")
    component = _one_of(line, "component", COMPONENTS, required=True)
    facts = Facts(
        day=_day(line),
        hk_owned=_one_of(line, "hk_owned", (True, False)),
        place=_one_of(line, "place", ("prd", "guangdong_outside_prd", "hong_kong", "elsewhere")),
        sector=_one_of(line, "sector", SECTORS),
        improved_already=_one_of(line, "improved_already", (True, False)),
        concern=_one_of(line, "concern", ("air", "energy", "effluent")),
        cost_cents=_cents(line),
    )
    judged = judge(pack, component, facts)
    return {
        "verdict": judged.verdict,
        "grant_hkd": _dollars(judged.sums.grant_cents),
        "own_share_hkd": _dollars(judged.sums.own_share_cents),
        "programme": pack.id,
        "reasons": [{"criterion": r.criterion, "verdict": r.verdict, "source": _source(r.sources)} for r in judged.reasons],
        "flips": [
            {"change": {"date" if k == "day" else k: v.isoformat() if isinstance(v, date) else v for k, v in flip.change.items()}, "verdict": flip.verdict}
            for flip in flips(pack, component, facts)
        ],
    }


def _one_of(line: dict[str, Any], name: str, allowed: tuple[Any, ...], *, required: bool = False) -> Any:
    value = line.get(name)
    if (value is None and not required) or any(value is each or (isinstance(value, str) and value == each) for each in allowed):
        return value
    raise NotReadable(f"{name} is {value!r}: expected {', '.join(map(str, allowed))}" + ("" if required else " or null"))


def _day(line: dict[str, Any]) -> date:
    try:
        return date.fromisoformat(line["date"])
    except (KeyError, TypeError, ValueError):
        raise NotReadable(f"date is {line.get('date')!r}: expected a day such as 2010-06-01") from None


def _cents(line: dict[str, Any]) -> int | None:
    value = line.get("cost_hkd")
    if value is None:
        return None
    try:
        hkd = Decimal(str(value))
        cents = hkd * 100 if 0 <= hkd <= MOST_HKD else Decimal("nan")
    except DecimalException:
        cents = Decimal("nan")
    if isinstance(value, bool) or not cents.is_finite() or cents != cents.to_integral_value():
        raise NotReadable(f"cost_hkd is {value!r}: expected an amount in HKD with at most two decimals, at most {MOST_HKD}, or null")
    return int(cents)


def _dollars(cents: int | None) -> int | float | None:
    if cents is None:
        return None
    return cents // 100 if cents % 100 == 0 else cents / 100


def _source(sources: tuple[Source, ...]) -> str:
    return "; ".join(f"paper {s.paper}" if s.paper else s.url or "" for s in sources)
