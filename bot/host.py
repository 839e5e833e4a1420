"""What the operator does about staff and the audit on the host: through the running process where there is one, else directly on the database."""

import sys
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click
from sqlalchemy import Connection, select

from bot import retention
from bot.clock import HONG_KONG, Clock
from bot.logs import set_up_logs
from bot.programme import accounts, audit_chain, staff, staff_register
from bot.settings import Settings
from bot.settings import read as read_settings
from bot.tables import staff as members

Json = dict[str, Any]


def _add(connection: Connection, now: datetime, asked: Json) -> Json:
    staff_id = staff.enter(connection, now, asked["name"], asked["role"], "host")
    payload = staff.chat_link(connection, now, staff_id)
    return {"id": staff_id, "payload": payload, "key": accounts.enrol_link(connection, now, staff_id)}


def _list(connection: Connection, now: datetime, asked: Json) -> Json:
    rows = connection.execute(select(members).order_by(members.c.id))
    return {"staff": [{name: getattr(row, name) for name in ("id", "name", "role", "team", "login", "active")} for row in rows]}


def _change(connection: Connection, now: datetime, asked: Json) -> Json:
    return staff_register.host(connection, now, deed=asked["deed"], staff_id=asked["id"], role=asked.get("role", ""))


def _verify(connection: Connection, now: datetime, asked: Json) -> Json:
    while audit_chain.seal(connection, now, everything=True) == audit_chain.AT_ONCE:
        pass
    return audit_chain.verify(connection)


def _dry_sweep(connection: Connection, now: datetime, asked: Json) -> Json:
    return retention.dry_run(connection, now)


# What the running process answers on its socket (bot/control.py), by path.
WORKS: dict[str, Callable[[Connection, datetime, Json], Json]] = {
    "/staff": _add,
    "/staff/list": _list,
    "/staff/change": _change,
    "/audit/verify": _verify,
    "/sweep": _dry_sweep,
}


async def _ask(settings: Settings, path: str, asked: Json) -> Json:
    """Have it done, wherever the database is open. Ends the program with one line where it cannot be."""
    from bot import control

    answer = await control.done(settings, path, asked, lambda connection: WORKS[path](connection, Clock().now(), asked))
    if answer is None:
        sys.exit(1)
    return answer


def _settings() -> Settings:
    settings = read_settings()
    set_up_logs(settings, quiet=True)
    return settings


async def add_staff(name: str, role: staff.Role) -> int:
    """Enter a member of staff and print their one-time links."""
    settings = _settings()
    done = await _ask(settings, "/staff", {"name": name, "role": role})
    click.echo(f"{name} ({role}) is number {done['id']}. One-time links, valid for {staff.LINK_HOURS} hours; give them to this person only.")
    click.echo("To sign in to the console (name, passphrase, authenticator):")
    click.echo(f"  {_enrol_address(settings, done['key'])}")
    click.echo("To bind a chat, opened in it or sent from it:")
    click.echo(f"  web:      {settings.own_url}/?start={done['payload']}")
    click.echo(f"  Telegram: send the bot  /start {done['payload']}")
    return 0


async def list_staff() -> int:
    """Print everybody: number, name, role, team, sign-in name."""
    for each in (await _ask(_settings(), "/staff/list", {}))["staff"]:
        state = "" if each["active"] else "  disabled"
        click.echo(f"{each['id']:>4}  {each['name']}  {each['role']}  {each['team'] or '-'}  {each['login'] or '-'}{state}")
    return 0


async def change_staff(deed: str, staff_id: int, role: str = "") -> int:
    """role, disable, enable or reset. Returns the exit code."""
    settings = _settings()
    done = await _ask(settings, "/staff/change", {"deed": deed, "id": staff_id, "role": role})
    if done["outcome"] != "done":
        click.echo(f"There is no member of staff with the number {staff_id}: python -m bot staff list", err=True)
        return 1
    said = {"role": f"{done['name']} has the role {role}.", "disable": f"{done['name']} is disabled.", "enable": f"{done['name']} may sign in again."}
    click.echo(said.get(deed, f"{done['name']} sets up name, passphrase and authenticator again here, within {accounts.ENROL_HOURS} hours:"))
    if "key" in done:
        click.echo(f"  {_enrol_address(settings, done['key'])}")
    return 0


async def verify_audit() -> int:
    """Look at the whole chain of the audit. Returns 1 where it does not fit."""
    found = await _ask(_settings(), "/audit/verify", {})
    if not found["fits"]:
        click.echo(f"The audit does not fit at position {found['position']}: something was changed, removed or slipped in there.", err=True)
        return 1
    today = Clock().now().astimezone(HONG_KONG).date()
    click.echo(f"The audit fits up to position {found['position']}, {today}: {found['hash']}")
    click.echo(f"Rows sealed more than an hour late: {found['late']}. The chain begins after position {found['since']}.")
    return 0


def _enrol_address(settings: Settings, key: str) -> str:
    from bot.handlers.console.accounts import enrol_address

    return enrol_address(settings.console_base, key)
