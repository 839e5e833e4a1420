"""Sample data, each piece labelled as such, so that a newcomer finds something to look at. Put in once."""

from datetime import datetime

from sqlalchemy import Connection, select

from bot.knowledge import Knowledge
from bot.messages import Address
from bot.programme import Here, enquiries
from bot.tables import enquiry

QUESTION = "（樣本資料）我間廠喺東莞做電鍍，想安排實地評估，可唔可以有同事覆我？"


def put(connection: Connection, now: datetime, knowledge: Knowledge) -> None:
    """A waiting enquiry for staff to see with /enquiries."""
    if connection.execute(select(enquiry.c.reference).where(enquiry.c.sample)).first() is None:
        here = Here(connection, now, knowledge, Address("web", "sample"), "zh-Hant")
        enquiries.open_enquiry(here, question=QUESTION, reply_by="chat", contact=None, sample=True)
