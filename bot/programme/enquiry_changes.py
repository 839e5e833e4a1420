"""What staff do with an enquiry. Each change holds its row, asks for the role again, compares the version, and is written down; the asker is told once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, select, update

from bot.messages import Phrase
from bot.programme import Here, application_changes, audit, enquiry_rota, handover, promises, service_hours
from bot.programme.references import normal
from bot.programme.staff import HOTLINE_ROLES
from bot.tables import enquiry, enquiry_message

LEASE = timedelta(minutes=60)  # how long a colleague has it after the last thing done
MOST_ANSWER = 700  # characters, so that the whole message has room in every channel
# Why an enquiry is closed; counted in the report.
CLOSE_REASONS = ("answered", "phoned", "no_reply", "duplicate", "out_of_scope", "withdrawn", "not_serious")


@dataclass(frozen=True)
class Held:
    """An enquiry's row under its lock, and the member of staff who changes it."""

    row: Row[Any]
    staff_id: int


def as_officer(here: Here, reference: str, version: int | None = None) -> Held | dict[str, Any]:
    """The enquiry for somebody of the hotline. The refusal: "not_allowed", "unknown", "changed"."""
    staff_id = application_changes.officer(here, HOTLINE_ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = handover.lock(here.connection, normal(reference))
    if row is None:
        return {"outcome": "unknown"}
    if version is not None and row.version != version:
        return {"outcome": "changed"}
    return Held(row, staff_id)


def opened(here: Here, *, reference: str) -> dict[str, Any]:
    """Write down that a member of staff reads this enquiry, contact and all. Outcomes: "done", "not_allowed", "unknown"."""
    held = as_officer(here, reference)
    if isinstance(held, dict):
        return held
    audit.read_personal(here, held.staff_id, f"enquiry {held.row.reference}")
    return {"outcome": "done"}


def take(here: Here, *, reference: str, version: int) -> dict[str, Any]:
    """It is mine now, for LEASE; where the answer is to come in the chat, so is the chat, and the asker is told. Also "taken" (somebody else's), "not_now"."""
    held = as_officer(here, reference, version)
    if isinstance(held, dict):
        return held
    if refusal := _others(here, held):
        return refusal
    row, until = held.row, here.now + LEASE
    live = handover.begin(here.connection, here.now, row, held.staff_id, until)
    state = row.state if row.state == "answered" else "taken"
    _change(here, held, "taken", until=until, state=state, owner_id=held.staff_id, owned_since=here.now, owned_until=until)
    said: Phrase = {"say": "handover-taken-chat" if live else "handover-taken", "reference": row.reference, "team": handover.team_phrase(row.team)}
    said |= {"since": {"clock": here.now.isoformat()}, "until": handover.until_phrase(until, here.now)}
    handover.tell_asker(here.connection, here.now, f"enquiry:taken:{row.reference}:{row.version}", row, [said], back=live)
    return {"outcome": "done", "live": live}


def answer(here: Here, *, reference: str, version: int, text: str) -> dict[str, Any]:
    """An answer in words: to the asker's chat, or, where it was given by phone or e-mail, a note of it. Also "taken", "not_now", "too_long"."""
    text = text.strip()
    if not 0 < len(text) <= MOST_ANSWER:
        return {"outcome": "too_long"}
    return _say(here, reference, version, text=text)


def send_topic(here: Here, *, reference: str, version: int, topic: str) -> dict[str, Any]:
    """An answer of the knowledge, in the asker's language. Also "taken", "not_now"."""
    if topic not in here.knowledge.answers:
        return {"outcome": "unknown"}
    return _say(here, reference, version, topic=topic)


def _say(here: Here, reference: str, version: int, *, text: str | None = None, topic: str | None = None) -> dict[str, Any]:
    held = as_officer(here, reference, version)
    if isinstance(held, dict):
        return held
    row = held.row
    if refusal := _others(here, held):
        return refusal
    if topic and not handover.by_chat(row):
        return {"outcome": "not_now"}
    values = {"reference": row.reference, "at": here.now, "by": "staff", "staff_id": held.staff_id, "text": text, "topic": topic}
    message_id = here.connection.execute(enquiry_message.insert().values(**values).returning(enquiry_message.c.id)).scalar_one()
    until = here.now + LEASE
    live = handover.renew(here.connection, row.reference, until)
    lease: dict[str, Any] = {"owner_id": held.staff_id, "owned_since": row.owned_since if row.owner_id == held.staff_id else here.now, "owned_until": until}
    _change(here, held, "answered", until=until, state="answered", answered_at=here.now, **lease)
    key = f"enquiry:answer:{message_id}"
    if handover.by_chat(row):
        about: Phrase = {"say": "handover-answer", "reference": row.reference, "team": handover.team_phrase(row.team)}
        handover.tell_asker(here.connection, here.now, key, row, [about, {"card": topic} if topic else text], reply=True, back=live)
        here.connection.execute(update(enquiry_message).where(enquiry_message.c.id == message_id).values(notice_key=key))
    else:
        said: Phrase = {"say": "handover-answered-elsewhere", "reference": row.reference, "by": {"say": f"reply-by-{row.reply_by}"}}
        handover.tell_asker(here.connection, here.now, key, row, [said], reply=True)
    return {"outcome": "done"}


def give_back(here: Here, *, reference: str, version: int) -> dict[str, Any]:
    """The chat goes back to the bot, and the enquiry to the list if it was not answered. Also "not_now" (it is not mine)."""
    held = as_officer(here, reference, version)
    if isinstance(held, dict):
        return held
    row = held.row
    if row.owner_id != held.staff_id:
        return {"outcome": "not_now"}
    live = handover.end(here.connection, row.reference)
    _change(here, held, "to_bot", state="answered" if row.state == "answered" else "open", **NOBODY)
    if live:
        _tell_back(here, row)
    return {"outcome": "done"}


def pass_on(here: Here, *, reference: str, version: int, team: str, note: str = "") -> dict[str, Any]:
    """To another team; the promise that the asker was given stays. Also "taken", "not_now" (it is closed, or theirs already)."""
    held = as_officer(here, reference, version)
    if isinstance(held, dict):
        return held
    row = held.row
    if refusal := _others(here, held):
        return refusal
    if team not in service_hours.TEAMS or team == row.team:
        return {"outcome": "not_now"}
    live = handover.end(here.connection, row.reference)
    _change(here, held, "passed", note=f"{row.team or '-'} > {team}. {note}".strip(), state="open", team=team, **NOBODY)
    said: Phrase = {"say": "handover-passed", "reference": row.reference, "team": handover.team_phrase(team)}
    told = [said, *([{"say": "handover-bot-is-back"}] if live else [])]
    handover.tell_asker(here.connection, here.now, f"enquiry:passed:{row.reference}:{row.version}", row, told)
    enquiry_rota.offer(here.connection, here.now, row.reference)
    return {"outcome": "done"}


def close(here: Here, *, reference: str, version: int, reason: str) -> dict[str, Any]:
    """It is done with, for one of CLOSE_REASONS. Also "taken", "not_now", "not_answered" (the reason says it was)."""
    held = as_officer(here, reference, version)
    if isinstance(held, dict):
        return held
    row = held.row
    if refusal := _others(here, held):
        return refusal
    if reason not in CLOSE_REASONS:
        return {"outcome": "not_now"}
    if reason == "answered" and row.answered_at is None:
        return {"outcome": "not_answered"}
    live = handover.end(here.connection, row.reference)
    answered_at = here.now if reason == "phoned" and row.answered_at is None else row.answered_at
    _change(here, held, "closed", note=reason, state="closed", closed_at=here.now, close_reason=reason, answered_at=answered_at, **NOBODY)
    told: list[Phrase] = [{"say": "handover-closed", "reference": row.reference}, *([{"say": "handover-bot-is-back"}] if live else [])]
    handover.tell_asker(here.connection, here.now, f"enquiry:closed:{row.reference}:{row.version}", row, told, reply=True)
    return {"outcome": "done"}


def reopen(here: Here, *, reference: str, version: int) -> dict[str, Any]:
    """A closed one waits again, with a new promise, which the asker is told. Also "not_now"."""
    held = as_officer(here, reference, version)
    if isinstance(held, dict):
        return held
    row = held.row
    if row.state != "closed":
        return {"outcome": "not_now"}
    until = promises.promise(here, row.team, here.now)
    _change(here, held, "reopened", until=until, state="open", closed_at=None, close_reason=None, answered_at=None, promised_at=until, **NOBODY)
    said: Phrase = {"say": "handover-reopened", "reference": row.reference}
    if until is not None:
        said = {"lines": [said, {"say": "handover-offered-until", "until": handover.until_phrase(until, here.now)}]}
    handover.tell_asker(here.connection, here.now, f"enquiry:reopened:{row.reference}:{row.version}", row, [said])
    return {"outcome": "done"}


def tell_answered(here: Here, *, references: Sequence[str], topic: str) -> dict[str, Any]:
    """What these askers wanted to know is now in the knowledge: those who are answered in chat get it, for the others it is a task in the inbox.

    Whoever calls it has seen to it that this may be done. Returns {"told", "tasks"}; an enquiry that has had this answer counts in neither."""
    done = {"told": 0, "tasks": 0}
    for reference in sorted({normal(each) for each in references}):
        row = handover.lock(here.connection, reference)
        had = select(enquiry_message.c.id).where(enquiry_message.c.reference == reference, enquiry_message.c.topic == topic)
        if row is None or row.sample or here.connection.execute(had).first() is not None:
            continue
        told = handover.by_chat(row)
        key = f"enquiry:knowledge:{reference}:{topic}"
        here.connection.execute(enquiry_message.insert().values(reference=reference, at=here.now, by="staff", topic=topic, notice_key=key if told else None))
        done["told" if told else "tasks"] += 1
        if told:
            phrases: list[Phrase] = [{"say": "handover-now-known", "reference": reference}, {"card": topic}]
            handover.tell_asker(here.connection, here.now, key, row, phrases, reply=True)
            columns: dict[str, Any] = {"answered_at": row.answered_at or here.now, "version": row.version + 1}
            columns |= {"state": "answered"} if row.state == "open" else {}
        else:
            columns = {"topic": topic, "version": row.version + 1} | (
                {"state": "open", "answered_at": None, "closed_at": None} if row.state == "closed" else {}
            )
        here.connection.execute(update(enquiry).where(enquiry.c.reference == reference).values(**columns))
        handover.step(here.connection, here.now, reference, "answered" if told else "reopened", note=topic)
    return done


# --- what every change shares ---

NOBODY: dict[str, Any] = {"owner_id": None, "owned_since": None, "owned_until": None}


def _others(here: Here, held: Held) -> dict[str, Any] | None:
    """The refusal where it is closed, or somebody else's."""
    row = held.row
    if row.state == "closed":
        return {"outcome": "not_now"}
    if row.owner_id not in (None, held.staff_id) and row.owned_until is not None and row.owned_until > here.now:
        return {"outcome": "taken"}
    return None


def _change(here: Here, held: Held, what: str, *, until: Any = None, note: str = "", **values: Any) -> None:
    here.connection.execute(update(enquiry).where(enquiry.c.reference == held.row.reference).values(version=held.row.version + 1, **values))
    handover.step(here.connection, here.now, held.row.reference, what, staff_id=held.staff_id, until=until, note=note)
    audit.write(here, f"staff {held.staff_id}", f"enquiry {what}", f"enquiry {held.row.reference}", note or None)


def _tell_back(here: Here, row: Row[Any]) -> None:
    phrases: list[Phrase] = [{"say": "handover-given-back", "reference": row.reference}]
    handover.tell_asker(here.connection, here.now, f"enquiry:back:{row.reference}:{row.version}", row, phrases, reply=True)
