"""Service providers and applications for the logo: what is public of a firm stays, who spoke for it goes."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from bot.programme import Here
from bot.programme.erasure_parts import NOBODY, Note, token
from bot.tables import label_application, provider, provider_check, provider_period

ON_THE_REGISTER = ("registered", "suspended")
UNDECIDED = ("received", "under_review")


def kept(here: Here) -> list[Note]:
    """The firms of this chat that are on the register: factories and officers must be able to reach them."""
    rows = here.connection.execute(select(provider).where(_of(provider, here), provider.c.state.in_(ON_THE_REGISTER)).order_by(provider.c.id)).all()
    return [{"what": "provider", "reference": row.reference, "why": "register"} for row in rows]


def erase(here: Here, before: datetime) -> None:
    _providers(here, before)
    _labels(here, before)


def _providers(here: Here, before: datetime) -> None:
    rows = here.connection.execute(select(provider).where(_of(provider, here), provider.c.created_at <= before).with_for_update()).all()
    once = set(here.connection.execute(select(provider_period.c.provider_id)).scalars()) if rows else set()
    for row in rows:
        this = provider.c.id == row.id
        if row.state in ON_THE_REGISTER:
            here.connection.execute(update(provider).where(this).values(news=False))
        elif row.id in once:
            gone = {"chat": token(), "contact_name": NOBODY, "contact": NOBODY, "public_contact": None, "news": False, "version": row.version + 1}
            here.connection.execute(update(provider).where(this).values(**gone))
        else:
            here.connection.execute(delete(provider_check).where(provider_check.c.provider_id == row.id))
            here.connection.execute(delete(provider).where(this))


def _labels(here: Here, before: datetime) -> None:
    mine = select(label_application).where(_of(label_application, here), label_application.c.created_at <= before)
    for row in here.connection.execute(mine.with_for_update()).all():
        gone: dict[str, Any] = {"chat": token(), "contact_name": NOBODY, "contact": NOBODY, "version": row.version + 1}
        gone |= {"answers": {"took_part": row.answers.get("took_part"), "account": ""}}
        gone |= {"state": "withdrawn", "since": here.now} if row.state in UNDECIDED else {}
        here.connection.execute(update(label_application).where(label_application.c.id == row.id).values(**gone))


def _of(table: Any, here: Here) -> Any:
    return (table.c.channel == here.address.channel) & (table.c.chat == here.address.chat)
