"""The tables. One schema for SQLite and PostgreSQL; times are stored in UTC.

Each table names its retention class; what the classes mean is in docs/operations.md, and a test refuses a table without one.
"""

from bot.tables.announcements import announcement, announcement_recipient, segment, subscription
from bot.tables.applications import (
    application,
    application_file,
    application_point,
    application_step,
    company,
    history_figure,
    holder,
    invitation,
    meeting,
    milestone,
    payment,
    quotation,
)
from bot.tables.base import Id, Moment, metadata
from bot.tables.conversations import conversation, inbox, lease, notice, outbox, sending_place
from bot.tables.events import attendee, booth_visitor, door_record, event, event_link, registration, seat_log
from bot.tables.hotline import chat_hold, consent, enquiry, enquiry_message, enquiry_step, hotline_log, lookup_limit
from bot.tables.privacy import erasure, privacy_request
from bot.tables.providers import provider, provider_check, provider_period, provider_rating
from bot.tables.recognition import label, label_application, label_round
from bot.tables.service import service_day, service_hours, service_team
from bot.tables.staff import approval, audit, audit_anchor, audit_seal, staff, staff_chat, staff_link, staff_session
from bot.tables.workshop import answer_draft, content_version

__all__ = [
    "Id",
    "Moment",
    "announcement",
    "announcement_recipient",
    "answer_draft",
    "application",
    "application_file",
    "application_point",
    "application_step",
    "approval",
    "attendee",
    "audit",
    "audit_anchor",
    "audit_seal",
    "booth_visitor",
    "chat_hold",
    "company",
    "consent",
    "content_version",
    "conversation",
    "door_record",
    "enquiry",
    "enquiry_message",
    "enquiry_step",
    "erasure",
    "event",
    "event_link",
    "history_figure",
    "holder",
    "hotline_log",
    "inbox",
    "invitation",
    "label",
    "label_application",
    "label_round",
    "lease",
    "lookup_limit",
    "meeting",
    "metadata",
    "milestone",
    "notice",
    "outbox",
    "payment",
    "privacy_request",
    "provider",
    "provider_check",
    "provider_period",
    "provider_rating",
    "quotation",
    "registration",
    "seat_log",
    "segment",
    "sending_place",
    "service_day",
    "service_hours",
    "service_team",
    "staff",
    "staff_chat",
    "staff_link",
    "staff_session",
    "subscription",
]
