"""Records of one reporting year for a test, put in as rows; what they come to was counted by hand."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES
from bot.programme import events, history
from bot.tables import (
    application,
    application_step,
    attendee,
    booth_visitor,
    company,
    enquiry,
    hotline_log,
    label,
    media_item,
    meeting,
    payment,
    provider,
    provider_period,
    registration,
)
from tests.conftest import MovedClock

YEAR = "2025-26"
# What reads or is plain logic is the same on either database: what writes, and what adds up in SQL, is tested on both.
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NOW = datetime(2026, 5, 4, 3, 0, tzinfo=UTC)
# What `fill` comes to in the report of YEAR, without the paper's figures: counted by hand from the rows below.
NUMBERS = {
    **{"approvals.on_site_assessment@2025-26": 2, "approvals.demonstration@2025-26": 1, "approvals.verification@2025-26": 0, "approvals@2025-26": 3},
    **{"events@2025-26": 2, "participants@2025-26": 3, "factory_visits@2025-26": 1, "exhibitions@2025-26": 1, "exhibition_visitors@2025-26": 3},
    **{"joint_events@2025-26": 1, "meetings@2025-26": 2},
    **{"hotline_questions@2025-26": 3, "hotline_calls@2025-26": 1, "enquiries@2025-26": 2, "enquiries_answered@2025-26": 1},
    **{"providers.hong_kong@as_at": 1, "providers.prd@as_at": 1, "providers.elsewhere@as_at": 0, "providers@as_at": 2, "new_providers@2025-26": 3},
    **{"labels.manufacturing@2025": 2, "labels.technology_service@2025": 0, "labels.supply_chain@2025": 1, "labels@2025": 3},
    **{"media.interview@2025-26": 1, "media.report@2025-26": 0, "media.notice@2025-26": 1, "media.advertisement@2025-26": 0},
    **{"grants@2025-26": 3_000_001, "grants@since": 3_000_001, "grants_paid@since": 400_000},
    **{"approved_sectors.metals@since": 2, "approved_sectors.none@since": 1, "approved_sectors@since": 3},
    **{"approved_cities.dongguan@since": 2, "approved_cities.shenzhen@since": 1, "approved_cities@since": 3},
}


def at(clock: MovedClock, moment: datetime) -> datetime:
    """Move the clock to a moment."""
    clock.moved += moment - clock.now()
    return clock.now()


def in_all(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def noon(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00").replace(tzinfo=HONG_KONG)


def load_paper(connection: Connection, known: Knowledge) -> None:
    history.load(connection, [each.model_dump() for each in known.history])


def fill(connection: Connection) -> None:
    """Two assessments, a demonstration, and what is no figure: a sample, a rejection, what is of other years; likewise of the rest."""
    _cases(connection)
    _events(connection)
    _hotline(connection)
    _registers(connection)


def approved(connection: Connection, reference: str, decided_on: str, **over: Any) -> int:
    """An approved application as rows; returns its id."""
    firm = connection.execute(select(company.c.id).limit(1)).scalar()
    if firm is None:
        firm = connection.execute(company.insert().values(name="甲廠", folded_name="甲", created_at=NOW).returning(company.c.id)).scalar_one()
    values = {
        **{"reference": reference, "company_id": firm, "component": "on_site_assessment", "state": "approved", "since": NOW, "rules": "2008-2013"},
        **{"sector": "metals", "city": "dongguan", "facts": {}, "contact_name": "x", "contact": "x", "grant_cents": 1_000_000, "decided_on": decided_on},
        **{"created_at": NOW},
    }
    made = int(connection.execute(application.insert().values(**values | over).returning(application.c.id)).scalar_one())
    step = {"application_id": made, "at": NOW, "transition": "approve", "before": "tabled", "after": "approved", "who": "staff 1"}
    connection.execute(application_step.insert().values(**step))
    return made


def _cases(connection: Connection) -> None:
    first = approved(connection, "A-1", "2025-04-01")
    approved(connection, "A-2", "2026-03-31", sector=None, grant_cents=1)
    approved(connection, "A-3", "2025-09-01", component="demonstration", technology="air", city="shenzhen", grant_cents=2_000_000, state="completed")
    approved(connection, "A-4", "2025-09-01", sample=True)
    approved(connection, "A-5", "2025-09-01", state="rejected")
    approved(connection, "A-6", "2026-04-01")
    for amount, day, undoes in ((400_000, "2025-12-01", None), (100_000, "2025-12-02", None), (-100_000, "2025-12-03", 2), (1, "2026-04-01", None)):
        values = {"application_id": first, "amount_cents": amount, "paid_on": day, "staff_id": 1, "undoes": undoes, "created_at": NOW}
        connection.execute(payment.insert().values(**values))
    for day, state in (("2025-04-01", "held"), ("2026-03-31", "held"), ("2026-04-01", "held"), ("2025-05-05", "cancelled"), ("2025-05-06", "planned")):
        connection.execute(meeting.insert().values(day=day, paper_cutoff=noon(day), state=state, created_at=NOW))


def an_event(connection: Connection, name: str, day: str, *, came: int = 0, stayed_away: int = 0, **over: Any) -> None:
    values = {
        **{
            "id": name,
            "kind": "seminar",
            "state": "open",
            "title": in_all(f"活動 {name}"),
            "city": "dongguan",
            "place": in_all("某會堂"),
            "languages": ["cantonese"],
        },
        **{"sectors": [], "capacity": 100, "starts_at": noon(day), "ends_at": noon(day) + timedelta(hours=2), "closes_at": noon(day) - timedelta(days=1)},
    }
    events.enter(connection, noon(day) - timedelta(days=20), values | over)
    if came + stayed_away == 0:
        return
    entry = {"event_id": name, "channel": "web", "chat": f"chat-{name}", "contact": "guest@example.com", "created_at": noon(day)}
    made = connection.execute(registration.insert().values(**entry).returning(registration.c.id)).scalar_one()
    for number in range(came + stayed_away):
        arrived = noon(day) if number < came else None
        person = {"event_id": name, "registration_id": made, "name": f"樣本人 {number}", "state": "confirmed", "arrived_at": arrived, "changed_at": noon(day)}
        connection.execute(attendee.insert().values(**person))


def _events(connection: Connection) -> None:
    an_event(connection, "e-1", "2025-04-01", came=2, stayed_away=1, co_organisers=in_all("某商會"))
    an_event(connection, "e-2", "2026-03-31", came=1)
    an_event(connection, "v-1", "2025-10-01", came=1, kind="visit")
    an_event(connection, "x-1", "2025-10-01", kind="exhibition", capacity=None)
    an_event(connection, "s-1", "2025-10-01", came=5, sample=True)
    an_event(connection, "c-1", "2025-10-01", came=5, state="cancelled")
    an_event(connection, "e-3", "2026-04-01", came=7)
    for number in range(3):
        connection.execute(booth_visitor.insert().values(id=f"b{number}", event_id="x-1", how="tap", at=noon("2025-10-01")))


def _hotline(connection: Connection) -> None:
    for day, channel in (("2025-04-01", "web"), ("2025-04-01", "telegram"), ("2026-03-31", "web"), ("2025-05-01", "phone"), ("2026-04-01", "web")):
        connection.execute(hotline_log.insert().values(day=day, channel=channel, language="en", outcome="answered"))
    for number, (day, answered, sample) in enumerate(
        [("2025-04-02", "2025-04-03", False), ("2026-03-31", "2026-04-01", False), ("2025-04-02", "2025-04-03", True)]
    ):
        values = {"reference": f"E-{number}", "channel": "web", "chat": "x", "language": "en", "question": "?", "reply_by": "chat", "state": "closed"}
        times = {"created_at": noon(day), "answered_at": noon(answered), "closed_at": noon(answered), "close_reason": "answered"}
        connection.execute(enquiry.insert().values(**values, **times, sample=sample))


def _registers(connection: Connection) -> None:
    firm = {"skills": [], "state": "registered", "contact_name": "x", "contact": "x", "channel": "web", "chat": "x", "created_at": noon("2025-04-01")}
    of = [
        ("hong_kong", "2025-04-01", None),
        ("prd", "2025-05-01", None),
        ("elsewhere", "2025-05-01", "2026-03-31"),
        ("prd", "2026-04-01", None),
        ("prd", "2025-05-01", None),
    ]
    for number, (base, starts, ends) in enumerate(of):
        values = {"reference": f"P-{number}", "name": f"服務公司 {number}", "folded_name": str(number), "base": base, "sample": number == 4}
        made = connection.execute(provider.insert().values(**values, **firm).returning(provider.c.id)).scalar_one()
        connection.execute(provider_period.insert().values(provider_id=made, starts_on=starts, ends_on=ends))
    for number, (year, category, sample) in enumerate(
        [(2025, "excellent", False), (2025, "partner", False), (2025, "supply_chain", False), (2025, "partner", True), (2026, "partner", False)]
    ):
        connection.execute(label.insert().values(number=f"L-{number}", year=year, category=category, name="某廠", sample=sample, created_at=NOW))
    items = [
        ("interview", "2025-04-01", None, False),
        ("notice", "2026-03-31", None, False),
        ("report", "2025-06-01", NOW, False),
        ("report", "2026-04-01", None, False),
    ]
    for kind, day, removed, sample in [*items, ("report", "2025-06-01", None, True)]:
        values = {"kind": kind, "day": day, "outlet": "某報", "title": "標題", "staff_id": 1, "removed_at": removed, "sample": sample}
        connection.execute(media_item.insert().values(**values))
