"""Keys and choices of the area: handover."""

MADE: dict[str, dict[str, tuple[str, ...]]] = {}
ASKED: dict[str, dict[str, tuple[str, ...]]] = {}
TOGETHER: dict[str, tuple[str, ...]] = {}
