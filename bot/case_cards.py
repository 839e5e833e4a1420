"""What the card of a success case says, as phrases: what is known, what the factory does not release, what is missing, and whose word it is."""

from decimal import Decimal

from bot.knowledge import Case, Source, Sum, Texts
from bot.messages import Phrase

MONEY = ("cost", "saving", "payback")
PARTS = (*MONEY, "pollutants", "year", "size", "city")  # what a case should tell; each that it does not is named as missing
FROM_STAFF = ("gathered", "reported")  # relations of cases that staff keep: their texts are typed


def title(case: Case) -> Phrase:
    """What was done and, where it may be named, by whom."""
    if not case.company:
        return texts(case, case.title)
    company = dict.fromkeys(case.title, case.company) | (dict.fromkeys(("zh-Hant", "zh-Hans"), case.company_zh) if case.company_zh else {})
    return {"say": "case-title", "title": texts(case, case.title), "company": {"typed": company}}


def lines(case: Case, sources: Phrase) -> list[Phrase]:
    """The card under its title; `sources`: where it is written, with links."""
    where: list[Phrase] = [{"sector": case.sector}] if case.sector else []
    where += [texts(case, case.city)] if case.city else []
    where += [case.year] if case.year else []
    found: list[Phrase] = [{"list": where}] if where else []
    found += [{"say": f"case-{name}", "text": texts(case, value)} for name, value in (("process", case.process), ("problem", case.problem)) if value]
    found.append({"say": "case-measure", "text": texts(case, case.measure)})
    found += _known(case)
    found += [{"say": "case-figure", "text": texts(case, each)} for each in case.further]
    found += _unknown(case)
    found += [texts(case, case.note)] if case.note else []
    return [*found, relation(case, sources)]


def relation(case: Case, sources: Phrase) -> Phrase:
    """Who reports it, and whether the programme stands behind it."""
    funded: Phrase = {"say": "case-funded-unknown" if case.funded is None else "case-funded-yes" if case.funded else "case-funded-no"}
    days: dict[str, Phrase] = {"on": "–", "until": "–"} if case.relation == "gathered" else {}  # in a draft nothing is agreed to yet
    if case.consent_on and case.consent_until:
        days = {"on": {"day": case.consent_on.isoformat()}, "until": {"day": case.consent_until.isoformat()}}
    return {"say": f"case-relation-{case.relation}", "source": sources, "funded": funded, **days}


def texts(case: Case, value: Texts) -> Phrase:
    """Texts of a case; those that staff typed are no markup."""
    return {"typed" if case.relation in FROM_STAFF else "texts": dict(value)}


def money(amount: Sum) -> Phrase:
    """An amount in its currency, as the source qualifies it."""
    if amount.currency == "HKD":
        said: Phrase = {"money": int(amount.value * 100)}
    else:
        said = {"say": f"case-money-{amount.currency}", "amount": f"{amount.value:,.2f}" if amount.value % 1 else f"{Decimal(amount.value):,.0f}"}
    return {"say": f"case-sum-{amount.qualifier}", "sum": said} if amount.qualifier else said


def payback(case: Case) -> Phrase:
    """After how long the cost was made good; None where that is not stated."""
    if case.payback_months is None:
        return None
    months: Phrase = {"say": "case-months", "number": case.payback_months}
    return {"say": f"case-sum-{case.payback_qualifier}", "sum": months} if case.payback_qualifier else months


def missing(case: Case) -> list[str]:
    """Which of PARTS the case does not tell, and was not asked to keep to itself."""
    values = {"payback": case.payback_months}
    silent = [name for name in PARTS if not values.get(name, getattr(case, name, None))]
    return [name for name in silent if not (case.withheld and name in MONEY)]


def _known(case: Case) -> list[Phrase]:
    found: list[Phrase] = [{"say": f"case-{name}", "sum": money(amount)} for name, amount in (("cost", case.cost), ("saving", case.saving)) if amount]
    found += [{"say": "case-payback", "time": payback(case)}] if case.payback_months else []
    found += [{"say": "case-pollutants", "what": {"list": [{"say": f"case-pollutant-{each}"} for each in case.pollutants]}}] if case.pollutants else []
    return found + ([{"say": "case-size", "what": {"say": f"case-size-{case.size}"}}] if case.size else [])


def _unknown(case: Case) -> list[Phrase]:
    """A technology is no factory: only that no figures are published is said of it."""
    known = case.further or case.cost or case.saving or case.payback_months
    found: list[Phrase] = [] if known or case.withheld else [{"say": "case-no-figures"}]
    found += [{"say": "case-withheld", "what": _parts(MONEY)}] if case.withheld else []
    return found + ([{"say": "case-missing", "what": _parts(missing(case))}] if case.kind == "case" and missing(case) else [])


def _parts(names: list[str] | tuple[str, ...]) -> Phrase:
    return {"list": [{"say": f"case-part-{each}"} for each in names]}


def sources_of(case: Case) -> list[Source]:
    """What is linked to; a case that the programme gathered has no page but its own."""
    return [] if case.relation == "gathered" else [case.source]
