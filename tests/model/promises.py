"""What must hold of each order and each step. A function gives the sentence that is broken, empty when all is well.

With one order for each consent, "no order is charged twice" is "charges <= 1 + consents".
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.model.order import Order, Phase, steps
from tests.model.rules import Rules
from tests.model.start import STEPS, crashed, started
from vidgo_desktop.core.task import TaskState

S = TaskState


def broken_in(order: Order) -> str:
    """What must hold in every state."""
    return "charged twice with one consent less" if order.truth_charges > 1 else ""


def broken_by_step(before: Order, after: Order) -> str:
    """What must hold for every step of a running program."""
    is_sent = before.phase is Phase.READY and after.phase is Phase.ANSWERED
    if is_sent and before.truth_open:
        return "sent again although nothing proves that the first request was not processed"
    if is_sent and before.row is not None and before.row.unsure:
        return "sent from an unknown outcome"
    if before.row is not None and before.row.state is S.UNKNOWN and after.row is not None:
        found = after.row.number and after.truth_charges
        if after.row.state not in (S.UNKNOWN, S.CLOSED) and not found:
            return f"an unknown outcome became {after.row.state} without being found"
    return "" if after.phase is not Phase.NONE else _all_is_known(after)


def broken_start(order: Order, rules: Rules) -> str:
    """A start always ends the same, killed at any point or not; then everything paid is known and nothing half done."""
    ways = list(_start(order, rules))
    ended = ways[-1]
    for place, way in enumerate(ways):
        *_, again = _start(crashed(way), rules)
        if again.row != ended.row:
            return f"a start that is killed after {place} steps and done again ends as {again.row}, not {ended.row}"
    if order.row is not None and order.row.state is S.UNKNOWN:
        row = ended.row
        if row is None or not (row.state is S.UNKNOWN or (row.number and order.truth_charges)):
            return "an unknown outcome was left by a start"
    return _all_is_known(ended)


def _start(order: Order, rules: Rules) -> Iterator[Order]:
    """The states through which a start goes that nobody interrupts."""
    yield order
    for step in range(len(STEPS)):
        order = started(order, step, rules)
        yield order
    if order.phase is Phase.LAGGING:
        yield next(after for _, _, after in steps(order, rules))


def _all_is_known(order: Order) -> str:
    row = order.row
    if order.truth_charges and not (row is not None and (row.number or row.state in (S.UNKNOWN, S.CLOSED))):
        return "it was paid, and has neither a number nor an unknown outcome"
    # Between its line in the journal and the list, only the first has the number.
    if order.truth_kept and not (row is not None and (row.number or order.unread.number)):
        return "its number was on the disk once and is lost"
    if row is not None and row.state in (S.CLAIMED, S.SUBMITTING):
        return f"it is {row.state} and nobody sends it"
    if row is not None and row.state in (S.SUBMITTED, S.RUNNING) and not row.number:
        return "it is at the service without a number"
    return ""
