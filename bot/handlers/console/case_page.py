"""One case as blocks of a page: what may be done, the facts, documents, points, quotations, the firm, what follows the approval, every step."""

from typing import Any

from bot.handlers.console.blocks import Actions, Block, Cell, Facts, Lines, Link, Number, Press, Table, work
from bot.messages import Phrase
from bot.programme import Here, aftercare_views, agenda_words, application_words, case_words

Case = dict[str, Any]
"""bot/programme/casework.py: one."""
BEFORE = ("take_over", "aftercare", "change")  # of "may": behind one button of the talk, or of the other talk


def aftercare_of(here: Here, *, application_id: Any) -> Case | None:
    """What follows the approval, where there is any (aftercare_views.one)."""
    case = aftercare_views.one(here, application_id=application_id)
    return case if case is not None and case["state"] in aftercare_views.AFTER else None


def shown(case: Case, after: Case | None) -> list[Block]:
    """The whole page."""
    rules = [Lines(case_words.rules(case["rules"]), title={"say": "console-case-rules"})]
    money = _after(case, after) if after else []
    quoted = _quotations(case) if case["component"] != "verification" else []
    return [
        _actions(case, after),
        _card(case),
        *_attention(case),
        *_documents(case),
        *_points(case),
        _project(case),
        *rules,
        *quoted,
        *_firm(case),
        *money,
        _history(case),
    ]


# --- what may be done ---


def _path(case: Case) -> str:
    return f"/applications/{case['id']}"


def _actions(case: Case, after: Case | None) -> Block:
    """Every step that this officer may take now, each a button that asks what is to be known for it."""
    go = f"go:casework:{case['id']}"
    moves = [each for each in case["may"] if each not in BEFORE]
    buttons: list[Press | Link] = [
        work({"say": f"casework-do-{each}"}, go, _path(case), then=each, look="" if number == 0 else "plain") for number, each in enumerate(moves)
    ]
    if after is not None:
        buttons += [work({"say": f"aftercare-do-{each}"}, f"go:aftercare:{case['id']}", _path(case), then=each) for each in after["may"]]
    if {"change", "take_over"} & set(case["may"]):
        buttons.append(work({"say": "casework-do-change"}, go, _path(case), then="change"))
    settles = case["mine"] and case["state"] == "in_check" and case["documents"]["files"]
    buttons += [work({"say": "console-case-settle"}, go, _path(case), then="documents")] if settles else []
    return Actions(buttons)


def _attention(case: Case) -> list[Block]:
    waits: list[Phrase] = [{"say": "casework-waits"}] if case["state"] == "to_check" and case["mine"] else []
    similar: list[Phrase] = [{"say": "casework-similar-line", "similar": case["similar"]}] if case["similar"] else []
    flags: list[Phrase] = [{"say": "casework-flags-line", "flags": case["flags"]}] if case["flags"] else []
    return [Lines([*waits, *similar, *flags], look="attention")] if waits or similar or flags else []


# --- the facts ---


def _card(case: Case) -> Block:
    none, unknown = case_words.NONE, {"say": "casework-not-given"}
    sample: Phrase = {"say": "casework-sample"} if case["sample"] else ""
    rows: list[tuple[Phrase, Cell]] = [
        ({"say": "console-cases-state"}, {"say": "console-case-state", "state": case_words.inner(case["state"]), "day": {"day": case["since"]}}),
        ({"say": "console-case-public"}, application_words.public_word(case["state"])),
        ({"say": "console-cases-component"}, agenda_words.component(case["component"])),
        ({"say": "console-cases-company"}, {"say": "console-cases-name", "company": case["company"], "sample": sample}),
        ({"say": "console-case-where"}, case_words.where(case)),
        ({"say": "console-cases-team"}, {"say": f"team-{case['team']}"}),
        ({"say": "console-cases-handler"}, case["handler"] or {"say": "console-cases-nobody"}),
        ({"say": "console-case-checker"}, case["checker"] or none),
        ({"say": "console-case-ours"}, {"say": "console-case-days", "days": case["ours"]}),
        ({"say": "console-case-theirs"}, {"say": "console-case-days", "days": case["theirs"]}),
        ({"say": "console-case-score"}, {"say": "console-percent", "number": case["score"]}),
    ]
    if case["component"] != "verification":
        rows.append(({"say": "console-case-cost"}, {"money": case["cost_cents"]} if case["cost_cents"] is not None else unknown))
    if case["grant_cents"] is not None:
        rows += [({"say": "console-case-grant"}, {"money": case["grant_cents"]}), ({"say": "console-case-paid"}, {"money": case["paid_cents"]})]
    if case["component"] == "demonstration":
        rows.append(({"say": "console-case-technology"}, {"say": f"concern-{case['technology']}"} if case["technology"] else {"say": "casework-not-yet"}))
    rows += [({"say": "console-case-tags"}, {"list": case["tags"]})] if case["tags"] else []
    return Facts([*rows, *_meeting(case)])


def _meeting(case: Case) -> list[tuple[Phrase, Cell]]:
    if case["decided_on"]:
        return [({"say": "console-case-decided"}, {"day": case["decided_on"]})]
    if case["meeting"]:
        return [({"say": "console-case-meeting"}, {"day": case["meeting"]})]
    if case["reach"]:
        reach: Phrase = {"say": "console-case-reach-until", "day": {"day": case["reach"]["day"]}, "cutoff": {"moment": case["reach"]["cutoff"]}}
        return [({"say": "console-case-reach"}, reach)]
    return []


def _project(case: Case) -> Block:
    part, unknown = case["project"], {"say": "casework-not-given"}
    rows: list[tuple[Phrase, Cell]] = [
        ({"say": "console-case-owned"}, case_words.yes_no("hk-owned", part.get("hk_owned"))),
        ({"say": "console-case-place"}, {"say": f"place-{part['place']}"} if part.get("place") else unknown),
        ({"say": "console-case-concern"}, {"say": f"concern-{part['concern']}"} if part.get("concern") else unknown),
    ]
    if case["component"] == "verification":
        rows.append(({"say": "console-case-improved"}, case_words.yes_no("improved-already", part.get("improved_already"))))
    rows.append(({"say": "console-case-provider"}, part["provider"] or {"say": "casework-not-yet"}))
    rows.append(({"say": "console-case-description"}, part.get("description") or unknown))
    return Facts(rows, title={"say": "casework-look-project"})


# --- what came ---


def _documents(case: Case) -> list[Block]:
    items = {each["id"]: {"texts": each["name"]} for each in case["documents"]["items"]}
    rows: list[list[Cell]] = [
        [
            items.get(each["item"]) or {"say": "casework-item-other"},
            each["name"],
            {"say": f"casework-document-{each['state']}"},
            {"day": each["day"]},
            Press({"say": "console-case-download"}, f"{_path(case)}/files/{each['id']}"),
        ]
        for each in case["documents"]["files"]
    ]
    missing = [{"texts": each["name"]} for each in case["documents"]["items"] if each["state"] == "missing"]
    notes: list[Phrase] = [{"say": "console-case-missing", "what": {"list": missing}}] if missing else []
    heads: list[Phrase] = [{"say": f"console-case-document-{name}"} for name in ("item", "name", "state", "day", "open")]
    title: Phrase = {"say": "casework-do-documents"}
    return [Table({"say": "console-case-documents"}, heads, rows, title=title, empty={"say": "console-case-no-documents"}, notes=notes)]


def _points(case: Case) -> list[Block]:
    if not case["points"]:
        return []
    items = {each["id"]: each for each in case["documents"]["items"]}
    rows: list[list[Cell]] = []
    for each in case["points"]:
        item = items.get(each["item"])
        asked: Phrase = {"texts": item["name"]} if item else {"typed": each["text"] or {}}
        stands: Phrase = {"say": f"casework-document-{item['state']}"} if item else {"say": "casework-no-answer"}
        rows.append([asked, each["answer"] or stands])
    heads: list[Phrase] = [{"say": "console-case-point"}, {"say": "console-case-answer"}]
    return [Table({"say": "casework-look-points"}, heads, rows, title={"say": "casework-look-points"})]


def _quotations(case: Case) -> list[Block]:
    part = case["quotations"]
    rows: list[list[Cell]] = [[each["firm"], {"day": each["day"]}, Number({"money": each["amount_cents"]})] for each in part["quotations"]]
    heads: list[Phrase] = [{"say": f"console-case-quotation-{name}"} for name in ("firm", "day", "amount")]
    table = Table({"say": "casework-look-quotations"}, heads, rows, title={"say": "casework-look-quotations"}, empty={"say": "console-case-no-quotations"})
    return [table, Lines(case_words.quotations({"flags": part["flags"], "quotations": []}))]


def _firm(case: Case) -> list[Block]:
    part = case["firm"]
    rows: list[tuple[Phrase, Cell]] = [
        ({"say": "console-cases-company"}, part["company"]),
        ({"say": "console-case-number"}, part["number"] or {"say": "casework-not-given"}),
        ({"say": "console-case-contact"}, {"say": "console-case-contact-of", "name": part["contact_name"], "contact": part["contact"]}),
        ({"say": "console-case-holders"}, {"list": [each["name"] for each in part["people"]]}),
    ]
    rows += [({"say": "console-case-joined"}, {"list": [each["name"] for each in part["joined"]]})] if part["joined"] else []
    others: list[list[Cell]] = [
        [Link(each["reference"], f"/applications/{each['id']}"), agenda_words.component(each["component"]), case_words.inner(each["state"])]
        for each in part["cases"]
    ]
    heads: list[Phrase] = [{"say": f"console-cases-{name}"} for name in ("reference", "component", "state")]
    more = [Table({"say": "console-case-others"}, heads, others)] if others else []
    similar: list[Phrase] = [{"say": "application-reason-line", "reason": case_words.similar(each)} for each in part["similar"]]
    maybe = [Lines([{"say": "casework-similar"}, *similar])] if similar else []
    return [Facts(rows, title={"say": "casework-look-firm"}), *more, *maybe]


# --- afterwards ---


def _after(case: Case, after: Case) -> list[Block]:
    rows: list[list[Cell]] = []
    for each in after["milestones"]:
        due: Phrase = {"day": each["due"]} if each["due"] else {"say": "aftercare-not-planned"}
        rows.append([{"say": f"milestone-{each['kind']}"}, due, {"day": each["done_on"]} if each["done_on"] else {"say": "console-case-not-done"}])
    heads: list[Phrase] = [{"say": f"console-case-milestone-{name}"} for name in ("what", "due", "done")]
    planned = Table({"say": "console-case-milestones"}, heads, rows, title={"say": "flow-aftercare"})
    paid: list[list[Cell]] = [[{"day": each["paid_on"]}, Number({"money": each["amount_cents"]})] for each in after["payments"]]
    sums: Phrase = {
        "say": "aftercare-money",
        **{n: {"money": after[f"{n}_cents"] or 0} for n in ("paid", "unpaid")},
        "approved": {"money": case["grant_cents"] or 0},
    }
    payment_heads: list[Phrase] = [{"say": "console-case-payment-day"}, {"say": "console-case-payment-sum"}]
    return [planned, Table({"say": "console-case-payments"}, payment_heads, paid, empty={"say": "console-case-no-payments"}, notes=[sums])]


def _history(case: Case) -> Block:
    """Every step, the newest first."""
    rows: list[list[Cell]] = [
        [{"day": each["day"]}, {"say": "console-case-step", "what": case_words.step(each), "why": case_words.why(each["reason"])}, _who(each)]
        for each in case["history"]
    ]
    heads: list[Phrase] = [{"say": f"console-case-step-{name}"} for name in ("day", "what", "who")]
    return Table({"say": "casework-look-history"}, heads, rows, title={"say": "casework-look-history"})


def _who(each: Case) -> Phrase:
    return each["who"] or {"say": "casework-by-applicant"}
