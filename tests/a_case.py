"""A success case for a test, from an approved demonstration to the public, by the program's own functions."""

from datetime import timedelta
from typing import Any

from bot.clock import HONG_KONG
from bot.desk import Desk
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES
from bot.programme import success_changes, success_records
from bot.store import Store
from tests import an_application as an

TITLE = {"zh-Hant": "回收鍋爐廢熱", "zh-Hans": "回收锅炉废热", "en": "Boiler heat recovered"}
MEASURE = {"zh-Hant": "以熱交換器預熱鍋爐給水。", "zh-Hans": "用热交换器预热锅炉给水。", "en": "A heat exchanger warms the boiler's feed water."}
COMPANY = "樣本五金廠有限公司"


def day(store: Store, days: int = 0) -> str:
    return (store.clock.now().astimezone(HONG_KONG).date() + timedelta(days=days)).isoformat()


def content(store: Store, **over: Any) -> dict[str, Any]:
    """What the form of a gathered case brings; its consent covers everything until in thirty days."""
    consent = {"by": "樣本廠長", "on": day(store), "until": day(store, 30), "scope": ["name", "measure", "figures", "visit"]} | over.pop("consent", {})
    values: dict[str, Any] = {
        **{"texts": {"title": TITLE, "measure": MEASURE}, "sector": "metals", "technology": "energy", "pollutants": ["carbon"], "size": "small"},
        **{"city": "dongguan", "cost_cents": 30_000_000, "saving_cents": 12_000_000, "currency": "HKD", "payback_months": 30, "funded": True},
        **{"company": COMPANY, "year": "2026", "publisher": None, "source_url": None},
    }
    return values | over | {"consent": consent}


async def people(store: Store, known: Knowledge) -> None:
    for chat, role in (("writer", "publisher"), ("second", "approver")):
        await an.officer(store, known, chat, role)  # type: ignore[arg-type]


async def does(store: Store, known: Knowledge, chat: str, function: Any, record: int, **args: Any) -> Any:
    """A change with the version as it is now."""
    found = await an.acts(store, known, "writer", success_records.one, record_id=record)
    return await an.acts(store, known, chat, function, record_id=record, version=found["version"], **args)


async def begun(store: Store, known: Knowledge, origin: str = "gathered") -> int:
    return int((await an.acts(store, known, "writer", success_changes.begin, origin=origin))["id"])


async def shown(desk: Desk, record: int | None = None, **over: Any) -> int:
    """A record that everybody sees. Returns its number."""
    store, known = desk.store, desk.knowledge
    if record is None:
        await people(store, known)
        record = await begun(store, known)
    for chat, function, args in (
        ("writer", success_changes.save, {"values": content(store, **over)}),
        ("writer", success_changes.ask, {}),
        ("second", success_changes.decide, {"yes": True}),
    ):
        done = await does(store, known, chat, function, record, **args)
        assert done == {"outcome": "done"}, (function.__name__, done)
    await desk.content.look()
    return record


def everything(desk: Desk, case_id: str) -> str:
    """What a case's card says in all languages."""
    return "\n".join(desk.wording.phrase({"case": case_id}, language) for language in LANGUAGES)
