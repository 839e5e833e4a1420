"""The annexes of the report: the main items by the rules of the phase, and tables with charts of the figures in the text. Pure."""

from typing import Any

from bot.knowledge import Amount, Component
from bot.programme.report import house_style as style
from bot.programme.report import tables
from bot.programme.report.paper import NOT_KNOWN, Block, Paper

TITLES = {"on_site_assessment": "實地改善評估", "demonstration": "示範項目", "verification": "核證改善項目的成效"}
PER = {"assessment": "每次評估", "factory": "每家工廠", "project": "每個項目"}
# What is done, how many of it are aimed at, and what stands there where no number is.
WORK = {
    "on_site_assessment": ("生產力促進局聯同環境技術服務供應商到{}實地評估，找出面對的問題，並提出可行的改善方案", "約 {} 家工廠（視乎反應而定）", "工廠"),
    "demonstration": ("生產力促進局與環境技術服務供應商協助工廠裝置設備或改善工序，進行{}", "{} 個示範項目", "示範項目"),
    "verification": ("由獨立的第三方核證{}的成效", " {} 個改善項目（視乎反應而定）", "改善項目"),
}


def sections(paper: Paper) -> list[dict[str, Any]]:
    """The two annexes."""
    found = [{"heading": "附件一　清潔生產伙伴計劃的主要項目", "blocks": _items(paper)}]
    shown = tables.of_figures(paper)
    return [*found, {"heading": "附件二　數字圖表", "blocks": shown}] if shown else found


def _items(paper: Paper) -> list[Block]:
    aim = "伙伴計劃鼓勵和協助港資工廠採用清潔生產技術和作業方式，以減少污染物和耗用能源。"
    sectors = f"目標對象是{style.numeral(len(paper.knowledge.sectors.sectors))}個行業類別^sectors^的港資工廠。"
    offered = [(name, each) for name, each in paper.pack.components.items() if each.offered == "yes"]
    texts = ["認知推廣 — 在香港和珠三角城市舉辦簡報會、考察訪問、研討會、工作坊、會議和展覽，廠戶一般可以免費參加"]
    texts += [f"{TITLES[name]} — {_rules(name, each)}" for name, each in offered]
    ends = ["；"] * (len(texts) - 2) + ["；以及", "。"] if len(texts) > 1 else ["。"]
    items = [{"mark": f"({'abcd'[at]})", "runs": [{"text": text + end}]} for at, (text, end) in enumerate(zip(texts, ends, strict=True))]
    rest: list[Block] = [] if offered else [{"paragraph": None, "runs": [{"text": f"其他項目在這一期的安排{NOT_KNOWN}。"}]}]
    return [paper.write(1, aim, sectors), paper.write(2, "主要項目如下："), {"items": items}, *rest]


def _rules(name: str, component: Component) -> str:
    work, how_many, else_ = WORK[name]
    target = component.target
    aimed = how_many.format(style.between(target.from_, target.to, about=target.about)) if target is not None else else_
    parts = [work.format(aimed)]
    if name == "verification" and _is(component.share, 100):
        parts.append("工廠可免費使用這項服務")
    elif name == "demonstration" and _is(component.share, 50):
        parts.append("費用由工廠和政府平均分擔")
    elif isinstance(component.share.value, int) and not isinstance(component.share.value, bool):
        parts.append(f"政府資助 {component.share.value}% 的費用")
    if component.average is not None and isinstance(component.average.value, int):
        parts.append(f"每個項目的平均資助額估計約為 {style.money(component.average.value * 100)}")
    if isinstance(component.cap.value, int) and not isinstance(component.cap.value, bool):
        parts.append(f"{PER.get(component.cap.per or '', '')}的資助額以 {style.money(component.cap.value * 100)}為上限")
    if component.above_cap is not None and component.above_cap.value == "factory":
        parts.append("超出上限的餘額由工廠支付")
    return "，".join(parts)


def _is(amount: Amount, value: int) -> bool:
    return amount.value == value and amount.unit == "percent"
