"""The console's area: sandbox."""

from bot.handlers.console.frame import Console


def add_to(console: Console) -> None:
    """Add the pages of this area."""
