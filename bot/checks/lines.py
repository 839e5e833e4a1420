"""Where in knowledge/ a thing stands, for the messages of the checks."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge import Knowledge, line_at
from bot.wording import Wording

CODE = Path(__file__).parent.parent
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Checked:
    """What the checks look at: the knowledge as loaded, its words under the rules that a new installation has, and the program that uses them."""

    known: Knowledge
    wording: Wording
    code: Path = CODE
    messages: dict[str, Any] = field(default_factory=dict)  # by language, as bot/checks/words.py reads them: asked for thousands of times
    _texts: dict[Path, list[str]] = field(default_factory=dict)
    _nodes: dict[Path, Any] = field(default_factory=dict)
    _cases: dict[str, tuple[Path, int]] = field(default_factory=dict)

    def path(self, *parts: str) -> Path:
        return self.known.folder.joinpath(*parts)

    def problem(self, path: Path, line: int, wrong: str, mend: str) -> str:
        base = self.code.parent if path.is_relative_to(self.code) and not path.is_relative_to(self.known.folder) else self.known.folder.parent
        return f"{path.relative_to(base)}:{line}: {wrong}: {mend}"

    def line_with(self, path: Path, text: str, after: int = 0) -> int:
        """The first line below line `after` that holds `text`; `after` (or 1) where none does."""
        for number, line in enumerate(self._lines(path)[after:], after + 1):
            if text in line:
                return number
        return after or 1

    def line_of(self, path: Path, *steps: int | str) -> int:
        """The line at which steps (keys and positions) lead into a YAML file or into the head of a Markdown one, or the nearest above it."""
        return line_at(self.nodes(path), steps) + (1 if path.suffix == ".md" else 0)

    def nodes(self, path: Path) -> Any:
        """The YAML of a file, or of the head of a Markdown file, with its lines (those of a head one less than in the file)."""
        if path not in self._nodes:
            lines = self._lines(path)
            if path.suffix == ".md":
                lines = lines[1 : lines.index("---", 1)]
            self._nodes[path] = yaml.compose("\n".join(lines), LOADER)
        return self._nodes[path]

    def file_of_case(self, case_id: str) -> tuple[Path, int]:
        """The file that holds a case, and its position there."""
        if not self._cases:
            for path in sorted(self.path("cases").glob("*.yaml")):
                cases = yaml.load("\n".join(self._lines(path)), LOADER)["cases"]  # noqa: S506 - both are safe loaders
                self._cases.update({case["id"]: (path, number) for number, case in enumerate(cases)})
        return self._cases[case_id]

    def _lines(self, path: Path) -> list[str]:
        if path not in self._texts:
            self._texts[path] = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        return self._texts[path]
