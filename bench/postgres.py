"""A PostgreSQL server of our own for the time of the bench, with its defaults."""

import contextlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.conftest import postgres_folder


@contextlib.contextmanager
def server() -> Iterator[str | None]:
    """The URL of the server; None where Debian's package is not installed."""
    binaries = postgres_folder()
    if binaries is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = "postgres" if os.getuid() == 0 else None  # the server refuses to run as root
    if user:
        shutil.chown(folder, user)

    def run(*command: str) -> None:
        subprocess.run(command, check=True, user=user, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    try:
        run(f"{binaries}/initdb", "-D", f"{folder}/data", "-U", "bench", "--auth=trust", "-E", "UTF8", "--no-sync")
        run(f"{binaries}/pg_ctl", "-D", f"{folder}/data", "-w", "-o", f"-k {folder} -h ''", "-l", f"{folder}/log", "start")
        try:
            yield f"postgresql://bench@/postgres?host={folder}"
        finally:
            run(f"{binaries}/pg_ctl", "-D", f"{folder}/data", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def version() -> str:
    binaries = postgres_folder()
    if binaries is None:
        return "not installed"
    return subprocess.run([f"{binaries}/postgres", "--version"], check=True, capture_output=True, text=True).stdout.split()[2]
