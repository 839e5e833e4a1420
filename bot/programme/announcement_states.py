"""The states of an announcement, and who may move it from one to the next. Pure.

Nothing else changes an announcement's state: `announcements.move` refuses whatever is not in TRANSITIONS."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

State = Literal["draft", "waiting", "first", "recall", "sending", "paused", "done", "cancelled"]
# author = a publisher; second = an approver who is not its author; agent = whoever of the staff may stop one; clock = by itself.
Who = Literal["author", "second", "agent", "clock"]

RECALL = timedelta(minutes=10)  # between the message to the two who made and approved it and the message to all
MAY_LEAVE: frozenset[State] = frozenset({"first", "recall", "sending"})  # what stands in the outbox may leave
BEFORE_ALL: frozenset[State] = frozenset({"first", "recall"})  # approved, and only the two have it
AT_WORK: frozenset[State] = frozenset({"first", "recall", "sending", "paused"})
ENDED: frozenset[State] = frozenset({"done", "cancelled"})


@dataclass(frozen=True)
class Transition:
    """`after` None: back to the state from which it was paused. `reason`: one must be given."""

    name: str
    before: frozenset[State]
    after: State | None
    who: Who
    reason: bool = False


def _t(name: str, before: tuple[State, ...], after: State | None, who: Who, *, reason: bool = False) -> Transition:
    return Transition(name, frozenset(before), after, who, reason)


TRANSITIONS: dict[str, Transition] = {
    each.name: each
    for each in (
        _t("edit", ("draft", "waiting", "first", "recall", "paused"), "draft", "author"),  # of those paused only as long as the two alone have it
        _t("ask", ("draft",), "waiting", "author"),
        _t("approve", ("waiting",), "first", "second"),
        _t("refuse", ("waiting",), "draft", "second", reason=True),
        _t("lapse", ("waiting", "first", "recall"), "draft", "clock"),  # nobody decided in time, or its time window is over
        _t("recall", ("first",), "recall", "clock"),
        _t("begin", ("recall",), "sending", "clock"),
        _t("finish", ("sending", "paused"), "done", "clock"),
        _t("pause", ("first", "recall", "sending"), "paused", "agent", reason=True),
        _t("resume", ("paused",), None, "agent", reason=True),
        _t("cancel", ("first", "recall", "sending", "paused"), "cancelled", "agent", reason=True),
        _t("discard", ("draft", "waiting"), "cancelled", "author"),
    )
}


def allowed(name: str, state: State, paused_from: State | None = None) -> bool:
    """Whether the table has this step from here. What is paused in the middle of sending can be edited no more: many have it already."""
    transition = TRANSITIONS[name]
    if state not in transition.before:
        return False
    if state == "paused" and name == "edit":
        return paused_from in BEFORE_ALL
    return True


def after(name: str, paused_from: State | None = None) -> State:
    """The state to which a step leads. What goes on before all have been told begins its time of recall anew."""
    to = TRANSITIONS[name].after
    if to is not None:
        return to
    assert paused_from is not None
    return paused_from
