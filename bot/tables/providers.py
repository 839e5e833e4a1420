"""Environmental technology service providers."""

from sqlalchemy import JSON, Boolean, ForeignKey, Index, Integer, String, Table
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

provider = Table(
    "provider",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("reference", String(20), nullable=False, unique=True),
    C("name", String(120), nullable=False),
    C("folded_name", String(120), nullable=False, index=True),
    C("base", String(10), nullable=False),  # hong_kong | prd | elsewhere
    C("city", String(20)),
    C("skills", JSON, nullable=False),  # ids of bot/programme/providers.py: SKILLS
    C("state", String(10), nullable=False),  # applied | registered | suspended | ended | refused
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("contact_name", String(60), nullable=False),
    C("contact", String(254), nullable=False),
    C("public_contact", String(254)),  # shown to factories, by the provider's own wish
    C("news", Boolean, nullable=False, default=False, server_default="0"),  # wants notices for providers
    C("reason", JSON),  # of a refusal, as its applicant was told: texts in three languages
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False),
    Index("ix_provider_channel_chat", "channel", "chat"),
    info={"retention": "provider"},
)

# From when to when a provider was registered: what "was it registered on that day?" is answered from.
provider_period = Table(
    "provider_period",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("provider_id", ForeignKey("provider.id"), nullable=False, index=True),
    C("starts_on", String(10), nullable=False),
    C("ends_on", String(10)),  # the first day on which it is no longer registered
    info={"retention": "provider"},
)

# Quality checks of a provider's work: read by staff only until they are closed.
provider_check = Table(
    "provider_check",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("provider_id", ForeignKey("provider.id"), nullable=False, index=True),
    C("application_id", Integer),
    C("day", String(10), nullable=False),
    C("finding", String(1000), nullable=False),
    C("follow_up", String(1000)),
    C("closed_on", String(10)),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("staff_id", Integer, nullable=False),
    C("created_at", Moment, nullable=False),
    info={"retention": "provider"},
)

# A factory's view of the work, one for each application; read by staff only.
provider_rating = Table(
    "provider_rating",
    metadata,
    C("application_id", ForeignKey("application.id"), primary_key=True),
    C("provider_id", ForeignKey("provider.id"), nullable=False, index=True),
    C("work", Integer, nullable=False),  # 1 to 5, as the three below
    C("advice", Integer, nullable=False),
    C("punctual", Integer, nullable=False),
    C("remark", String(1000)),
    C("at", Moment, nullable=False),
    info={"retention": "provider"},
)
