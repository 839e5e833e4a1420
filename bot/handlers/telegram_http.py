"""python-telegram-bot's requests over aiohttp: its default pool slows down with the square of what is in flight."""

import contextlib
from collections.abc import AsyncGenerator, Iterator
from typing import Any

import aiohttp
from telegram._utils.defaultvalue import DEFAULT_NONE
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0
PIECE_BYTES = 64 * 1024


class NotConnected(NetworkError):
    """Nothing has left this machine: certainly not sent."""


class AiohttpRequest(BaseRequest):
    """One session, no retries of its own: whoever calls decides what is tried again."""

    def __init__(self) -> None:
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return READ_SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=100))

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = DEFAULT_NONE,
        write_timeout: Any = DEFAULT_NONE,
        connect_timeout: Any = DEFAULT_NONE,
        pool_timeout: Any = DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        assert self._session is not None, "initialize() comes first"
        seconds = read_timeout if isinstance(read_timeout, int | float) else READ_SECONDS
        limits = aiohttp.ClientTimeout(sock_connect=CONNECT_SECONDS, connect=CONNECT_SECONDS, sock_read=seconds)
        data: Any = None
        if request_data is not None and request_data.contains_files:
            data = aiohttp.FormData(request_data.json_parameters)
            for name, (filename, content, mime) in (request_data.multipart_data or {}).items():
                data.add_field(name, content, filename=filename, content_type=mime)
        elif request_data is not None:
            data = aiohttp.JsonPayload(request_data.json_parameters)
        with _as_telegram_errors():
            async with self._session.request(method, url, data=data, timeout=limits, allow_redirects=False) as response:
                return response.status, await response.read()

    async def stream(self, url: str, seconds: float) -> AsyncGenerator[bytes, None]:
        """What lies at `url`, in pieces, within `seconds` in all. Raises NetworkError."""
        assert self._session is not None, "initialize() comes first"
        with _as_telegram_errors():
            async with self._session.get(url, timeout=aiohttp.ClientTimeout(total=seconds), allow_redirects=False) as response:
                if response.status != 200:
                    raise NetworkError(f"status {response.status}")
                async for piece in response.content.iter_chunked(PIECE_BYTES):
                    yield piece


@contextlib.contextmanager
def _as_telegram_errors() -> Iterator[None]:
    """Errors of the network without the address, which holds the token."""
    try:
        yield
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise NotConnected(type(error).__name__) from error
    except TimeoutError as error:
        raise TimedOut("no answer in time") from error
    except aiohttp.ClientError as error:
        raise NetworkError(type(error).__name__) from error
