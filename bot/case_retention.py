"""How long cases of the programme are kept after their end, and how they go: an application with everything that belongs to it. The sweep of retention.py
calls this."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, select

from bot.programme import history
from bot.tables import (
    application,
    application_file,
    application_point,
    application_step,
    company,
    holder,
    invitation,
    label_application,
    milestone,
    payment,
    provider,
    provider_check,
    provider_period,
    provider_rating,
    quotation,
)

DRAFT_DAYS = 180  # after it was begun
NOT_FUNDED_YEARS = 2  # after a case was rejected, withdrawn or discarded, and for applications that led to no registration or logo
FUNDED_YEARS = 7  # after a case that got a grant was closed: audits of the funding
INVITATION_DAYS = 30
YEAR_DAYS = 365.25
OF_AN_APPLICATION = (application_file, application_point, application_step, quotation, milestone, payment, provider_rating)


def sweep(connection: Connection, now: datetime) -> dict[str, int]:
    """Delete the cases that have been kept long enough. Returns how many rows of each table. Documents go by the sweep of files without a row."""
    done = _delete_applications(connection, now)
    refused = label_application.c.state.in_(["refused", "withdrawn"]) & (label_application.c.created_at < _years(now, NOT_FUNDED_YEARS))
    done["invitation"] = done.get("invitation", 0) + _delete(connection, invitation, invitation.c.until < now - timedelta(days=INVITATION_DAYS))
    done["label_application"] = _delete(connection, label_application, refused)
    return done | _delete_providers(connection, now)


def _delete(connection: Connection, table: Any, condition: ColumnElement[bool]) -> int:
    return len(connection.execute(delete(table).where(condition).returning(next(iter(table.primary_key.columns)))).all())


def _years(now: datetime, years: int) -> datetime:
    return now - timedelta(days=YEAR_DAYS * years)


def _delete_applications(connection: Connection, now: datetime) -> dict[str, int]:
    """Cases whose time is over, what belongs to them, and companies that are left without any."""
    begun = (application.c.state == "draft") & (application.c.created_at < now - timedelta(days=DRAFT_DAYS))
    not_funded = application.c.grant_cents.is_(None) & (application.c.closed_at < _years(now, NOT_FUNDED_YEARS))
    funded = application.c.closed_at < _years(now, FUNDED_YEARS)
    over = list(connection.execute(select(application.c.id).where(begun | not_funded | funded)).scalars())
    if not over:
        return {}
    history.keep_counts(connection, over)
    firms = set(connection.execute(select(application.c.company_id).where(application.c.id.in_(over))).scalars())
    done = {table.name: _delete(connection, table, table.c.application_id.in_(over)) for table in OF_AN_APPLICATION}
    done["application"] = _delete(connection, application, application.c.id.in_(over))
    with_cases = set(connection.execute(select(application.c.company_id).where(application.c.company_id.in_(firms))).scalars())
    for table, column in ((invitation, invitation.c.company_id), (holder, holder.c.company_id), (company, company.c.id)):
        done[table.name] = _delete(connection, table, column.in_(firms - with_cases))
    return done


def _delete_providers(connection: Connection, now: datetime) -> dict[str, int]:
    """Firms that were never admitted, and those long off the register, by their last day on it."""
    refused = select(provider.c.id).where(provider.c.state.in_(["refused", "applied"]), provider.c.created_at < _years(now, NOT_FUNDED_YEARS))
    long_ago = _years(now, FUNDED_YEARS).date().isoformat()
    still = select(provider_period.c.provider_id).where(provider_period.c.ends_on.is_(None) | (provider_period.c.ends_on >= long_ago))
    ended = select(provider.c.id).where(provider.c.state == "ended", provider.c.id.not_in(still))
    over = set(connection.execute(refused).scalars()) | set(connection.execute(ended).scalars())
    if not over:
        return {}
    history.keep_provider_counts(connection, over)
    tables = (provider_period, provider_check, provider_rating)
    done = {table.name: _delete(connection, table, table.c.provider_id.in_(over)) for table in tables}
    done["provider"] = _delete(connection, provider, provider.c.id.in_(over))
    return done
