"""The conversations, in menu order. A flow is one straight-line coroutine that reads like the talk; it may await its `talk` and nothing else."""

from dataclasses import dataclass

from bot.flows import (
    aftercare,
    announce,
    answer,
    application,
    apply,
    arrive,
    booth,
    call,
    callback,
    cases,
    casework,
    committee,
    eligibility,
    enquiries,
    enquiry,
    events,
    feedback,
    figures,
    forget,
    heard,
    join,
    labels,
    logo,
    manage_events,
    mydata,
    mytickets,
    new_event,
    news,
    offer,
    provider_registration,
    providers,
    register,
    status,
    stop,
    survey,
    totals,
    weather,
    worklist,
)
from bot.programme import application_changes, organise
from bot.programme.staff import HOTLINE_ROLES, ROLES, Role
from bot.replay import Flow


@dataclass(frozen=True)
class Conversation:
    """A flow, the command that opens it (None: only a button or a link does), the roles of staff it is kept for (empty: it is for everybody), and whether
    what it shows is stored already, so that leaving it deletes nothing."""

    name: str
    flow: Flow
    command: str | None = None
    roles: frozenset[Role] = frozenset()
    kept: bool = False


FLOWS: dict[str, Conversation] = {
    each.name: each
    for each in (
        Conversation("eligibility", eligibility.eligibility, "eligibility"),
        Conversation("apply", apply.apply, "apply"),
        Conversation("status", status.status, "status", kept=True),
        Conversation("application", application.application, kept=True),
        Conversation("join", join.join, "join"),
        Conversation("events", events.events, "events"),
        Conversation("mytickets", mytickets.mytickets, "mytickets"),
        Conversation("cases", cases.cases, "cases"),
        Conversation("providers", providers.providers, "providers"),
        Conversation("newprovider", provider_registration.provider_registration),
        Conversation("logo", logo.logo, "logo"),
        Conversation("enquiry", enquiry.enquiry, "human"),
        Conversation("callback", callback.callback),
        Conversation("news", news.news, "news", kept=True),
        Conversation("stop", stop.stop, "stop"),
        Conversation("survey", survey.survey, "survey"),
        Conversation("mydata", mydata.mydata, "mydata", kept=True),
        Conversation("forget", forget.forget, "forget"),
        Conversation("offer", offer.offer),
        Conversation("feedback", feedback.feedback),
        Conversation("heard", heard.heard),
        Conversation("arrive", arrive.arrive),
        Conversation("booth", booth.booth),
        Conversation("worklist", worklist.worklist, "worklist", application_changes.STATUS_ROLES, kept=True),
        Conversation("casework", casework.casework, roles=application_changes.ROLES, kept=True),
        Conversation("committee", committee.committee_meetings, "committee", application_changes.ROLES),
        Conversation("aftercare", aftercare.aftercare, "aftercare", application_changes.ROLES),
        Conversation("register", register.register, "register", application_changes.ROLES),
        Conversation("labels", labels.labels, "labels", application_changes.ROLES),
        Conversation("enquiries", enquiries.enquiries, "enquiries", HOTLINE_ROLES),
        Conversation("answer", answer.answer, roles=HOTLINE_ROLES, kept=True),
        Conversation("call", call.call, "call", HOTLINE_ROLES),
        Conversation("announce", announce.announce, "announce", frozenset({"publisher", "approver", "hotline_agent", "case_officer"}), kept=True),
        Conversation("newevent", new_event.new_event, "newevent", organise.ROLES),
        Conversation("manage", manage_events.manage_events, "manage", organise.ROLES),
        Conversation("figures", figures.event_figures, "figures", frozenset(ROLES)),
        Conversation("totals", totals.totals, "totals", frozenset(ROLES), kept=True),
        Conversation("weather", weather.bad_weather, "weather", organise.ROLES),
    )
}
