"""What is kept of a chat, kind by kind, for the person whose data it is and for whoever answers a request for them."""

import hashlib
from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from bot.messages import LANGUAGES, Phrase
from bot.programme import Here, application_words, event_words
from bot.programme.events import view as event_view
from bot.tables import (
    announcement,
    announcement_recipient,
    application,
    application_file,
    attendee,
    booth_visitor,
    company,
    consent,
    conversation,
    enquiry,
    enquiry_message,
    event,
    heard_of,
    holder,
    label_application,
    outbox,
    privacy_request,
    provider,
    quotation,
    registration,
    staff,
    staff_chat,
    subscription,
    survey,
    survey_person,
)

Row = dict[str, Phrase]
"""{field: what stands in it, as a phrase}; the fields are the messages mydata-field-<field>."""
Rows = list[Row]


def summary(here: Here, *, before: datetime | None = None) -> dict[str, Any]:
    """Of which kinds anything is kept: {"kinds": [{"kind", "number"}]}, in the order of KINDS; with `before`, only what is not newer."""
    counted = [{"kind": kind, "number": len(read(here, before or here.now))} for kind, read in KINDS.items()]
    return {"kinds": [each for each in counted if each["number"]]}


def rows(here: Here, *, kind: str) -> Rows:
    """Everything of one kind, the oldest first; nothing for a kind that there is not."""
    return KINDS[kind](here, here.now) if kind in KINDS else []


def everything(here: Here) -> dict[str, Rows]:
    """All kinds of which anything is kept."""
    return {kind: found for kind, read in KINDS.items() if (found := read(here, here.now))}


def as_json(phrase: Phrase) -> Any:
    """A phrase as plain data, for a file that programs read: the typed text, the moment, the ids; never words of ours."""
    if isinstance(phrase, list):
        return [as_json(each) for each in phrase]
    if not isinstance(phrase, dict):
        return phrase
    if "say" in phrase:
        more = {name: as_json(value) for name, value in phrase.items() if name != "say"}
        return {"what": phrase["say"], **more} if more else phrase["say"]
    value = next(iter(phrase.values()))
    return as_json(value)


# --- the kinds ---


def _enquiries(here: Here, before: datetime) -> Rows:
    found = []
    for row in here.connection.execute(_mine(enquiry, here).where(enquiry.c.created_at <= before).order_by(enquiry.c.created_at)).all():
        said = select(enquiry_message).where(enquiry_message.c.reference == row.reference, enquiry_message.c.text.is_not(None)).order_by(enquiry_message.c.id)
        told = [{"say": f"mydata-said-{each.by}", "text": each.text, "at": _moment(each.at)} for each in here.connection.execute(said)]
        by: Phrase = {"say": f"reply-by-{row.reply_by}"}
        fields = {"reference": row.reference, "question": row.question, "reply_by": by, "contact": row.contact, "at": _moment(row.created_at)}
        found.append(_filled(fields | {"said": {"lines": told} if told else None}))
    return found


def _registrations(here: Here, before: datetime) -> Rows:
    found = []
    query = _mine(registration, here).where(registration.c.created_at <= before).order_by(registration.c.id)
    for row in here.connection.execute(query).all():
        held = here.connection.execute(select(event).where(event.c.id == row.event_id)).one()
        people = here.connection.execute(select(attendee).where(attendee.c.registration_id == row.id).order_by(attendee.c.id)).all()
        names = [{"say": "mydata-person", "name": each.name, "state": {"say": f"mydata-seat-{each.state}"}} for each in people]
        shown = event_view(here.connection, held, here.now)
        fields = {"event": event_words.title(shown), "when": event_words.when(shown), "names": {"list": names}, "contact": row.contact, "company": row.company}
        found.append(_filled(fields | {"sector": _sector(row.sector), "at": _moment(row.created_at)}))
    return found


def _companies(here: Here, before: datetime) -> Rows:
    """Of a firm that they have left, only that they once acted for one."""
    query = select(holder.c.name.label("own_name"), holder.c.since, holder.c.until, company).join(company, company.c.id == holder.c.company_id)
    of_chat = (holder.c.channel == here.address.channel) & (holder.c.chat == here.address.chat) & (holder.c.since <= before)
    found = []
    for row in here.connection.execute(query.where(of_chat).order_by(holder.c.id)).all():
        firm = {"company": row.name, "registration_number": row.registration_number, "city": _city(row.city)} if row.until is None else {}
        found.append(_filled(firm | {"name": row.own_name, "at": _moment(row.since)}))
    return found


def _applications(here: Here, before: datetime) -> Rows:
    firms = select(holder.c.company_id).where(holder.c.channel == here.address.channel, holder.c.chat == here.address.chat, holder.c.until.is_(None))
    query = select(application).where(application.c.company_id.in_(firms), application.c.created_at <= before, application.c.contact != "–")
    found = []
    for row in here.connection.execute(query.order_by(application.c.id)).all():
        files = select(application_file.c.name).where(application_file.c.application_id == row.id, application_file.c.state != "removed")
        firms_asked = select(quotation.c.firm).where(quotation.c.application_id == row.id, quotation.c.removed_at.is_(None))
        fields = {
            "reference": row.reference,
            "component": application_words.component(row.component),
            "state": application_words.public_word(row.state),
            "name": row.contact_name,
            "contact": row.contact,
            "description": (row.facts or {}).get("description"),
            "cost": {"money": row.cost_cents} if row.cost_cents is not None else None,
            "files": _list(here.connection.execute(files).scalars().all()),
            "quotations": _list(here.connection.execute(firms_asked).scalars().all()),
            "at": _moment(row.created_at),
        }
        found.append(_filled(fields))
    return found


def _providers(here: Here, before: datetime) -> Rows:
    found = here.connection.execute(_mine(provider, here).where(provider.c.created_at <= before).order_by(provider.c.id)).all()
    return [
        _filled({"reference": row.reference, "firm": row.name, "name": row.contact_name, "contact": row.contact, "at": _moment(row.created_at)})
        for row in found
    ]


def _labels(here: Here, before: datetime) -> Rows:
    found = here.connection.execute(_mine(label_application, here).where(label_application.c.created_at <= before).order_by(label_application.c.id)).all()
    return [
        _filled(
            {
                **{"reference": row.reference, "firm": row.name, "year": str(row.year), "name": row.contact_name, "contact": row.contact},
                **{"account": (row.answers or {}).get("account"), "at": _moment(row.created_at)},
            }
        )
        for row in found
    ]


def _subscriptions(here: Here, before: datetime) -> Rows:
    found = here.connection.execute(_mine(subscription, here).where(subscription.c.at <= before).order_by(subscription.c.topic)).all()
    return [{"topic": {"say": f"news-{row.topic}"}, "wanted": {"say": f"mydata-{'yes' if row.wanted else 'no'}"}, "at": _moment(row.at)} for row in found]


def _consents(here: Here, before: datetime) -> Rows:
    found = here.connection.execute(_mine(consent, here).where(consent.c.at <= before).order_by(consent.c.id)).all()
    return [{"purpose": {"say": f"mydata-purpose-{_purpose(row.purpose)}"}, "notice": row.notice, "at": _moment(row.at)} for row in found]


def _announcements(here: Here, before: datetime) -> Rows:
    query = select(announcement.c.texts, announcement_recipient.c.given_at, announcement_recipient.c.tapped_at)
    query = query.join(announcement, announcement.c.id == announcement_recipient.c.announcement_id)
    mine = (announcement_recipient.c.channel == here.address.channel) & (announcement_recipient.c.chat == here.address.chat)
    given = here.connection.execute(query.where(mine, announcement_recipient.c.given_at <= before).order_by(announcement_recipient.c.id)).all()
    texts = [{language: str(row.texts.get(language, ""))[:80] for language in LANGUAGES} for row in given]
    return [
        _filled({"announcement": {"typed": text}, "at": _moment(row.given_at), "tapped": _moment(row.tapped_at)})
        for text, row in zip(texts, given, strict=True)
    ]


def _scans(here: Here, before: datetime) -> Rows:
    found = []
    for row in here.connection.execute(select(event).where(event.c.kind == "exhibition").order_by(event.c.id)).all():
        mine = hashlib.sha256(f"{row.id}|{here.address.channel}|{here.address.chat}".encode()).hexdigest()
        at = here.connection.execute(select(booth_visitor.c.at).where(booth_visitor.c.id == mine, booth_visitor.c.at <= before)).scalar()
        if at is not None:
            found.append({"event": {"typed": row.title}, "at": _moment(at)})
    return found


def _heard(here: Here, before: datetime) -> Rows:
    row = here.connection.execute(_mine(heard_of, here).where(heard_of.c.at <= before)).one_or_none()
    return [{"heard": {"say": f"heard-by-{row.how}"}, "at": _moment(row.at)}] if row is not None else []


def _surveys(here: Here, before: datetime) -> Rows:
    """That they were on the list of a survey, and whether they answered; nobody can tell what."""
    query = _mine(survey_person, here).with_only_columns(survey.c.titles, survey_person.c.asked_at, survey_person.c.answered)
    query = query.join(survey, survey.c.id == survey_person.c.survey_id).where(survey.c.created_at <= before).order_by(survey_person.c.id)
    return [
        _filled({"survey": {"typed": row.titles}, "answered": {"say": f"mydata-{'yes' if row.answered else 'no'}"}, "at": _moment(row.asked_at)})
        for row in here.connection.execute(query).all()
    ]


def _transcript(here: Here, before: datetime) -> Rows:
    """One row: how much of what was said is kept, and since when."""
    of_chat = (outbox.c.channel == here.address.channel) & (outbox.c.chat == here.address.chat) & (outbox.c.created_at <= before)
    number, first = here.connection.execute(select(func.count(), func.min(outbox.c.created_at)).where(of_chat)).one()
    return [{"messages": str(number), "at": _moment(first)}] if number else []


def _conversation(here: Here, before: datetime) -> Rows:
    """One row: the language, and the conversations that are open with how many answers."""
    row = here.connection.execute(_mine(conversation, here).where(conversation.c.touched_at <= before)).one_or_none()
    if row is None or not row.state:  # a chat that has only begun has a row and nothing in it
        return []
    unfinished = [{"say": f"flow-{each['flow']}"} for each in row.state.get("open", []) if each["flow"] not in ("mydata", "forget")]
    language: Phrase = {"say": f"mydata-language-{row.state.get('language', here.language)}"}
    return [_filled({"language": language, "unfinished": {"list": unfinished} if unfinished else None, "at": _moment(row.touched_at)})]


def _staff(here: Here, before: datetime) -> Rows:
    query = select(staff.c.name, staff.c.role, staff_chat.c.bound_at).join(staff, staff.c.id == staff_chat.c.staff_id)
    mine = (staff_chat.c.channel == here.address.channel) & (staff_chat.c.chat == here.address.chat) & (staff_chat.c.bound_at <= before)
    return [{"name": row.name, "role": {"say": f"role-{row.role}"}, "at": _moment(row.bound_at)} for row in here.connection.execute(query.where(mine)).all()]


def _requests(here: Here, before: datetime) -> Rows:
    mine = (privacy_request.c.key_hash == here.chat_key) & (privacy_request.c.at <= before)
    found = here.connection.execute(select(privacy_request).where(mine).order_by(privacy_request.c.id)).all()
    return [
        {"request": {"say": f"mydata-request-{row.kind}"}, "outcome": {"say": f"mydata-outcome-{row.outcome}"}, "at": _moment(row.at)}
        for row in found
        if here.chat_key
    ]


KINDS: dict[str, Callable[[Here, datetime], Rows]] = {
    "enquiries": _enquiries,
    "registrations": _registrations,
    "companies": _companies,
    "applications": _applications,
    "providers": _providers,
    "labels": _labels,
    "subscriptions": _subscriptions,
    "announcements": _announcements,
    "scans": _scans,
    "consents": _consents,
    "heard": _heard,
    "surveys": _surveys,
    "transcript": _transcript,
    "conversation": _conversation,
    "staff": _staff,
    "requests": _requests,
}
FIELDS = (
    *("reference", "question", "reply_by", "contact", "said", "event", "when", "names", "company", "sector", "registration_number", "city", "name"),
    *("component", "state", "description", "cost", "files", "quotations", "firm", "year", "account", "topic", "wanted", "purpose", "notice"),
    *("announcement", "tapped", "messages", "language", "unfinished", "role", "request", "outcome", "heard", "survey", "answered", "at"),
)
PURPOSES = ("enquiry", "event", "application", "provider", "provider_news", "label", "call", "news", "stop")


def _purpose(purpose: str) -> str:
    """ "news events" and "stop funding" by their first word; what is not known here by a word of its own."""
    first = purpose.partition(" ")[0]
    return first if first in PURPOSES else "other"


def _mine(table: Any, here: Here) -> Any:
    return select(table).where(table.c.channel == here.address.channel, table.c.chat == here.address.chat)


def _moment(at: datetime | None) -> Phrase:
    return {"moment": at.isoformat()} if at is not None else None


def _city(city: str | None) -> Phrase:
    return {"city": city} if city else None


def _sector(sector: str | None) -> Phrase:
    return {"sector": sector} if sector else None


def _list(values: Any) -> Phrase:
    return {"list": list(values)} if values else None


def _filled(row: dict[str, Phrase]) -> Row:
    return {field: value for field, value in row.items() if value not in (None, "")}
