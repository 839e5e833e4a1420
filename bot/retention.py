"""How long everything is kept after it has ended, and how it goes: the sweep of every table. Cases and what belongs to them: case_retention.py."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, false, func, or_, select, update

from bot import case_retention
from bot.programme import audit, audit_chain, hotline_figures
from bot.programme.report import frozen
from bot.tables import (
    announcement,
    announcement_recipient,
    approval,
    attendee,
    chat_hold,
    consent,
    content_version,
    conversation,
    door_record,
    enquiry,
    enquiry_message,
    enquiry_step,
    erasure,
    event,
    event_link,
    heard_of,
    holder,
    hotline_log,
    inbox,
    lookup_limit,
    notice,
    outbox,
    privacy_request,
    provider,
    registration,
    seat_log,
    staff,
    staff_chat,
    staff_link,
    staff_session,
    subscription,
    success_case,
    survey,
    survey_answer,
    survey_person,
)

YEAR = 365.25
# Days after which what has ended goes, by table: the promise that docs/operations.md states. What is not here belongs to another row, or is kept.
DAYS: dict[str, float] = {
    **{"inbox": 90, "conversation": 30, "outbox": 90, "notice": 90, "event_link": 7, "staff_link": 7, "lookup_limit": 1},
    **{"registration": 548, "enquiry": 365, "hotline_log": 365, "consent": 2 * YEAR, "subscription": 2 * YEAR, "heard_of": 2 * YEAR, "success_case": 2 * YEAR},
    **{"survey_person": 90, "survey_answer": 2 * YEAR},
    **{"announcement": 7 * YEAR, "announcement_recipient": 90, "approval": 7 * YEAR, "audit": 7 * YEAR, "staff": 180, "staff_session": 1},
    **{"erasure": 2 * YEAR, "privacy_request": 4 * YEAR, "content_version": 1},
}
SHELF_DAYS = 30  # of the web chat's transcript
CHAT_DAYS = 2 * YEAR  # then a chat of which nothing else is kept goes altogether
STAYS = ("language", "chosen", "run")


@dataclass(frozen=True)
class Sweep:
    """The work of one sweep. `done` counts the rows of each table that go, or lose what they held."""

    connection: Connection
    now: datetime
    done: dict[str, int]

    def before(self, table: str) -> datetime:
        return self.now - timedelta(days=DAYS[table])

    def delete(self, table: Any, condition: ColumnElement[bool]) -> None:
        key = next(iter(table.primary_key.columns))
        gone = len(self.connection.execute(delete(table).where(condition).returning(key)).all())
        self.done[table.name] = self.done.get(table.name, 0) + gone


def sweep(connection: Connection, now: datetime) -> dict[str, int]:
    """Delete what has been kept long enough, table by table. Returns how many rows of each table."""
    this = Sweep(connection, now, {})
    for part in (_messages, _success_cases, _surveys, _events, _enquiries, _announcements, _staff, _privacy, _chats):
        part(this)
    return this.done | case_retention.sweep(connection, now)


def dry_run(connection: Connection, now: datetime) -> dict[str, int]:
    """What a sweep would do now; everything is taken back. To be run in a writing transaction."""
    savepoint = connection.begin_nested()
    try:
        return sweep(connection, now)
    finally:
        savepoint.rollback()


def _messages(this: Sweep) -> None:
    shelf = (outbox.c.state == "shelf") & (outbox.c.created_at < this.now - timedelta(days=SHELF_DAYS))
    settled = outbox.c.state.in_(["sent", "failed", "uncertain", "dropped"]) & (outbox.c.created_at < this.before("outbox"))
    this.delete(inbox, inbox.c.at < this.before("inbox"))
    this.delete(outbox, or_(shelf, settled))
    this.delete(notice, (notice.c.state != "due") & (notice.c.created_at < this.before("notice")))
    newest = select(func.max(content_version.c.at)).scalar_subquery()
    unnamed = ~exists(select(outbox.c.id).where(outbox.c.content == content_version.c.digest))
    this.delete(content_version, unnamed & (content_version.c.at < this.before("content_version")) & (content_version.c.at != newest))
    this.delete(lookup_limit, lookup_limit.c.touched_at < this.before("lookup_limit"))


def _success_cases(this: Sweep) -> None:
    """Those that were hidden long ago; whose consent is over they are hidden on that day."""
    this.delete(success_case, (success_case.c.state == "hidden") & (success_case.c.withdrawn_at < this.before("success_case")))


def _surveys(this: Sweep) -> None:
    """Who was asked goes soon after a survey has ended, the answers themselves later; its results stay."""
    for table in (survey_person, survey_answer):
        ended = select(survey.c.id).where(survey.c.state == "closed", survey.c.closes_on < this.before(table.name).date().isoformat())
        this.delete(table, table.c.survey_id.in_(ended))


def _events(this: Sweep) -> None:
    this.delete(event_link, event_link.c.until < this.before("event_link"))
    # By then nothing asks for the people any more: reminders go before the event, questions and slides within 15 days after it (bot/programme/reminders.py),
    # what doors bring late comes within days, and there are no certificates. The number of those who came stands in the frozen report.
    reported = event.c.ends_at < this.now - timedelta(days=frozen.PEOPLE_DAYS)
    bounds = [frozen.bounds(year) for year in frozen.years(this.connection)]
    in_report = or_(false(), *((event.c.starts_at >= begins) & (event.c.starts_at < ends) for begins, ends in bounds))
    over = select(event.c.id).where((event.c.ends_at < this.before("registration")) | (reported & in_report))
    for table in (door_record, seat_log, attendee, registration):  # the event itself names no person and stays
        this.delete(table, table.c.event_id.in_(over))


def _enquiries(this: Sweep) -> None:
    """An enquiry ends when it is closed; one that was answered and never closed, when it was answered."""
    ended = or_(
        (enquiry.c.state == "closed") & (func.coalesce(enquiry.c.closed_at, enquiry.c.created_at) < this.before("enquiry")),
        (enquiry.c.state == "answered") & (func.coalesce(enquiry.c.answered_at, enquiry.c.created_at) < this.before("enquiry")),
    )
    over = select(enquiry.c.reference).where(ended)
    hotline_figures.keep_enquiries(this.connection, this.connection.execute(over).scalars().all())
    for table in (enquiry_message, enquiry_step, chat_hold):
        this.delete(table, table.c.reference.in_(over))
    this.delete(enquiry, ended)
    day = this.before("hotline_log").date().isoformat()
    emptied = update(hotline_log).where(hotline_log.c.day < day, hotline_log.c.words.is_not(None)).values(words=None).returning(hotline_log.c.id)
    this.done["hotline_log"] = len(this.connection.execute(emptied).all())


def _announcements(this: Sweep) -> None:
    """Who was told goes once the totals are frozen; the announcement itself much later."""
    frozen = announcement.c.totals.is_not(None) | (announcement.c.state == "cancelled")
    over = select(announcement.c.id).where(frozen, announcement.c.ended_at < this.before("announcement_recipient"))
    this.delete(announcement_recipient, announcement_recipient.c.announcement_id.in_(over))
    old = func.coalesce(announcement.c.ended_at, announcement.c.created_at) < this.before("announcement")
    corrected = select(announcement.c.corrects).where(announcement.c.corrects.is_not(None))
    told = select(announcement_recipient.c.announcement_id)
    this.delete(announcement, old & announcement.c.id.not_in(corrected) & announcement.c.id.not_in(told))


def _staff(this: Sweep) -> None:
    """Who has left loses chats and sign-in half a year after the last entry about them, and goes when the audit names them no more."""
    this.delete(staff_session, staff_session.c.until < this.before("staff_session"))
    this.delete(staff_link, staff_link.c.until < this.before("staff_link"))
    this.delete(approval, approval.c.created_at < this.before("approval"))
    old = audit.any_before(this.connection, this.before("audit"))  # looking at the whole chain takes its time
    this.done["audit"] = audit_chain.remove_before(this.connection, this.now, this.before("audit")) if old else 0
    for row in this.connection.execute(select(staff).where(staff.c.active.is_(False))).all():
        last = audit.last_about(this.connection, f"staff {row.id}")
        if (last or row.created_at) < this.before("staff"):
            _has_left(this, row.id, gone=last is None)


def _has_left(this: Sweep, staff_id: int, *, gone: bool) -> None:
    this.delete(staff_chat, staff_chat.c.staff_id == staff_id)
    this.delete(staff_session, staff_session.c.staff_id == staff_id)
    if gone:
        return this.delete(staff, staff.c.id == staff_id)
    bare: dict[str, Any] = dict.fromkeys(("login", "password_hash", "totp_salt", "totp_since", "totp_step", "link_hash", "enrol_hash"))
    self_signed = (staff.c.id == staff_id) & or_(*(staff.c[name].is_not(None) for name in bare))
    emptied = this.connection.execute(update(staff).where(self_signed).values(**bare).returning(staff.c.id)).all()
    this.done["staff"] = this.done.get("staff", 0) + len(emptied)
    return None


def _privacy(this: Sweep) -> None:
    this.delete(erasure, erasure.c.at < this.before("erasure"))
    settled = (privacy_request.c.outcome != "waiting") & (privacy_request.c.at < this.before("privacy_request"))
    this.delete(privacy_request, settled)


def _chats(this: Sweep) -> None:
    """The answers of idle forms; then, long after the last word, what was agreed to, and the chat itself if nobody may have to be told something there."""
    idle = select(conversation).where(conversation.c.touched_at < this.before("conversation"))
    changed = 0
    for row in this.connection.execute(idle).all():
        state = {key: value for key, value in row.state.items() if key in STAYS}
        if state != row.state:
            mine = (conversation.c.channel == row.channel) & (conversation.c.chat == row.chat)
            this.connection.execute(update(conversation).where(mine).values(state=state))
            changed += 1
    for table in (consent, subscription, heard_of):
        of_chat = (conversation.c.channel == table.c.channel) & (conversation.c.chat == table.c.chat)
        reached = exists(select(conversation.c.chat).where(of_chat, conversation.c.touched_at >= this.before(table.name)))
        this.delete(table, (table.c.at < this.before(table.name)) & ~reached)
    this.delete(conversation, and_(conversation.c.touched_at < this.now - timedelta(days=CHAT_DAYS), *(_not_in(each) for each in STILL_TOLD)))
    this.done["conversation"] = this.done.get("conversation", 0) + changed


STILL_TOLD = (outbox, notice, holder, provider, registration, enquiry, subscription, staff_chat)


def _not_in(table: Any) -> ColumnElement[bool]:
    return ~exists(select(table.c.chat).where(table.c.channel == conversation.c.channel, table.c.chat == conversation.c.chat))
