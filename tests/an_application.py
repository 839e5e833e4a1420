"""Applications in a test, made and moved by the program's own functions."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, application_changes, applications, staff
from bot.programme.references import new_reference
from bot.store import Store
from bot.tables import application, company, meeting, notice

FACTS = {"hk_owned": True, "place": "prd", "concern": "energy", "description": "更換鍋爐，回收廢熱", "improved_already": None}
COMMITTEE_DAYS = 30
CONTACT = "+85223456789"


async def acts(store: Store, known: Knowledge, chat: str, function: Callable[..., Any], **args: Any) -> Any:
    """A function of the programme, done from a chat of the web."""
    now = store.clock.now()
    return await store.write(lambda connection: function(Here(connection, now, known, Address("web", chat), "zh-Hant"), **args))


async def draft(store: Store, known: Knowledge, chat: str = "owner", **over: Any) -> int:
    """A draft for an assessment; its company is new unless `company_id` says which. Returns its id."""
    values = {
        **{"component": "on_site_assessment", "rules": "2008-2013", "company_id": None, "company_name": "樣本五金廠有限公司"},
        **{"registration_number": "12345678-000", "contact_name": "陳大文", "contact": CONTACT, "facts": FACTS},
        **{"sector": "metals", "city": "dongguan", "cost_cents": 2_000_000},
    }
    begun = await acts(store, known, chat, applications.begin, **(values | over))
    return int(begun["id"])


def many(connection: Connection, count: int) -> list[str]:
    """So many applications of one company as rows, handed in, all with the same contact. Returns their references."""
    now = datetime.now(UTC)
    firm = connection.execute(company.insert().values(name="x", folded_name="x", created_at=now).returning(company.c.id)).scalar_one()
    same = {"company_id": firm, "component": "verification", "state": "submitted", "since": now, "rules": "2008-2013", "facts": {}, "created_at": now}
    different = sorted({new_reference("A") for _ in range(count)})
    connection.execute(application.insert(), [{"reference": each, "contact_name": "x", "contact": CONTACT, **same} for each in different])
    return different


async def submitted(store: Store, known: Knowledge, chat: str = "owner", **over: Any) -> int:
    made = await draft(store, known, chat, **over)
    await acts(store, known, chat, applications.submit, application_id=made, version=0)
    return made


async def officer(store: Store, known: Knowledge, chat: str, role: staff.Role = "case_officer") -> int:
    """A chat that speaks for a new member of staff. Returns the staff id."""
    now = store.clock.now()
    payload = await store.write(lambda connection: staff.add(connection, now, f"Officer {chat}", role))
    await acts(store, known, chat, staff.bind, payload=payload)
    return int(await acts(store, known, chat, lambda here: application_changes.officer(here, frozenset(staff.ROLES))))


async def moved(store: Store, known: Knowledge, chat: str, application_id: int, *transitions: str, **values: Any) -> Any:
    """Transitions in order, made by an officer; `values`: columns that change with the last one. Returns the last outcome."""

    def step(here: Here, name: str, columns: dict[str, Any]) -> Any:
        held = application_changes.as_officer(here, application_id)
        assert not isinstance(held, dict), held
        reason = {"keys": ["other"], "text": None} if application_changes.TRANSITIONS[name].reason else None
        more = {"handler_id": held.staff_id} if name in ("take", "take_over") else {"checker_id": held.staff_id} if name == "pass" else {}
        return application_changes.move(here, held, name, reason=reason, **more, **columns)

    outcome = None
    for name in transitions:
        outcome = await acts(store, known, chat, step, name=name, columns=values if name == transitions[-1] else {})
        assert outcome == {"outcome": "done"}, (name, outcome)
    return outcome


async def a_meeting(store: Store, days: int = COMMITTEE_DAYS) -> int:
    """A planned meeting in `days` days, with papers due a week before. Returns its id."""
    now = store.clock.now()
    day = (now + timedelta(days=days)).astimezone(HONG_KONG).date().isoformat()
    values = {"day": day, "paper_cutoff": now + timedelta(days=days - 7), "state": "planned", "created_at": now}
    return int(await store.write(lambda connection: connection.execute(meeting.insert().values(**values).returning(meeting.c.id)).scalar_one()))


async def ready(store: Store, known: Knowledge, chat: str = "owner", **over: Any) -> int:
    """An application that was checked by two officers (chats handler and checker, signed in already) and waits for a meeting."""
    made = await submitted(store, known, chat, **over)
    await moved(store, known, "handler", made, "take", "propose")
    await moved(store, known, "checker", made, "pass")
    return made


async def tabled(store: Store, known: Knowledge, meeting_id: int, chat: str = "owner", **over: Any) -> int:
    made = await ready(store, known, chat, **over)
    await moved(store, known, "handler", made, "table", meeting_id=meeting_id)
    return made


async def row_of(store: Store, application_id: int) -> Any:
    return await store.read(lambda connection: connection.execute(select(application).where(application.c.id == application_id)).one())


async def set_columns(store: Store, application_id: int, **values: Any) -> None:
    await store.write(lambda connection: connection.execute(update(application).where(application.c.id == application_id).values(**values)))


async def notices_of(store: Store, chat: str, prefix: str = "status:") -> list[Any]:
    """The notices of a chat that were not taken back, oldest first."""
    query = select(notice).where(notice.c.chat == chat, notice.c.state != "dropped", notice.c.key.startswith(prefix, autoescape=True)).order_by(notice.c.id)
    return list(await store.read(lambda connection: connection.execute(query).all()))
