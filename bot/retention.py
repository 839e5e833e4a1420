"""How long cases of the programme are kept after their end, and how they go: an application with everything that belongs to it. Sweeps call this."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select

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
    lookup_limit,
    milestone,
    payment,
    provider,
    provider_check,
    provider_period,
    provider_rating,
    quotation,
    staff_link,
)

DRAFT_DAYS = 180  # after it was begun
NOT_FUNDED_YEARS = 2  # after a case was rejected, withdrawn or discarded, and for applications that led to no registration or logo
FUNDED_YEARS = 7  # after a case that got a grant was closed: audits of the funding
LIMIT_DAYS = 1
INVITATION_DAYS = 30
LINK_DAYS = 7
YEAR_DAYS = 365.25
OF_AN_APPLICATION = (application_file, application_point, application_step, quotation, milestone, payment, provider_rating)


def sweep(connection: Connection, now: datetime) -> dict[str, int]:
    """Delete the cases that have been kept long enough. Returns how many rows of each table. Documents go by the sweep of files without a row."""
    done = _delete_applications(connection, now)
    statements: dict[str, Any] = {
        "invitation": delete(invitation).where(invitation.c.until < now - timedelta(days=INVITATION_DAYS)),
        "lookup_limit": delete(lookup_limit).where(lookup_limit.c.touched_at < now - timedelta(days=LIMIT_DAYS)),
        "staff_link": delete(staff_link).where(staff_link.c.until < now - timedelta(days=LINK_DAYS)),
        "label_application": delete(label_application).where(
            label_application.c.state.in_(["refused", "withdrawn"]), label_application.c.created_at < _years(now, NOT_FUNDED_YEARS)
        ),
    }
    done |= {name: connection.execute(statement).rowcount for name, statement in statements.items()}
    return done | _delete_providers(connection, now)


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
    done = {table.name: connection.execute(delete(table).where(table.c.application_id.in_(over))).rowcount for table in OF_AN_APPLICATION}
    done["application"] = connection.execute(delete(application).where(application.c.id.in_(over))).rowcount
    with_cases = set(connection.execute(select(application.c.company_id).where(application.c.company_id.in_(firms))).scalars())
    for table, column in ((invitation, invitation.c.company_id), (holder, holder.c.company_id), (company, company.c.id)):
        done[table.name] = connection.execute(delete(table).where(column.in_(firms - with_cases))).rowcount
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
    done = {table.name: connection.execute(delete(table).where(table.c.provider_id.in_(over))).rowcount for table in tables}
    done["provider"] = connection.execute(delete(provider).where(provider.c.id.in_(over))).rowcount
    return done
