"""Events, registrations, seats, notices"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "event",
        sa.Column("id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("city", sa.String(length=20), nullable=False),
        sa.Column("place", sa.JSON(), nullable=False),
        sa.Column("directions", sa.JSON(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("sectors", sa.JSON(), nullable=False),
        sa.Column("co_organisers", sa.JSON(), nullable=True),
        sa.Column("price_cents", sa.Integer(), server_default="0", nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=True),
        sa.Column("visit", sa.JSON(), nullable=True),
        sa.Column("weather_rule", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("slides_url", sa.String(length=300), nullable=True),
        sa.Column("sample", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("secret", sa.String(length=43), nullable=False),
        sa.Column("sequence", sa.Integer(), server_default="0", nullable=False),
        sa.Column("next_in_line", sa.Integer(), server_default="1", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    op.create_index(op.f("ix_event_starts_at"), "event", ["starts_at"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(length=120), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.String(length=80), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=True),
        sa.Column("body", sa.JSON(), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("key", name=op.f("uq_notice_key")),
    )
    op.create_index(op.f("ix_notice_created_at"), "notice", ["created_at"], unique=False)
    op.create_index(op.f("ix_notice_registration_id"), "notice", ["registration_id"], unique=False)
    op.create_index("ix_notice_state_due", "notice", ["state", "due"], unique=False)
    op.create_table(
        "booth_visitor",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.String(length=40), nullable=False),
        sa.Column("how", sa.String(length=4), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_booth_visitor_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_booth_visitor")),
    )
    op.create_index(op.f("ix_booth_visitor_event_id"), "booth_visitor", ["event_id"], unique=False)
    op.create_table(
        "door_record",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("event_id", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("attendee_id", sa.Integer(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("result", sa.String(length=10), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_door_record_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_door_record")),
    )
    op.create_index(op.f("ix_door_record_event_id"), "door_record", ["event_id"], unique=False)
    op.create_table(
        "event_link",
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("event_id", sa.String(length=40), nullable=False),
        sa.Column("purpose", sa.String(length=8), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_event_link_event_id")),
        sa.PrimaryKeyConstraint("secret_hash", name=op.f("pk_event_link")),
    )
    op.create_index(op.f("ix_event_link_event_id"), "event_link", ["event_id"], unique=False)
    op.create_table(
        "registration",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("event_id", sa.String(length=40), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.String(length=80), nullable=False),
        sa.Column("contact", sa.String(length=254), nullable=False),
        sa.Column("company", sa.String(length=120), nullable=True),
        sa.Column("sector", sa.String(length=30), nullable=True),
        sa.Column("coach", sa.Boolean(), nullable=True),
        sa.Column("rules_accepted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("place_in_line", sa.Integer(), nullable=True),
        sa.Column("offer_number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("offer_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("feedback", sa.JSON(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_registration_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration")),
        sa.UniqueConstraint("event_id", "place_in_line", name=op.f("uq_registration_event_id_place_in_line")),
    )
    op.create_index("ix_registration_channel_chat", "registration", ["channel", "chat"], unique=False)
    op.create_index(op.f("ix_registration_event_id"), "registration", ["event_id"], unique=False)
    op.create_table(
        "seat_log",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("event_id", sa.String(length=40), nullable=False),
        sa.Column("registration_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=10), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("behind", sa.Integer(), nullable=True),
        sa.Column("free", sa.Integer(), nullable=True),
        sa.Column("waiting", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_seat_log_event_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat_log")),
    )
    op.create_index(op.f("ix_seat_log_event_id"), "seat_log", ["event_id"], unique=False)
    op.create_table(
        "attendee",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("event_id", sa.String(length=40), nullable=False),
        sa.Column("registration_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("person_key", sa.String(length=64), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("code", sa.String(length=6), nullable=True),
        sa.Column("token", sa.String(length=43), nullable=True),
        sa.Column("arrived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("arrived_by", sa.String(length=8), nullable=True),
        sa.Column("contact", sa.String(length=254), nullable=True),
        sa.Column("company", sa.String(length=120), nullable=True),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["event_id"], ["event.id"], name=op.f("fk_attendee_event_id")),
        sa.ForeignKeyConstraint(["registration_id"], ["registration.id"], name=op.f("fk_attendee_registration_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendee")),
        sa.UniqueConstraint("code", name=op.f("uq_attendee_code")),
        sa.UniqueConstraint("event_id", "person_key", name=op.f("uq_attendee_event_id_person_key")),
        sa.UniqueConstraint("token", name=op.f("uq_attendee_token")),
    )
    op.create_index("ix_attendee_event_id_state", "attendee", ["event_id", "state"], unique=False)
    op.create_index(op.f("ix_attendee_registration_id"), "attendee", ["registration_id"], unique=False)
    op.add_column("outbox", sa.Column("notice_id", sa.Integer(), nullable=True))
    op.add_column("outbox", sa.Column("until", sa.DateTime(timezone=True), nullable=True))
    op.create_index(op.f("ix_outbox_notice_id"), "outbox", ["notice_id"], unique=False)


def downgrade() -> None:
    op.drop_index(op.f("ix_outbox_notice_id"), table_name="outbox")
    op.drop_column("outbox", "until")
    op.drop_column("outbox", "notice_id")
    op.drop_index(op.f("ix_attendee_registration_id"), table_name="attendee")
    op.drop_index("ix_attendee_event_id_state", table_name="attendee")
    op.drop_table("attendee")
    op.drop_index(op.f("ix_seat_log_event_id"), table_name="seat_log")
    op.drop_table("seat_log")
    op.drop_index(op.f("ix_registration_event_id"), table_name="registration")
    op.drop_index("ix_registration_channel_chat", table_name="registration")
    op.drop_table("registration")
    op.drop_index(op.f("ix_event_link_event_id"), table_name="event_link")
    op.drop_table("event_link")
    op.drop_index(op.f("ix_door_record_event_id"), table_name="door_record")
    op.drop_table("door_record")
    op.drop_index(op.f("ix_booth_visitor_event_id"), table_name="booth_visitor")
    op.drop_table("booth_visitor")
    op.drop_index("ix_notice_state_due", table_name="notice")
    op.drop_index(op.f("ix_notice_registration_id"), table_name="notice")
    op.drop_index(op.f("ix_notice_created_at"), table_name="notice")
    op.drop_table("notice")
    op.drop_index(op.f("ix_event_starts_at"), table_name="event")
    op.drop_table("event")
