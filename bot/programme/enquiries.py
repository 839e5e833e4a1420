"""Enquiries: questions that a person wants a colleague to answer."""

from typing import Any

from sqlalchemy import select

from bot.clock import HONG_KONG
from bot.programme import Here
from bot.programme.references import new_reference
from bot.tables import consent, enquiry

NOTICE = "2026-11"  # the version of the privacy notice that the flow shows
MOST_SHOWN = 5


def open_enquiry(here: Here, *, question: str, reply_by: str, contact: str | None, sample: bool = False) -> dict[str, Any]:
    """Keep the question with the chat it came from. Returns {"reference"}. No time is promised: staff have not entered opening hours."""
    reference = new_reference("E")
    here.connection.execute(
        enquiry.insert().values(
            reference=reference,
            channel=here.address.channel,
            chat=here.address.chat,
            language=here.language,
            question=question,
            reply_by=reply_by,
            contact=contact,
            state="open",
            sample=sample,
            created_at=here.now,
        )
    )
    if not sample:
        here.connection.execute(
            consent.insert().values(channel=here.address.channel, chat=here.address.chat, notice=NOTICE, language=here.language, purpose="enquiry", at=here.now)
        )
    return {"reference": reference}


def waiting(here: Here) -> list[dict[str, Any]]:
    """The open enquiries, oldest first, at most five: [{"reference", "question" (shortened), "reply_by", "day"}]."""
    rows = here.connection.execute(select(enquiry).where(enquiry.c.state == "open").order_by(enquiry.c.created_at).limit(MOST_SHOWN))
    return [
        {
            "reference": row.reference,
            "question": row.question if len(row.question) <= 100 else row.question[:99] + "…",
            "reply_by": row.reply_by,
            "day": row.created_at.astimezone(HONG_KONG).date().isoformat(),
        }
        for row in rows
    ]
