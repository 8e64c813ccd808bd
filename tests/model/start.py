"""What a crash, a lost list and the next start do to one order. All orders take each step of a start at once."""

from __future__ import annotations

from tests.model.order import NOT_SENT, Memory, Order, Phase, Row, moved
from tests.model.rules import Rules
from vidgo_desktop.core.task import AT_THE_SERVICE, TaskState

S = TaskState

# What the steps are called, in their order; the last is taken order by order.
STEPS = ("the journal is merged", "what was cut off is put right", "what was read is noted", "what waits asks")


def crashed(order: Order) -> Order:
    """Everything that was only in the memory of the program is gone."""
    return order._replace(phase=Phase.NONE, verdict=None)


def lost(order: Order) -> Order:
    """The list is gone as a whole, and with it the note of what it had read."""
    return order._replace(row=None, unread=order.journal)


def started(order: Order, step: int, rules: Rules) -> Order:
    """After this step of a start."""
    match step:
        case 0:
            row = merged(order.row, order.unread)
            return order._replace(row=row, truth_kept=order.truth_kept or (row is not None and row.number))
        case 1:
            return order._replace(row=put_right(order.row, rules))
        case 2:
            return order._replace(unread=Memory())
    return asked(order, rules)


def asked(order: Order, rules: Rules) -> Order:
    """What was not sent before the end waits for the user's word."""
    if order.row is None or order.row.state is not S.QUEUED or not rules.asks_after_a_start:
        return order
    return moved(order, S.NEEDS_YOU, rules)


def merged(row: Row | None, memory: Memory) -> Row | None:
    """What ``TaskStore.merge`` makes of a row and what the journal says about it."""
    if not memory.lines:
        return row
    if row is None:
        state = standing_of(memory)
        return Row(state, memory.sent, memory.number, state is S.UNKNOWN)
    if row.number:
        return row
    tries = max(row.tries, memory.sent)
    if memory.number:
        return row._replace(state=S.SUBMITTED, tries=tries, number=True)
    forgot = memory.sent > row.tries or (memory.sent == row.tries and row.state is S.CLAIMED)
    if memory.sent and memory.standing is None and row.state in NOT_SENT and forgot:
        return row._replace(state=S.UNKNOWN, tries=tries, unsure=True)
    return row


def standing_of(memory: Memory) -> S:
    """The state in which a task comes back that the list has lost."""
    state = memory.standing
    if state is None or state in NOT_SENT or state is S.SUBMITTING:
        state = S.QUEUED if state in NOT_SENT or not memory.sent else S.UNKNOWN
    if memory.number and state in (S.QUEUED, S.UNKNOWN, S.FINISHED):
        # The link of a finished video was in the list alone; the service is asked for it again.
        return S.SUBMITTED
    if not memory.number and state in AT_THE_SERVICE:
        return S.UNKNOWN
    return state


def put_right(row: Row | None, rules: Rules) -> Row | None:
    """What ``TaskStore.recover`` makes of a row."""
    if row is None:
        return None
    state = rules.after_a_crash.get(row.state, row.state)
    return row._replace(state=state, unsure=row.unsure or state is S.UNKNOWN)
