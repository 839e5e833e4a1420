"""The states of an application, who may move it from one to the next, and which public word each has. Pure.

Nothing else changes an application's state: `applications.move` refuses whatever is not in TRANSITIONS."""

from dataclasses import dataclass
from typing import Literal

State = Literal["draft", "submitted", "in_check", "to_check", "returned", "ready", "tabled", "approved", "rejected", "completed", "withdrawn", "discarded"]
PublicState = Literal["received", "more_needed", "under_review", "before_committee", "decided", "completed"]
Who = Literal["holder", "officer", "handler", "checker", "committee"]

# The six public words. A draft is not with us yet and a discarded one never was: they have none.
PUBLIC: dict[State, PublicState | None] = {
    "draft": None,
    "submitted": "received",
    "in_check": "under_review",
    "to_check": "under_review",
    "returned": "more_needed",
    "ready": "under_review",
    "tabled": "before_committee",
    "approved": "decided",
    "rejected": "decided",
    "completed": "completed",
    "withdrawn": "completed",
    "discarded": None,
}
OPEN: frozenset[State] = frozenset({"submitted", "in_check", "to_check", "returned", "ready", "tabled"})  # submitted and not decided
THEIRS: frozenset[State] = frozenset({"draft", "returned"})  # the clock is the applicant's; in all other open states it is ours
ENDED: frozenset[State] = frozenset({"rejected", "completed", "withdrawn", "discarded"})


@dataclass(frozen=True)
class Transition:
    """`who`: holder = somebody of the company; officer = any case officer; handler = the one who works on the case; checker = a case officer who is not its
    handler; committee = a case officer who records a meeting. `told`: whether the applicant may read the reason that is given."""

    name: str
    before: frozenset[State]
    after: State
    who: Who
    reason: bool = False  # one must be given
    told: bool = False


def _t(name: str, before: tuple[State, ...], after: State, who: Who, *, reason: bool = False, told: bool = False) -> Transition:
    return Transition(name, frozenset(before), after, who, reason, told)


TRANSITIONS: dict[str, Transition] = {
    each.name: each
    for each in (
        _t("submit", ("draft",), "submitted", "holder"),
        _t("discard", ("draft",), "discarded", "holder"),
        _t("take", ("submitted",), "in_check", "officer"),
        _t("take_over", ("in_check", "to_check", "ready"), "in_check", "officer", reason=True),
        _t("hand_over", ("returned",), "returned", "officer", reason=True),  # another handler; the case stays with the applicant
        _t("return", ("in_check",), "returned", "handler", reason=True, told=True),
        _t("resubmit", ("returned",), "in_check", "holder"),
        _t("resubmit_new", ("returned",), "submitted", "holder"),  # corrected before anybody had taken it
        _t("propose", ("in_check",), "to_check", "handler"),
        _t("pass", ("to_check",), "ready", "checker"),
        _t("send_back", ("to_check",), "in_check", "checker", reason=True),
        _t("table", ("ready",), "tabled", "officer"),
        _t("untable", ("tabled",), "ready", "officer", reason=True),
        _t("approve", ("tabled",), "approved", "committee"),
        _t("reject", ("tabled",), "rejected", "committee", reason=True, told=True),
        _t("defer", ("tabled",), "ready", "committee", reason=True, told=True),
        _t("correct", ("submitted", "in_check", "to_check", "ready", "tabled"), "returned", "holder"),
        _t("withdraw", ("submitted", "in_check", "to_check", "returned", "ready", "tabled", "approved"), "withdrawn", "holder"),
        _t("complete", ("approved",), "completed", "officer"),
    )
}
# A decision that was recorded wrongly is put right by another officer than the one who recorded it, with a reason; see committee.py.
TRANSITIONS["reopen"] = _t("reopen", ("approved", "rejected"), "tabled", "committee", reason=True)
DECISIONS: tuple[str, ...] = ("approve", "reject", "defer")


def public(state: State) -> PublicState | None:
    return PUBLIC[state]


def possible(state: State, who: Who) -> list[str]:
    """The names of the transitions that such a person may make from here, in the order of the table."""
    return [each.name for each in TRANSITIONS.values() if state in each.before and each.who == who]
