"""The way of a success case to the public: begun, written, asked for by one person and accepted by another. How it goes again: success_hiding.py."""

from datetime import date
from typing import Any, get_args

from sqlalchemy import Row, select, update

from bot.clock import HONG_KONG
from bot.knowledge import Currency
from bot.messages import LANGUAGES
from bot.programme import Here, aftercare_views, application_changes, approvals, audit, milestones, staff
from bot.programme.application_changes import officer
from bot.programme.success_records import KIND, SCOPES, SECONDS, TEXTS, WRITERS, problems, thing
from bot.programme.success_words import POLLUTANTS, SIZES
from bot.tables import application, company, milestone, success_case

LONGEST = {"title": 60, "process": 60, "problem": 200, "measure": 300, "note": 200, "company": 120, "publisher": 200, "source_url": 500, "by": 80, "year": 9}
LONGEST_REASON = 300
ORIGINS = ("gathered", "published")
TECHNOLOGIES = ("energy", "air", "effluent", "other")
CURRENCIES: tuple[str, ...] = get_args(Currency)
EDITED = ("draft", "waiting")
Outcome = dict[str, Any]


# --- begun ---


def begin(here: Here, *, origin: str) -> Outcome:
    """A new empty record. Returns {"outcome": "done", "id"}, "not_allowed" or "unknown" (no such origin)."""
    me = officer(here, WRITERS)
    if me is None:
        return {"outcome": "not_allowed"}
    return _insert(here, me, origin=origin) if origin in ORIGINS else {"outcome": "unknown"}


def begin_from(here: Here, *, application_id: int) -> Outcome:
    """A record with what an approved demonstration says already; nothing of a person. What was agreed to when its text was marked as done is the start of
    the consent. Returns {"outcome": "done", "id"}, "taken" with the "id" of the record that there is, "not_allowed" or "unknown"."""
    me = officer(here, WRITERS)
    if me is None:
        return {"outcome": "not_allowed"}
    row = application_changes.lock(here.connection, application_id)
    if row is None or row.component != "demonstration" or row.state not in aftercare_views.AFTER:
        return {"outcome": "unknown"}
    there = select(success_case.c.id).where(success_case.c.application_id == row.id, success_case.c.state != "hidden").order_by(success_case.c.id.desc())
    if (before := here.connection.execute(there.limit(1)).scalar()) is not None:
        return {"outcome": "taken", "id": int(before)}
    name = here.connection.execute(select(company.c.name).where(company.c.id == row.company_id)).scalar_one()
    text = (milestone.c.application_id == row.id) & (milestone.c.kind == "case_text")
    agreed = here.connection.execute(select(milestone.c.done_on, milestone.c.consent).where(text)).one_or_none()
    said = agreed.consent if agreed is not None else None
    consent = {"by": "", "on": agreed.done_on or "", "until": said.get("until", ""), "scope": [], "said": said.get("scope", "")} if agreed and said else None
    values = {"application_id": row.id, "sector": row.sector if row.sector in here.knowledge.sector_names else None, "city": row.city, "company": name}
    values |= {"technology": row.technology, "cost_cents": row.cost_cents, "currency": "HKD", "funded": True, "year": (row.decided_on or "")[:4] or None}
    tags = "、".join(row.tags or ())[: LONGEST["process"]]
    return _insert(here, me, origin="gathered", consent=consent, sample=row.sample, texts={"process": {"zh-Hant": tags}} if tags else {}, **values)


def _insert(here: Here, me: int, **values: Any) -> Outcome:
    empty = {"state": "draft", "pollutants": [], "texts": {}, "author_id": me, "created_at": here.now}
    made = here.connection.execute(success_case.insert().values(**(empty | values)).returning(success_case.c.id)).scalar_one()
    audit.write(here, f"staff {me}", "success case begun", thing(made))
    return {"outcome": "done", "id": int(made)}


# --- written ---


def save(here: Here, *, record_id: int, version: int, values: dict[str, Any]) -> Outcome:
    """Another content, as of `tidy`; what was asked for is void. Returns {"outcome"}: "done", "not_allowed", "unknown", "changed", "not_now"."""
    held = hold(here, record_id, version, WRITERS, EDITED)
    if isinstance(held, dict):
        return held
    row, me = held
    approvals.void(here, KIND, thing(row.id))
    kept = tidy(here, row.origin, values)
    change(here, row, state="draft", author_id=me, reason=None, **kept)
    audit.write(here, f"staff {me}", "success case edited", thing(row.id), before=content(row), after=kept)
    return {"outcome": "done"}


def tidy(here: Here, origin: str, values: dict[str, Any]) -> dict[str, Any]:
    """The columns of what was typed: of choices only those that there are, texts no longer than LONGEST, days as ISO texts or nothing."""
    typed: dict[str, dict[str, str]] = {name: values.get("texts", {}).get(name) or {} for name in TEXTS}
    texts = {name: {each: _short(value.get(each), name) for each in LANGUAGES if _short(value.get(each), name)} for name, value in typed.items()}
    places = [place.id for place in here.knowledge.places]
    columns: dict[str, Any] = {
        "texts": {name: value for name, value in texts.items() if value},
        "pollutants": [each for each in POLLUTANTS if each in values.get("pollutants", ())],
        "sector": _one_of(values.get("sector"), here.knowledge.sector_names),
        "technology": _one_of(values.get("technology"), TECHNOLOGIES),
        "size": _one_of(values.get("size"), SIZES),
        "city": _one_of(values.get("city"), places),
        "currency": _one_of(values.get("currency"), CURRENCIES),
        "funded": values.get("funded") if values.get("funded") in (True, False) else None,
        **{name: values.get(name) for name in ("cost_cents", "saving_cents", "payback_months")},
        **{name: _short(values.get(name), name) or None for name in ("company", "year")},
    }
    if origin == "gathered":
        return columns | {"consent": _consent(values.get("consent") or {}), "publisher": None, "source_url": None}
    return columns | {"consent": None, **{name: _short(values.get(name), name) or None for name in ("publisher", "source_url")}}


def _consent(said: dict[str, Any]) -> dict[str, Any] | None:
    consent: dict[str, Any] = {"by": _short(said.get("by"), "by"), "on": _day(said.get("on")), "until": _day(said.get("until"))}
    consent["scope"] = [each for each in SCOPES if each in said.get("scope", ())]
    consent["said"] = str(said.get("said") or "")[:200]
    return consent if any(consent.values()) else None


def _day(typed: Any) -> str:
    try:
        return date.fromisoformat(str(typed)).isoformat()
    except ValueError:
        return ""


def _short(typed: Any, name: str) -> str:
    return " ".join(str(typed or "").split())[: LONGEST[name]]


def _one_of(typed: Any, allowed: Any) -> str | None:
    return str(typed) if typed in allowed else None


# --- decided ---


def ask(here: Here, *, record_id: int, version: int) -> Outcome:
    """Ask for a second person. Returns {"outcome"}: "done", "problems" with "problems", "not_allowed", "unknown", "changed", "not_now"."""
    held = hold(here, record_id, version, WRITERS, EDITED)
    if isinstance(held, dict):
        return held
    row, me = held
    if found := problems(here, row):
        return {"outcome": "problems", "problems": found}
    change(here, row, state="waiting", author_id=me, reason=None)
    approvals.ask(here, me, KIND, thing(row.id), _asked(row))
    return {"outcome": "done"}


def decide(here: Here, *, record_id: int, version: int, yes: bool, reason: str = "") -> Outcome:
    """Say yes or no as the second person; with yes everybody sees it from now on, and the sharing that was expected of the factory is done.

    Returns {"outcome"}: "done", "own" (nobody decides on what they asked for), "problems", "reason_missing", "not_allowed", "unknown", "changed", "not_now"."""
    planned = here.connection.execute(select(success_case.c.application_id).where(success_case.c.id == record_id)).scalar()
    of = application_changes.lock(here.connection, planned) if planned is not None else None  # in the order in which rows are locked
    held = hold(here, record_id, version, SECONDS, ("waiting",))
    if isinstance(held, dict):
        return held
    row, me = held
    if not yes and not reason.strip():
        return {"outcome": "reason_missing"}
    if yes and (found := problems(here, row)):
        return {"outcome": "problems", "problems": found}
    asked = next((each.id for each in approvals.waiting(here, KIND) if each.object == thing(row.id)), None)
    done = approvals.decide(here, me, asked, _asked(row), yes=yes, reason=reason.strip()) if asked is not None else {"outcome": "not_now"}
    if done["outcome"] != "done":
        return done
    if not yes:
        change(here, row, state="draft", reason=reason.strip()[:LONGEST_REASON])
        return done
    change(here, row, state="shown", approver_id=me, shown_at=here.now, withdrawn_at=None, reason=None)
    if of is not None and row.origin == "gathered":
        _shared(here, of, row, me)
    return done


def _shared(here: Here, of: Row[Any], row: Row[Any], me: int) -> None:
    """The case text that was expected of the factory is there."""
    this = (milestone.c.application_id == of.id) & (milestone.c.kind == "case_text") & milestone.c.done_on.is_(None)
    consent = {"scope": ", ".join(row.consent["scope"]), "until": row.consent["until"]}
    day = here.now.astimezone(HONG_KONG).date().isoformat()
    if here.connection.execute(update(milestone).where(this).values(done_on=day, consent=consent).returning(milestone.c.id)).first() is None:
        return
    milestones.take_back(here.connection, of, "case_text")
    here.connection.execute(update(application).where(application.c.id == of.id).values(version=of.version + 1))
    audit.write(here, f"staff {me}", "milestone done", f"application {of.id}", f"case_text {day}; {thing(row.id)} is shown")


# --- what every change shares ---


def hold(here: Here, record_id: int, version: int | None, roles: frozenset[staff.Role], states: tuple[str, ...]) -> tuple[Row[Any], int] | Outcome:
    """The record under its lock and who changes it; or "not_allowed", "unknown", "changed", "not_now". `version` None: as it stands now."""
    me = officer(here, roles)
    if me is None:
        return {"outcome": "not_allowed"}
    row = lock(here, record_id)
    if row is None:
        return {"outcome": "unknown"}
    if version is not None and row.version != version:
        return {"outcome": "changed"}
    return (row, me) if row.state in states else {"outcome": "not_now"}


def lock(here: Here, record_id: int) -> Row[Any] | None:
    """The record's row, held until the end of the transaction."""
    if not 0 < record_id < 2**31:
        return None
    return here.connection.execute(select(success_case).where(success_case.c.id == record_id).with_for_update()).one_or_none()


def change(here: Here, row: Row[Any], **values: Any) -> None:
    here.connection.execute(update(success_case).where(success_case.c.id == row.id).values(version=row.version + 1, **values))


def content(row: Row[Any]) -> dict[str, Any]:
    """What of a record is shown, or says that it may be."""
    left_out = ("state", "version", "author_id", "approver_id", "created_at", "shown_at", "withdrawn_at", "reason")
    return {name: value for name, value in row._mapping.items() if name not in left_out}


def _asked(row: Row[Any]) -> dict[str, Any]:
    """What the second person agrees to: by its digest, because the consent names a person and approvals are kept for years."""
    return {"case": row.id, "content": audit.digest(content(row))}
