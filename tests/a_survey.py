"""A survey for a test: people who took part, the staff who make and open it, and answers."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from bot import schedule
from bot.clock import HONG_KONG
from bot.knowledge import Knowledge
from bot.messages import LANGUAGES, Address
from bot.programme import Here, survey, survey_changes, survey_said
from bot.store import Store
from bot.tables import attendee, conversation, event, registration, subscription
from bot.tables import survey as surveys
from tests import an_announcement, an_event
from tests.conftest import MovedClock

AUTHOR, SECOND = "pub", "app"
TITLES = {"zh-Hant": "中期意見調查", "zh-Hans": "中期意见调查", "en": "Mid-term survey"}
ANSWERS = {"took_part": "events", "management": "4", "publicity": "5", "resources": "3", "knew_before": "2", "knows_now": "4", "would_help": "cases"}


def at_ten(clock: MovedClock) -> None:
    """Move the clock to ten in the morning of the next working day in Hong Kong."""
    now = clock.now().astimezone(HONG_KONG)
    clock.moved += datetime.combine(now.date() + timedelta(days=1), time(10), HONG_KONG) - now


def take_part(connection: Connection, now: datetime, chats: Sequence[tuple[str, str | None]], *, agreed: bool = True, came: bool = True) -> None:
    """Chats of the web, each with a sector, that came to an event of last week."""
    if connection.execute(select(event.c.id).where(event.c.id == "e-past")).first() is None:
        values = an_event.columns(now, id="e-past", starts_at=now - timedelta(days=7))
        connection.execute(event.insert().values(**values, secret="s", created_at=now))
    for number, (chat, sector) in enumerate(chats):
        values = {"channel": "web", "chat": chat, "state": {"language": LANGUAGES[number % 3]}, "next_sequence": 1, "touched_at": now}
        connection.execute(conversation.insert().values(**values))
        booked = {"event_id": "e-past", "channel": "web", "chat": chat, "contact": f"{chat}@example.com", "sector": sector, "created_at": now}
        made = connection.execute(registration.insert().values(**booked).returning(registration.c.id)).scalar_one()
        person = {"event_id": "e-past", "registration_id": made, "name": "某人", "state": "confirmed", "changed_at": now}
        connection.execute(attendee.insert().values(**person, arrived_at=now if came else None))
    if agreed:
        same = {"channel": "web", "topic": "survey", "wanted": True, "notice": "2026-11", "language": "zh-Hant", "how": "button", "at": now}
        connection.execute(subscription.insert(), [{"chat": chat, **same} for chat, _ in chats])


class Case:
    """One store with a publisher and an approver; what they do, each in a transaction of its own."""

    def __init__(self, store: Store, known: Knowledge, clock: MovedClock) -> None:
        self.store, self.known, self.clock = store, known, clock

    async def begin(self) -> None:
        at_ten(self.clock)
        for chat, role in ((AUTHOR, "publisher"), (SECOND, "approver")):
            await self.store.write(lambda c, chat=chat, role=role: an_announcement.enter_staff(c, self.clock.now(), self.known, chat, role))

    async def does(self, function: Callable[..., Any], chat: str = AUTHOR, channel: str = "telegram", **args: Any) -> Any:
        return await self.store.write(lambda c: function(Here(c, self.clock.now(), self.known, Address(channel, chat), "zh-Hant"), **args))

    async def takes_part(self, *chats: tuple[str, str | None], **how: Any) -> None:
        await self.store.write(lambda c: take_part(c, self.clock.now(), chats, **how))

    async def drafted(self, days: int = 20, begins: int = 0) -> int:
        today = self.clock.now().astimezone(HONG_KONG).date()
        first, last = today + timedelta(days=begins), today + timedelta(days=begins + days)
        values = {"titles": TITLES, "opens_on": first.isoformat(), "closes_on": last.isoformat(), "remind_days": 7}
        made = await self.does(survey_changes.write, **values)
        assert made["outcome"] == "done"
        return int(made["id"])

    async def row(self, survey_id: int) -> Any:
        return await self.store.read(lambda c: c.execute(select(surveys).where(surveys.c.id == survey_id)).one())

    async def opened(self, days: int = 20) -> int:
        """Written, asked for and approved. Returns its id."""
        made = await self.drafted(days)
        assert (await self.does(survey_changes.ask, survey_id=made, version=0))["outcome"] == "done"
        assert (await self.does(survey_changes.decide, SECOND, survey_id=made, version=1, yes=True))["outcome"] == "done"
        return made

    async def watch(self) -> None:
        """What the clock does."""
        await schedule.watch_surveys(self.store, self.clock.now())

    async def days_pass(self, days: int) -> None:
        self.clock.moved += timedelta(days=days)
        await self.watch()

    async def answer(self, survey_id: int, chat: str, **over: str) -> dict[str, Any]:
        done: dict[str, Any] = await self.does(survey.keep, chat, "web", survey_id=survey_id, answers=ANSWERS | over, after=0)
        return done

    async def closed(self, survey_id: int) -> dict[str, Any]:
        """Closed by the publisher; its results."""
        row = await self.row(survey_id)
        assert (await self.does(survey_changes.close, survey_id=survey_id, version=row.version))["outcome"] == "done"
        results: dict[str, Any] = (await self.row(survey_id)).results
        return results

    async def shown(self, survey_id: int) -> int:
        """A pair that was written, asked for and shown. Returns its id."""
        texts = {name: dict.fromkeys(LANGUAGES, words) for name, words in (("said", "多辦參觀"), ("did", "每季辦一次參觀"))}
        made = await self.does(survey_said.write, survey_id=survey_id, **texts)
        assert (await self.does(survey_said.ask, change_id=made["id"], version=0))["outcome"] == "done"
        assert (await self.does(survey_said.decide, SECOND, change_id=made["id"], version=0, yes=True))["outcome"] == "done"
        return int(made["id"])

    async def wants(self, chat: str, *, wanted: bool) -> None:
        mine = (subscription.c.chat == chat) & (subscription.c.topic == "survey")
        await self.store.write(lambda c: c.execute(update(subscription).where(mine).values(wanted=wanted)) and None)
