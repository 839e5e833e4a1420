"""The time of day and a steady clock: the only place that asks the machine for them, so that tests can move both."""

import time
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


class Clock:
    """The machine's clocks. Tests pass their own object with the same three methods."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Today's date in Hong Kong, where the programme's office is."""
        return self.now().astimezone(HONG_KONG).date()

    def steady_seconds(self) -> float:
        """Seconds on a clock that never jumps."""
        return time.monotonic()
