"""What is measured: each case is a process of its own, started anew for each run, on an empty database."""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.crowd import FORM_BY_BUTTONS, FORM_IN_WORDS, hotline_questions
from bench.processes import CannotMeasure, answers, ask, cpu_seconds, free_port, resident_megabytes, running, wait_until
from tests.conftest import new_postgres_database

TOKEN = "123456789:token-of-the-bench-000000000000000000"
SECRET = "secret-of-the-bench-0123456789-0123456789"
WARM_UP = 200  # updates before the clock starts: connections, caches and lazy imports belong to the start
SETTLE_SECONDS = 0.5  # what is still written down after the last reply belongs to the run


@dataclass(frozen=True)
class Case:
    """`staggered`: each chat begins at another line of the script, so that no line is everybody's first."""

    name: str
    script: Sequence[str]
    database: str = ""  # "" for the base, else sqlite or postgresql
    staggered: bool = False


@dataclass(frozen=True)
class Run:
    """What one process did. `server_cpu` is the fake Telegram's, to see whether it was the brake."""

    cpu: float  # seconds per 1,000 updates
    rate: float  # updates per second
    start: float  # seconds from nothing to ready
    memory: float  # MB resident after the run
    calls: float  # to Telegram, per update
    server_cpu: float


BASE = Case("base: bare echo bot", FORM_IN_WORDS)
CASES = [
    BASE,
    Case("flow turn, typed, SQLite", FORM_IN_WORDS, "sqlite"),
    Case("flow turn, by buttons, SQLite", FORM_BY_BUTTONS, "sqlite"),
    Case("hotline question, SQLite", hotline_questions(), "sqlite", staggered=True),
    Case("flow turn, typed, PostgreSQL", FORM_IN_WORDS, "postgresql"),
]


def measure(case: Case, updates: int, chats: int, telegram: str, telegram_pid: int, postgres: str | None) -> Run:
    """Start the bot, warm it up, let the crowd talk, look at what it cost."""
    ask(f"{telegram}/control/reset", {})
    with tempfile.TemporaryDirectory(prefix="bench") as name:
        folder = Path(name)
        port, log = free_port(), folder / "log"
        base_url = f"{telegram}/bot"
        ours = {
            "CPPBOT_DATA_DIR": str(folder / "data"),
            "CPPBOT_DATABASE_URL": new_postgres_database(postgres) if case.database == "postgresql" and postgres else "",
            "CPPBOT_PORT": str(port),
            "CPPBOT_PUBLIC_URL": f"http://127.0.0.1:{port}",
            "CPPBOT_TELEGRAM_BASE_URL": base_url,
            "CPPBOT_TELEGRAM_MODE": "webhook",
            "CPPBOT_TELEGRAM_TOKEN": TOKEN,
            "CPPBOT_TELEGRAM_WEBHOOK_SECRET": SECRET,
            "CPPBOT_SAMPLE_DATA": "0",
        }
        module, arguments = ("bot", ["run"]) if case.database else ("bench.echo_bot", [base_url, TOKEN])
        begun = time.monotonic()
        with running(module, *arguments, environment=ours if case.database else {}, log=log) as process:
            if case.database:
                wait_until(lambda: answers(f"http://127.0.0.1:{port}/readyz"), process, log)
            else:
                ask(f"{telegram}/control/ready")
            start = time.monotonic() - begun
            ask(f"{telegram}/control/ready")
            _talk(telegram, case, WARM_UP, chats, 10_000, log)
            cpu, server_cpu = cpu_seconds(process.pid), cpu_seconds(telegram_pid)
            told = _talk(telegram, case, updates, chats, 20_000, log)
            time.sleep(SETTLE_SECONDS)
            cpu, server_cpu = cpu_seconds(process.pid) - cpu, cpu_seconds(telegram_pid) - server_cpu
            memory = resident_megabytes(process.pid)
    return Run(1000 * cpu / updates, updates / told["seconds"], start, memory, told["calls"] / updates, 1000 * server_cpu / updates)


def _talk(telegram: str, case: Case, updates: int, chats: int, first_chat: int, log: Path) -> dict[str, float]:
    wishes = {"script": case.script, "chats": chats, "updates": updates, "first_chat": first_chat, "staggered": case.staggered}
    told: dict[str, float] = ask(f"{telegram}/control/run", wishes)
    if "unanswered" in told:
        raise CannotMeasure(f"{case.name}: {told['unanswered']} updates were not answered\n{log.read_text()[-2000:]}")
    return told
