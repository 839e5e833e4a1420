"""The conversations, in menu order. A flow is one straight-line coroutine that reads like the talk; it may await its `talk` and nothing else."""

from dataclasses import dataclass

from bot.flows import arrive, booth, cases, eligibility, enquiries, enquiry, events, feedback, figures, manage_events, mytickets, new_event, offer, weather
from bot.programme import organise
from bot.programme.staff import ROLES, Role
from bot.replay import Flow


@dataclass(frozen=True)
class Conversation:
    """A flow, the command that opens it (None: only a button or a link does), and the roles of staff it is kept for (empty: it is for everybody)."""

    name: str
    flow: Flow
    command: str | None = None
    roles: frozenset[Role] = frozenset()


FLOWS: dict[str, Conversation] = {
    each.name: each
    for each in (
        Conversation("eligibility", eligibility.eligibility, "eligibility"),
        Conversation("events", events.events, "events"),
        Conversation("mytickets", mytickets.mytickets, "mytickets"),
        Conversation("cases", cases.cases, "cases"),
        Conversation("enquiry", enquiry.enquiry, "human"),
        Conversation("offer", offer.offer),
        Conversation("feedback", feedback.feedback),
        Conversation("arrive", arrive.arrive),
        Conversation("booth", booth.booth),
        Conversation("enquiries", enquiries.enquiries, "enquiries", frozenset({"hotline_agent", "case_officer", "admin"})),
        Conversation("newevent", new_event.new_event, "newevent", organise.ROLES),
        Conversation("manage", manage_events.manage_events, "manage", organise.ROLES),
        Conversation("figures", figures.event_figures, "figures", frozenset(ROLES)),
        Conversation("weather", weather.bad_weather, "weather", organise.ROLES),
    )
}
