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
    "bot.text_figures": {"bot.questions"},
    "bot.running_figures": {"bot.questions", "bot.text_figures"},
    "bot.replay": {"bot.messages", "bot.questions"},
    "bot.knowledge": {"bot.clock", "bot.messages"},
    "bot.charts": set(),
    "bot.qr": set(),
    "bot.flood": {"bot.clock"},
    "bot.metrics": set(),
    "bot.search": {"bot.folding", "bot.knowledge"},
    "bot.hotline": {"bot.search", "bot.knowledge", "bot.programme"},
    "bot.case_cards": {"bot.knowledge", "bot.messages"},
    "bot.wording": {"bot.case_cards", "bot.clock", "bot.knowledge", "bot.markup", "bot.messages"},
    "bot.understanding": {"bot.folding", "bot.messages", "bot.wording"},
    "bot.database": set(),
    "bot.store": {"bot.clock", "bot.database", "bot.messages", "bot.tables", "bot.migrations"},
    "bot.places": {"bot.programme", "bot.tables"},
    "bot.quiet": {"bot.clock", "bot.tables"},
    "bot.outbox": {"bot.clock", "bot.messages", "bot.places", "bot.quiet", "bot.store", "bot.tables"},
    "bot.forms": {"bot.flows", "bot.messages", "bot.questions", "bot.replay"},
    "bot.flows": {"bot.messages", "bot.questions", "bot.replay", "bot.programme"},
    "bot.programme": {"bot.clock", "bot.folding", "bot.knowledge", "bot.messages", "bot.quiet", "bot.running_figures", "bot.search", "bot.tables"},
    "bot.silence": {"bot.messages", "bot.understanding", "bot.wording"},
    "bot.dossier": {"bot.hotline", "bot.knowledge", "bot.programme", "bot.replay", "bot.understanding"},
    "bot.content": {"bot.clock", "bot.hotline", "bot.knowledge", "bot.messages", "bot.programme", "bot.store", "bot.wording"},
    "bot.desk": {
        "bot.content",
        "bot.dossier", "bot.silence", "bot.hotline", "bot.understanding", "bot.clock", "bot.flows", "bot.metrics", "bot.forms", "bot.knowledge", "bot.messages",
        "bot.programme", "bot.questions", "bot.replay", "bot.store", "bot.tables", "bot.wording",
    },
    "bot.announcer": {"bot.clock", "bot.desk", "bot.messages", "bot.programme", "bot.quiet", "bot.store"},
    "bot.courier": {"bot.clock", "bot.messages", "bot.programme", "bot.store", "bot.tables"},
    "bot.file_kinds": set(),
    "bot.attachments": {"bot.file_kinds", "bot.messages", "bot.questions", "bot.settings"},
    "bot.handlers": {
        "bot.editing",
        "bot.case_cards", "bot.hotline",
        "bot.retention", "bot.attachments", "bot.charts", "bot.file_kinds", "bot.clock", "bot.courier", "bot.desk", "bot.flood", "bot.metrics", "bot.knowledge", "bot.markup", "bot.messages", "bot.outbox", "bot.places", "bot.programme", "bot.qr", "bot.questions", "bot.settings",
        "bot.store", "bot.tables", "bot.wording",
    },
}  # fmt: skip
PURE = (
    "bot.file_kinds",
    "bot.messages",
    "bot.markup",
    "bot.folding",
    "bot.questions",
    "bot.replay",
    "bot.running_figures",
    "bot.search",
    "bot.text_figures",
    "bot.silence",
    "bot.understanding",
    "bot.programme.eligibility",
    "bot.flows",
)
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


# Who may write to the tables of the audit; others read it, or ask these.
AUDIT_TABLES = {"audit", "audit_seal", "audit_anchor"}
WRITERS_OF_THE_AUDIT = {"bot.programme.audit", "bot.programme.audit_chain"}


def writes_to_the_audit(path: Path) -> bool:
    """Whether it inserts into, changes or deletes from a table of the audit: audit.insert(), insert(audit) and the like."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bot.tables")]
    tables = {alias.asname or alias.name for node in imports for alias in node.names if alias.name in AUDIT_TABLES}
    changes = ("insert", "update", "delete")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            on = node.func.value if isinstance(node.func, ast.Attribute) else node.args[0] if node.args else None
            if name.endswith(changes) and isinstance(on, ast.Name) and on.id in tables:
                return True
    return False


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_one_module_writes_to_the_audit(module: str) -> None:
    assert not writes_to_the_audit(MODULES[module]) or module in WRITERS_OF_THE_AUDIT, "write it down with bot/programme/audit.py"


@pytest.mark.parametrize("line", ["audit.insert()", "insert(audit)", "book.delete()", "pg_insert(audit)", "update(audit_seal)"])
def test_the_rule_notices_another_writer(tmp_path: Path, line: str) -> None:
    wrong, right = tmp_path / "x.py", tmp_path / "y.py"
    wrong.write_text(f"from bot.tables import audit, audit_seal, audit as book\n{line}\n")
    right.write_text("from bot.programme import audit\naudit.write(1)\nfrom bot.tables import staff\nstaff.insert()\n")
    assert writes_to_the_audit(wrong) and not writes_to_the_audit(right)


@pytest.mark.parametrize("path", sorted(BOT.parent.glob("*.lock")), ids=lambda path: path.name)
def test_locks_name_no_host(path: Path) -> None:
    text = path.read_text()
    assert "://" not in text and "index-url" not in text and "--hash=sha256:" in text


WRITERS = {"csv", "xlsxwriter"}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_only_the_one_writer_makes_tables_for_download(module: str) -> None:
    tops = {name.split(".")[0] for name in imported(MODULES[module])}
    assert module == "bot.handlers.exports" or not tops & WRITERS
