"""Why each seat was offered to whom, in words: the rows of the offers log as phrases. Pure."""

from typing import Any

from bot.messages import Phrase


def lines(rows: list[dict[str, Any]]) -> list[Phrase]:
    """A line for each row of managed.offers, or one that says there is none."""
    return [{"say": "offers-title"}, *(_line(row) for row in rows)] if rows else [{"say": "offers-none"}]


def _line(row: dict[str, Any]) -> Phrase:
    named: dict[str, Phrase] = {"registration": str(row["registration"]), "at": {"moment": row["at"]}, "seats": row["seats"]}
    why = {name: row[name] for name in ("behind", "free", "waiting")} if row["what"] == "offered" else {}
    return {"say": f"offers-{row['what']}", **named, **why}
