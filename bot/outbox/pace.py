"""When each message may leave: announcements below Telegram's limits and without bursts, people's replies ahead of them."""

from collections import deque

from bot.clock import Clock
from bot.messages import Address

RATE = 25  # messages a second while announcements leave; Telegram's own limit is about 30
MARGIN = 1.05  # messages bunch up a little on their way: what is spaced a little wider arrives within the rate too
WINDOW_SECONDS = 1.0
CHAT_SECONDS = 1.1  # between any message to a chat and an announcement to it


class Pace:
    """Of one sender. Nothing here survives a restart, and nothing needs to: the first second after one is empty."""

    def __init__(self, clock: Clock, rate: int = RATE) -> None:
        self._clock = clock
        self._between = MARGIN / rate
        self._next = 0.0
        self._recent: deque[float] = deque(maxlen=rate)  # the moments of the last `rate` messages
        self._last_announcement = -WINDOW_SECONDS
        self._spoken: dict[Address, float] = {}

    async def turn(self, to: Address, *, announcement: bool) -> None:
        """Wait until the message may leave. Of announcements and whatever leaves within a second of one no sliding second has more than the rate;
        replies wait only then, for at most one turn for each message that is under way."""
        now = self._clock.steady_seconds()
        moment = now
        if announcement or now - self._last_announcement < WINDOW_SECONDS:
            full = self._recent[0] + MARGIN * WINDOW_SECONDS if len(self._recent) == self._recent.maxlen else 0.0
            moment = max(now, self._next, full)
        if announcement:
            self._last_announcement = moment
        self._next = moment + self._between
        self._recent.append(moment)
        self._spoken[to] = moment
        if moment > now:
            await self._clock.sleep(moment - now)

    def too_soon(self, to: Address) -> float:
        """For how many seconds an announcement to this chat still has to wait, because something was said there just now."""
        now = self._clock.steady_seconds()
        if len(self._spoken) > 1000:
            self._spoken = {chat: moment for chat, moment in self._spoken.items() if now - moment < CHAT_SECONDS}
        return max(0.0, self._spoken.get(to, now - CHAT_SECONDS) + CHAT_SECONDS - now)
