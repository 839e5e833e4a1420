"""The download zone: what the programme publishes as files, one version after another. The newest is current; the others stay and say that they are old."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select, update

from bot.clock import HONG_KONG
from bot.messages import LANGUAGES
from bot.programme import Here, application_changes, audit, notices
from bot.programme.staff import Role
from bot.tables import download, download_version

ROLES: frozenset[Role] = frozenset({"publisher"})
MOST_TITLE = 120
MOST_TEXT = 600  # of a digest, and of what has changed
MOST_SOURCE = 300
MOST_REASON = 300
MOST_SLUG = 50
MOST_IN_A_QUERY = 1000


# --- reading ---


def listed(here: Here) -> list[dict[str, Any]]:
    """What may be downloaded now, the newest document first: [{"slug", "titles", "version" (of the record), "versions" (newest first, as `_view`)}]."""
    standing: dict[str, list[dict[str, Any]]] = {}
    rows = here.connection.execute(select(download_version).where(download_version.c.withdrawn_at.is_(None)).order_by(download_version.c.number.desc()))
    for row in rows:
        standing.setdefault(row.slug, []).append(_view(row))
    heads = {row.slug: row for row in here.connection.execute(select(download))}
    found = [_whole(heads[slug], versions) for slug, versions in standing.items()]
    return sorted(found, key=lambda each: (each["versions"][0]["day"], each["versions"][0]["at"]), reverse=True)


def one(here: Here, *, slug: str) -> dict[str, Any] | None:
    """One of `listed`; None where there is none, or nothing of it stands any more."""
    head = here.connection.execute(select(download).where(download.c.slug == slug)).one_or_none()
    there = (download_version.c.slug == slug) & download_version.c.withdrawn_at.is_(None)
    rows = here.connection.execute(select(download_version).where(there).order_by(download_version.c.number.desc())).all()
    return _whole(head, [_view(row) for row in rows]) if head is not None and rows else None


def _whole(head: Row[Any], versions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"slug": head.slug, "titles": head.titles, "version": head.version, "versions": versions}


def _view(row: Row[Any]) -> dict[str, Any]:
    names = ("number", "day", "language", "file_id", "name", "mime", "size_bytes", "digests", "changed", "source")
    return {**{name: getattr(row, name) for name in names}, "at": row.at.isoformat()}


def for_staff(here: Here) -> list[dict[str, Any]]:
    """All that was ever published: [{"slug", "titles", "version", "current" (as `_view`) or None, "number" (of versions)}]; none for who is no publisher."""
    if application_changes.officer(here, ROLES) is None:
        return []
    standing = {each["slug"]: each["versions"][0] for each in listed(here)}
    counts: dict[str, int] = {}
    for slug in here.connection.execute(select(download_version.c.slug)).scalars():
        counts[slug] = counts.get(slug, 0) + 1
    rows = here.connection.execute(select(download).order_by(download.c.slug)).all()
    found = [{"slug": r.slug, "titles": r.titles, "version": r.version, "current": standing.get(r.slug), "number": counts.get(r.slug, 0)} for r in rows]
    return sorted(found, key=lambda each: each["current"] is None)


def one_for_staff(here: Here, *, slug: str) -> dict[str, Any] | None:
    """A download with all its versions, newest first, each with "withdrawn"; None for others, and where there is none."""
    head = here.connection.execute(select(download).where(download.c.slug == slug)).one_or_none()
    if head is None or application_changes.officer(here, ROLES) is None:
        return None
    rows = here.connection.execute(select(download_version).where(download_version.c.slug == slug).order_by(download_version.c.number.desc())).all()
    return _whole(head, [_view(row) | {"withdrawn": row.withdrawn_at is not None} for row in rows])


# --- changing ---


def problems(here: Here, values: dict[str, Any], *, first: bool) -> list[str]:
    """Which of the values of a version cannot be used, by their names: title-<language> (of the first only), day, language, digest-<language>,
    changed-<language> (of later ones only), source."""
    wrong = [f"title-{each}" for each in LANGUAGES if first and not _fits(values["titles"].get(each), MOST_TITLE)]
    wrong += ["day"] if not _past_day(here, values["day"]) else []
    wrong += ["language"] if values["language"] not in (None, *LANGUAGES) else []
    wrong += [f"digest-{each}" for each in LANGUAGES if not _fits(values["digests"].get(each), MOST_TEXT)]
    wrong += [f"changed-{each}" for each in LANGUAGES if not first and not _fits(values["changed"].get(each), MOST_TEXT)]
    return wrong + ([] if _fits(values["source"], MOST_SOURCE) else ["source"])


def _fits(text: Any, most: int) -> bool:
    return isinstance(text, str) and 0 < len(text.strip()) <= most


def _past_day(here: Here, text: str) -> bool:
    try:
        return date.fromisoformat(text) <= here.now.astimezone(HONG_KONG).date()
    except ValueError:
        return False


def publish(here: Here, *, values: dict[str, Any], file: dict[str, Any]) -> dict[str, Any]:
    """Put a first version up. `values`: titles, day (ISO), language (None: several), digests, changed, source. `file`: id, name, mime, size_bytes.

    Returns {"outcome": "done", "slug"}, "not_allowed", "problems" with "problems", or "taken" with "slug" (there is one of this title)."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    if wrong := problems(here, values, first=True):
        return {"outcome": "problems", "problems": wrong}
    slug = slug_of(values["titles"]["en"])
    if not notices.insert_once(here.connection, download, {"slug": slug, "titles": _trimmed(values["titles"]), "version": 0}):
        return {"outcome": "taken", "slug": slug}
    _put(here, staff_id, slug, 1, values | {"changed": {}}, file)
    return {"outcome": "done", "slug": slug}


def renew(here: Here, *, slug: str, version: int, values: dict[str, Any], file: dict[str, Any]) -> dict[str, Any]:
    """Put up the next version; those before it say from now on that they are old. `version`: of the record that was seen.

    Returns {"outcome": "done", "slug"}, "not_allowed", "unknown", "changed", or "problems" with "problems"."""
    held = _hold(here, slug, version)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    if wrong := problems(here, values, first=False):
        return {"outcome": "problems", "problems": wrong}
    numbers = here.connection.execute(select(download_version.c.number).where(download_version.c.slug == slug)).scalars()
    here.connection.execute(update(download).where(download.c.slug == slug).values(version=row.version + 1))
    _put(here, staff_id, slug, max(numbers, default=0) + 1, values, file)
    return {"outcome": "done", "slug": slug}


def withdraw(here: Here, *, slug: str, version: int, reason: str, number: int | None = None) -> dict[str, Any]:
    """Take one version, or with no `number` all of it, off the pages at once. Its bytes are deleted with the next sweep.

    Returns {"outcome": "done"}, "not_allowed", "unknown", "changed", "reason_missing", or "not_now" (none of it stands)."""
    held = _hold(here, slug, version)
    if isinstance(held, dict):
        return held
    row, staff_id = held
    if not reason.strip():
        return {"outcome": "reason_missing"}
    these = (download_version.c.slug == slug) & download_version.c.withdrawn_at.is_(None)
    these = these & (download_version.c.number == number) if number is not None else these
    gone = update(download_version).where(these).values(withdrawn_at=here.now).returning(download_version.c.number)
    numbers = sorted(here.connection.execute(gone).scalars())
    if not numbers:
        return {"outcome": "not_now"}
    here.connection.execute(update(download).where(download.c.slug == slug).values(version=row.version + 1))
    what = f"download {slug} {', '.join(map(str, numbers))}"
    audit.write(here, f"staff {staff_id}", "download withdrawn", what, reason[:MOST_REASON])
    return {"outcome": "done"}


def _hold(here: Here, slug: str, version: int) -> tuple[Row[Any], int] | dict[str, Any]:
    """The record under its lock with the member of staff, or the refusal."""
    staff_id = application_changes.officer(here, ROLES)
    if staff_id is None:
        return {"outcome": "not_allowed"}
    row = here.connection.execute(select(download).where(download.c.slug == slug).with_for_update()).one_or_none()
    if row is None:
        return {"outcome": "unknown"}
    return (row, staff_id) if row.version == version else {"outcome": "changed"}


def _put(here: Here, staff_id: int, slug: str, number: int, values: dict[str, Any], file: dict[str, Any]) -> None:
    row = {name: values[name] for name in ("day", "language")} | {name: file[name] for name in ("name", "mime", "size_bytes")}
    row |= {"digests": _trimmed(values["digests"]), "changed": _trimmed(values["changed"]), "source": values["source"].strip()}
    row |= {"slug": slug, "number": number, "file_id": file["id"], "staff_id": staff_id, "at": here.now}
    here.connection.execute(download_version.insert().values(**row))
    audit.write(here, f"staff {staff_id}", "download published", f"download {slug} {number}", after=row | {"at": here.now.isoformat()})


def _trimmed(texts: dict[str, str]) -> dict[str, str]:
    return {language: text.strip() for language, text in texts.items()}


def slug_of(title: str) -> str:
    """What stands in the address: small letters, digits and dashes of the English title."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST_SLUG].strip("-") or "download"


# --- the sweep of bytes ---


def any_file(connection: Connection) -> bool:
    """Whether anything was ever published here."""
    return connection.execute(select(download_version.c.id).limit(1)).first() is not None


def standing(connection: Connection, ids: Sequence[str]) -> dict[str, bool]:
    """Of those of the ids that are a version of a download: whether its bytes are still wanted. They are not once it was withdrawn."""
    found: dict[str, bool] = {}
    for some in (ids[at : at + MOST_IN_A_QUERY] for at in range(0, len(ids), MOST_IN_A_QUERY)):
        rows = connection.execute(select(download_version.c.file_id, download_version.c.withdrawn_at).where(download_version.c.file_id.in_(some)))
        found |= {row.file_id: row.withdrawn_at is None for row in rows}
    return found
