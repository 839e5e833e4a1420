"""Keys that are put together of a pattern and ids."""

from collections.abc import Iterable

MOVES = ("more", "back", "change", "cancel")


def of(pattern: str, values: Iterable[str]) -> tuple[str, ...]:
    """`pattern` with each value in the place of *, in the spelling of messages."""
    return tuple(pattern.replace("*", value.replace("_", "-")) for value in values)
