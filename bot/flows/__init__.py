"""The conversations, in menu order. A flow is one straight-line coroutine that reads like the talk; it may await its `talk` and nothing else."""

from dataclasses import dataclass

from bot.flows import cases, eligibility, enquiries, enquiry
from bot.programme.staff import Role
from bot.replay import Flow


@dataclass(frozen=True)
class Conversation:
    """A flow, the command that opens it, and the roles of staff it is kept for (empty: it is for everybody)."""

    name: str
    flow: Flow
    command: str
    roles: frozenset[Role] = frozenset()


FLOWS: dict[str, Conversation] = {
    each.name: each
    for each in (
        Conversation("eligibility", eligibility.eligibility, "eligibility"),
        Conversation("cases", cases.cases, "cases"),
        Conversation("enquiry", enquiry.enquiry, "human"),
        Conversation("enquiries", enquiries.enquiries, "enquiries", frozenset({"hotline_agent", "case_officer", "admin"})),
    )
}
