"""How fast one sender may send, before anything is asked of the database: a bucket a sender that fills again as time passes."""

from collections import OrderedDict
from dataclasses import dataclass
from typing import Literal

from bot.clock import Clock

BURST = 40.0  # messages that may come at once: nobody types so many, but a line that was down brings what was held back
A_SECOND = 2.0
WARN_SECONDS = 60.0
MOST_REMEMBERED = 20_000  # senders; whoever was quiet for the longest is forgotten first, and starts with a full bucket


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float
    warned: float


class Flood:
    """`times` is how much more a sender may send who stands for several, such as an address that an industrial park shares."""

    def __init__(self, clock: Clock, times: float = 1.0) -> None:
        self._clock = clock
        self._burst, self._rate = BURST * times, A_SECOND * times
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def asks(self, sender: str) -> Literal["pass", "warn", "drop"]:
        """Whether one message of this sender may pass; "warn" at most once a minute: tell them to slow down, then drop."""
        now = self._clock.steady_seconds()
        bucket = self._buckets.pop(sender, None) or _Bucket(self._burst, now, -WARN_SECONDS)
        self._buckets[sender] = bucket
        if len(self._buckets) > MOST_REMEMBERED:
            self._buckets.popitem(last=False)
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.left >= 1.0:
            bucket.left -= 1.0
            return "pass"
        if now - bucket.warned >= WARN_SECONDS:
            bucket.warned = now
            return "warn"
        return "drop"
