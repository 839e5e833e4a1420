"""Success cases as staff read them: the list, one record with what still keeps it from being shown, and what is expected after approvals."""

from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Row, func, select

from bot.clock import HONG_KONG
from bot.folding import fold
from bot.messages import LANGUAGES
from bot.programme import Here, approvals, milestones, staff
from bot.programme.aftercare_views import AFTER
from bot.programme.application_changes import officer
from bot.programme.success import id_of
from bot.running_figures import differing
from bot.tables import announcement, application, case_removal, company, milestone, success_case
from bot.tables import staff as members

READERS: frozenset[staff.Role] = frozenset({"case_officer", "publisher", "approver"})
WRITERS: frozenset[staff.Role] = frozenset({"case_officer", "publisher"})
SECONDS: frozenset[staff.Role] = frozenset({"approver"})
KIND = "success_case"  # of approvals
STATES = ("draft", "waiting", "shown", "hidden")
SCOPES = ("name", "measure", "figures", "photo", "visit")
TEXTS = ("title", "process", "problem", "measure", "note")
NEEDED = ("title", "measure")
MOST_LISTED = 200
Outcome = dict[str, Any]


def thing(record_id: int) -> str:
    """What a record is called in the audit and in approvals."""
    return f"success case {record_id}"


def listed(here: Here, *, state: str = "") -> list[Outcome]:
    """Records, the newest first: [{"id", "state", "origin", "title" (texts), "sector", "city", "company", "until" (of the consent), "sample"}]; none for
    whom they are no concern of."""
    if officer(here, READERS) is None:
        return []
    query = select(success_case).order_by(success_case.c.id.desc()).limit(MOST_LISTED)
    rows = here.connection.execute(query.where(success_case.c.state == state) if state else query).all()
    plain = ("id", "state", "origin", "sector", "city", "company", "sample", "technology")
    return [{name: getattr(row, name) for name in plain} | {"title": row.texts.get("title") or {}, "until": (row.consent or {}).get("until")} for row in rows]


def one(here: Here, *, record_id: int) -> Outcome | None:
    """A record with all its columns, and "case_id", "author", "approver" (names), "asked" (when it was asked for, by whom: {"id", "author_id", "until"} or
    None), "problems", "application" ({"reference", "grant_cents", "tags", "decided_on"} or None); None where there is none or no right to it."""
    me = officer(here, READERS)
    row = here.connection.execute(select(success_case).where(success_case.c.id == record_id)).one_or_none() if me is not None else None
    if row is None:
        return None
    ids = [each for each in (row.author_id, row.approver_id) if each is not None]
    names = {each.id: each.name for each in here.connection.execute(select(members.c.id, members.c.name).where(members.c.id.in_(ids)))}
    values = {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row._mapping.items()}
    found = next((each for each in approvals.waiting(here, KIND) if each.object == thing(row.id)), None)
    asked = {"id": found.id, "author_id": found.author_id, "until": found.until.isoformat()} if found is not None else None
    more = {"case_id": id_of(row.id), "asked": asked, "problems": problems(here, row), "application": _application(here, row.application_id)}
    return {**values, **more, "author": names.get(row.author_id), "approver": names.get(row.approver_id)}


def problems(here: Here, row: Row[Any] | Any) -> list[Outcome]:
    """What keeps a record from being shown: [{"problem", …}], the problem one of texts_missing, figures_differ, name_in_texts, sector_missing,
    technology_missing, consent_missing, consent_incomplete, consent_over, measure_not_covered, publisher_missing, address_wrong."""
    found: list[Outcome] = []
    for name in TEXTS:
        value: dict[str, str] = {language: (row.texts.get(name) or {}).get(language, "") for language in LANGUAGES}
        lacking = [language for language in LANGUAGES if not value[language]]
        if lacking and (name in NEEDED or len(lacking) < len(LANGUAGES)):
            found.append({"problem": "texts_missing", "text": name, "languages": lacking})
        elif not lacking and differing(value):
            found.append({"problem": "figures_differ", "text": name})
    found += [{"problem": f"{name}_missing"} for name in ("sector", "technology") if not getattr(row, name)]
    return found + (_consent(here, row) if row.origin == "gathered" else _source(row))


def _consent(here: Here, row: Row[Any] | Any) -> list[Outcome]:
    consent, today = row.consent or {}, here.now.astimezone(HONG_KONG).date().isoformat()
    if not consent:
        return [{"problem": "consent_missing"}]
    if not all(consent.get(name) for name in ("by", "on", "until")):
        return [{"problem": "consent_incomplete"}]
    found: list[Outcome] = []
    if not consent["on"] <= today <= consent["until"]:
        found.append({"problem": "consent_over"})
    if "measure" not in consent["scope"]:
        found.append({"problem": "measure_not_covered"})
    return found + ([{"problem": "name_in_texts"}] if "name" not in consent["scope"] and _names_company(row) else [])


def _names_company(row: Row[Any] | Any) -> bool:
    """Whether a text names the company though the consent does not cover its name."""
    name = fold(row.company or "")
    return bool(name) and any(name in fold(text) for value in row.texts.values() for text in value.values())


def _source(row: Row[Any] | Any) -> list[Outcome]:
    address = urlsplit(row.source_url or "")
    found: list[Outcome] = [] if row.publisher else [{"problem": "publisher_missing"}]
    return found + ([] if address.scheme in ("http", "https") and address.hostname else [{"problem": "address_wrong"}])


def _application(here: Here, application_id: int | None) -> Outcome | None:
    row = here.connection.execute(select(application).where(application.c.id == application_id)).one_or_none() if application_id else None
    return {name: getattr(row, name) for name in ("id", "reference", "grant_cents", "tags", "decided_on")} if row is not None else None


# --- what is expected ---


def expected(here: Here) -> list[Outcome]:
    """What demonstrating factories are still to share, the earliest due first, and case texts that were agreed to and not written: [{"application_id",
    "reference", "company", "kind", "due", "late", "agreed", "record_id" (of the case that was begun) or None}]."""
    if officer(here, READERS) is None:
        return []
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    query = select(milestone, application.c.reference, company.c.name.label("company"), success_case.c.id.label("record_id"))
    query = query.join(application, application.c.id == milestone.c.application_id).join(company, company.c.id == application.c.company_id)
    newest = select(func.max(success_case.c.id)).where(success_case.c.application_id == application.c.id).correlate(application).scalar_subquery()
    query = query.join(success_case, success_case.c.id == newest, isouter=True)
    query = query.where(application.c.component == "demonstration", application.c.state.in_(AFTER), milestone.c.kind.in_(milestones.SHARING))
    found = []
    for row in here.connection.execute(query.order_by(milestone.c.due, milestone.c.id)).all():
        agreed = row.kind == "case_text" and bool(row.done_on) and bool(row.consent) and row.record_id is None
        if not row.done_on or agreed:
            plain = {name: getattr(row, name) for name in ("application_id", "reference", "company", "kind", "due", "record_id")}
            found.append({**plain, "late": not row.done_on and row.due < today, "agreed": agreed})
    return found


def removed(here: Here) -> list[Outcome]:
    """Cases of the files that were removed on request: [{"case_id", "reason", "at" (ISO)}]."""
    if officer(here, READERS) is None:
        return []
    rows = here.connection.execute(select(case_removal).order_by(case_removal.c.at.desc())).all()
    return [{"case_id": row.case_id, "reason": row.reason, "at": row.at.isoformat()} for row in rows]


def carried(here: Here, *, case_id: str, names: list[str]) -> list[Outcome]:
    """Announcements that left and that name a case, by its address or one of its names (title, company): [{"id", "name"}]."""
    if officer(here, READERS) is None:
        return []
    wanted = [f"case_{case_id}", f"/cases/{case_id}", *(each for each in names if len(each) > 1)]
    rows = here.connection.execute(select(announcement).where(announcement.c.began_at.is_not(None)).order_by(announcement.c.id))
    return [{"id": row.id, "name": row.name} for row in rows if any(each in text for each in wanted for text in row.texts.values())]
