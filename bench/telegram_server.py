"""A Telegram Bot API server that is light enough not to be what is measured: it checks nothing and keeps only counts. Writes its port on standard output.

POST /control/run {"script", "chats", "updates", "first_chat", "staggered"} answers when the last update was answered; GET /control/ready, when a bot can be
reached; POST /control/reset forgets the bot.
"""

import asyncio
import json
import sys
import time
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
from aiohttp import web

from bench.crowd import BOT, Crowd, Wire, chat_info

MOST_IN_A_POLL = 100
RUN_SECONDS = 300


class Server:
    """One bot at a time, by polling or by webhook."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self._session = session
        self._calls = 0
        self._pushers: list[asyncio.Task[None]] = []
        self._ready = asyncio.Event()
        self._finished = asyncio.Event()
        self._updates: asyncio.Queue[Wire] = asyncio.Queue()
        self._crowd: Crowd | None = None

    async def answer(self, request: web.BaseRequest) -> web.Response:
        body = await request.read()
        if request.path.startswith("/control/"):
            return web.json_response(await self._control(request.path.rpartition("/")[2], json.loads(body or b"{}")))
        if request.content_type == "application/json":
            given = json.loads(body)
        else:
            given = {name: json.loads(value) if name == "reply_markup" else value for name, value in parse_qsl(body.decode())}
        result = await self._method(request.path.rpartition("/")[2], given)
        return web.Response(body=json.dumps({"ok": True, "result": result}).encode(), content_type="application/json")

    async def _method(self, name: str, given: dict[str, Any]) -> Any:
        self._calls += 1
        match name:
            case "sendMessage" | "editMessageText":
                return self._show(given)
            case "getUpdates":
                return await self._poll(float(given.get("timeout", 0)))
            case "setWebhook":
                self._pushers = [asyncio.create_task(self._push(given["url"], given["secret_token"])) for _ in range(int(given["max_connections"]))]
                self._ready.set()
            case "getMe":
                return BOT
        return True

    def _show(self, given: dict[str, Any]) -> Wire:
        chat = int(given["chat_id"])
        number = int(given.get("message_id") or self._calls)
        message = {"message_id": number, "from": BOT, "chat": chat_info(chat), "date": int(time.time()), "text": given["text"]}
        if given.get("reply_markup"):
            markup = given["reply_markup"]
            message["reply_markup"] = json.loads(markup) if isinstance(markup, str) else markup
        if self._crowd is not None:
            self._crowd.hear(chat, message)
            if self._crowd.done:
                self._finished.set()
        return message

    async def _poll(self, seconds: float) -> list[Wire]:
        self._ready.set()
        try:
            updates = [await asyncio.wait_for(self._updates.get(), seconds)] if seconds else []
        except TimeoutError:
            return []
        while not self._updates.empty() and len(updates) < MOST_IN_A_POLL:
            updates.append(self._updates.get_nowait())
        return updates

    async def _push(self, url: str, secret: str) -> None:
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret, "Content-Type": "application/json"}
        while True:
            update = await self._updates.get()
            async with self._session.post(url, data=json.dumps(update).encode(), headers=headers) as response:
                await response.read()
            if response.status != 200:
                self._updates.put_nowait(update)
                await asyncio.sleep(0.1)

    async def _control(self, name: str, wishes: dict[str, Any]) -> dict[str, Any]:
        if name == "reset":
            for task in self._pushers:
                task.cancel()
            self._updates, self._crowd, self._pushers = asyncio.Queue(), None, []
            self._ready.clear()
        elif name == "ready":
            await asyncio.wait_for(self._ready.wait(), RUN_SECONDS)
        elif name == "run":
            self._finished.clear()
            self._crowd = Crowd(**wishes, give=self._updates.put_nowait)
            calls, started = self._calls, time.monotonic()
            self._crowd.start()
            try:
                await asyncio.wait_for(self._finished.wait(), RUN_SECONDS)
            except TimeoutError:
                return {"unanswered": self._crowd.updates - self._crowd.answered}
            return {"seconds": time.monotonic() - started, "calls": self._calls - calls}
        return {}


async def main() -> None:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout()) as session:
        runner = web.ServerRunner(web.Server(Server(session).answer))
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        sys.stdout.write(f"{runner.addresses[0][1]}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
