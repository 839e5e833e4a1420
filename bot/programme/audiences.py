"""Whom an announcement is for: of the chats that want to hear of its topic, those that fit a rule. One statement, no names."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, case, false, func, or_, select, tuple_

from bot.programme import Here, application_changes, notices, subscriptions
from bot.programme.application_states import PUBLIC
from bot.programme.staff import Role
from bot.tables import application, attendee, conversation, event, holder, outbox, provider, registration, segment

DRAFTERS: frozenset[Role] = frozenset({"publisher"})
LOOKERS: frozenset[Role] = frozenset({"publisher", "approver"})
CHANNELS = ("telegram", "web")  # on which there are people; the sandbox and the chats of staff in the console are on others
ROLES = ("holder", "provider", "attendee")
STAGES = ("received", "more_needed", "under_review", "before_committee", "decided", "completed")  # the public words
LISTS = ("sectors", "cities", "roles", "languages", "stages", "event")
OUT = ("cancelled", "passed", "expired", "replaced")  # attendees who are not registered any more
SAMPLE = 5
Rule = dict[str, Any]
"""{"sectors", "cities", "roles", "languages", "stages", "event" (ids of events): lists, of which one must fit; "came": True where only those of the event
count who came}. All that is there must fit; what is absent or empty does not limit."""


def tidy(rule: Any) -> Rule:
    """As it is kept, whatever a form has brought: lists without repeats, nothing that is empty, nothing unknown."""
    given = rule if isinstance(rule, dict) else {}
    kept: Rule = {}
    for name in LISTS:
        value = given.get(name)
        values = [value] if isinstance(value, str) else list(value or [])
        if values := sorted({str(each) for each in values if each}):
            kept[name] = values
    return kept | ({"came": True} if given.get("came") and "event" in kept else {})


# --- what is known of chats: sets of (channel, chat), so that no database has to ask for each chat in turn ---


def _cases() -> Select[Any]:
    """The chats that may act for a company, by its applications; without drafts and samples."""
    joined = application.join(holder, holder.c.company_id == application.c.company_id)
    real = (holder.c.until.is_(None), application.c.state.not_in(["draft", "discarded"]), ~application.c.sample)
    return select(holder.c.channel, holder.c.chat).select_from(joined).where(*real)


def _bookings() -> Select[Any]:
    """The chats of registrations of which somebody is still registered, without those for samples."""
    joined = registration.join(event, event.c.id == registration.c.event_id).join(attendee, attendee.c.registration_id == registration.c.id)
    return select(registration.c.channel, registration.c.chat).select_from(joined).where(attendee.c.state.not_in(OUT), ~event.c.sample)


def _firms() -> Select[Any]:
    """The chats of registered service providers."""
    return select(provider.c.channel, provider.c.chat).where(provider.c.state == "registered", ~provider.c.sample)


def _newest(chats: Select[Any], value: Any, by: Any, name: str) -> Any:
    """For each chat the value of the newest row that has one."""
    channel, chat = chats.selected_columns
    place = func.row_number().over(partition_by=(channel, chat), order_by=by.desc())
    ranked = chats.add_columns(value.label("value"), place.label("place")).where(value.is_not(None)).subquery(f"ranked_{name}")
    return select(ranked.c.channel, ranked.c.chat, ranked.c.value).where(ranked.c.place == 1).subquery(name)


def _reach() -> Any:
    """blocked | gone, if that is what became of the newest message to the chat; else sent, or empty."""
    told = (outbox.c.state == "sent") | ((outbox.c.state == "failed") & outbox.c.outcome.in_(["blocked", "gone"]))
    mine = (outbox.c.channel == conversation.c.channel) & (outbox.c.chat == conversation.c.chat)
    newest = select(case((outbox.c.state == "failed", outbox.c.outcome), else_="sent")).where(mine, told).order_by(outbox.c.sequence.desc()).limit(1)
    return newest.correlate(conversation).scalar_subquery()


# --- the rule ---


def _fits(rule: Rule) -> list[ColumnElement[bool]]:
    """One condition for each part of the rule."""
    here = tuple_(conversation.c.channel, conversation.c.chat)
    conditions: list[ColumnElement[bool]] = []
    if sectors := rule.get("sectors"):
        conditions.append(here.in_(_cases().where(application.c.sector.in_(sectors))) | here.in_(_bookings().where(registration.c.sector.in_(sectors))))
    if cities := rule.get("cities"):
        conditions.append(here.in_(_cases().where(application.c.city.in_(cities))) | here.in_(_firms().where(provider.c.city.in_(cities))))
    if roles := rule.get("roles"):
        own = {"holder": _cases, "provider": _firms, "attendee": _bookings}
        conditions.append(or_(false(), *[here.in_(own[role]()) for role in roles if role in own]))
    if stages := rule.get("stages"):
        states = [state for state, word in PUBLIC.items() if word in stages]
        conditions.append(here.in_(_cases().where(application.c.state.in_(states))))
    if events := rule.get("event"):
        came = [attendee.c.arrived_at.is_not(None)] if rule.get("came") else []
        conditions.append(here.in_(_bookings().where(registration.c.event_id.in_(events), *came)))
    if languages := rule.get("languages"):
        conditions.append(_language().in_(languages))
    return conditions


def _language() -> Any:
    return func.coalesce(conversation.c.state["language"].as_string(), "zh-Hant")


def chosen(rule: Rule, topic: str) -> Select[Any]:
    """The chats of a topic that fit a rule: channel, chat, language, sector, city, reach (blocked | gone | sent | empty). A chat that was erased is none.

    Of several sectors or cities of a chat the newest stands for it; the rule asks for any of them."""
    joined: Any = conversation
    parts = {
        "case_sector": _newest(_cases(), application.c.sector, application.c.id, "case_sector"),
        "booking_sector": _newest(_bookings(), registration.c.sector, registration.c.id, "booking_sector"),
        "case_city": _newest(_cases(), application.c.city, application.c.id, "case_city"),
        "firm_city": _newest(_firms(), provider.c.city, provider.c.id, "firm_city"),
    }
    for part in parts.values():
        joined = joined.outerjoin(part, (part.c.channel == conversation.c.channel) & (part.c.chat == conversation.c.chat))
    sector = func.coalesce(parts["case_sector"].c.value, parts["booking_sector"].c.value).label("sector")
    city = func.coalesce(parts["case_city"].c.value, parts["firm_city"].c.value).label("city")
    columns = (conversation.c.channel, conversation.c.chat, _language().label("language"), sector, city, _reach().label("reach"))
    of_topic = tuple_(conversation.c.channel, conversation.c.chat).in_(subscriptions.wanted(topic))
    return select(*columns).select_from(joined).where(of_topic, conversation.c.channel.in_(CHANNELS), *_fits(tidy(rule)))


def within_reach(rule: Rule, topic: str) -> Select[Any]:
    """As `chosen`, without those that are blocked or gone."""
    found = chosen(rule, topic).subquery("chosen")
    return select(found).where(func.coalesce(found.c.reach, "").not_in(["blocked", "gone"]))


def count(here: Here, rule: Rule, topic: str) -> int:
    found = within_reach(rule, topic).subquery("reached")
    return int(here.connection.execute(select(func.count()).select_from(found)).scalar_one())


def audience(here: Here, *, rule: Rule, topic: str | None = None) -> dict[str, Any]:
    """How many chats a rule comes to now, and what they are, without names: {"outcome": "done", "count", "by_language", "by_channel", "by_sector", "by_city"
    ({value: chats}; "" where it is not known), "blocked", "gone", "sample": five of {"language", "sector", "city", "channel"}}, or "not_allowed", "unknown".
    The topic of consent is `topic`, or "topic" in the rule."""
    if application_changes.officer(here, LOOKERS) is None:
        return {"outcome": "not_allowed"}
    topic = topic or str(rule.get("topic") or "")
    if topic not in subscriptions.TOPICS:
        return {"outcome": "unknown"}
    query = chosen(rule, topic)
    found = here.connection.execute(query.order_by(conversation.c.channel, conversation.c.chat)).all()
    rows = [row for row in found if row.reach not in ("blocked", "gone")]
    counts = {f"by_{part}": dict(Counter(getattr(row, part) or "" for row in rows)) for part in ("language", "channel", "sector", "city")}
    out = Counter(row.reach for row in found)
    sample = [{name: getattr(row, name) for name in ("language", "sector", "city", "channel")} for row in _spread(rows)]
    return {"outcome": "done", "count": len(rows), **counts, "blocked": out["blocked"], "gone": out["gone"], "sample": sample}


def _spread(rows: Sequence[Row[Any]]) -> list[Row[Any]]:
    """A few of them from everywhere in the list."""
    return [rows[number * len(rows) // SAMPLE] for number in range(SAMPLE)] if len(rows) >= SAMPLE else list(rows)


# --- saved rules ---


def save(here: Here, *, name: str, rule: Rule) -> dict[str, Any]:
    """Keep a rule under a name. Returns {"outcome": "done", "id"}, "not_allowed", "name_missing", or "taken" (there is another of this name)."""
    staff_id = application_changes.officer(here, DRAFTERS)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    name = name.strip()[:80]
    if not name:
        return {"outcome": "name_missing"}
    values = {"name": name, "rule": _with_topic(rule), "staff_id": staff_id, "created_at": here.now}
    if not notices.insert_once(here.connection, segment, values):
        return {"outcome": "taken"}
    made = here.connection.execute(select(segment.c.id).where(segment.c.name == name)).scalar_one()
    application_changes.write_down(here, staff_id, "segment saved", f"segment {made}", None)
    return {"outcome": "done", "id": int(made)}


def saved(here: Here) -> list[dict[str, Any]]:
    """The saved rules by name: {"id", "name", "rule"}. Empty for whoever may not see them."""
    if application_changes.officer(here, LOOKERS) is None:
        return []
    rows = here.connection.execute(select(segment).order_by(segment.c.name)).all()
    return [{"id": row.id, "name": row.name, "rule": row.rule} for row in rows]


def _with_topic(rule: Rule) -> Rule:
    topic = rule.get("topic")
    return tidy(rule) | ({"topic": topic} if topic in subscriptions.TOPICS else {})
