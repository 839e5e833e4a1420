"""Runs the program and kills it with SIGKILL at a named point: `python -m tests.faults.crashing ARMED`.

ARMED is a file that holds the name of a point: the process takes the file away and dies when it reaches that point, so each arming is one kill.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from bot.application import serve

POINTS = ("inbox written", "answer written", "outbox written", "before commit", "after commit", "claimed", "sent, not marked", "marked")


def killer(armed: Path) -> Callable[[str], None]:
    """What the store calls at each of its points."""

    def reached(point: str) -> None:
        if armed.exists() and armed.read_text() == point:
            armed.unlink()
            os.kill(os.getpid(), signal.SIGKILL)

    return reached


if __name__ == "__main__":
    sys.exit(asyncio.run(serve(killer(Path(sys.argv[1])))))
