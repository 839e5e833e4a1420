"""When and by whom the hotline's colleagues answer: teams, hours, holidays. Entered by staff, each with its source and its day of review."""

from sqlalchemy import JSON, Boolean, Integer, String, Table
from sqlalchemy import Column as C

from bot.tables.base import Id, Moment, metadata

service_team = Table(
    "service_team",
    metadata,
    C("team", String(12), primary_key=True),  # hong_kong | shenzhen | dongguan
    C("calendar", String(10), nullable=False),  # hong_kong | mainland
    C("cities", JSON, nullable=False),  # ids of knowledge/places.yaml whose factories it answers
    C("topics", JSON, nullable=False),  # groups of topics that it answers wherever the factory is
    C("other_cities", Boolean, nullable=False, default=False, server_default="0"),  # it answers all that no team has: exactly one does
    C("promise_minutes", Integer),  # working minutes within which it answers; empty: nothing is promised
    C("contact", String(200)),
    C("source", String(200), nullable=False),
    C("review_by", String(10), nullable=False),
    C("version", Integer, nullable=False, default=0, server_default="0"),
    info={"retention": "none"},
)

service_hours = Table(
    "service_hours",
    metadata,
    C("id", Id, primary_key=True, autoincrement=True),
    C("team", String(12), nullable=False, index=True),
    C("weekday", Integer, nullable=False),  # 0 is Monday
    C("opens", String(5), nullable=False),  # 09:00, by the clock of the team's calendar
    C("closes", String(5), nullable=False),
    C("lunch_from", String(5)),
    C("lunch_until", String(5)),
    C("source", String(200), nullable=False),
    C("review_by", String(10), nullable=False),
    C("changed_at", Moment, nullable=False),
    info={"retention": "none"},
)

# Days that differ from their weekday: holidays, and working days that make up for one.
service_day = Table(
    "service_day",
    metadata,
    C("calendar", String(10), primary_key=True),  # hong_kong | mainland
    C("day", String(10), primary_key=True),
    C("working", Boolean, nullable=False),
    C("like_weekday", Integer),  # a make-up day keeps the hours of this weekday
    C("name", JSON),
    C("source", String(200), nullable=False),
    C("review_by", String(10), nullable=False),
    info={"retention": "none"},
)
