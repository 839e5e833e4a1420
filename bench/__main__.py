"""`python -m bench`: all cases in alternation, the medians as a table."""

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path
from statistics import median

from bench import postgres
from bench.cases import BASE, CASES, Run, measure
from bench.processes import CannotMeasure, running

PACKAGES = ("python-telegram-bot", "aiohttp", "sqlalchemy", "aiosqlite", "psycopg")


def machine() -> str:
    """What the figures hold for."""
    models = [line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    named = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{len(models)} x {models[0] if models else platform.machine()}, Linux {platform.release()}, load before the run {load}\n"
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, PostgreSQL {postgres.version()}, {named}"
    )


def table(runs: dict[str, list[Run]]) -> str:
    """Medians; the ratios are medians of the ratios within one alternation, which a shared machine disturbs less."""
    base = runs[BASE.name]
    lines = ["| | CPU s per 1,000 | x base | updates/s | x base | start, s | memory, MB |", "|---|---|---|---|---|---|---|"]
    for name, each in runs.items():
        cpu, rate, start, memory = (median(getattr(run, field) for run in each) for field in ("cpu", "rate", "start", "memory"))
        times_cpu = median(run.cpu / other.cpu for run, other in zip(each, base, strict=True))
        times_rate = median(run.rate / other.rate for run, other in zip(each, base, strict=True))
        lines.append(f"| {name} | {cpu:.2f} | {times_cpu:.2f} | {rate:.0f} | {times_rate:.2f} | {start:.1f} | {memory:.0f} |")
    return "\n".join(lines)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Speed beside a bare echo bot; see docs/performance.md.")
    parser.add_argument("--updates", type=int, default=2000, help="of each run")
    parser.add_argument("--chats", type=int, default=200, help="how many people talk at once")
    parser.add_argument("--alternations", type=int, default=3)
    given = parser.parse_args()
    print(machine(), flush=True)
    runs: dict[str, list[Run]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, postgres.server() as database:
        cases = [case for case in CASES if case.database != "postgresql" or database]
        with running("bench.telegram_server", environment={}, log=Path(folder, "log")) as telegram:
            assert telegram.stdout is not None
            url = f"http://127.0.0.1:{telegram.stdout.readline().strip()}"
            try:
                for number in range(1, given.alternations + 1):
                    for case in cases:
                        run = measure(case, given.updates, given.chats, url, telegram.pid, database)
                        runs[case.name].append(run)
                        print(
                            f"{number}. {case.name}: {run.cpu:.2f} CPU s per 1,000, {run.rate:.0f}/s, {run.calls:.2f} calls per update, "
                            f"ready in {run.start:.1f} s, {run.memory:.0f} MB (fake Telegram: {run.server_cpu:.2f} CPU s per 1,000)",
                            flush=True,
                        )
            except CannotMeasure as why:
                print(why, file=sys.stderr)
                return 1
    print(f"\nMedians of {given.alternations} alternations of {given.updates:,} updates by {given.chats} chats:\n\n{table(runs)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
