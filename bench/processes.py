"""Processes and what they cost, as /proc counts it."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

TICKS = os.sysconf("SC_CLK_TCK")


class CannotMeasure(Exception):
    """A process ended, or did not answer."""


def cpu_seconds(pid: int) -> float:
    """User and system time of all threads of the process, not of its children."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def resident_megabytes(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:")) / 1024


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def ask(url: str, body: dict[str, Any] | None = None) -> Any:
    """The JSON that is answered to a GET, or to a POST of `body`."""
    request = urllib.request.Request(url, json.dumps(body).encode() if body is not None else None)
    with urllib.request.urlopen(request, timeout=600) as response:
        return json.loads(response.read() or b"null")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return bool(response.status == 200)
    except OSError:
        return False


@contextlib.contextmanager
def running(module: str, *arguments: str, environment: dict[str, str], log: Path) -> Iterator["subprocess.Popen[str]"]:
    """`python -m module`, ended at the end."""
    with log.open("w") as errors:
        command = [sys.executable, "-m", module, *arguments]
        process = subprocess.Popen(command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_until(found: Callable[[], bool], process: "subprocess.Popen[str]", log: Path, seconds: float = 60.0) -> None:
    """Ask `found` every 20 ms until it is true."""
    end = time.monotonic() + seconds
    while not found():
        if process.poll() is not None or time.monotonic() > end:
            raise CannotMeasure(f"process {process.pid} is not ready:\n{log.read_text()[-2000:]}")
        time.sleep(0.02)
