"""The paragraphs of the report: sentences of ours in the order and under the numbers of the paper. Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from bot.programme.report import house_style as style
from bot.programme.report.paper import NOT_KNOWN, TITLES, Block, Paper, Sentence
from bot.programme.report.tables import COMPONENTS, approvals_chart, approvals_table

SLOTS: list[dict[str, Any]] = [
    {"name": name, "title": {"say": f"report-slot-{name.replace('_', '-')}"}, "hint": {"say": f"report-hint-{name.replace('_', '-')}"}} for name in TITLES
]
MEDIA = {"interview": "媒體專訪<media.interview@year 次>", "report": "報導<media.report@year 篇>"}
MEDIA |= {"notice": "公告<media.notice@year 則>", "advertisement": "廣告<media.advertisement@year 則>"}
FIRST_LOGOS = 2009
ACTIVITIES = (
    "在本報告期內，我們與各工商聯會和城市的主管部門合作，舉辦研討會、工作坊、簡介會和工廠參觀等活動，讓港資工廠瞭解清潔生產的效益，鼓勵它們參與伙伴計劃。"
)
QUALITY = "生產力促進局舉辦簡介會和經驗分享工作坊，協助供應商提升水平，並檢查其工作質量，使工廠得到優質的服務。"
TOGETHER = "我們與廣東省經信委和珠三角城市的主管部門保持合作，向當地的港資工廠宣傳伙伴計劃。"


def body(paper: Paper) -> list[dict[str, Any]]:
    """The sections of the report, from its aim to the department and the month."""
    sections = [
        ("目的", _aim(paper)),
        ("背景", _background(paper)),
        ("伙伴計劃的管理機制", _management(paper)),
        (f"{style.long_year(paper.year)}伙伴計劃的進展", _progress(paper)),
        ("與環境技術服務供應商合作", [_providers(paper)]),
        ("與內地有關當局合作", _mainland(paper)),
        ("下一步工作", [paper.write(16, "[next_steps]")]),
        ("結語", [paper.write(17, "請委員備悉伙伴計劃的推行進展。")]),
    ]
    return [{"heading": heading, "blocks": blocks} for heading, blocks in sections]


def _aim(paper: Paper) -> list[Block]:
    first, last = style.period_ends(paper.year)
    period = f"{style.day(first)}至{style.day(last)}"
    return [paper.write(1, f"本文件向委員報告「清潔生產伙伴計劃」（下稱「伙伴計劃」）在{period}期間（下稱「本報告期」）的推行情況。")]


def _background(paper: Paper) -> list[Block]:
    money = style.money(paper.pack.budget.value * 100) if isinstance(paper.pack.budget.value, int) else ""
    items = ["推廣對清潔生產的認知", "到工廠進行實地改善評估", "示範清潔生產技術和作業方式", "由第三方核證工廠改善項目的成效"]
    offered = [items[0], *(item for item, name in zip(items[1:], COMPONENTS, strict=True) if _offered(paper, name))]
    run_by = "伙伴計劃由香港生產力促進局（下稱「生產力促進局」）推行"
    listed: list[Block] = [
        paper.write(3, f"{run_by}，主要項目包括："),
        {"items": [{"mark": f"({'abcd'[at]})", "runs": [{"text": _listed_item(offered, at)}]} for at in range(len(offered))]},
        {"paragraph": None, "runs": [{"text": "主要項目的詳情載於附件一。"}]},
    ]
    return [
        paper.write(2, _began(paper, money)),
        *(listed if len(offered) > 1 else [paper.write(3, f"{run_by}，除認知推廣以外，其他項目的安排{NOT_KNOWN}。")]),
        paper.write(4, "伙伴計劃的目標，是協助港資工廠採用清潔生產技術和作業方式，以減少排放空氣污染物和耗用能源。", _scope(paper)),
        paper.write(5, _which(paper)),
    ]


def _listed_item(items: list[str], at: int) -> str:
    return items[at] + ("。" if at == len(items) - 1 else "；以及" if at == len(items) - 2 else "；")


def _offered(paper: Paper, component: str) -> bool:
    return any(name == component and each.offered == "yes" for name, each in paper.pack.components.items())


def _began(paper: Paper, money: str) -> str:
    if not paper.first_phase:
        granted = f"，政府為這一期預留 {money}" if money else ""
        phase = "至".join(style.year_digits(int(year)) for year in paper.pack.id.split("-"))
        begun = f"伙伴計劃於二零零八年四月十八日首次推出，本報告期屬{phase}年一期{granted}，"
        return f"{begun}以推動港資工廠採用清潔生產^definition^技術和作業方式。"
    return (
        "環境保護署（下稱「環保署」）與廣東省經濟和信息化委員會（前稱廣東省經濟貿易委員會，下稱「廣東省經信委」）^agreement^合作，"
        "於二零零八年四月十八日展開伙伴計劃，為期五年。"
        f"政府共投入 {money}，推動珠江三角洲（下稱「珠三角」）的港資工廠採用清潔生產^definition^技術和作業方式。"
    )


def _scope(paper: Paper) -> str:
    effluent = paper.pack.concerns.get("effluent")
    begun = effluent.from_ if effluent is not None and isinstance(effluent.from_, date) else None
    if paper.first_phase:
        if begun is None or begun > style.period_ends(paper.year)[1]:
            return ""
        since = style.day(begun)
        return f"應業界建議，並得到本委員會在{since}支持，伙伴計劃現時也為工廠減控污水排放提供專業意見和技術支援，協助工廠減少、處理和循環再用廢水。"
    names = {"energy": "節約能源", "air": "減少空氣污染物排放", "effluent": "減控污水排放"}
    return f"支援範圍包括{style.listed(names[concern] for concern in names if concern in paper.pack.concerns)}。" if paper.pack.concerns else ""


def _which(paper: Paper) -> str:
    if paper.number is None:
        return "本文件是這一年度的進度報告。"
    return f"當局承諾每年向本委員會匯報伙伴計劃的進展，本文件是{style.ordinal(paper.number)}年度進度報告。"


def _management(paper: Paper) -> list[Block]:
    committee: tuple[Sentence, ...] = ("[committee]",)
    teams = "生產力促進局負責統籌和推行伙伴計劃。"
    if paper.first_phase:
        chambers = "香港總商會、香港工業總會、香港中華廠商聯合會和香港中華總商會"
        committee = (
            "政府成立了項目管理委員會（下稱「委員會」），督導伙伴計劃的推行。",
            f"委員來自四個主要的本地工商聯會（{chambers}）、環保署和工業貿易署，另有一名學術界人士。",
        )
        teams = "生產力促進局設有計劃管理小組和計劃質量保證小組，協調各項工作並確保質素；另在深圳和東莞各設一個支援小組，負責珠三角的地區聯絡和活動協調。"
    met = ("在本報告期內，委員會共舉行了<meetings@year 次>會議，督導推行工作和審批資助申請。", f"本報告期內的會議次數{NOT_KNOWN}。")
    return [paper.write(6, *committee, met), paper.write(7, teams)]


def _progress(paper: Paper) -> list[Block]:
    return [
        paper.write(8, ACTIVITIES if paper.paper_year else "[activities]", "當中<joint_events@year 項>活動與其他機構合辦。"),
        paper.write(9, *_awareness(paper)),
        paper.write(10, *_approved(paper)),
        *([{"table": approvals_table(paper)}, *approvals_chart(paper)] if paper.approvals_known else []),
        paper.write(11, *_sectors_and_technologies(paper)),
        paper.write(12, "[survey]"),
    ]


def _awareness(paper: Paper) -> Iterator[Sentence]:
    held = "在本報告期內，伙伴計劃共舉辦了<events@year 項>認知推廣活動，"
    yield f"{held}有<participants@year 名>廠戶及人員參加。", f"{held}參加人數{NOT_KNOWN}。", f"本報告期內認知推廣活動的數目{NOT_KNOWN}。"
    yield (
        "自二零零八年推出以來，累積舉辦了<events@since 項>認知推廣活動，參加人數<participants@since 名>。",
        "自二零零八年推出以來，累積舉辦了<events@since 項>認知推廣活動。",
    )
    fairs = "我們也參與了<exhibitions@year 個>與環境技術有關的展覽"
    yield f"{fairs}，向<exhibition_visitors@year 名>參觀人士介紹伙伴計劃。", f"{fairs}。"
    yield "此外，我們舉辦了<factory_visits@year 個>工廠參觀活動^visits^，讓廠戶及人員到已參與伙伴計劃的工廠，瞭解所採用的清潔生產技術。"
    media = [text for text in MEDIA.values() if paper.knows(text)]
    if media:
        yield f"宣傳方面，本報告期內的傳媒記錄有{'、'.join(media)}。"
    yield "[publicity]"
    yield from _hotline(paper)


def _hotline(paper: Paper) -> Iterator[Sentence]:
    known = [text for text in ("提問<hotline_questions@year 條>", "來電<hotline_calls@year 個>") if paper.knows(text)]
    yield f"伙伴計劃設有查詢熱線，在本報告期內收到{'和'.join(known)}。" if known else "伙伴計劃設有查詢熱線，發布活動訊息和分享清潔生產的經驗。"
    yield "交由職員跟進的查詢有<enquiries@year 宗 =>，其中<enquiries_answered@year 宗 =>已經回覆。"


def _approved(paper: Paper) -> Iterator[Sentence]:
    until = style.day(paper.as_at)
    yield "伙伴計劃在本報告期內共批准了<approvals@year 宗>資助申請。", f"本報告期內批准的資助申請數目{NOT_KNOWN}。"
    yield f"由推出至{until}，累計批准了<approvals@since 宗>。"
    yield "在本報告期內批准的資助額為 <grants@year $>。"
    since = "自二零一一年四月有個案紀錄以來，"  # the paper states no grants of its time
    yield since + "累計批准的資助額為 <grants@since $>，已發放 <grants_paid@since $>。", since + "累計批准的資助額為 <grants@since $>。"
    if paper.approvals_known:
        yield "各主要項目的數目如下："


def _sectors_and_technologies(paper: Paper) -> Iterator[Sentence]:
    ranked = _ranked_sectors(paper)
    yield f"參與伙伴計劃的工廠以{ranked}較多^metals^。" if ranked else "參與伙伴計劃的工廠大部分來自[sectors]^metals^。"
    rest = "其餘" if _parts_fit(paper) else "另有"
    yield (
        "獲批准的<demonstrations@since 個 =>示範項目中，<demonstrations.energy@since 個 =>屬節約能源技術，<demonstrations.air@since 個 =>屬減少空氣污染的技術，"
        f"{rest}<demonstrations.effluent@since 個 =>屬減控污水排放技術。",
        "至今共批准了<demonstrations@since 個>示範項目。",
        f"示範項目所屬技術的數目{NOT_KNOWN}。",
    )
    yield f"這一年度的示範項目所用的技術包括{style.listed(paper.tags)}。" if paper.tags and not paper.texts.get("technologies") else "[technologies]"
    yield "參與示範項目的工廠會與其他工廠分享經驗和知識，鼓勵同業仿效。"


def _ranked_sectors(paper: Paper) -> str:
    """The four sectors with most approved applications, where the records cover every approval."""
    counted = {sector.name["zh-Hant"]: paper.number_of(f"approved_sectors.{sector.id}@since") or 0 for sector in paper.knowledge.sectors.sectors}
    every = paper.get("approvals@since")
    if every is None or not every.number or sum(counted.values()) != every.number:
        return ""
    return style.listed(sorted((name for name in counted if counted[name]), key=lambda name: -counted[name])[:4])


def _parts_fit(paper: Paper) -> bool:
    parts = [paper.number_of(f"demonstrations.{part}@since") for part in ("energy", "air", "effluent")]
    return None not in parts and sum(part for part in parts if part is not None) == paper.number_of("demonstrations@since")


def _providers(paper: Paper) -> Block:
    until = style.day(paper.as_at)
    total = f"截至{until}，登記參與伙伴計劃的環境技術服務供應商共有<providers@as_at 家 =>"
    parts = "<providers.hong_kong@as_at 家 =>以香港為基地，<providers.prd@as_at 家 =>以珠三角城市為基地，其餘<providers.elsewhere@as_at 家 =>為區外公司"
    return paper.write(
        13,
        "工廠進行實地評估和示範項目，需要環境技術服務供應商的專業意見和技術服務。",
        ("在本報告期內，有<new_providers@year 家>供應商新登記參與伙伴計劃。", f"本報告期內新登記的供應商數目{NOT_KNOWN}。"),
        (f"{total}，當中{parts}。", f"{total}。", f"登記的供應商總數{NOT_KNOWN}。"),
        QUALITY if paper.paper_year else "[quality]",
    )


def _mainland(paper: Paper) -> list[Block]:
    return [paper.write(14, TOGETHER if paper.paper_year else "", "[cooperation]"), paper.write(15, *_logos(paper))]


def _logos(paper: Paper) -> Iterator[Sentence]:
    first = style.first_year(paper.year)
    year = style.year_digits(first)
    if first < FIRST_LOGOS:
        yield f"「粵港清潔生產伙伴」標誌計劃於二零零九年八月推出，{year}年沒有頒發標誌。"
        return
    awarded = "港資製造業企業<labels.manufacturing@calendar 家 =>、環境技術服務供應商<labels.technology_service@calendar 家 =>"
    yield "「粵港清潔生產伙伴」標誌計劃自二零零九年八月起，嘉許採用清潔生產技術和作業方式的企業。"
    yield f"在{year}年，獲頒標誌的有{awarded}和採購商<labels.supply_chain@calendar 家 =>。", f"在{year}年獲頒標誌的企業數目{NOT_KNOWN}。"
    yield "標誌按曆年計算，不與按年度計算的資助申請相加。"
