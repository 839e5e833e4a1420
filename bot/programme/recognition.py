"""The recognition logo as those who apply for it see it: the dates of a year, an application, how it stands, taking it back."""

from typing import Any

from sqlalchemy import Row, func, or_, select, update

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.messages import Address, Choice, Phrase
from bot.programme import Here, audit, holders, label_words, notices
from bot.programme.privacy_notice import VERSION as NOTICE
from bot.programme.references import new_reference
from bot.tables import company, consent, holder, label, label_application, label_round, provider

MOST_OF_CHAT = 10  # applications of one chat for one year
MOST_LISTED = 30
MANUFACTURING = ("excellent", "partner")  # counted together
BEFORE: dict[str, tuple[str, ...]] = {  # from which states each state can be reached; nothing else changes an application's state
    "received": ("withdrawn",),
    "under_review": ("received", "refused"),
    "awarded": ("under_review",),
    "refused": ("under_review",),
    "withdrawn": ("received", "under_review"),
}


# --- what is known of the scheme ---


def about(here: Here) -> dict[str, Any]:
    """What the sources say: {"categories": [{"id", "name", "whom", "sources"}], "asked", "asked_sources", "judged", "judged_sources", "criteria"}."""
    known: dict[str, Any] = here.knowledge.recognition.model_dump(mode="json")
    return known


def category_name(knowledge: Knowledge, category: str) -> dict[str, str]:
    """The name of a category in three languages."""
    name = next(each.name for each in knowledge.recognition.categories if each.id == category)
    return {str(language): text for language, text in name.items()}


def rounds(here: Here) -> dict[str, dict[str, Any] | None]:
    """The dates as officers have entered them: {"open", "next", "last"}, each {"year", "opens_on", "closes_on"} (days, the last one included) or None.
    Of several that are open, the one that closes first."""
    rows = here.connection.execute(select(label_round).order_by(label_round.c.closes_on, label_round.c.year)).all()
    views = [{"year": row.year, "opens_on": row.opens_on, "closes_on": row.closes_on} for row in rows]
    today = here.now.astimezone(HONG_KONG).date().isoformat()
    return {
        "open": next((each for each in views if each["opens_on"] <= today <= each["closes_on"]), None),
        "next": min((each for each in views if each["opens_on"] > today), key=lambda each: str(each["opens_on"]), default=None),
        "last": next((each for each in reversed(views) if each["closes_on"] < today), None),
    }


# --- applying ---


def applicants(here: Here, *, category: str) -> list[dict[str, str]]:
    """For whom this chat may apply in the category, beside a name typed afresh: [{"id": "company 3" or "provider 7", "name"}]."""
    if category == "technology_service":
        rows = here.connection.execute(select(provider.c.id, provider.c.name).where(*_my_provider(here)).order_by(provider.c.id))
        return [{"id": f"provider {row.id}", "name": row.name} for row in rows]
    return [{"id": f"company {each['id']}", "name": each["name"]} for each in holders.my_companies(here)]


def apply(here: Here, *, year: int, category: str, who: str, name: str, answers: dict[str, Any], contact_name: str, contact: str) -> dict[str, Any]:
    """Hand an application in, with the consent to the privacy notice. `who`: an id of `applicants`, or "other" with a `name` typed afresh. Applying twice for
    one name, category and year is one application; one that was taken back comes into force again.

    Returns {"outcome": "applied" or "already", "id", "reference"}, "no_round" (not open, or not for this year), "unknown", "too_many" or "not_now"."""
    open_now = rounds(here)["open"]
    if open_now is None or open_now["year"] != year:
        return {"outcome": "no_round"}
    firm = _applicant(here, who, name)
    if firm is None:
        return {"outcome": "unknown"}
    told = {"answers": answers, "contact_name": contact_name, "contact": contact}
    mine = (label_application.c.channel == here.address.channel) & (label_application.c.chat == here.address.chat)
    same = mine & (label_application.c.name == firm["name"])
    for id_name in ("company_id", "provider_id"):
        same = same | (label_application.c[id_name] == firm[id_name]) if firm[id_name] is not None else same
    of_year = (label_application.c.year == year) & (label_application.c.category == category)
    row = here.connection.execute(select(label_application).where(of_year, same).order_by(label_application.c.id).limit(1).with_for_update()).one_or_none()
    if row is not None:
        return _once_more(here, row, told)
    if here.connection.execute(select(func.count()).select_from(label_application).where(mine, label_application.c.year == year)).scalar_one() >= MOST_OF_CHAT:
        return {"outcome": "too_many"}
    values = {"reference": new_reference("L"), "year": year, "category": category, **firm, **told, "criteria": {}, "state": "received", "since": here.now}
    values |= {"channel": here.address.channel, "chat": here.address.chat, "created_at": here.now}
    made = here.connection.execute(label_application.insert().values(**values).returning(label_application)).one()
    _agreed(here, made, "label applied for")
    return {"outcome": "applied", "id": made.id, "reference": made.reference}


def _applicant(here: Here, who: str, name: str) -> dict[str, Any] | None:
    """Name and record of the one who applies, held until the end of the transaction so that colleagues cannot apply beside each other; None: not theirs."""
    kind, _, number = who.partition(" ")
    if kind == "company":
        row = here.connection.execute(select(company).where(company.c.id == int(number)).with_for_update()).one_or_none()
        if row is None or holders.holder_of(here.connection, here.address, row.id) is None:
            return None
        return {"name": row.name, "company_id": row.id, "provider_id": None}
    if kind == "provider":
        row = here.connection.execute(select(provider).where(provider.c.id == int(number), *_my_provider(here)).with_for_update()).one_or_none()
        return None if row is None else {"name": row.name, "company_id": None, "provider_id": row.id}
    return {"name": name, "company_id": None, "provider_id": None}


def _my_provider(here: Here) -> tuple[Any, ...]:
    return provider.c.channel == here.address.channel, provider.c.chat == here.address.chat, provider.c.state == "registered"


def _once_more(here: Here, row: Row[Any], told: dict[str, Any]) -> dict[str, Any]:
    if not _is_mine(here, row):
        return {"outcome": "not_now"}  # this chat made it for a company that it has left
    if row.state != "withdrawn":
        return {"outcome": "already", "id": row.id, "reference": row.reference}
    move(here, row, "received", criteria={}, **told)
    _agreed(here, row, "label applied for again")
    return {"outcome": "applied", "id": row.id, "reference": row.reference}


def _agreed(here: Here, row: Row[Any], what: str) -> None:
    agreed = {"channel": here.address.channel, "chat": here.address.chat, "notice": NOTICE, "language": here.language, "purpose": "label"}
    here.connection.execute(consent.insert().values(at=here.now, **agreed))
    audit.write(here, "applicant", what, f"label application {row.id}")


# --- following ---


def mine(here: Here) -> list[dict[str, Any]]:
    """The applications of this chat, of its companies and of its provider, newest first: views as of `view`."""
    in_chat = (label_application.c.channel == here.address.channel) & (label_application.c.chat == here.address.chat)
    afresh = in_chat & label_application.c.company_id.is_(None) & label_application.c.provider_id.is_(None)
    of_company = select(holder.c.company_id).where(holder.c.channel == here.address.channel, holder.c.chat == here.address.chat, holder.c.until.is_(None))
    of_provider = select(provider.c.id).where(provider.c.channel == here.address.channel, provider.c.chat == here.address.chat)
    theirs = or_(afresh, label_application.c.company_id.in_(of_company), label_application.c.provider_id.in_(of_provider))
    rows = here.connection.execute(select(label_application).where(theirs).order_by(label_application.c.id.desc()).limit(MOST_LISTED))
    return [view(here, row) for row in rows.all()]


def one(here: Here, *, application_id: Any) -> dict[str, Any] | None:
    """One of `mine`; None where it does not exist or is not theirs."""
    row = read(here, application_id)
    return view(here, row) if row is not None and _is_mine(here, row) else None


def read(here: Here, application_id: Any) -> Row[Any] | None:
    if not str(application_id).isdecimal() or len(str(application_id)) > 15:
        return None
    return here.connection.execute(select(label_application).where(label_application.c.id == int(application_id))).one_or_none()


def view(here: Here, row: Row[Any]) -> dict[str, Any]:
    """An application as the applicant sees it: {"id", "reference", "year", "category", "category_name", "name", "contact_name", "contact", "answers", "state",
    "word" (state, or award_withdrawn), "since" (day), "reason" (texts), "number" (of the award), "withdrawn_on", "version", "sample", "may"}."""
    award = here.connection.execute(select(label).where(label.c.application_id == row.id)).one_or_none()
    names = ("id", "reference", "year", "category", "name", "contact_name", "contact", "answers", "state", "reason", "version", "sample")
    return {
        **{name: getattr(row, name) for name in names},
        "category_name": category_name(here.knowledge, row.category),
        "word": "award_withdrawn" if award is not None and award.withdrawn_on else row.state,
        "since": row.since.astimezone(HONG_KONG).date().isoformat(),
        "number": award.number if award is not None else None,
        "withdrawn_on": award.withdrawn_on if award is not None else None,
        "may": ["withdraw"] if row.state in BEFORE["withdrawn"] else [],
    }


def withdraw(here: Here, *, application_id: int, version: int) -> dict[str, Any]:
    """Take an application back. Returns {"outcome": "done"}, "unknown" (absent and not theirs are alike), "changed" or "not_now"."""
    row = lock(here, application_id)
    if row is None or not _is_mine(here, row):
        return {"outcome": "unknown"}
    if row.version != version:
        return {"outcome": "changed"}
    if row.state not in BEFORE["withdrawn"]:
        return {"outcome": "not_now"}
    move(here, row, "withdrawn")
    audit.write(here, "applicant", "label withdrawn", f"label application {row.id}")
    return {"outcome": "done"}


# --- under the lock ---


def lock(here: Here, application_id: int) -> Row[Any] | None:
    """The application's row, held until the end of the transaction."""
    return here.connection.execute(select(label_application).where(label_application.c.id == application_id).with_for_update()).one_or_none()


def move(here: Here, row: Row[Any], after: str, **values: Any) -> None:
    """Bring an application into another state (the caller holds it and has looked at BEFORE) and tell its people once."""
    columns = {"state": after, "since": here.now, "version": row.version + 1, **values}
    here.connection.execute(update(label_application).where(label_application.c.id == row.id).values(**columns))
    tell(here, row, row.state)


def tell(here: Here, row: Row[Any], before: str) -> None:
    """One notice, before -> after, to everybody of the applicant but who did it. One that has not left is taken back: it would state what is past."""
    now = read(here, row.id)
    assert now is not None
    shown = view(here, now)
    for to in _people(here, row):
        prefix = f"case:label:{row.id}:"
        unsent = notices.take_back(here.connection, to, prefix)
        first: Phrase = unsent[0]["phrases"][0]["lines"][0]["before"] if unsent else label_words.word(before)
        if to == here.address or first == label_words.word(shown["word"]):
            continue
        lines = label_words.change_told(shown, first)
        notices.write(here.connection, here.now, f"{prefix}{shown['version']}:{to.channel}:{to.chat}"[:120], to, [{"lines": lines}], [case_choice(row.id)])


def case_choice(application_id: int) -> Choice:
    return Choice(f"go:logo:{application_id}", {"say": "logo-open"})


def _people(here: Here, row: Row[Any]) -> list[Address]:
    if row.company_id is not None:
        return [Address(each.channel, each.chat) for each in holders.holders(here.connection, row.company_id)]
    if row.provider_id is not None:
        found = here.connection.execute(select(provider.c.channel, provider.c.chat).where(provider.c.id == row.provider_id)).one_or_none()
        return [Address(found.channel, found.chat)] if found is not None else []
    return [Address(row.channel, row.chat)]


def _is_mine(here: Here, row: Row[Any]) -> bool:
    return here.address in _people(here, row)
