"""`python -m bot sender`: from where messages are sent, and the host's word that they may be."""

import click

from bot import control, places
from bot.clock import Clock
from bot.settings import read as read_settings

WHY = {"unknown": "this database has not sent from there before", "older": "more has been sent from there than this database knows of: it is an older copy"}


async def show() -> int:
    """Print what may send and what waits. Returns the exit code: 1 where nothing is sent, or the database cannot be used."""
    found = await control.done(read_settings(), "/sender/show", {}, places.state)
    if found is None:
        return 1
    for place in found["known"]:
        click.echo(f"{place['place']}  may send since {place['since']} ({place['who']})")
    for place in found["waiting"]:
        click.echo(f"{place['place']}  waits since {place['since']}: {WHY[place['why']]}")
    if not found["known"] and not found["waiting"]:
        click.echo("Nothing has been sent yet; the first start may send.")
    if found["paused"]:
        click.echo("Nothing is sent. If no other copy of this database is running: python -m bot sender confirm", err=True)
    return 1 if found["paused"] else 0


async def confirm() -> int:
    """Confirm the places that wait. Returns the exit code."""
    clock = Clock()
    done = await control.done(read_settings(), "/sender/confirm", {}, lambda connection: places.confirm_as(connection, clock.now(), "host"))
    if done is None:
        return 1
    if done["outcome"] == "not_now":
        click.echo("No place waits. A place is put down when the program first runs there.")
        return 1
    click.echo(f"Confirmed: {done['places']}. Old replies not sent: {done['dropped']}. Announcements paused, to be resumed or cancelled: {done['paused']}.")
    return 0
