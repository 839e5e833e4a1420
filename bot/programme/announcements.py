"""Announcements: written by one person, approved by another for exactly what is to go to exactly whom; stopped by anybody of the staff."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, select, update

from bot.messages import LANGUAGES
from bot.programme import Here, announcement_buttons, announcement_checks, announcement_words, application_changes, approvals, audiences, audit, dispatch
from bot.programme.announcement_changes import AGENTS, AUTHORS, KIND, READERS, SECONDS, Outcome, drop_queued, hold, lapse, lock, move, plain, withdrawn
from bot.programme.announcement_states import AT_WORK, RECALL, TRANSITIONS, allowed
from bot.programme.announcement_tell import names, tell_author
from bot.programme.subscriptions import TOPICS
from bot.tables import announcement, announcement_recipient, approval, outbox

LONGEST_NAME, LONGEST_TEXT, LONGEST_REASON = 80, 4000, 300
# By how much more the audience may be when it is approved than when that was asked for: people subscribe all the time.
MORE_PEOPLE, MORE_SHARE = 20, 0.05


# --- writing ---


def compose(
    here: Here,
    *,
    name: str,
    topic: str,
    texts: dict[str, str],
    buttons: list[dict[str, Any]],
    rule: dict[str, Any],
    starts_at: datetime | str | None,
    ends_at: datetime | str | None,
    urgent: str | None,
    at_most_once: bool,
    corrects: int | None = None,
) -> Outcome:
    """Put a draft down, however much of it is still missing. `starts_at`, `ends_at`: moments or ISO texts; `urgent`: why it may leave in quiet hours;
    `corrects`: the announcement that it is an erratum of. Returns {"outcome": "done", "id"}, "not_allowed", or "unknown" (topic, original)."""
    me = application_changes.officer(here, AUTHORS)
    if me is None:
        return {"outcome": "not_allowed"}
    if topic not in TOPICS or (corrects is not None and not dispatch.got(here.connection, corrects)):
        return {"outcome": "unknown"}
    content = _content(name, topic, texts, buttons, rule, starts_at, ends_at, urgent, at_most_once)
    values = {**content, "corrects": corrects, "state": "draft", "author_id": me, "created_at": here.now}
    made = here.connection.execute(announcement.insert().values(**values).returning(announcement.c.id)).scalar_one()
    audit.write(here, f"staff {me}", "announcement written", f"announcement {made}", after=plain(values))
    return {"outcome": "done", "id": int(made)}


def edit(
    here: Here,
    *,
    announcement_id: int,
    version: int,
    name: str,
    topic: str,
    texts: dict[str, str],
    buttons: list[dict[str, Any]],
    rule: dict[str, Any],
    starts_at: datetime | str | None,
    ends_at: datetime | str | None,
    urgent: str | None,
    at_most_once: bool,
) -> Outcome:
    """Write it anew; whatever was asked for or approved is void and it is a draft again, of whoever wrote last. Not once it goes to all ("not_now").

    Returns {"outcome": "done"}, "not_allowed", "unknown", "changed" or "not_now"."""
    held = hold(here, announcement_id, version, AUTHORS)
    if isinstance(held, dict):
        return held
    row, me = held
    if topic not in TOPICS:
        return {"outcome": "unknown"}
    if not allowed("edit", row.state, row.paused_from):
        return {"outcome": "not_now"}
    content = _content(name, topic, texts, buttons, rule, starts_at, ends_at, urgent, at_most_once)
    before = plain({each: getattr(row, each) for each in content})
    return move(here, row, "edit", me, before=before, **content, **withdrawn(here, row), author_id=me)


def correct(here: Here, *, announcement_id: int, texts: dict[str, str]) -> Outcome:
    """A new draft that puts right what has been sent: it goes, once approved, to those who got it. As `compose`, or "not_now" (nobody has it yet)."""
    row = lock(here, announcement_id)
    if application_changes.officer(here, AUTHORS) is None:
        return {"outcome": "not_allowed"}
    if row is None:
        return {"outcome": "unknown"}
    if not dispatch.got(here.connection, row.id):
        return {"outcome": "not_now"}
    same = {"name": row.name, "topic": row.topic, "buttons": row.buttons, "rule": row.rule, "at_most_once": row.at_most_once}
    return compose(here, **same, texts=texts, starts_at=None, ends_at=None, urgent=row.urgent, corrects=row.id)


def _content(
    name: str,
    topic: str,
    texts: dict[str, str],
    buttons: list[dict[str, Any]],
    rule: dict[str, Any],
    starts_at: datetime | str | None,
    ends_at: datetime | str | None,
    urgent: str | None,
    at_most_once: bool,
) -> dict[str, Any]:
    """The columns, whatever a form has brought."""
    return {
        "name": name.strip()[:LONGEST_NAME],
        "topic": topic,
        "texts": {language: str(texts.get(language) or "").strip()[:LONGEST_TEXT] for language in LANGUAGES},
        "buttons": announcement_buttons.tidy(buttons),
        "rule": audiences.tidy(rule),
        "starts_at": _moment(starts_at),
        "ends_at": _moment(ends_at),
        "urgent": (urgent or "").strip()[:LONGEST_REASON] or None,
        "at_most_once": bool(at_most_once),
    }


def _moment(value: datetime | str | None) -> datetime | None:
    if isinstance(value, str):
        return datetime.fromisoformat(value) if value else None
    return value


# --- the second person ---


def ask(here: Here, *, announcement_id: int, version: int) -> Outcome:
    """Ask a second person to approve it as it stands. "done" with "people", "problems" with "problems", or "not_allowed", "unknown", "changed", "not_now"."""
    held = hold(here, announcement_id, version, AUTHORS)
    if isinstance(held, dict):
        return held
    row, me = held
    if not allowed("ask", row.state):
        return {"outcome": "not_now"}
    people = _people(here, row)
    found = announcement_checks.problems(here, row, people)
    if announcement_checks.stopping(found):
        return {"outcome": "problems", "problems": found}
    asked = approvals.ask(here, me, KIND, f"announcement {row.id}", payload(row, people))
    return move(here, row, "ask", me, approval_id=asked, author_id=me, figures_ok=False) | {"people": people}


def approve(here: Here, *, announcement_id: int, version: int, figures_seen: bool) -> Outcome:
    """Say yes as the second person: from now on it is on its way, and whom it goes to stands fast.

    "done" with "people"; "own" (its author), "role_conflict" (one of the two gave the other a role a day ago or less), "problems", "changed" (not what was
    asked for, or far more people), "not_now" (decided, void, asked more than a day ago, or its window is over: then it is a draft again), "not_allowed"."""
    held = hold(here, announcement_id, version, SECONDS)
    if isinstance(held, dict):
        return held
    row, me = held
    if not allowed("approve", row.state):
        return {"outcome": "not_now"}
    if row.author_id == me:
        return {"outcome": "own"}
    if approvals_of_roles(here, row.author_id, me):
        return {"outcome": "role_conflict"}
    if row.ends_at and row.ends_at <= here.now:
        return lapse(here, row, "window")
    asked = _asked(here, row)
    if asked is None:
        return lapse(here, row, "late")
    people = _people(here, row)
    found = announcement_checks.problems(here, row, people)
    differ = any(each["problem"] in announcement_checks.LOOK_AT for each in found)
    if announcement_checks.stopping(found) or (differ and not figures_seen):
        return {"outcome": "problems", "problems": found}
    if people > asked.payload["people"] * (1 + MORE_SHARE) + MORE_PEOPLE:
        return {"outcome": "changed"}
    decided = approvals.decide(here, me, asked.id, payload(row, asked.payload["people"]), yes=True)
    if decided["outcome"] != "done":
        return decided
    frozen = dispatch.freeze(here, row, me)
    moved = move(here, row, "approve", me, approver_id=me, approved_at=here.now, figures_ok=figures_seen and differ)
    return moved | {"people": frozen}


def refuse(here: Here, *, announcement_id: int, version: int, reason: str) -> Outcome:
    """Say no as the second person: it is a draft again and its author is told why. "done", "own", "reason_missing", "changed", "not_now", "not_allowed" …"""
    held = hold(here, announcement_id, version, SECONDS)
    if isinstance(held, dict):
        return held
    row, me = held
    if not allowed("refuse", row.state):
        return {"outcome": "not_now"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    decided = approvals.decide(here, me, row.approval_id, None, yes=False, reason=reason)
    if decided["outcome"] != "done":
        return decided
    tell_author(here, row, {"say": "announcement-told-refused", "name": row.name, "reason": reason[:LONGEST_REASON]})
    return move(here, row, "refuse", me, reason=reason, approval_id=None)


def payload(row: Row[Any], people: int) -> dict[str, Any]:
    """Exactly what is approved: what is said, to whom, when and how."""
    same = {name: getattr(row, name) for name in ("topic", "texts", "buttons", "rule", "urgent", "at_most_once", "corrects")}
    return plain(same | {"id": row.id, "starts_at": row.starts_at, "ends_at": row.ends_at, "people": people})


def _asked(here: Here, row: Row[Any]) -> Row[Any] | None:
    query = select(approval).where(approval.c.id == row.approval_id, approval.c.state == "asked", approval.c.until > here.now)
    return here.connection.execute(query).one_or_none()


def approvals_of_roles(here: Here, one: int, other: int) -> bool:
    """Whether one of two members of staff asked for or gave the other a role within the last day, or is about to."""
    recent = (approval.c.kind == "role") & (func.coalesce(approval.c.decided_at, approval.c.created_at) > here.now - approvals.VALID)
    alive = approval.c.state.in_(["asked", "approved"])

    def gave(giver: int, taker: int) -> Any:
        return (approval.c.object == f"staff {taker}") & ((approval.c.author_id == giver) | (approval.c.approver_id == giver))

    query = select(approval.c.id).where(recent, alive, gave(one, other) | gave(other, one))
    return here.connection.execute(query.limit(1)).first() is not None


def _people(here: Here, row: Row[Any]) -> int:
    return announcement_checks.count(here, row, dispatch.number_to_correct(here.connection, row.corrects) if row.corrects else 0)


# --- stopping ---


def pause(here: Here, *, announcement_id: int, version: int, reason: str) -> Outcome:
    """Stop it for now: nothing more is taken up for sending. "done", "reason_missing", "not_allowed", "unknown", "changed" or "not_now"."""
    return _by_an_agent(here, "pause", announcement_id, version, reason, lambda row: {"paused_from": row.state})


def resume(here: Here, *, announcement_id: int, version: int, reason: str) -> Outcome:
    """Let it go on from where it was. As `pause`."""

    def again(row: Row[Any]) -> dict[str, Any]:
        # What was refused once is known now, and does not stop it a second time.
        refused = (outbox.c.announcement_id == row.id) & outbox.c.outcome.startswith("refused")
        here.connection.execute(update(outbox).where(refused).values(outcome="known: refused"))
        return {"paused_from": None} | ({"recall_until": here.now + RECALL} if row.paused_from == "recall" else {})

    return _by_an_agent(here, "resume", announcement_id, version, reason, again)


def cancel(here: Here, *, announcement_id: int, version: int, reason: str) -> Outcome:
    """Stop it for good: what has not left does not leave. As `pause`."""

    def end(row: Row[Any]) -> dict[str, Any]:
        waiting = (announcement_recipient.c.announcement_id == row.id) & (announcement_recipient.c.state == "waiting")
        here.connection.execute(update(announcement_recipient).where(waiting).values(state="cancelled"))
        drop_queued(here, row.id)
        return {"ended_at": here.now, "paused_from": None}

    return _by_an_agent(here, "cancel", announcement_id, version, reason, end)


def _by_an_agent(here: Here, name: str, announcement_id: int, version: int, reason: str, change: Callable[[Row[Any]], dict[str, Any]]) -> Outcome:
    held = hold(here, announcement_id, version, AGENTS)
    if isinstance(held, dict):
        return held
    row, me = held
    if not allowed(name, row.state, row.paused_from):
        return {"outcome": "not_now"}
    if not reason.strip():
        return {"outcome": "reason_missing"}
    return move(here, row, name, me, reason=reason.strip()[:LONGEST_REASON], **change(row))


def discard(here: Here, *, announcement_id: int, version: int) -> Outcome:
    """Throw a draft away. "done", "not_allowed", "unknown", "changed" or "not_now"."""
    held = hold(here, announcement_id, version, AUTHORS)
    if isinstance(held, dict):
        return held
    row, me = held
    if not allowed("discard", row.state):
        return {"outcome": "not_now"}
    return move(here, row, "discard", me, **withdrawn(here, row), ended_at=here.now)


# --- reading ---


def one(here: Here, *, announcement_id: int) -> dict[str, Any] | None:
    """An announcement as it stands: its columns (moments as ISO texts), "author" and "approver" (names), "approval" ({"id", "until"} while it waits, else
    None), "people" (how many it would go to now, before it is approved), "problems" as of announcement_checks, "may": the steps that whoever asks may take."""
    if application_changes.officer(here, READERS) is None or not isinstance(announcement_id, int):
        return None
    row = here.connection.execute(select(announcement).where(announcement.c.id == announcement_id)).one_or_none()
    if row is None:
        return None
    asked = _asked(here, row) if row.state == "waiting" else None
    people = _people(here, row) if row.state in ("draft", "waiting") else None
    return {
        **plain(dict(row._mapping)),
        **names(here, row),
        "approval": {"id": asked.id, "until": asked.until.isoformat()} if asked else None,
        "asked_people": asked.payload["people"] if asked else None,
        "people": people,
        "problems": announcement_checks.problems(here, row, people) if people is not None else [],
        "may": may(here, row),
    }


def may(here: Here, row: Row[Any]) -> list[str]:
    """The steps that whoever asks may take from here, in the order of the table."""
    mine: set[str] = set()
    for who, roles in (("author", AUTHORS), ("second", SECONDS), ("agent", AGENTS)):
        if (me := application_changes.officer(here, roles)) is not None and not (who == "second" and me == row.author_id):
            mine.add(who)
    return [each.name for each in TRANSITIONS.values() if each.who in mine and allowed(each.name, row.state, row.paused_from)]


def listed(here: Here, *, running: bool = False) -> list[dict[str, Any]]:
    """All announcements, the newest first, in short; `running`: those that wait for a second person or are on their way. Empty for whoever may not see."""
    if application_changes.officer(here, READERS) is None:
        return []
    query = select(announcement).order_by(announcement.c.id.desc())
    rows = here.connection.execute(query.where(announcement.c.state.in_(["waiting", *AT_WORK])) if running else query).all()
    short = ("id", "name", "topic", "state", "version", "corrects", "totals", "created_at", "approved_at", "starts_at", "ends_at", "ended_at", "recall_until")
    return [plain({name: getattr(row, name) for name in short}) | names(here, row) for row in rows]


def preview(here: Here, *, announcement_id: int) -> dict[str, dict[str, Any]] | None:
    """The message in each language as it is queued, the JSON of a reply, to be put into words as each channel does it."""
    if application_changes.officer(here, READERS) is None or not isinstance(announcement_id, int):
        return None
    row = here.connection.execute(select(announcement).where(announcement.c.id == announcement_id)).one_or_none()
    return announcement_words.preview(here, row) if row is not None else None


def audience(here: Here, *, rule: dict[str, Any], topic: str | None = None) -> dict[str, Any]:
    """As of audiences.audience."""
    return audiences.audience(here, rule=rule, topic=topic)


def tapped(here: Here, *, announcement_id: int, number: int) -> str | None:
    """A button of an announcement was pressed in this chat: the first time is noted. Returns the choice that it stands for, or None where there is none."""
    row = here.connection.execute(select(announcement.c.buttons).where(announcement.c.id == announcement_id)).one_or_none()
    if row is None or not 0 < number <= len(row.buttons):
        return None
    mine = (announcement_recipient.c.channel == here.address.channel) & (announcement_recipient.c.chat == here.address.chat)
    this = (announcement_recipient.c.announcement_id == announcement_id) & mine
    at = func.coalesce(announcement_recipient.c.tapped_at, here.now)
    if here.connection.execute(update(announcement_recipient).where(this).values(tapped_at=at).returning(announcement_recipient.c.id)).first() is None:
        return None
    return announcement_buttons.target(row.buttons[number - 1])
