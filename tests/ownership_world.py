"""A case with everything that may be known of it, somebody else's case, and a chat for each role, for the matrix of who sees what."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, get_args

from sqlalchemy import Connection, select

from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, applications, files, handling, holders, organise, pack_links, quotations, staff
from bot.programme.references import new_reference
from bot.tables import (
    application,
    application_point,
    holder,
    label_application,
    label_round,
    meeting,
    milestone,
    payment,
    provider,
    provider_check,
    provider_period,
    quotation,
)
from tests.an_event import columns

STAFF: tuple[staff.Role, ...] = get_args(staff.Role)
PEOPLE = ("stranger", "other_owner", "owner", "colleague", "ex_colleague", "provider", "victim_provider", "drafter")
ROLES = (*PEOPLE, *STAFF)
ABSENT = 987_654  # the id of nothing
ABSENT_FILE = "f" * 32
TEXTS = {"zh-Hant": "理由", "zh-Hans": "理由", "en": "reason"}
# What nobody may read who has no right to it. Each stands in one place only.
PERSONAL = {
    "company": "絕密水電廠有限公司",
    "number": "99887766-000",
    "contact_name": "何絕密",
    "contact": "+85261112222",
    "description": "絕密描述甲乙丙",
    "file": "絕密牌照.pdf",
    "firm": "絕密報價行",
    "address": "絕密大廈九樓",
    "answer": "絕密補充",
    "colleague": "李絕密",
    "provider_contact": "secret-provider@example.com",
    "provider_name": "張絕密",
    "finding": "絕密檢查結果",
    "label_contact": "secret-label@example.com",
}
OF_DRAFT = {"company": "未遞交機密廠", "contact": "+85263334444", "contact_name": "唐機密", "description": "機密描述丁戊"}
OTHERS = "另一家五金廠"


@dataclass(frozen=True)
class World:
    """Ids of everything of the victim (a case that was returned, approved money apart), of a draft of somebody else, and the keys that officers made."""

    case: int
    version: int
    reference: str
    company: int
    holder: int
    file: str
    point: int
    quotation: int
    payment: int
    meeting: int
    provider: int
    check: int
    label: int
    label_reference: str
    draft: int
    draft_reference: str
    code: str
    keys: dict[str, str]  # {kind: key in a link}

    @property
    def references(self) -> tuple[str, ...]:
        return self.reference, self.label_reference, self.draft_reference


class Builder:
    """Puts everything down on an open connection, as far as possible by the program's own functions."""

    def __init__(self, connection: Connection, now: datetime, known: Knowledge) -> None:
        self.connection, self.now, self.known = connection, now, known

    def here(self, chat: str) -> Here:
        return Here(self.connection, self.now, self.known, Address("web", chat), "zh-Hant")

    def insert(self, table: Any, **values: Any) -> Any:
        return self.connection.execute(table.insert().values(**values).returning(next(iter(table.primary_key.columns)))).scalar_one()

    def build(self) -> World:
        for role in STAFF:
            staff.bind(self.here(role), payload=staff.add(self.connection, self.now, role, role))
        case = self.an_application("owner", PERSONAL["company"], PERSONAL["number"], PERSONAL)
        row = self.connection.execute(select(application).where(application.c.id == case)).one()
        for chat in ("colleague", "ex_colleague"):
            holders.add(self.here(chat), row.company_id, PERSONAL["colleague"] if chat == "colleague" else "前同事")
        self.connection.execute(holder.update().where(holder.c.chat == "ex_colleague").values(until=self.now))
        code = holders.invite(self.here("owner"), company_id=row.company_id)["code"]
        file = self.details(case)
        provider_id, check = self.a_provider()
        held_on = self.a_meeting()
        self.handed_in_and_returned(case, provider_id)
        other = self.an_application("other_owner", OTHERS, None, {"contact_name": "其他人", "contact": "+85229998888", "description": "其他描述"})
        applications.submit(self.here("other_owner"), application_id=other, version=0)
        draft = self.an_application("drafter", OF_DRAFT["company"], "9988 7766 000", OF_DRAFT)  # the same number
        label, label_reference = self.a_label(row.company_id)
        first = {
            name: self.connection.execute(select(table.c.id).where(table.c.application_id == case)).scalars().first()
            for name, table in (("point", application_point), ("quotation", quotation))
        }
        paid = self.insert(payment, application_id=case, amount_cents=12_345_600, paid_on="2026-10-01", staff_id=1, created_at=self.now)
        now = self.connection.execute(select(application).where(application.c.id == case)).one()
        draft_reference = self.connection.execute(select(application.c.reference).where(application.c.id == draft)).scalar_one()
        holder_id = self.connection.execute(select(holder.c.id).where(holder.c.chat == "owner")).scalar_one()
        return World(
            **{"case": case, "version": now.version, "reference": now.reference, "company": row.company_id, "holder": holder_id, "file": file, **first},
            **{"payment": paid, "meeting": held_on, "provider": provider_id, "check": check, "label": label, "label_reference": label_reference},
            **{"draft": draft, "draft_reference": draft_reference, "code": code, "keys": self.keys(file, held_on)},
        )

    def an_application(self, chat: str, name: str, number: str | None, said: dict[str, str]) -> int:
        facts = {"hk_owned": True, "place": "prd", "concern": "energy", "description": said["description"], "improved_already": None}
        values = {"component": "on_site_assessment", "rules": "2008-2013", "company_id": None, "company_name": name, "registration_number": number}
        values |= {"contact_name": said["contact_name"], "contact": said["contact"], "facts": facts, "sector": "metals", "city": "dongguan"}
        begun = applications.begin(self.here(chat), **values, cost_cents=2_000_000)
        return int(begun["id"])

    def details(self, case: int) -> str:
        file = {"id": "a" * 32, "name": PERSONAL["file"], "kind": "pdf", "size_bytes": 1000, "sha256": "b" * 64}
        assert files.add(self.here("owner"), application_id=case, item="quotation", file=file)["outcome"] == "kept"
        entered = {"firm": PERSONAL["firm"], "address": PERSONAL["address"], "day": "2026-10-01", "amount_cents": 1_999_900}
        assert quotations.add(self.here("owner"), application_id=case, **entered)["outcome"] == "added"
        return file["id"]

    def handed_in_and_returned(self, case: int, provider_id: int) -> None:
        self.connection.execute(application.update().where(application.c.id == case).values(provider_id=provider_id))
        version = self.version(case)
        assert applications.submit(self.here("owner"), application_id=case, version=version)["outcome"] == "submitted"
        officer = self.here("case_officer")
        assert handling.take(officer, application_id=case, version=self.version(case))["outcome"] == "done"
        reason = {"keys": ["incomplete"], "text": None}
        done = handling.return_(officer, application_id=case, version=self.version(case), items=[], own=[TEXTS], reason=reason)
        assert done["outcome"] == "done"
        point = self.connection.execute(select(application_point.c.id)).scalar_one()
        assert applications.answer_point(self.here("owner"), application_id=case, point_id=point, answer=PERSONAL["answer"])["outcome"] == "done"
        self.insert(milestone, application_id=case, kind="final_report", due="2027-01-01", created_at=self.now)

    def version(self, case: int) -> int:
        return int(self.connection.execute(select(application.c.version).where(application.c.id == case)).scalar_one())

    def a_provider(self) -> tuple[int, int]:
        made = []
        for chat, name, contact in (("victim_provider", "公開服務公司", PERSONAL["provider_contact"]), ("provider", "另一服務公司", "other@example.com")):
            values = {"reference": new_reference("P"), "name": name, "folded_name": name, "base": "hong_kong", "skills": [], "state": "registered"}
            values |= {"contact_name": PERSONAL["provider_name"] if chat == "victim_provider" else "王先生", "contact": contact, "created_at": self.now}
            made.append(self.insert(provider, **values, channel="web", chat=chat))
            self.insert(provider_period, provider_id=made[-1], starts_on="2026-01-01")
        checked = {"provider_id": made[0], "day": "2026-10-01", "finding": PERSONAL["finding"], "staff_id": 1, "created_at": self.now}
        return made[0], self.insert(provider_check, **checked)

    def a_meeting(self) -> int:
        day = (self.now + timedelta(days=30)).date().isoformat()
        made: int = self.insert(meeting, day=day, paper_cutoff=self.now + timedelta(days=20), state="planned", created_at=self.now)
        return made

    def a_label(self, company_id: int) -> tuple[int, str]:
        year = self.now.year
        self.insert(label_round, year=year, opens_on=f"{year}-01-01", closes_on=f"{year}-12-31")
        values = {"reference": new_reference("L"), "year": year, "category": "excellent", "name": PERSONAL["company"], "company_id": company_id}
        values |= {"contact_name": PERSONAL["contact_name"], "contact": PERSONAL["label_contact"], "answers": {}, "state": "received", "channel": "web"}
        values |= {"criteria": {}, "since": self.now}
        made = self.insert(label_application, **values, chat="owner", created_at=self.now)
        return made, values["reference"]

    def keys(self, file: str, held_on: int) -> dict[str, str]:
        from bot.programme import awards_list, events

        officer = self.here("case_officer")
        events.enter(self.connection, self.now, columns(self.now))
        return {
            "file": files.link(officer, file_id=file)["path"].rpartition("/")[2],
            "pack": pack_links.make(officer, meeting_id=held_on)["path"].rpartition("/")[2],
            "awards": awards_list.link(officer, year=self.now.year)["path"].rpartition("/")[2],
            "door": str(organise.door_link(officer, event_id="e-test")["path"]).rpartition("/")[2],
        }
