"""Figures of the report that only our records have: the hotline, the press, grants, and where applications were approved."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, func, select

from bot.clock import HONG_KONG
from bot.programme import history, hotline_figures
from bot.programme.ledger_counts import counts_as_approved, reporting_year
from bot.programme.report.basis import ALL, Figure, since, total
from bot.programme.report.span import Span
from bot.tables import application, enquiry, history_figure, hotline_log, media_item, payment, provider

MEDIA = ("interview", "report", "notice", "advertisement")


def hotline(connection: Connection, span: Span) -> Iterator[Figure]:
    """Questions, calls and enquiries, each from the year on in which the first was recorded."""
    first, last = date.fromisoformat(span.start), date.fromisoformat(span.end)
    began = connection.execute(select(func.min(hotline_log.c.day))).scalar()
    if began is not None and reporting_year(began) <= span.year:
        found = hotline_figures.hotline_counts(connection, first, last)
        yield span.figure("hotline_questions", "questions", ALL, found["questions"])
        yield span.figure("hotline_calls", "calls", ALL, found["calls"])
    opened = connection.execute(select(func.min(enquiry.c.created_at)).where(~enquiry.c.sample)).scalar()
    years = [] if opened is None else [reporting_year(opened.astimezone(HONG_KONG).date().isoformat())]
    years += connection.execute(select(history_figure.c.year).where(history_figure.c.measure == history.KEPT_ENQUIRIES)).scalars()
    if years and min(years) <= span.year:
        counted = hotline_figures.enquiry_counts(connection, first, last)
        of_year = (history_figure.c.measure == history.KEPT_ENQUIRIES) & (history_figure.c.year == span.year)
        gone = {row.part: row.number for row in connection.execute(select(history_figure).where(of_year))}
        for measure, name in (("enquiries", "opened"), ("enquiries_answered", "answered")):
            yield span.figure(measure, "enquiries", ALL, counted[name], records=counted[name] - gone.get(name, 0))


def media(connection: Connection, span: Span) -> Iterator[Figure]:
    """Items of the press log by kind."""
    real = ~media_item.c.sample & media_item.c.removed_at.is_(None)
    began = connection.execute(select(func.min(media_item.c.day)).where(real)).scalar()
    if began is None or reporting_year(began) > span.year:
        return
    of_year = real & media_item.c.day.between(span.start, span.end)
    query = select(media_item.c.kind, func.count().label("number")).where(of_year).group_by(media_item.c.kind)
    found = {row.kind: int(row.number) for row in connection.execute(query)}
    for kind in MEDIA:
        yield span.figure("media", "items", kind, found.get(kind, 0))


def grants(connection: Connection, span: Span, began: str) -> Iterator[Figure]:
    """Of the cases recorded here, in cents: approved in the year and in all, and paid in all. `began`: the first year of an approval."""
    query = select(application.c.decided_on, application.c.grant_cents).where(counts_as_approved())
    cents, cases = history.kept_cents(connection, "kept grants"), dict[str, int]()
    for row in connection.execute(query):
        year = reporting_year(row.decided_on)
        cents[year], cases[year] = cents.get(year, 0) + (row.grant_cents or 0), cases.get(year, 0) + 1
    years = [year for year in span.years() if year >= began]
    approved = [span.figure("grants", "cents", ALL, cents.get(year, 0), year=year, records=cases.get(year, 0)) for year in years]
    yield from [approved[-1], since(approved)]
    yield _paid(connection, span)


def _paid(connection: Connection, span: Span) -> Figure:
    paid = select(payment.c.paid_on, payment.c.amount_cents).join(application, application.c.id == payment.c.application_id)
    rows = connection.execute(paid.where(~application.c.sample, payment.c.paid_on <= span.as_at)).all()
    kept = sum(cents for year, cents in history.kept_cents(connection, "kept payments").items() if year <= span.year)
    return span.figure("grants_paid", "cents", ALL, sum(row.amount_cents for row in rows) + kept, kind="since", records=len(rows))


def where_approved(connection: Connection, span: Span) -> Iterator[Figure]:
    """Approved applications recorded here by sector and by city; "none": not known."""
    for measure, column in (("approved_sectors", application.c.sector), ("approved_cities", application.c.city)):
        query = select(func.coalesce(column, "none").label("part"), func.count().label("number"))
        rows = connection.execute(query.where(counts_as_approved(), application.c.decided_on <= span.as_at).group_by("part"))
        records = {row.part: int(row.number) for row in rows}
        of_kept = (history_figure.c.measure == f"kept {measure.removeprefix('approved_')}") & (history_figure.c.year <= span.year)
        numbers = dict(records)
        for row in connection.execute(select(history_figure).where(of_kept)):
            numbers[row.part] = numbers.get(row.part, 0) + row.number
        parts = [span.figure(measure, "applications", part, number, kind="since", records=records.get(part, 0)) for part, number in sorted(numbers.items())]
        yield from [*parts, total(parts)] if parts else []


def register_began(connection: Connection) -> str | None:
    """The day on which the first service provider was entered here."""
    first = connection.execute(select(func.min(provider.c.created_at)).where(~provider.c.sample)).scalar()
    return first.astimezone(HONG_KONG).date().isoformat() if first is not None else None
