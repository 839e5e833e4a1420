"""Sample data, each piece labelled as such, so that a newcomer finds something to look at. Put in once."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, applications, enquiries, providers
from bot.programme.companies import folded_name
from bot.programme.references import new_reference
from bot.tables import application, enquiry, provider, provider_period

QUESTION = "（樣本資料）我間廠喺東莞做電鍍，想安排實地評估，可唔可以有同事覆我？"
PROVIDERS = (
    ("（樣本）甲環保顧問", "hong_kong", "hong_kong", ["assessment", "waste_heat", "furnace_boiler"]),
    ("（樣本）乙節能環保工程", "prd", "dongguan", ["voc", "flue_gas", "wastewater_reuse"]),
    ("（樣本）丙水處理技術", "elsewhere", None, ["wastewater_reuse", "etching_liquor"]),
)


CASES = (
    ("（樣本）東莞電鍍廠", "on_site_assessment", "metals", "dongguan", 3_000_000, "想檢查電鍍線的用電和廢水，看看哪裏可以改善。"),
    ("（樣本）珠江示範印刷廠", "demonstration", "printing-publishing", "shenzhen", 32_000_000, "想加裝溶劑回收設備，減少揮發性有機化合物。"),
)


def put(connection: Connection, now: datetime, knowledge: Knowledge) -> None:
    """A waiting enquiry for staff to see with /enquiries, registered service providers, and applications that officers find with /worklist."""
    here = Here(connection, now, knowledge, Address("web", "sample"), "zh-Hant")
    if connection.execute(select(enquiry.c.reference).where(enquiry.c.sample)).first() is None:
        enquiries.open_enquiry(here, question=QUESTION, reply_by="chat", contact=None, sample=True)
    if connection.execute(select(provider.c.id).where(provider.c.sample)).first() is None:
        _put_providers(here)
    if connection.execute(select(application.c.id).where(application.c.sample)).first() is None:
        _put_cases(here)


def _put_providers(here: Here) -> None:
    for name, base, city, skills in PROVIDERS:
        values: dict[str, Any] = {"reference": new_reference("P"), "name": name, "folded_name": folded_name(name), "base": base, "city": city, "skills": skills}
        values |= {"state": "registered", "contact_name": "（樣本）", "contact": "sample@example.com", "sample": True, "created_at": here.now}
        values |= {"channel": here.address.channel, "chat": here.address.chat}
        made = here.connection.execute(provider.insert().values(**values).returning(provider.c.id)).scalar_one()
        here.connection.execute(provider_period.insert().values(provider_id=made, starts_on=providers.today(here)))


def _put_cases(here: Here) -> None:
    for name, component, sector, city, cost_cents, description in CASES:
        facts = {"hk_owned": True, "place": "prd", "concern": "energy" if sector == "metals" else "air", "description": description, "improved_already": None}
        firm: dict[str, Any] = {"company_id": None, "company_name": name, "registration_number": None, "contact_name": "（樣本）"}
        project: dict[str, Any] = {"component": component, "rules": "2008-2013", "facts": facts, "sector": sector, "city": city, "cost_cents": cost_cents}
        made = applications.begin(here, **firm, contact="sample@example.com", **project, sample=True)
        applications.submit(here, application_id=made["id"], version=0)
