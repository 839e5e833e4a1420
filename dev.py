#!/usr/bin/env python3
"""Run, test and check the assistant with nothing but Python 3.11 and pip.

python3 dev.py run     the assistant: web chat on http://127.0.0.1:8080, SQLite under ./data, sample data; Telegram too if CPPBOT_TELEGRAM_TOKEN is set
python3 dev.py test    every test that needs at most ten minutes
python3 dev.py faults  the long profiles: kills, repeats, faults
python3 dev.py check   knowledge, lint, types
python3 dev.py bench   speed beside its peers
"""
import hashlib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TASKS = {
    "run": [["-m", "bot", "run"]],
    "test": [["-m", "pytest", "-m", "not faults", "-n", "3", "--dist", "worksteal"]],
    "faults": [["-m", "pytest", "-m", "faults", "--timeout", "3600", "-s"]],
    "check": [["-m", "bot", "check"], ["-m", "ruff", "check", "."], ["-m", "mypy"]],
    "bench": [["-m", "bench"]],
}


def install(lock: str) -> None:
    """Put the locked packages into .venv, once for each state of the lock."""
    stamp = VENV / f".{lock}"
    wanted = hashlib.sha256((ROOT / lock).read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print("Installing the locked packages into .venv (once) ...", flush=True)
    if not PYTHON.exists():  # without pip: Debian's python3 has no ensurepip
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", VENV], check=True)
    pip = [sys.executable, "-m", "pip", "--python", PYTHON, "--disable-pip-version-check", "install", "-q", "--root-user-action=ignore"]
    subprocess.run([*pip, "--require-hashes", "-r", ROOT / lock], check=True)
    subprocess.run([*pip, "--no-deps", "--no-build-isolation", "-e", ROOT], check=True)
    stamp.write_text(wanted)


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed.")
    if len(sys.argv) < 2 or sys.argv[1] not in TASKS:
        sys.exit(__doc__)
    task, *arguments = sys.argv[1:]
    install("requirements.lock" if task == "run" else "requirements-dev.lock")
    os.chdir(ROOT)
    if task == "run":
        os.environ.setdefault("CPPBOT_SAMPLE_DATA", "1")
    *first, last = TASKS[task]
    for command in first:
        code = subprocess.run([PYTHON, *command]).returncode
        if code:
            sys.exit(code)
    os.execv(PYTHON, [PYTHON, *last, *arguments])


if __name__ == "__main__":
    main()
