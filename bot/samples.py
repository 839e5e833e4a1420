"""Sample data, each piece labelled as such, so that a newcomer finds something to look at. Put in once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, enquiries, providers
from bot.programme.companies import folded_name
from bot.programme.references import new_reference
from bot.tables import enquiry, provider, provider_period

QUESTION = "（樣本資料）我間廠喺東莞做電鍍，想安排實地評估，可唔可以有同事覆我？"
PROVIDERS = (
    ("（樣本）甲環保顧問", "hong_kong", "hong_kong", ["assessment", "waste_heat", "furnace_boiler"]),
    ("（樣本）乙節能環保工程", "prd", "dongguan", ["voc", "flue_gas", "wastewater_reuse"]),
    ("（樣本）丙水處理技術", "elsewhere", None, ["wastewater_reuse", "etching_liquor"]),
)


def put(connection: Connection, now: datetime, knowledge: Knowledge) -> None:
    """A waiting enquiry for staff to see with /enquiries, and registered service providers."""
    here = Here(connection, now, knowledge, Address("web", "sample"), "zh-Hant")
    if connection.execute(select(enquiry.c.reference).where(enquiry.c.sample)).first() is None:
        enquiries.open_enquiry(here, question=QUESTION, reply_by="chat", contact=None, sample=True)
    if connection.execute(select(provider.c.id).where(provider.c.sample)).first() is None:
        _put_providers(here)


def _put_providers(here: Here) -> None:
    for name, base, city, skills in PROVIDERS:
        values: dict[str, Any] = {"reference": new_reference("P"), "name": name, "folded_name": folded_name(name), "base": base, "city": city, "skills": skills}
        values |= {"state": "registered", "contact_name": "（樣本）", "contact": "sample@example.com", "sample": True, "created_at": here.now}
        values |= {"channel": here.address.channel, "chat": here.address.chat}
        made = here.connection.execute(provider.insert().values(**values).returning(provider.c.id)).scalar_one()
        here.connection.execute(provider_period.insert().values(provider_id=made, starts_on=providers.today(here)))
