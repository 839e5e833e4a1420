"""The rules of the house: which way imports point, who may ask for the time, the environment and chance."""

import ast
from pathlib import Path

import pytest

BOT = Path(__file__).parent.parent / "bot"
MODULES = {path.relative_to(BOT.parent).with_suffix("").as_posix().replace("/", ".").removesuffix(".__init__"): path for path in BOT.rglob("*.py")}

# What each part may import of ours; a part that is not listed may import anything (it joins).
ALLOWED = {
    "bot.messages": set(),
    "bot.clock": set(),
    "bot.tables": set(),
    "bot.markup": set(),
    "bot.folding": set(),
    "bot.settings": set(),
    "bot.questions": {"bot.messages"},
    "bot.replay": {"bot.messages", "bot.questions"},
    "bot.knowledge": {"bot.clock", "bot.messages"},
    "bot.qr": set(),
    "bot.search": {"bot.folding", "bot.knowledge"},
    "bot.hotline": {"bot.search", "bot.knowledge", "bot.programme"},
    "bot.wording": {"bot.clock", "bot.knowledge", "bot.markup", "bot.messages"},
    "bot.understanding": {"bot.folding", "bot.messages", "bot.wording"},
    "bot.database": set(),
    "bot.store": {"bot.clock", "bot.database", "bot.messages", "bot.tables", "bot.migrations"},
    "bot.outbox": {"bot.clock", "bot.messages", "bot.store", "bot.tables"},
    "bot.forms": {"bot.flows", "bot.messages", "bot.questions", "bot.replay"},
    "bot.flows": {"bot.messages", "bot.questions", "bot.replay", "bot.programme"},
    "bot.programme": {"bot.clock", "bot.folding", "bot.knowledge", "bot.messages", "bot.search", "bot.tables"},
    "bot.desk": {
        "bot.hotline", "bot.understanding", "bot.clock", "bot.flows", "bot.forms", "bot.knowledge", "bot.messages",
        "bot.programme", "bot.questions", "bot.replay", "bot.store", "bot.tables", "bot.wording",
    },
    "bot.courier": {"bot.clock", "bot.messages", "bot.programme", "bot.store", "bot.tables"},
    "bot.file_kinds": set(),
    "bot.attachments": {"bot.file_kinds", "bot.messages", "bot.questions", "bot.settings"},
    "bot.handlers": {
        "bot.attachments", "bot.file_kinds", "bot.clock", "bot.courier", "bot.desk", "bot.knowledge", "bot.markup", "bot.messages", "bot.outbox", "bot.programme", "bot.qr", "bot.questions", "bot.settings",
        "bot.store", "bot.tables", "bot.wording",
    },
}  # fmt: skip
PURE = ("bot.file_kinds", "bot.messages", "bot.markup", "bot.folding", "bot.questions", "bot.replay", "bot.search", "bot.understanding", "bot.programme.eligibility", "bot.flows")
IMPURE = {"telegram", "aiohttp", "sqlalchemy", "aiosqlite", "time", "random", "secrets", "asyncio", "os", "socket"}


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names if f"{node.module}.{alias.name}" in MODULES}
    return names


def part_of(module: str, parts: set[str]) -> str | None:
    """The listed part that a module belongs to: the longest prefix."""
    fitting = [part for part in parts if module == part or module.startswith(part + ".")]
    return max(fitting, key=len) if fitting else None


def wrong_arrows(module: str, path: Path) -> list[str]:
    part = part_of(module, set(ALLOWED))
    if part is None:
        return []
    ours = {name for name in imported(path) if name == "bot" or name.startswith("bot.")} - {"bot"}
    return sorted(name for name in ours if not any(name == ok or name.startswith(ok + ".") for ok in ALLOWED[part] | {part}))


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_point_one_way(module: str) -> None:
    assert wrong_arrows(module, MODULES[module]) == []


@pytest.mark.parametrize("module", sorted(name for name in MODULES if part_of(name, set(PURE))))
def test_what_is_pure_imports_nothing_impure(module: str) -> None:
    tops = {name.split(".")[0] for name in imported(MODULES[module])}
    assert not tops & IMPURE


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_the_clock_asks_for_the_time_and_only_the_settings_for_the_environment(module: str) -> None:
    text = MODULES[module].read_text(encoding="utf-8")
    if module != "bot.clock":
        assert "datetime.now(" not in text and "time.time(" not in text and "time.monotonic(" not in text and "date.today(" not in text
    if module != "bot.settings":
        assert "os.environ" not in text and "getenv" not in text


def test_the_rule_notices_a_wrong_arrow(tmp_path: Path) -> None:
    wrong = tmp_path / "x.py"
    wrong.write_text("from bot.store import Store\nimport random\n")
    assert wrong_arrows("bot.flows.x", wrong) == ["bot.store", "bot.store.Store"] or wrong_arrows("bot.flows.x", wrong) == ["bot.store"]
    assert {name.split(".")[0] for name in imported(wrong)} & IMPURE == {"random"}


@pytest.mark.parametrize("path", sorted(BOT.parent.glob("*.lock")), ids=lambda path: path.name)
def test_locks_name_no_host(path: Path) -> None:
    text = path.read_text()
    assert "://" not in text and "index-url" not in text and "--hash=sha256:" in text
