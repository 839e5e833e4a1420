"""What is to be done after an approval, each with its day, and the reminders of it. Safe to run as often as one likes and in several processes."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, or_, select

from bot.clock import HONG_KONG
from bot.messages import Address, Phrase
from bot.programme import holders, notices
from bot.programme.application_changes import case_choice, lock
from bot.tables import application, milestone

WORK = ("start", "completion", "final_report")
SHARING = ("case_text", "visit_hosted", "talk_given")  # what a demonstrating factory is expected to share with others: paragraph 11
AT = time(10)  # in Hong Kong: nobody is reminded at night
SOON_DAYS = 14  # before
OVERDUE_DAYS = 14  # after
UNTIL_DAYS = 30  # so long an overdue reminder may still be sent; what is older is with the officers alone


def kinds(component: str) -> tuple[str, ...]:
    return (*WORK, *SHARING) if component == "demonstration" else WORK


def due_on_the_case() -> ColumnElement[bool]:
    """Milestones that are still to be done: all of an approved case; of a completed one only the sharing."""
    of_completed = (application.c.state == "completed") & milestone.c.kind.in_(SHARING)
    return milestone.c.done_on.is_(None) & or_(application.c.state == "approved", of_completed)


def take_back(connection: Connection, row: Row[Any], kind: str) -> None:
    """Take back the reminders of one milestone that have not left: its day has changed, or it is done."""
    for each in holders.holders(connection, row.company_id):
        notices.take_back(connection, Address(each.channel, each.chat), f"case:milestone:{row.id}:{kind}:")


def reminder(due: date, now: datetime) -> tuple[str, datetime] | None:
    """Which reminder of a day is due now ("14", "0" or "overdue"), and until when it is worth sending. Never more than one at a time."""

    def at(days: int) -> datetime:
        return datetime.combine(due + timedelta(days=days), AT, HONG_KONG)

    windows = {
        "14": (at(-SOON_DAYS), at(0)),
        "0": (at(0), datetime.combine(due + timedelta(days=1), time(), HONG_KONG)),
        "overdue": (at(OVERDUE_DAYS), at(OVERDUE_DAYS + UNTIL_DAYS)),
    }
    return next(((name, end) for name, (begin, end) in windows.items() if begin <= now < end), None)


def cases_to_look_at(connection: Connection, now: datetime) -> list[int]:
    """The applications of which somebody is to be reminded now and has not been."""
    today = now.astimezone(HONG_KONG).date()
    first, last = today - timedelta(days=OVERDUE_DAYS + UNTIL_DAYS), today + timedelta(days=SOON_DAYS)
    query = select(milestone.c.kind, milestone.c.due, application.c.id, application.c.company_id).join(
        application, application.c.id == milestone.c.application_id
    )
    rows = connection.execute(query.where(due_on_the_case(), milestone.c.due >= first.isoformat(), milestone.c.due <= last.isoformat())).all()
    found = set()
    for row in rows:
        keys = {key for key, *_ in _reminders(connection, now, row)}
        if keys - notices.told(connection, keys):
            found.add(int(row.id))
    return sorted(found)


def look_at(connection: Connection, now: datetime, application_id: int) -> None:
    """Remind the people of one company of what is due."""
    row = lock(connection, application_id)
    if row is None:
        return
    query = select(milestone.c.kind, milestone.c.due, application.c.id, application.c.company_id, application.c.reference)
    query = query.join(application, application.c.id == milestone.c.application_id).where(application.c.id == application_id, due_on_the_case())
    for each in connection.execute(query.order_by(milestone.c.due)).all():
        for key, to, which, until in _reminders(connection, now, each):
            words = {"14": "soon", "0": "today", "overdue": "overdue"}[which]
            named: dict[str, Phrase] = {"reference": each.reference, "what": {"say": f"milestone-{each.kind}"}, "day": {"day": each.due}}
            notices.write(connection, now, key, to, [{"say": f"notice-milestone-{words}", **named}], [case_choice(each.id)], until=until)


def _reminders(connection: Connection, now: datetime, row: Any) -> Iterator[tuple[str, Address, str, datetime]]:
    """For each person of the company: the key of the reminder that is due now, their chat, which one it is, until when."""
    due = reminder(date.fromisoformat(row.due), now)
    if due is not None:
        which, until = due
        for each in holders.holders(connection, row.company_id):
            yield f"case:milestone:{row.id}:{row.kind}:{row.due}:{which}:{each.id}", Address(each.channel, each.chat), which, until
