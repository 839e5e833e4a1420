"""What became of a message, how often one of its class is sent again when nobody knows whether it arrived, and the writing down of both."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, update

from bot.tables import outbox

# What a crash or a cut line in the middle of sending means: how often such a message is sent at most. A prompt may come twice (either copy can be
# answered, the second is refused kindly); a notice states its number and the present state, so a repeat misleads nobody. What is uncertain in the end
# stays so in the table, where staff find it. Tries that certainly did not arrive are not counted: they end when the time of the message is over.
POLICIES = {"prompt": 3, "notice": 10, "broadcast": 5, "broadcast_once": 1}
AT_WORK = ("first", "recall", "sending")  # states of an announcement of which something may leave
REFUSED = "refused: "

# Only what this holder of the lease has marked as being sent, and has not lost since.
MARK = (
    update(outbox)
    .where(outbox.c.id == bindparam("of_id"), outbox.c.state == "sending", outbox.c.epoch == bindparam("of_epoch"))
    .values({name: bindparam(f"to_{name}") for name in ("state", "due", "attempt", "sent_as", "outcome", "content")})
)


@dataclass(frozen=True, slots=True)
class Result:
    """The new state of one row that was claimed."""

    id: int
    epoch: int
    state: str
    due: datetime
    attempt: int
    sent_as: str | None = None
    outcome: str | None = None
    content: str | None = None  # the version of the knowledge with which it was put into words

    @property
    def parameters(self) -> dict[str, Any]:
        values = {"state": self.state, "due": self.due, "attempt": self.attempt, "sent_as": self.sent_as, "outcome": self.outcome, "content": self.content}
        return {"of_id": self.id, "of_epoch": self.epoch, **{f"to_{name}": value for name, value in values.items()}}


def mark(connection: Connection, results: Collection[Result]) -> None:
    """Write the results down."""
    if results:
        connection.execute(MARK, [result.parameters for result in results])


def take_over(connection: Connection, channels: Collection[str], epoch: int, now: datetime) -> None:
    """What the last holder of the lease left in the middle is uncertain; the policy of its class says whether it is sent again."""
    ours = outbox.c.channel.in_(list(channels))
    stuck = ours & (outbox.c.state == "sending") & (outbox.c.epoch < epoch)
    connection.execute(update(outbox).where(stuck).values(state="uncertain", outcome="the sender stopped in the middle"))
    for policy, most in POLICIES.items():
        again = ours & (outbox.c.state == "uncertain") & (outbox.c.policy == policy) & (outbox.c.attempt < most)
        connection.execute(update(outbox).where(again).values(state="queued", due=now))
