"""The register of staff as administrators keep it: entering, disabling, teams, new links, and roles, which two administrators grant together."""

from datetime import datetime
from typing import Any, get_args

from sqlalchemy import Connection, Row, func, select, update

from bot.programme import Here, accounts, approvals, audit, sessions, staff
from bot.programme.application_changes import officer
from bot.programme.staff import Role
from bot.tables import approval, staff_chat
from bot.tables import staff as members

ADMINS: frozenset[Role] = frozenset({"admin"})
TEAMS = ("hong_kong", "shenzhen", "dongguan")
LONGEST_NAME = 80
FIRST_ROLE: Role = "viewer"  # of whoever is entered, until two administrators have granted another


# --- what the page shows ---


def listed(here: Here) -> list[dict[str, Any]]:
    """Everybody: [{"id", "name", "role", "active", "team", "login", "enrolled", "chats": channels, "sessions": open ones, "asked": a role that waits}]."""
    chats: dict[int, list[str]] = {}
    for row in here.connection.execute(select(staff_chat).where(staff_chat.c.channel != sessions.CHANNEL).order_by(staff_chat.c.bound_at)):
        chats.setdefault(row.staff_id, []).append(row.channel)
    asked = {row.object: row for row in approvals.waiting(here, "role")}
    return [_shown(here, row, chats.get(row.id, []), asked.get(_thing(row.id))) for row in here.connection.execute(select(members).order_by(members.c.id))]


def one(here: Here, *, staff_id: int) -> dict[str, Any] | None:
    """One of `listed`, or None."""
    return next((each for each in listed(here) if each["id"] == staff_id), None)


def _shown(here: Here, row: Row[Any], chats: list[str], asked: Row[Any] | None) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in ("id", "name", "role", "active", "team", "login")}
    shown |= {"enrolled": row.totp_since is not None, "chats": chats, "sessions": len(sessions.listed(here.connection, here.now, row.id))}
    wanted = {"id": asked.id, "role": asked.payload["role"], "author": asked.author_id, "until": asked.until.isoformat()} if asked is not None else None
    return shown | {"asked": wanted}


# --- what one administrator may do ---


def enter(here: Here, *, name: str, role: str, team: str | None) -> dict[str, Any]:
    """Enter somebody. Their role is that of a viewer until a second administrator agrees to another; with one administrator only the host can grant it.

    Returns {"outcome": "done", "id", "chat": start payload, "key": of the one-time address, "asked": whether the role waits}, "not_allowed" or "wrong"."""
    me = officer(here, ADMINS)
    name = " ".join(name.split())[:LONGEST_NAME]
    if me is None or not name or role not in get_args(Role) or (team and team not in TEAMS):
        return {"outcome": "not_allowed" if me is None else "wrong"}
    staff_id = staff.enter(here.connection, here.now, name, FIRST_ROLE, f"staff {me}")
    here.connection.execute(update(members).where(members.c.id == staff_id).values(team=team or None))
    asked = role != FIRST_ROLE and ask_role(here, staff_id=staff_id, role=role)["outcome"] == "done"
    links = {"chat": staff.chat_link(here.connection, here.now, staff_id), "key": accounts.enrol_link(here.connection, here.now, staff_id)}
    return {"outcome": "done", "id": staff_id, "asked": asked, **links}


def set_active(here: Here, *, staff_id: int, active: bool) -> dict[str, Any]:
    """Disable somebody, at once in chats and console, or let them in again. Returns "done", "own", "not_now", "not_allowed" or "unknown"."""
    held = _hold(here, staff_id)
    if isinstance(held, dict):
        return held
    row, me = held
    if row.id == me:
        return {"outcome": "own"}
    if row.active == active:
        return {"outcome": "not_now"}
    _set_active(here.connection, row.id, active)
    approvals.void(here, "role", _thing(row.id))
    audit.write(here, f"staff {me}", "staff enabled" if active else "staff disabled", _thing(row.id), before=row.active, after=active)
    return {"outcome": "done"}


def set_team(here: Here, *, staff_id: int, team: str | None) -> dict[str, Any]:
    """The team whose hours and enquiries are theirs. Returns "done", "wrong", "not_allowed" or "unknown"."""
    held = _hold(here, staff_id)
    if isinstance(held, dict):
        return held
    if team and team not in TEAMS:
        return {"outcome": "wrong"}
    here.connection.execute(update(members).where(members.c.id == staff_id).values(team=team or None))
    audit.write(here, f"staff {held[1]}", "staff team", _thing(staff_id), before=held[0].team, after=team or None)
    return {"outcome": "done"}


def reset(here: Here, *, staff_id: int) -> dict[str, Any]:
    """A new one-time address for somebody whose authenticator is lost: what they had is worth nothing at once, the passphrase stays and is asked for there.
    A lost passphrase is a matter for the host. Returns {"outcome": "done", "key"}, "own", "not_now", "not_allowed" or "unknown"."""
    held = _hold(here, staff_id)
    if isinstance(held, dict):
        return held
    row, me = held
    if row.id == me or not row.active:
        return {"outcome": "own" if row.id == me else "not_now"}
    key = accounts.enrol_link(here.connection, here.now, staff_id)
    audit.write(here, f"staff {me}", "second factor reset", _thing(staff_id))
    return {"outcome": "done", "key": key}


def new_chat_link(here: Here, *, staff_id: int) -> str:
    """A one-time link for another chat of one's own. `staff_id`: whoever asks."""
    audit.write(here, f"staff {staff_id}", "chat link made", _thing(staff_id))
    return staff.chat_link(here.connection, here.now, staff_id)


# --- roles: two administrators ---


def ask_role(here: Here, *, staff_id: int, role: str) -> dict[str, Any]:
    """Ask for another role for somebody. Returns "done" (a second administrator decides), "alone" (there is none: the host can), "own" (nobody for
    themselves), "not_now" (they have it), "wrong", "not_allowed" or "unknown"."""
    held = _hold(here, staff_id)
    if isinstance(held, dict):
        return held
    row, me = held
    if role not in get_args(Role):
        return {"outcome": "wrong"}
    if row.id == me or row.role == role:
        return {"outcome": "own" if row.id == me else "not_now"}
    if _admins(here.connection, but=(me, row.id)) == 0:
        return {"outcome": "alone"}
    approvals.ask(here, me, "role", _thing(staff_id), {"staff": staff_id, "from": row.role, "role": role}, role)
    return {"outcome": "done"}


def decide_role(here: Here, *, staff_id: int, approval_id: int, yes: bool) -> dict[str, Any]:
    """Decide on what another administrator asked for. Done: the role holds from now on, and their sessions end. Returns as approvals.decide, or "own" too
    where it is one's own role, "not_allowed" or "unknown"."""
    held = _hold(here, staff_id)
    if isinstance(held, dict):
        return held
    row, me = held
    asked = here.connection.execute(select(approval).where(approval.c.id == approval_id, approval.c.kind == "role")).one_or_none()
    if asked is None or asked.object != _thing(staff_id):
        return {"outcome": "unknown"}
    if row.id == me:
        return {"outcome": "own"}
    now_asked = {"staff": staff_id, "from": row.role, "role": asked.payload["role"]}
    done = approvals.decide(here, me, approval_id, now_asked, yes=yes)
    if done["outcome"] == "done" and yes:
        _set_role(here.connection, staff_id, asked.payload["role"])
        audit.write(here, f"staff {me}", "role granted", _thing(staff_id), asked.payload["role"], before=row.role, after=asked.payload["role"])
    return done


# --- on the host, where no administrator is asked ---


def host(connection: Connection, now: datetime, *, deed: str, staff_id: int, role: str = "") -> dict[str, Any]:
    """`deed`: role | disable | enable | reset (passphrase too; gives "key"). Returns {"outcome": "done", "name", …} or "unknown"."""
    row = connection.execute(select(members).where(members.c.id == staff_id).with_for_update()).one_or_none()
    if row is None or (deed == "role" and role not in get_args(Role)):
        return {"outcome": "unknown"}
    done: dict[str, Any] = {"outcome": "done", "name": row.name}
    if deed == "role":
        _set_role(connection, staff_id, role)
        audit.put(connection, now, "host", "role granted", _thing(staff_id), role, before=row.role, after=role)
    elif deed == "reset":
        done["key"] = accounts.enrol_link(connection, now, staff_id, passphrase_too=True)
        audit.put(connection, now, "host", "account reset", _thing(staff_id))
    else:
        _set_active(connection, staff_id, deed == "enable")
        audit.put(connection, now, "host", f"staff {deed}d", _thing(staff_id), before=row.active, after=deed == "enable")
    return done


# --- what they share ---


def _thing(staff_id: int) -> str:
    return f"staff {staff_id}"


def _hold(here: Here, staff_id: int) -> tuple[Row[Any], int] | dict[str, Any]:
    """The person's row under its lock and the administrator's id, or the refusal: "not_allowed" or "unknown"."""
    me = officer(here, ADMINS)
    if me is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(members).where(members.c.id == staff_id).with_for_update()).one_or_none()
    return (row, me) if row is not None else {"outcome": "unknown"}


def _admins(connection: Connection, but: tuple[int, ...]) -> int:
    """How many administrators could decide."""
    there = (members.c.role == "admin", members.c.active, members.c.id.not_in(but))
    return connection.execute(select(func.count()).select_from(members).where(*there)).scalar_one()


def _set_role(connection: Connection, staff_id: int, role: str) -> None:
    connection.execute(update(members).where(members.c.id == staff_id).values(role=role))
    sessions.end_all(connection, staff_id)


def _set_active(connection: Connection, staff_id: int, active: bool) -> None:
    links = {"link_hash": None, "link_until": None, "enrol_hash": None, "enrol_until": None}
    connection.execute(update(members).where(members.c.id == staff_id).values(active=active, **({} if active else links)))
    if not active:
        sessions.end_all(connection, staff_id)
