"""Files of others that we ship: each is what vendor.json says, with its licence, and nothing else lies beside them."""

import base64
import hashlib
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from bot.handlers.pages import STATIC

FOLDER = Path(__file__).parent.parent / "bot" / "handlers" / "static" / "vendor"


def problems(folder: Path) -> list[str]:
    """What is not as vendor.json says."""
    entries: list[dict[str, Any]] = json.loads((folder / "vendor.json").read_text())
    found = []
    for entry in entries:
        path = folder / entry["file"]
        content = path.read_bytes() if path.exists() else b""
        if "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode() != entry["integrity"]:
            found.append(f"{entry['file']} has changed")
        licence = folder / entry["licence_file"]
        if not licence.exists() or not re.search("MIT License|Apache License|Zero-Clause BSD", licence.read_text()):
            found.append(f"{entry['file']} has no licence")
        if not all(entry.get(name) for name in ("name", "version", "licence", "from", "package_integrity")):
            found.append(f"{entry['file']} is not described")
    listed = {entry[name] for entry in entries for name in ("file", "licence_file")} | {"vendor.json"}
    return found + [f"{path.name} is not listed" for path in sorted(folder.iterdir()) if path.name not in listed]


def test_every_vendored_file_is_as_listed_and_has_its_licence() -> None:
    assert problems(FOLDER) == []


def test_every_vendored_script_is_served() -> None:
    assert {f"vendor/{path.name}" for path in FOLDER.glob("*.js")} <= set(STATIC)


# What one of them is for: htmx asks our own pages; the pages' content policy and a browser test keep it to our own host.
MAY_ASK = {"htmx.min.js": ("fetch",)}


def test_no_vendored_script_asks_another_host() -> None:
    for path in FOLDER.glob("*.js"):
        asking = set(re.findall(r"\b(fetch|XMLHttpRequest|WebSocket|importScripts|eval)\(", path.read_text()))
        assert asking <= set(MAY_ASK.get(path.name, ())), path.name
        assert all("emn178" in address for address in re.findall(r"https?://\S+", path.read_text())), path.name


@pytest.mark.parametrize("damage", ["changed", "gone", "beside", "unlicensed"])
def test_the_check_notices_damage(tmp_path: Path, damage: str) -> None:
    folder = tmp_path / "vendor"
    shutil.copytree(FOLDER, folder)
    script = next(folder.glob("*.js"))
    match damage:
        case "changed":
            script.write_text(script.read_text() + " ")
        case "gone":
            script.unlink()
        case "beside":
            (folder / "other.min.js").write_text("1")
        case "unlicensed":
            (folder / f"{script.name.partition('.')[0]}.LICENSE.txt").unlink()
    assert len(problems(folder)) == 1
