"""Recognition ("Hong Kong-Guangdong Cleaner Production Partners" logo), by calendar year."""

from sqlalchemy import JSON, Boolean, Index, Integer, String, Table, UniqueConstraint
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

label_round = Table(
    "label_round",
    metadata,
    C("year", Integer, primary_key=True),
    C("opens_on", String(10), nullable=False),
    C("closes_on", String(10), nullable=False),  # the last day
    C("version", Integer, nullable=False, default=0, server_default="0"),
    info={"retention": "label"},
)

label_application = Table(
    "label_application",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("reference", String(20), nullable=False, unique=True),
    C("year", Integer, nullable=False),
    C("category", String(20), nullable=False),  # excellent | partner | supply_chain | technology_service
    C("name", String(120), nullable=False),
    C("company_id", Integer),  # of the holder who applied, if any
    C("provider_id", Integer),
    C("contact_name", String(60), nullable=False),
    C("contact", String(254), nullable=False),
    C("answers", JSON, nullable=False),  # {"took_part": yes | no | unsure, or None where it is not asked, "account"}
    C("criteria", JSON, nullable=False),  # what officers have found, by the ids of knowledge/recognition.yaml: {id: yes | no}
    C("reason", JSON),  # texts that the applicant reads: why it was refused, or the award withdrawn
    C("state", String(12), nullable=False),  # received | under_review | awarded | refused | withdrawn
    C("since", Moment, nullable=False),  # when it came into its state
    C("version", Integer, nullable=False, default=0, server_default="0"),
    C("channel", String(16), nullable=False),
    C("chat", String(80), nullable=False),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False),
    Index("ix_label_application_channel_chat", "channel", "chat"),
    UniqueConstraint("year", "category", "channel", "chat", "name"),
    info={"retention": "label"},
)

# A logo awarded: what "is holder N valid for year Y?" is answered from.
label = Table(
    "label",
    metadata,
    C("number", String(20), primary_key=True),
    C("year", Integer, nullable=False, index=True),
    C("category", String(20), nullable=False),
    C("name", String(120), nullable=False),
    C("application_id", Integer, unique=True),
    C("withdrawn_on", String(10)),
    C("sample", Boolean, nullable=False, default=False, server_default="0"),
    C("created_at", Moment, nullable=False),
    info={"retention": "label"},
)
