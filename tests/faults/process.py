"""The program as a process of its own, started again whenever it dies, talking to a fake Telegram in the test."""

import asyncio
import contextlib
import os
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp

from tests.fake_telegram import TOKEN, FakeTelegram

SECRET = "a-secret-of-at-least-32-characters-0123456789"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Program:
    """One process of the program. `deaths` counts how often it died by SIGKILL."""

    def __init__(self, folder: Path, fake: FakeTelegram, database_url: str = "", public_url: str = "", mode: str = "webhook") -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.deaths = 0
        self._armed = folder / f"armed{self.port}"
        self._command = [sys.executable, "-m", "tests.faults.crashing", str(self._armed)]
        self._environment = os.environ | {
            "CPPBOT_DATA_DIR": str(folder / f"data{self.port}"),
            "CPPBOT_PORT": str(self.port),
            "CPPBOT_PUBLIC_URL": public_url or self.url,
            "CPPBOT_DATABASE_URL": database_url,
            "CPPBOT_TELEGRAM_TOKEN": TOKEN,
            "CPPBOT_TELEGRAM_BASE_URL": fake.base_url,
            "CPPBOT_TELEGRAM_MODE": mode,
            "CPPBOT_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "CPPBOT_SAMPLE_DATA": "0",
        }
        self._stopping = False

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator["Program"]:
        """Keep it running: a death is followed by a start."""
        keeper = asyncio.create_task(self._keep())
        try:
            await self.ready()
            yield self
        finally:
            self._stopping = True
            with contextlib.suppress(ProcessLookupError):
                self._process.terminate()
            await keeper

    def arm(self, point: str) -> None:
        """Die the next time this point is reached."""
        self._armed.write_text(point)

    @property
    def is_armed(self) -> bool:
        """Whether the point has not been reached yet."""
        return self._armed.exists()

    async def _keep(self) -> None:
        while not self._stopping:
            self._process = await asyncio.create_subprocess_exec(*self._command, env=self._environment, stdout=asyncio.subprocess.DEVNULL, stderr=None)
            code = await self._process.wait()
            self.deaths += code == -9
            if code not in (-9, 0) and not self._stopping:
                raise RuntimeError(f"the program ended with {code}")

    async def ready(self, seconds: float = 30.0) -> None:
        async with asyncio.timeout(seconds), aiohttp.ClientSession() as session:
            while True:
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"{self.url}/readyz") as response:
                        if response.status == 200:
                            return
                await asyncio.sleep(0.05)
