"""The terminal: `python -m bot chat`, by hand or from a pipe."""

import asyncio
import sys
import uuid
from typing import TextIO

from bot.clock import Clock
from bot.courier import Courier
from bot.desk import Desk
from bot.markup import to_plain
from bot.messages import Address, Capabilities, Delivery, Incoming, Language
from bot.outbox import Outbox
from bot.store import StoreBusy, StoreDown

ADDRESS = Address("terminal", "local")


class Terminal:
    """Prints what is delivered to it."""

    name = "terminal"
    capabilities = Capabilities(files=False)

    def __init__(self, out: TextIO) -> None:
        self._out = out

    async def deliver(self, delivery: Delivery) -> str:
        message = delivery.message
        lines = [to_plain(message.text)]
        moves = []
        for button in message.buttons:
            if button.nav or button.number is None:
                moves.append(f"[{button.label}]")
            else:
                lines.append(f"  {button.number}. {button.label}")
        if moves:
            lines.append("  " + "  ".join(moves))
        self._out.write("\n".join(lines) + "\n\n")
        self._out.flush()
        return str(delivery.sequence)


async def chat(desk: Desk, courier: Courier, outbox: Outbox, clock: Clock, language: Language) -> None:
    """Read lines until the input ends; each is answered before the next is read."""
    await _take(desk, clock, "start", "", language)
    await courier.hand_over()
    await outbox.drain()
    loop = asyncio.get_running_loop()
    while True:
        if sys.stdin.isatty():
            sys.stdout.write("> ")
            sys.stdout.flush()
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            return
        if line.strip():
            await _take(desk, clock, "text", line.rstrip("\n"), language)
            await courier.hand_over()
            await outbox.drain()


async def _take(desk: Desk, clock: Clock, kind: str, text: str, language: Language) -> None:
    incoming = Incoming(ADDRESS, uuid.uuid4().hex, "start" if kind == "start" else "text", text, clock.now(), language)
    for wait in (0.1, 0.5, 2.0, 5.0):
        try:
            await desk.receive(incoming)
            return
        except (StoreBusy, StoreDown):
            await asyncio.sleep(wait)
    sys.stderr.write("The database cannot be written just now; please type that again later.\n")
