"""Delivery: one leased sender takes queued messages, replies before announcements and in each chat's order, marks each before it is sent, and writes down
what became of it."""

from bot.outbox.results import POLICIES
from bot.outbox.sender import IN_FLIGHT, Outbox

__all__ = ["IN_FLIGHT", "POLICIES", "Outbox"]
