"""Companies and their applications: drafts go, what was handed in stays for the audits of public money, and the chat leaves the company unless it is the
only one that hears of an open case."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select, update

from bot.programme import Here, applications, holders, notices
from bot.programme.application_states import ENDED
from bot.programme.erasure_parts import NOBODY, Note, token
from bot.tables import application, application_file, application_point, company, holder, invitation, label_application, notice, outbox, quotation

NOT_HANDED_IN = ("draft", "discarded")


def kept(here: Here) -> list[Note]:
    """The cases that stay, the oldest first."""
    firms = select(holder.c.company_id).where(_mine(here), holder.c.until.is_(None))  # of a firm that they have left nothing is theirs
    handed_in = application.c.company_id.in_(firms) & application.c.state.not_in(NOT_HANDED_IN)
    rows = here.connection.execute(select(application).where(handed_in).order_by(application.c.id)).all()
    return [{"what": "application", "reference": row.reference, "why": "audit" if row.state in ENDED else "open_case"} for row in rows]


def erase(here: Here, before: datetime) -> None:
    mine = select(holder).where(_mine(here), holder.c.since <= before).order_by(holder.c.company_id)
    for me in here.connection.execute(mine).all():
        if me.until is not None:
            _leave(here, me)
            continue
        here.connection.execute(select(company.c.id).where(company.c.id == me.company_id).with_for_update())
        others = [each for each in holders.holders(here.connection, me.company_id) if each.id != me.id]
        rows = here.connection.execute(select(application).where(application.c.company_id == me.company_id).order_by(application.c.id)).all()
        if not others:
            for row in rows:
                if row.state in NOT_HANDED_IN and row.created_at <= before:
                    _empty(here, row)
        here.connection.execute(delete(invitation).where(invitation.c.holder_id == me.id))
        handed_in = [row for row in rows if row.state not in NOT_HANDED_IN]
        since = any(row.created_at > before for row in rows)  # they came back and go on
        if others or (not since and all(row.state in ENDED for row in handed_in)):
            _leave(here, me)
        if not others and not handed_in and not since and not _public(here, me.company_id):
            bare = {"name": NOBODY, "folded_name": "", "registration_number": None, "registration_key": None}
            here.connection.execute(update(company).where(company.c.id == me.company_id).values(**bare))


def _empty(here: Here, row: Row[Any]) -> None:
    """A draft is discarded, with everything that was put to it; the bytes of its documents go with the next sweep."""
    if row.state == "draft":
        applications.act(here, application_id=row.id, version=row.version, transition="discard")
    of_it = application_file.c.application_id == row.id
    here.connection.execute(update(application_file).where(of_it).values(state="removed", name=NOBODY, sha256="", changed_at=here.now))
    here.connection.execute(delete(quotation).where(quotation.c.application_id == row.id))
    here.connection.execute(update(application_point).where(application_point.c.application_id == row.id).values(answer=None))
    here.connection.execute(update(application).where(application.c.id == row.id).values(facts={}, contact_name=NOBODY, contact=NOBODY))


def _leave(here: Here, me: Row[Any]) -> None:
    """The chat acts for the company no more, and its name goes; also from the notice by which the colleagues were told that it joined."""
    for prefix in ("status:", "case:"):
        notices.take_back(here.connection, here.address, prefix)
    told = select(notice.c.id).where(notice.c.key.startswith(f"joined:{me.company_id}:{me.id}:", autoescape=True))
    here.connection.execute(delete(outbox).where(outbox.c.notice_id.in_(told), outbox.c.state.not_in(["queued", "sending"])))
    here.connection.execute(delete(notice).where(notice.c.id.in_(told), notice.c.state != "due"))
    gone = {"chat": token(), "name": NOBODY, "until": me.until or here.now}
    here.connection.execute(update(holder).where(holder.c.id == me.id).values(**gone))


def _public(here: Here, company_id: int) -> bool:
    """Whether the firm stands in the public list of logos, or asks for one with others."""
    return here.connection.execute(select(label_application.c.id).where(label_application.c.company_id == company_id).limit(1)).first() is not None


def _mine(here: Here) -> Any:
    return (holder.c.channel == here.address.channel) & (holder.c.chat == here.address.chat)
