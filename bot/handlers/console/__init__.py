"""The staff console: one file an area. Lists and records are pages of their own; what changes a case or an event is done in the same conversations as in
the chat, shown as a form (work.py), so that there is one way to do each thing."""

from bot.clock import Clock
from bot.desk import Desk
from bot.handlers.console import (
    accounts,
    announcements,
    applications,
    audit,
    cities,
    committee,
    downloads,
    events,
    figures,
    gaps,
    heard,
    home,
    hours,
    inbox,
    knowledge,
    media,
    people,
    privacy,
    providers,
    recognition,
    report,
    said,
    sandbox,
    staff,
    success,
    survey,
    work,
)
from bot.handlers.console.frame import ROOT, Console
from bot.handlers.pages import Pages
from bot.settings import Settings
from bot.store import Store
from bot.wording import Wording

__all__ = ["AREAS", "ROOT", "SECTIONS", "Console", "open_console"]

# The head's links in their order: the words console-section-<name>, and the page that each opens.
SECTIONS = (
    ("home", ""),
    ("inbox", "/inbox"),
    ("people", "/people"),
    ("events", "/events"),
    ("applications", "/applications"),
    ("committee", "/committee"),
    ("providers", "/providers"),
    ("recognition", "/recognition"),
    ("announcements", "/announcements"),
    ("knowledge", "/knowledge"),
    ("success", "/success"),
    ("downloads", "/downloads"),
    ("report", "/report"),
    ("figures", "/figures"),
    ("gaps", "/gaps"),
    ("cities", "/cities"),
    ("media", "/media"),
    ("survey", "/survey"),
    ("hours", "/hours"),
    ("staff", "/staff"),
    ("audit", "/audit"),
    ("privacy", "/privacy"),
    ("sandbox", "/sandbox"),
)
AREAS = (
    *(accounts, home, inbox, hours, people, events, applications, committee, providers, recognition, announcements, knowledge, said, success, downloads),
    *(report, figures, gaps, cities, media, heard, survey, staff, audit, privacy, sandbox, work),
)


def open_console(desk: Desk, store: Store, wording: Wording, clock: Clock, settings: Settings, pages: Pages) -> Console:
    """The console with all its areas."""
    console = Console(desk, store, wording, clock, settings, pages)
    for area in AREAS:
        area.add_to(console)
    return console
