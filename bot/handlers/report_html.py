"""The annual report as a page: a fragment for the console, and a whole document that can be sent, read on a phone and printed on A4."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot import charts

Content = dict[str, Any]
FOLDER = Path(__file__).parent
_TEMPLATES = Environment(loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def page_of(content: Content, link: Callable[[str], str] | None = None) -> Markup:
    """The report (programme/report/build.py) as a fragment, with /static/report.css around it; `link` gives a figure's key the address of what is behind it."""
    module = _TEMPLATES.get_template("report.html").make_module(
        {"content": content, "slots": slots_of(content), "svg": _svg, "link": link, "state": state_of(content)}
    )
    html: Markup = module.paper()  # type: ignore[attr-defined]
    return html


def document(content: Content) -> str:
    """A whole page with its style in it: nothing else is loaded."""
    style = Markup((FOLDER / "static" / "report.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
    return _TEMPLATES.get_template("report_document.html").render(content=content, style=style, paper=page_of(content))


def slots_of(content: Content) -> dict[str, dict[str, Any]]:
    """Each slot with what the paper shows for it: its text, or where nobody has written yet what belongs there."""
    return {each["name"]: each | {"shown": f"【待填：{each['title']}】" if each["missing"] else each["text"]} for each in content["slots"]}


def state_of(content: Content) -> list[str]:
    """What stands under the title: that it is a draft or which edition, that the year is not over, and that the system holds samples."""
    edition = content.get("edition", 1)
    draft = ["草擬本（尚未發表）"] if content["draft"] else []
    restated = [f"第 {edition} 版。更正原因：{content.get('reason') or '—'}"] if edition > 1 else []
    open_ = [f"本報告期尚未結束，數字截至 {content['as_at']}，屬暫定數字。"] if not content["as_at"].endswith("-03-31") else []
    return [*draft, *restated, *open_, *([content["sample"]] if content["sample"] else [])]


def chart_of(block: dict[str, Any]) -> charts.Chart:
    """The chart of a block that has been plain data."""
    fields = block["chart"]
    ranges = tuple(tuple(each) if each else None for each in fields["ranges"])
    series = {name: tuple(numbers) for name, numbers in fields["series"].items()}
    return charts.Chart(fields["title"], fields["unit"], tuple(fields["categories"]), series, fields["kind"], ranges)


def _svg(block: dict[str, Any]) -> Markup:
    return Markup(charts.svg(chart_of(block), "zh-Hant"))  # noqa: S704 - charts.svg escapes
