"""The tables of the report with their charts: each figure in them is one of the text, in digits. Pure."""

from typing import Any

from bot.programme.report import house_style as style
from bot.programme.report.paper import NOT_KNOWN, Block, Paper, Run

COMPONENTS = {"on_site_assessment": "實地評估", "demonstration": "示範項目", "verification": "核證服務"}
BASES = {"hong_kong": "香港", "prd": "珠三角城市", "elsewhere": "區外"}
LOGOS = {"manufacturing": "港資製造業企業", "technology_service": "環境技術服務供應商", "supply_chain": "採購商"}


def of_figures(paper: Paper) -> list[Block]:
    """The tables and charts of the second annex; those whose figures are known."""
    return [*_targets(paper), *_events(paper), *_providers(paper), *_logos(paper)]


def phase_years(paper: Paper) -> list[str]:
    """The reporting years of the phase up to that of the report."""
    first, last = style.first_year(paper.pack.id), style.first_year(paper.year)
    return [f"{year}-{(year + 1) % 100:02}" for year in range(min(first, last), last + 1)]


def approvals_table(paper: Paper) -> Block:
    """Approvals by component and year of the phase; what was before it in one column."""
    years = phase_years(paper)
    before = [] if paper.first_phase else [f"批准（{style.short_year(years[0])} 之前）"]
    rows: list[list[Run | str]] = []
    for part, name in [*((f".{part}", name) for part, name in COMPONENTS.items()), ("", "合計")]:
        keys = [f"approvals{part}@{year}" for year in years]
        earlier = [_earlier(paper, f"approvals{part}@since", keys)] if before else []
        rows.append([name, *earlier, *(paper.cell(key) for key in keys), paper.cell(f"approvals{part}@since")])
    return {
        "caption": f"截至{style.day(paper.as_at)}獲批准的申請（宗）",
        "heads": ["項目", *before, *(f"批准（{style.short_year(year)}）" for year in years), "累積總數"],
        "rows": rows,
        "notes": ["按批准的年度計算。已批准不等於已完成；同一家工廠可能有多於一宗申請。"],
    }


def _earlier(paper: Paper, since: str, keys: list[str]) -> str:
    total, known = paper.get(since), [paper.get(key) for key in keys]
    return NOT_KNOWN if total is None or None in known else style.count(total.number - sum(each.number for each in known if each))


def approvals_chart(paper: Paper) -> list[Block]:
    years = phase_years(paper)
    series = {name: [paper.number_of(f"approvals.{part}@{year}") for year in years] for part, name in COMPONENTS.items()}
    if all(number is None for numbers in series.values() for number in numbers):
        return []
    return [chart("各年度獲批准的申請", "宗", [style.short_year(year) for year in years], series, kind="stacked")]


def chart(title: str, unit: str, categories: list[str], series: dict[str, list[int | None]], **more: Any) -> Block:
    """A block with the fields of bot/charts.py."""
    return {"chart": {"title": title, "unit": unit, "categories": categories, "series": series, "kind": "grouped", "ranges": []} | more}


def _targets(paper: Paper) -> list[Block]:
    """Approved beside the targets of the phase, a range as a range; without percentages, because a factory may count more than once."""
    rows: list[list[Run | str]] = []
    ranges, numbers, names = [], [], []
    for part, name in COMPONENTS.items():
        target = next((each.target for component, each in paper.pack.components.items() if component == part), None)
        figure = paper.get(f"approvals.{part}@since")
        if target is None or figure is None or not paper.first_phase:
            continue
        rows.append([name, paper.cell(f"approvals.{part}@since"), style.between(target.from_, target.to, about=target.about)])
        names.append(name)
        numbers.append(figure.number)
        ranges.append([target.from_, target.to])
    if not rows:
        return []
    caption = f"截至{style.day(paper.as_at)}的批准數目與目標"
    notes = ["目標分別以工廠（實地評估）和項目計算，批准數目以申請計算：已批准不等於已完成，同一家工廠可能計算多於一次，因此不列百分率。"]
    table: Block = {"table": {"caption": caption, "heads": ["項目", "已批准", "目標"], "rows": rows, "notes": notes}}
    return [table, chart("批准數目與目標", "宗", names, {"已批准": list(numbers)}, kind="lying", ranges=ranges)]


def _events(paper: Paper) -> list[Block]:
    """This year beside all years before it: what the years before came to is the cumulative figure less this year's."""
    rows: list[list[Run | str]] = [["二零零八年至本報告期之前"], [style.short_year(paper.year)], ["累積"]]
    charts = []
    for measure, name, unit in (("events", "認知推廣活動", "項"), ("participants", "參加人數", "名")):
        year, since = paper.get(f"{measure}@year"), paper.get(f"{measure}@since")
        if year is None or since is None:
            return []
        before = since.number - year.number
        rows[0].append(("約 " if since.about or year.about else "") + style.count(before))
        rows[1].append(paper.cell(f"{measure}@year"))
        rows[2].append(paper.cell(f"{measure}@since"))
        charts.append(chart(name, unit, ["之前各年", style.short_year(paper.year)], {name: [before, year.number]}))
    heads, notes = ["年度", "認知推廣活動（項）", "參加人數（名）"], ["展覽不計入認知推廣活動。"]
    return [{"table": {"caption": "認知推廣活動和參加人數", "heads": heads, "rows": rows, "notes": notes}}, *charts]


def _providers(paper: Paper) -> list[Block]:
    caption = f"截至{style.day(paper.as_at)}登記的環境技術服務供應商（家）"
    return _parts(paper, "providers", "as_at", BASES, caption, ("基地", "家"))


def _logos(paper: Paper) -> list[Block]:
    year = style.first_year(paper.year)
    return _parts(paper, "labels", str(year), LOGOS, f"{style.year_digits(year)}年獲頒「粵港清潔生產伙伴」標誌的企業（家）", ("類別", "家"))


def _parts(paper: Paper, measure: str, period: str, parts: dict[str, str], caption: str, words: tuple[str, str]) -> list[Block]:
    figures = [paper.get(f"{measure}.{part}@{period}") for part in parts]
    if None in figures:
        return []
    rows: list[list[Run | str]] = [[name, paper.cell(f"{measure}.{part}@{period}")] for part, name in parts.items()]
    total = paper.cell(f"{measure}@{period}")
    rows += [["合計", total]] if total != NOT_KNOWN else []
    numbers: list[int | None] = [figure.number for figure in figures if figure]
    title = caption.removesuffix(f"（{words[1]}）")
    return [
        {"table": {"caption": caption, "heads": [words[0], "數目"], "rows": rows, "notes": []}},
        chart(title, words[1], list(parts.values()), {"數目": numbers}, kind="lying"),
    ]
