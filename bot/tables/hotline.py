"""The hotline: enquiries, how questions were answered, consent, limits on tries."""

from sqlalchemy import JSON, Boolean, ForeignKey, Integer, String, Table
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

# A question that a person wants a colleague to answer.
enquiry = Table(
    "enquiry",
    metadata,
    C("reference", String(20), primary_key=True),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("language", String(8), nullable=False),
    C("question", String(1000), nullable=False),
    C("reply_by", String(8), nullable=False),  # chat | phone | email
    C("contact", String(254)),
    C("state", String(12), nullable=False),  # open | taken | answered | closed
    C("kind", String(4), nullable=False, default="chat", server_default="chat"),  # chat | call (a phone call that an officer wrote down)
    C("team", String(12), index=True),  # hong_kong | shenzhen | dongguan
    C("topic", String(60)),
    C("sector", String(30)),
    C("city", String(20)),  # of the factory
    C("card", JSON),  # what is known already: {"noticed", "checked": [[question, answer]], "misses": [words]} as phrases
    C("promised_at", Moment, index=True),  # until when a colleague answers; empty: no time was promised
    C("broken_at", Moment),  # when that time was seen to have passed without an answer
    C("callback", JSON),  # the slot that was then offered: {"from", "until"} as ISO moments, and {"taken": bool}
    C("owner_id", Integer, index=True),  # the officer who has it,
    C("owned_since", Moment),
    C("owned_until", Moment),  # and until when: then it goes to the next
    C("answered_at", Moment),
    C("closed_at", Moment),
    C("close_reason", String(20)),
    C("written_by", Integer),  # who wrote a call down
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False, index=True),
    info={"retention": "enquiry"},
)

# How the hotline did, without the person: no chat, no name. The words are kept only where no answer was found.
hotline_log = Table(
    "hotline_log",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("day", String(10), nullable=False, index=True),
    C("channel", String(16), nullable=False),
    C("language", String(8), nullable=False),
    C("outcome", String(10), nullable=False),  # answered | offered | missed
    C("topic", String(60)),
    C("words", String(300)),
    C("sector", String(30)),  # of a phone call, where it was told
    C("city", String(20)),
    C("draft_id", Integer, index=True),  # the draft that is to answer it
    info={"retention": "hotline_log"},
)

# Which privacy notice was shown before personal data was taken.
consent = Table(
    "consent",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("notice", String(20), nullable=False),
    C("language", String(8), nullable=False),
    C("purpose", String(20), nullable=False),
    C("at", Moment, nullable=False),
    info={"retention": "consent"},
)

# How often a status was looked up of late, by a chat, for a reference, from an address (hashed). Never a lock: old tries fall away.
lookup_limit = Table(
    "lookup_limit",
    metadata,
    C("subject", String(90), primary_key=True),
    C("tries", JSON, nullable=False),  # moments as ISO texts
    C("touched_at", Moment, nullable=False, index=True),
    info={"retention": "lookup_limit"},
)

# What was said in an enquiry by either side; the bot's own words stand in the outbox.
enquiry_message = Table(
    "enquiry_message",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("reference", ForeignKey("enquiry.reference"), nullable=False, index=True),
    C("at", Moment, nullable=False),
    C("by", String(6), nullable=False),  # asker | staff
    C("staff_id", Integer),
    C("text", String(4000)),
    C("topic", String(60)),  # an answer of the knowledge that was sent instead of words
    C("notice_key", String(120)),  # by which it was handed to the asker
    info={"retention": "enquiry"},
)

# Every change of an enquiry, never altered: who had it from when until when, and how the chat went over and came back.
enquiry_step = Table(
    "enquiry_step",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("reference", ForeignKey("enquiry.reference"), nullable=False, index=True),
    C("at", Moment, nullable=False),
    C("what", String(16), nullable=False),  # opened | taken | renewed | passed | expired | broken | answered | to_bot | closed | reopened | callback
    C("staff_id", Integer),
    C("until", Moment),
    C("note", String(300)),
    info={"retention": "enquiry"},
)

# Chats in which a person speaks now: the bot is silent there.
chat_hold = Table(
    "chat_hold",
    metadata,
    C("channel", String(16), primary_key=True),
    C("chat", String(80), primary_key=True),
    C("reference", ForeignKey("enquiry.reference"), nullable=False, index=True),
    C("staff_id", Integer, nullable=False),
    C("since", Moment, nullable=False),
    C("until", Moment, nullable=False, index=True),
    info={"retention": "enquiry"},
)
