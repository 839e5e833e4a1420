"""How staff sign in to the console: a name, a passphrase and a one-time code, all three chosen at a one-time address that the host or an administrator gives.

Passphrases come here hashed or as the answer of having looked: hashing takes a while and is done outside the transaction."""

import hashlib
import math
import re
import secrets
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.programme import Here, audit, limits, second_factor, sessions
from bot.tables import lookup_limit, staff

ENROL_HOURS = 24
LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,39}")
FREE_TRIES, SOURCE_FREE_TRIES = 3, 30  # of one account from one place, and of one place
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=2), timedelta(minutes=15)  # the wait doubles with each further try
REMEMBERED = timedelta(hours=1)


# --- the one-time address ---


def enrol_link(connection: Connection, now: datetime, staff_id: int, *, passphrase_too: bool = False) -> str:
    """A new one-time address for somebody: its secret, of which only the hash is kept. Their codes are worth nothing any more, their sessions end.
    `passphrase_too`: the passphrase is worth nothing either; else whoever comes with the address must know it."""
    key = secrets.token_urlsafe(32)
    values: dict[str, Any] = {"enrol_hash": _hash(key), "enrol_until": now + timedelta(hours=ENROL_HOURS), "totp_salt": second_factor.new_salt()}
    values |= {"totp_since": None, "totp_step": None} | ({"password_hash": None} if passphrase_too else {})
    connection.execute(update(staff).where(staff.c.id == staff_id).values(**values))
    sessions.end_all(connection, staff_id)
    return key


def to_enrol(connection: Connection, now: datetime, key: str) -> Row[Any] | None:
    """Whose one-time address it is; None where it is unknown, used or too old."""
    good = (staff.c.enrol_hash == _hash(key), staff.c.enrol_until > now, staff.c.active)
    return connection.execute(select(staff).where(*good)).one_or_none()


def enrol(here: Here, *, key: str, login: str, password_hash: str | None, step: int) -> dict[str, Any]:
    """Take what somebody chose. `password_hash`: None where the one they had stays; `step`: of the code by which they confirmed their authenticator.

    Returns {"outcome": "done", "id"}, "taken" (the name is somebody else's) or "unknown" (the address is used or too old by now)."""
    row = to_enrol(here.connection, here.now, key)
    row = here.connection.execute(select(staff).where(staff.c.id == row.id).with_for_update()).one() if row is not None else None
    if row is None or row.enrol_hash != _hash(key) or (password_hash is None and row.password_hash is None):
        return {"outcome": "unknown"}
    same = select(staff.c.id).where(staff.c.login == login, staff.c.id != row.id)
    if here.connection.execute(same).first() is not None:
        return {"outcome": "taken"}
    values: dict[str, Any] = {"login": login, "totp_since": here.now, "totp_step": step, "enrol_hash": None, "enrol_until": None}
    values |= {"password_hash": password_hash} if password_hash else {}
    here.connection.execute(update(staff).where(staff.c.id == row.id).values(**values))
    sessions.end_all(here.connection, row.id)
    audit.write(here, f"staff {row.id}", "account enrolled", f"staff {row.id}")
    return {"outcome": "done", "id": row.id}


def login_of(typed: str) -> str | None:
    """A sign-in name as it is kept; None where it cannot be one."""
    name = typed.strip().casefold()
    return name if LOGIN.fullmatch(name) else None


# --- signing in ---


def by_login(connection: Connection, login: str) -> Row[Any] | None:
    return connection.execute(select(staff).where(staff.c.login == login)).one_or_none()


def by_id(connection: Connection, staff_id: int) -> Row[Any]:
    return connection.execute(select(staff).where(staff.c.id == staff_id)).one()


def wait(here: Here, subject: str) -> int:
    """Count one try to prove to be `subject` (a sign-in name as it was typed, whether there is one or not) from here.source; 0, or the seconds to wait,
    and then it is not counted. Nobody can make the owner wait who is somewhere else."""
    counted = [(_pair(subject, here.source), FREE_TRIES), (_place(here.source), SOURCE_FREE_TRIES)]
    held = [(name, free, limits.recent(here.connection, here.now, name, REMEMBERED)) for name, free in sorted(counted)]
    seconds = max(_left(here.now, tries, free) for _, free, tries in held)
    if seconds <= 0:
        for name, free, tries in held:
            kept = [each.isoformat() for each in [*tries, here.now][-(free + 12) :]]
            here.connection.execute(update(lookup_limit).where(lookup_limit.c.subject == name).values(tries=kept, touched_at=here.now))
    return max(0, math.ceil(seconds))


def forget_tries(here: Here, subject: str) -> None:
    """Whoever has proved who they are starts afresh, and their try does not count against others of the same place."""
    place = _place(here.source)
    others = limits.recent(here.connection, here.now, place, REMEMBERED)[:-1]
    for name, tries in sorted({_pair(subject, here.source): [], place: [each.isoformat() for each in others]}.items()):
        here.connection.execute(update(lookup_limit).where(lookup_limit.c.subject == name).values(tries=tries, touched_at=here.now))


def _place(source: str) -> str:
    return f"console:address:{source}"[:90]


def _pair(subject: str, source: str) -> str:
    return f"console:{hashlib.sha256(subject.encode()).hexdigest()[:24]}:{source}"[:90]


def _left(now: datetime, tries: list[datetime], free: int) -> float:
    """Seconds until one more try is taken."""
    if len(tries) < free:
        return 0.0
    pause = min(FIRST_WAIT * 2 ** (len(tries) - free), LONGEST_WAIT)
    left: timedelta = tries[-1] + pause - now
    return left.total_seconds()


def sign_in(here: Here, *, login: str, knows: bool, code: str, key: str, browser: str) -> str | None:
    """Begin a session for whoever `knows` the passphrase of `login` and has a good code; its cookie, or None: nobody is told why. `key`: the installation's
    own, of which the codes are made. Whatever is wrong, the same is done."""
    row = here.connection.execute(select(staff).where(staff.c.login == login).with_for_update()).one_or_none()
    enrolled = row is not None and row.active and row.totp_since is not None and row.totp_salt is not None
    step = second_factor.step_of(key, row.totp_salt if row is not None and row.totp_salt else "nobody", code, here.now, row.totp_step if row else None)
    if row is None or not (knows and enrolled and step is not None):
        audit.write(here, "nobody", "sign-in failed", f"staff {row.id}" if row is not None else "nobody")
        return None
    here.connection.execute(update(staff).where(staff.c.id == row.id).values(totp_step=step))
    forget_tries(here, login)
    audit.write(here, f"staff {row.id}", "signed in", "console")
    return sessions.begin(here.connection, here.now, row.id, browser)


def confirm(here: Here, *, staff_id: int, session: str, knows: bool, code: str, key: str) -> bool:
    """A fresh proof of who it is, by the passphrase (`knows`) or a code, for a session that is open already."""
    row = here.connection.execute(select(staff).where(staff.c.id == staff_id).with_for_update()).one()
    step = second_factor.step_of(key, row.totp_salt or "nobody", code, here.now, row.totp_step)
    good = row.active and row.totp_since is not None and (knows or step is not None)
    if not good:
        audit.write(here, f"staff {staff_id}", "proof failed", "console")
        return False
    if step is not None:
        here.connection.execute(update(staff).where(staff.c.id == staff_id).values(totp_step=step))
    sessions.confirm(here.connection, here.now, session)
    return True


# --- one's own account ---


def change_passphrase(here: Here, *, staff_id: int, session: str, password_hash: str) -> None:
    """Another passphrase: all other sessions end."""
    here.connection.execute(update(staff).where(staff.c.id == staff_id).values(password_hash=password_hash))
    ended = sessions.end_all(here.connection, staff_id, but=session)
    audit.write(here, f"staff {staff_id}", "passphrase changed", f"staff {staff_id}", f"{ended} other sessions ended")


def set_language(here: Here, *, staff_id: int, language: str) -> None:
    here.connection.execute(update(staff).where(staff.c.id == staff_id).values(language=language))


def _hash(key: str) -> str:
    return hashlib.sha256(f"enrol {key}".encode()).hexdigest()
