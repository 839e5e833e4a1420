"""The page of figures for monitoring, in Prometheus' format; a port of its own on the loopback address, so that nobody outside reads it."""

import contextlib
from collections.abc import AsyncIterator

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import Connection, func, select

from bot import metrics
from bot.store import Store
from bot.tables import enquiry, outbox

HOST = "127.0.0.1"
STATES = ("queued", "sending", "uncertain", "failed")


@contextlib.asynccontextmanager
async def served(store: Store, port: int) -> AsyncIterator[None]:
    """Answer on `port`; 0 for not at all. Raises OSError if the port is taken."""
    if not port:
        yield
        return

    async def page(request: web.Request) -> web.Response:
        await store.read(_look)
        return web.Response(body=generate_latest(metrics.REGISTRY), headers={"Content-Type": CONTENT_TYPE_LATEST})

    application = web.Application()
    application.router.add_get("/metrics", page)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, HOST, port).start()
        yield
    finally:
        await runner.cleanup()


def _look(connection: Connection) -> None:
    counted = connection.execute(select(outbox.c.state, func.count()).where(outbox.c.state.in_(STATES)).group_by(outbox.c.state))
    found = {row[0]: row[1] for row in counted}
    for state in STATES:
        metrics.OUTBOX.labels(state).set(found.get(state, 0))
    waiting = select(func.count()).select_from(enquiry).where(enquiry.c.state == "open", ~enquiry.c.sample)
    metrics.ENQUIRIES.set(connection.execute(waiting).scalar_one())
