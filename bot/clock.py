"""The time of day and a steady clock: the only place that asks the machine for them, so that tests can move both."""

import asyncio
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

HONG_KONG = ZoneInfo("Asia/Hong_Kong")


class Clock:
    """The machine's clocks. The time of day may jump when somebody sets it, or when the machine finds out that it was wrong; deadlines that people were
    told must not end early by that. So a jump is believed only after it has stood for an hour; until then the steady clock carries the time on."""

    TOLERATED = timedelta(seconds=5)  # drift and small corrections, between one look and the next
    BELIEVED_AFTER_SECONDS = 3600.0

    def __init__(self) -> None:
        self._anchor = (self.wall(), self.steady_seconds())
        self._jump: tuple[float, timedelta] | None = None  # when it was first seen, and by how much

    def wall(self) -> datetime:
        """What the machine takes for the time of day, in UTC."""
        return datetime.now(UTC)

    def now(self) -> datetime:
        """This moment, in UTC."""
        wall, steady = self.wall(), self.steady_seconds()
        then, at = self._anchor
        expected = then + timedelta(seconds=steady - at)
        apart = wall - expected
        if abs(apart) > self.TOLERATED:
            if self._jump is None or abs(apart - self._jump[1]) > self.TOLERATED:
                self._jump = (steady, apart)
            if steady - self._jump[0] < self.BELIEVED_AFTER_SECONDS:
                return expected
        self._anchor, self._jump = (wall, steady), None
        return wall

    def today(self) -> date:
        """Today's date in Hong Kong, where the programme's office is."""
        return self.now().astimezone(HONG_KONG).date()

    def steady_seconds(self) -> float:
        """Seconds on a clock that never jumps; where the system has such a clock, it counts a machine's sleep too."""
        return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait, by the steady clock."""
        await asyncio.sleep(seconds)
