"""Hand-over, announcements, the console, privacy"""

import sqlalchemy as sa
from alembic import op

from bot.migrations.only_added import guard, unguard

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("topic", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("texts", sa.JSON(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("urgent", sa.String(length=300), nullable=True),
        sa.Column("at_most_once", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("figures_ok", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("approver_id", sa.Integer(), nullable=True),
        sa.Column("approval_id", sa.Integer(), nullable=True),
        sa.Column("recall_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_from", sa.String(length=10), nullable=True),
        sa.Column("corrects", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("totals", sa.JSON(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["corrects"], ["announcement.id"], name=op.f("fk_announcement_corrects")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement")),
    )
    op.create_index(op.f("ix_announcement_state"), "announcement", ["state"], unique=False)
    op.create_table(
        "answer_draft",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("topic", sa.String(length=60), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("stood", sa.String(length=64), nullable=True),
        sa.Column("misses", sa.JSON(), nullable=False),
        sa.Column("enquiries", sa.JSON(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("approver_id", sa.Integer(), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_answer_draft")),
    )
    op.create_index(op.f("ix_answer_draft_topic"), "answer_draft", ["topic"], unique=False)
    op.create_table(
        "approval",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("object", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=True),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("approver_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )
    op.create_index(op.f("ix_approval_object"), "approval", ["object"], unique=False)
    op.create_table(
        "audit_anchor",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_audit_anchor")),
    )
    op.create_table(
        "audit_seal",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_audit_seal")),
        sa.UniqueConstraint("audit_id", name=op.f("uq_audit_seal_audit_id")),
    )
    op.create_table(
        "content_version",
        sa.Column("digest", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("rules", sa.String(length=20), nullable=False),
        sa.Column("archive", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_content_version")),
    )
    op.create_table(
        "erasure",
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kept", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_erasure")),
    )
    op.create_table(
        "privacy_request",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.JSON(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_privacy_request")),
    )
    op.create_index(op.f("ix_privacy_request_key_hash"), "privacy_request", ["key_hash"], unique=False)
    op.create_table(
        "segment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("rule", sa.JSON(), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_segment")),
        sa.UniqueConstraint("name", name=op.f("uq_segment_name")),
    )
    op.create_table(
        "sending_place",
        sa.Column("place", sa.String(length=64), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("who", sa.String(length=40), nullable=True),
        sa.Column("why", sa.String(length=8), nullable=True),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_sending_place")),
    )
    op.create_table(
        "service_day",
        sa.Column("calendar", sa.String(length=10), nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("working", sa.Boolean(), nullable=False),
        sa.Column("like_weekday", sa.Integer(), nullable=True),
        sa.Column("name", sa.JSON(), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("review_by", sa.String(length=10), nullable=False),
        sa.PrimaryKeyConstraint("calendar", "day", name=op.f("pk_service_day")),
    )
    op.create_table(
        "service_hours",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("team", sa.String(length=12), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.String(length=5), nullable=False),
        sa.Column("closes", sa.String(length=5), nullable=False),
        sa.Column("lunch_from", sa.String(length=5), nullable=True),
        sa.Column("lunch_until", sa.String(length=5), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("review_by", sa.String(length=10), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_hours")),
    )
    op.create_index(op.f("ix_service_hours_team"), "service_hours", ["team"], unique=False)
    op.create_table(
        "service_team",
        sa.Column("team", sa.String(length=12), nullable=False),
        sa.Column("calendar", sa.String(length=10), nullable=False),
        sa.Column("cities", sa.JSON(), nullable=False),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("other_cities", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("promise_minutes", sa.Integer(), nullable=True),
        sa.Column("contact", sa.String(length=200), nullable=True),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("review_by", sa.String(length=10), nullable=False),
        sa.Column("version", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("team", name=op.f("pk_service_team")),
    )
    op.create_table(
        "subscription",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.String(length=80), nullable=False),
        sa.Column("topic", sa.String(length=12), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("notice", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("how", sa.String(length=12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("channel", "chat", "topic", name=op.f("pk_subscription")),
    )
    op.create_table(
        "announcement_recipient",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("announcement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("sector", sa.String(length=30), nullable=True),
        sa.Column("city", sa.String(length=20), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("first", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tapped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["announcement_id"], ["announcement.id"], name=op.f("fk_announcement_recipient_announcement_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_announcement_recipient")),
        sa.UniqueConstraint("announcement_id", "channel", "chat", name=op.f("uq_announcement_recipient_announcement_id_channel_chat")),
    )
    op.create_index("ix_announcement_recipient_announcement_id_state", "announcement_recipient", ["announcement_id", "state"], unique=False)
    op.create_index("ix_announcement_recipient_channel_chat", "announcement_recipient", ["channel", "chat"], unique=False)
    op.create_table(
        "chat_hold",
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("chat", sa.String(length=80), nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["reference"], ["enquiry.reference"], name=op.f("fk_chat_hold_reference")),
        sa.PrimaryKeyConstraint("channel", "chat", name=op.f("pk_chat_hold")),
    )
    op.create_index(op.f("ix_chat_hold_reference"), "chat_hold", ["reference"], unique=False)
    op.create_index(op.f("ix_chat_hold_until"), "chat_hold", ["until"], unique=False)
    op.create_table(
        "enquiry_message",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=6), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=4000), nullable=True),
        sa.Column("topic", sa.String(length=60), nullable=True),
        sa.Column("notice_key", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["reference"], ["enquiry.reference"], name=op.f("fk_enquiry_message_reference")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry_message")),
    )
    op.create_index(op.f("ix_enquiry_message_reference"), "enquiry_message", ["reference"], unique=False)
    op.create_table(
        "enquiry_step",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("reference", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("staff_id", sa.Integer(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("note", sa.String(length=300), nullable=True),
        sa.ForeignKeyConstraint(["reference"], ["enquiry.reference"], name=op.f("fk_enquiry_step_reference")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enquiry_step")),
    )
    op.create_index(op.f("ix_enquiry_step_reference"), "enquiry_step", ["reference"], unique=False)
    op.create_table(
        "staff_session",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("staff_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.JSON(), nullable=True),
        sa.Column("browser", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_session_staff_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_staff_session")),
    )
    op.create_index(op.f("ix_staff_session_staff_id"), "staff_session", ["staff_id"], unique=False)
    op.add_column("audit", sa.Column("role", sa.String(length=20), nullable=True))
    op.add_column("audit", sa.Column("request", sa.String(length=16), nullable=True))
    op.add_column("audit", sa.Column("source", sa.String(length=32), nullable=True))
    op.add_column("audit", sa.Column("before", sa.String(length=64), nullable=True))
    op.add_column("audit", sa.Column("after", sa.String(length=64), nullable=True))
    op.create_index(op.f("ix_audit_at"), "audit", ["at"], unique=False)
    op.create_index(op.f("ix_audit_object"), "audit", ["object"], unique=False)
    op.add_column("enquiry", sa.Column("kind", sa.String(length=4), server_default="chat", nullable=False))
    op.add_column("enquiry", sa.Column("team", sa.String(length=12), nullable=True))
    op.add_column("enquiry", sa.Column("topic", sa.String(length=60), nullable=True))
    op.add_column("enquiry", sa.Column("sector", sa.String(length=30), nullable=True))
    op.add_column("enquiry", sa.Column("city", sa.String(length=20), nullable=True))
    op.add_column("enquiry", sa.Column("card", sa.JSON(), nullable=True))
    op.add_column("enquiry", sa.Column("promised_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("enquiry", sa.Column("broken_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("enquiry", sa.Column("callback", sa.JSON(), nullable=True))
    op.add_column("enquiry", sa.Column("owner_id", sa.Integer(), nullable=True))
    op.add_column("enquiry", sa.Column("owned_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("enquiry", sa.Column("owned_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("enquiry", sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("enquiry", sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("enquiry", sa.Column("close_reason", sa.String(length=20), nullable=True))
    op.add_column("enquiry", sa.Column("written_by", sa.Integer(), nullable=True))
    op.add_column("enquiry", sa.Column("version", sa.Integer(), server_default="0", nullable=False))
    op.create_index(op.f("ix_enquiry_owner_id"), "enquiry", ["owner_id"], unique=False)
    op.create_index(op.f("ix_enquiry_promised_at"), "enquiry", ["promised_at"], unique=False)
    op.create_index(op.f("ix_enquiry_team"), "enquiry", ["team"], unique=False)
    op.add_column("hotline_log", sa.Column("sector", sa.String(length=30), nullable=True))
    op.add_column("hotline_log", sa.Column("city", sa.String(length=20), nullable=True))
    op.add_column("hotline_log", sa.Column("draft_id", sa.Integer(), nullable=True))
    op.create_index(op.f("ix_hotline_log_draft_id"), "hotline_log", ["draft_id"], unique=False)
    op.add_column("lease", sa.Column("claims", sa.BigInteger(), server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("urgency", sa.Integer(), server_default="0", nullable=False))
    op.add_column("outbox", sa.Column("announcement_id", sa.Integer(), nullable=True))
    op.add_column("outbox", sa.Column("content", sa.String(length=12), nullable=True))
    op.drop_index(op.f("ix_outbox_state_due"), table_name="outbox")
    op.create_index("ix_outbox_state_due", "outbox", ["state", "urgency", "due", "id"], unique=False)
    op.create_index("ix_outbox_announcement_id", "outbox", ["announcement_id", "channel", "chat"], unique=False)
    op.add_column("staff", sa.Column("enrol_hash", sa.String(length=64), nullable=True))
    op.add_column("staff", sa.Column("enrol_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("staff", sa.Column("login", sa.String(length=60), nullable=True))
    op.add_column("staff", sa.Column("password_hash", sa.String(length=200), nullable=True))
    op.add_column("staff", sa.Column("totp_salt", sa.String(length=43), nullable=True))
    op.add_column("staff", sa.Column("totp_since", sa.DateTime(timezone=True), nullable=True))
    op.add_column("staff", sa.Column("totp_step", sa.Integer(), nullable=True))
    op.add_column("staff", sa.Column("team", sa.String(length=12), nullable=True))
    op.add_column("staff", sa.Column("language", sa.String(length=8), server_default="zh-Hant", nullable=False))
    op.add_column("staff", sa.Column("notices_seen", sa.Integer(), server_default="0", nullable=False))
    op.create_index(op.f("ix_staff_enrol_hash"), "staff", ["enrol_hash"], unique=True)
    op.create_index(op.f("ix_staff_login"), "staff", ["login"], unique=True)
    guard(op.get_bind())


def downgrade() -> None:
    unguard(op.get_bind())
    op.drop_index(op.f("ix_staff_login"), table_name="staff")
    op.drop_index(op.f("ix_staff_enrol_hash"), table_name="staff")
    op.drop_column("staff", "notices_seen")
    op.drop_column("staff", "language")
    op.drop_column("staff", "team")
    op.drop_column("staff", "totp_step")
    op.drop_column("staff", "totp_since")
    op.drop_column("staff", "totp_salt")
    op.drop_column("staff", "password_hash")
    op.drop_column("staff", "login")
    op.drop_column("staff", "enrol_until")
    op.drop_column("staff", "enrol_hash")
    op.drop_index("ix_outbox_announcement_id", table_name="outbox")
    op.drop_index("ix_outbox_state_due", table_name="outbox")
    op.create_index(op.f("ix_outbox_state_due"), "outbox", ["state", "due"], unique=False)
    op.drop_column("outbox", "content")
    op.drop_column("outbox", "announcement_id")
    op.drop_column("outbox", "urgency")
    op.drop_column("lease", "claims")
    op.drop_index(op.f("ix_hotline_log_draft_id"), table_name="hotline_log")
    op.drop_column("hotline_log", "draft_id")
    op.drop_column("hotline_log", "city")
    op.drop_column("hotline_log", "sector")
    op.drop_index(op.f("ix_enquiry_team"), table_name="enquiry")
    op.drop_index(op.f("ix_enquiry_promised_at"), table_name="enquiry")
    op.drop_index(op.f("ix_enquiry_owner_id"), table_name="enquiry")
    op.drop_column("enquiry", "version")
    op.drop_column("enquiry", "written_by")
    op.drop_column("enquiry", "close_reason")
    op.drop_column("enquiry", "closed_at")
    op.drop_column("enquiry", "answered_at")
    op.drop_column("enquiry", "owned_until")
    op.drop_column("enquiry", "owned_since")
    op.drop_column("enquiry", "owner_id")
    op.drop_column("enquiry", "callback")
    op.drop_column("enquiry", "broken_at")
    op.drop_column("enquiry", "promised_at")
    op.drop_column("enquiry", "card")
    op.drop_column("enquiry", "city")
    op.drop_column("enquiry", "sector")
    op.drop_column("enquiry", "topic")
    op.drop_column("enquiry", "team")
    op.drop_column("enquiry", "kind")
    op.drop_index(op.f("ix_audit_object"), table_name="audit")
    op.drop_index(op.f("ix_audit_at"), table_name="audit")
    op.drop_column("audit", "after")
    op.drop_column("audit", "before")
    op.drop_column("audit", "source")
    op.drop_column("audit", "request")
    op.drop_column("audit", "role")
    op.drop_index(op.f("ix_staff_session_staff_id"), table_name="staff_session")
    op.drop_table("staff_session")
    op.drop_index(op.f("ix_enquiry_step_reference"), table_name="enquiry_step")
    op.drop_table("enquiry_step")
    op.drop_index(op.f("ix_enquiry_message_reference"), table_name="enquiry_message")
    op.drop_table("enquiry_message")
    op.drop_index(op.f("ix_chat_hold_until"), table_name="chat_hold")
    op.drop_index(op.f("ix_chat_hold_reference"), table_name="chat_hold")
    op.drop_table("chat_hold")
    op.drop_index("ix_announcement_recipient_channel_chat", table_name="announcement_recipient")
    op.drop_index("ix_announcement_recipient_announcement_id_state", table_name="announcement_recipient")
    op.drop_table("announcement_recipient")
    op.drop_table("subscription")
    op.drop_table("service_team")
    op.drop_index(op.f("ix_service_hours_team"), table_name="service_hours")
    op.drop_table("service_hours")
    op.drop_table("service_day")
    op.drop_table("sending_place")
    op.drop_table("segment")
    op.drop_index(op.f("ix_privacy_request_key_hash"), table_name="privacy_request")
    op.drop_table("privacy_request")
    op.drop_table("erasure")
    op.drop_table("content_version")
    op.drop_table("audit_seal")
    op.drop_table("audit_anchor")
    op.drop_index(op.f("ix_approval_object"), table_name="approval")
    op.drop_table("approval")
    op.drop_index(op.f("ix_answer_draft_topic"), table_name="answer_draft")
    op.drop_table("answer_draft")
    op.drop_index(op.f("ix_announcement_state"), table_name="announcement")
    op.drop_table("announcement")
