"""Success cases that may be shown: those of the files that nobody had removed, and those that staff keep, gathered by the programme with the factory's
consent or published elsewhere and entered with the publisher."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from pydantic import ValidationError
from sqlalchemy import Connection, Row, select

from bot.knowledge import SAMPLE_LABELS, Case, Knowledge
from bot.messages import LANGUAGES
from bot.programme import cases as library
from bot.programme.success_like import like
from bot.tables import case_removal, success_case

__all__ = ["id_of", "laid_over", "like", "listed", "shown_case", "standing"]

COLUMNS = (
    *("id", "origin", "sector", "technology", "pollutants", "texts", "cost_cents", "saving_cents", "currency", "payback_months", "year", "size", "city"),
    *("company", "funded", "publisher", "source_url", "consent", "version", "sample"),
)
MONEY = ("cost_cents", "saving_cents", "payback_months")


def standing(connection: Connection, today: date) -> list[dict[str, Any]]:
    """The cases that may be shown today, for bot/content.py to lay over the files; and {"removed": id} for each of the files that was removed on request."""
    rows = connection.execute(select(success_case).where(success_case.c.state == "shown").order_by(success_case.c.id)).all()
    shown = [{name: getattr(row, name) for name in COLUMNS} for row in rows if may_be_shown(row, today)]
    removed = connection.execute(select(case_removal.c.case_id).order_by(case_removal.c.case_id)).scalars()
    return [*shown, *({"removed": each} for each in removed)]


def may_be_shown(row: Row[Any] | Any, today: date) -> bool:
    """A case that the programme gathered only as long as its factory agrees, the last day included."""
    if row.state != "shown" or row.withdrawn_at is not None:
        return False
    return row.origin == "published" or bool(row.consent and row.consent["on"] <= today.isoformat() <= row.consent["until"])


def laid_over(files: Knowledge, standing: Sequence[Mapping[str, Any]], known: Knowledge) -> Knowledge:
    """`known` with the cases of `files` that were not removed and those that stand in the database."""
    removed = {each["removed"] for each in standing if "removed" in each}
    kept = {case_id: case for case_id, case in files.cases.items() if case_id not in removed}
    for each in standing:
        if "removed" not in each:
            with suppress(ValidationError):  # one that cannot be shown must not keep the others from it
                case = shown_case(files, each)
                kept[case.id] = case
    return replace(known, cases=kept)


def id_of(record_id: int) -> str:
    """What a record is called among the cases."""
    return f"c{record_id}"


def shown_case(knowledge: Knowledge, record: Mapping[str, Any]) -> Case:
    """A record as it is shown: what its consent does not cover is not in it."""
    gathered = record["origin"] == "gathered"
    consent = (record["consent"] or {}) if gathered else {}
    scope = consent.get("scope", []) if gathered else ["name", "figures"]
    texts = {name: value for name, value in record["texts"].items() if all(value.get(language) for language in LANGUAGES)}
    title = texts.get("title") or dict.fromkeys(LANGUAGES, "–")
    values: dict[str, Any] = {
        **{"id": id_of(record["id"]), "kind": "case", "relation": "gathered" if gathered else "reported"},
        **{name: record[name] for name in ("sector", "pollutants", "size", "year", "funded", "sample")},
        **{"technology": record["technology"] or "other", "measure": texts.get("measure") or title},
        **{name: texts.get(name) for name in ("process", "problem", "note")},
        "title": {language: SAMPLE_LABELS[language] + title[language] for language in LANGUAGES} if record["sample"] else title,
        "city": next((place.name for place in knowledge.places if place.id == record["city"]), None),
        "company": record["company"] if "name" in scope else None,
        **({"consent_on": consent.get("on"), "consent_until": consent.get("until")} if gathered else {"publisher": record["publisher"]}),
        "source": {"title": "assistant"} if gathered else {"url": record["source_url"], "title": record["publisher"]},
    }
    if "figures" in scope:
        values |= {name: _sum(record[f"{name}_cents"], record["currency"]) for name in ("cost", "saving")}
        values["payback_months"] = record["payback_months"]
    else:
        values["withheld"] = any(record[name] is not None for name in MONEY)
    return Case.model_validate(values)


def _sum(cents: int | None, currency: str | None) -> dict[str, Any] | None:
    return {"value": f"{cents // 100}.{cents % 100:02}", "currency": currency or "HKD"} if cents else None


def listed(
    knowledge: Knowledge,
    *,
    words: str = "",
    sector: str | None = None,
    technology: str | None = None,
    city: str | None = None,
    pollutant: str | None = None,
    size: str | None = None,
    payback: int | None = None,
) -> list[Case]:
    """The cases that fit everything that is asked for, the nearest to the words first; without words those with figures first. `city`: an id of
    places.yaml; `payback`: at most so many months, as stated by the source."""
    place = next((each.name["zh-Hant"] for each in knowledge.places if each.id == city), city)

    def fits(case: Case) -> bool:
        return (
            (not sector or case.sector == sector)
            and (not technology or case.technology == technology)
            and (not place or place in (case.city or {}).get("zh-Hant", ""))
            and (not pollutant or pollutant in case.pollutants)
            and (not size or case.size == size)
            and (not payback or (case.payback_months is not None and case.payback_months <= payback))
        )

    return [case for case, _ in library.rank(knowledge, words) if fits(case)]
