"""Service providers as phrases: a line of a list, the card that everybody sees, and the lines that the cards of its own people and of officers share. Pure."""

from typing import Any

from bot.messages import Phrase

View = dict[str, Any]
"""A provider as plain data (bot/programme/providers.py: public_view)."""
HOTLINE: Phrase = {"contact": "hotline"}


def skill(name: str) -> Phrase:
    return {"say": f"provider-skill-{name}"}


def base(view: View) -> Phrase:
    """Where it has its base; the city where that says more."""
    said: Phrase = {"say": f"provider-base-{view['base']}"}
    return {"list": [said, {"city": view["city"]}]} if view["city"] and view["city"] != view["base"] else said


def line(view: View) -> Phrase:
    """One line of a list, and the label of its button."""
    return {"say": "provider-line", "name": view["name"], "base": base(view)}


def facts(view: View) -> list[Phrase]:
    """Base and skills, and that it is a sample where it is one."""
    lines: list[Phrase] = [{"say": "provider-sample"}] if view["sample"] else []
    lines.append({"say": "provider-card-base", "base": base(view)})
    lines.append({"say": "provider-card-skills", "skills": {"list": [skill(each) for each in view["skills"]]}})
    return lines


def card(view: View) -> Phrase:
    lines: list[Phrase] = [{"say": "provider-card-title", "name": view["name"]}, *facts(view)]
    contact = view["public_contact"]
    lines.append({"say": "provider-card-contact", "contact": contact} if contact else {"say": "provider-card-no-contact", "hotline": {"contact": "hotline"}})
    return {"lines": [*lines, {"say": "provider-no-recommendation"}]}


def answered(answer: View, words: str, day: str) -> Phrase:
    """Whether a firm was registered on a day (providers.registered_on), unless several have the name."""
    if answer["outcome"] == "not_found":
        return {"say": "provider-on-not-found", "words": words, "hotline": HOTLINE}
    firm = answer["firm"]
    sample: list[Phrase] = [{"say": "provider-sample"}] if firm["sample"] else []
    said: Phrase = {"say": f"provider-on-{answer['outcome']}", "firm": line(firm), "day": {"day": day}, "hotline": HOTLINE}
    more: list[Phrase] = [{"say": "provider-no-recommendation"}] if answer["outcome"] == "yes" else []
    return {"lines": [*sample, said, *more]}


def state(name: str) -> Phrase:
    return {"say": f"provider-state-{name}"}


def own_card(own: View) -> Phrase:
    """A firm as the people who registered it see it."""
    lines: list[Phrase] = [{"say": "provider-own-title", "name": own["name"], "reference": own["reference"]}, *facts(own)]
    lines.append({"say": "provider-own-state", "state": state(own["state"])})
    lines += [{"say": "provider-own-since", "day": {"day": own["since"]}}] if own["since"] else []
    lines += [{"say": "provider-own-reason", "reason": {"typed": own["reason"]}}] if own["reason"] else []
    lines.append({"say": "provider-own-contact", "name": own["contact_name"], "contact": own["contact"]})
    lines.append({"say": "provider-contact-public" if own["public"] else "provider-contact-private"})
    lines.append({"say": "provider-news-on" if own["news"] else "provider-news-off"})
    return {"lines": lines}


def staff_card(firm: View) -> Phrase:
    """A firm as officers see it (bot/programme/provider_register.py: one)."""
    lines: list[Phrase] = [{"say": "provider-own-title", "name": firm["name"], "reference": firm["reference"]}, *facts(firm)]
    lines.append({"say": "register-state", "state": state(firm["state"]), "day": {"day": firm["applied_on"]}})
    for each in firm["periods"][-2:]:
        ends: Phrase = {"day": each["ends_on"]} if each["ends_on"] else {"say": "register-until-now"}
        lines.append({"say": "register-period", "starts": {"day": each["starts_on"]}, "ends": ends})
    lines += [{"say": "provider-own-reason", "reason": {"typed": firm["reason"]}}] if firm["reason"] else []
    lines.append({"say": "provider-own-contact", "name": firm["contact_name"], "contact": firm["contact"]})
    lines.append({"say": "provider-contact-public" if firm["public_contact"] else "provider-contact-private"})
    lines += [{"say": "register-same-name", "references": {"list": firm["same_name"][:2]}}] if firm["same_name"] else []
    lines.append({"say": "register-checks-open", "number": firm["open_checks"]})
    return {"lines": [*lines, rating(firm["rating"])]}


def rating(summary: dict[str, Any]) -> Phrase:
    if summary["work"] is None:
        return {"say": "register-rating-few", "number": summary["count"]}
    marks = {side: f"{summary[side] // 10}.{summary[side] % 10}" for side in ("work", "advice", "punctual")}
    return {"say": "register-rating", "number": summary["count"], **marks}


def check(each: dict[str, Any], *, short: bool = False) -> Phrase:
    """A quality check: one line, or all of it."""
    word: Phrase = {"say": "register-check-closed", "day": {"day": each["closed_on"]}} if each["closed_on"] else {"say": "register-check-open"}
    if short:
        finding = each["finding"] if len(each["finding"]) <= 40 else each["finding"][:39] + "…"
        return {"say": "register-check-line", "day": {"day": each["day"]}, "state": word, "finding": finding}
    lines: list[Phrase] = [{"say": "register-check-line", "day": {"day": each["day"]}, "state": word, "finding": each["finding"]}]
    lines += [{"say": "register-check-case", "reference": each["reference"]}] if each["reference"] else []
    lines += [{"say": "register-check-followed", "text": each["follow_up"]}] if each["follow_up"] else []
    return {"lines": lines}
