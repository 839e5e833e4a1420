"""The console's area: staff."""

from bot.handlers.console.frame import Console


def add_to(console: Console) -> None:
    """Add the pages of this area."""
