"""One order of the model: its row in the list, its lines in the journal, and the truth at the service.

A step is as long as nothing can come between its parts: one commit, one line. Left out is what never touches the
question who was charged: uploads of files, prices, removing. And a service that lies ("refused", and charges), against
which no client can do anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from tests.model.rules import ANSWERS, Rules
from vidgo_desktop.core.submit_rules import Verdict
from vidgo_desktop.core.task import AT_THE_SERVICE, WAITING_TO_SEND, TaskState

S = TaskState

# Room.change writes no line about these: the lines before and after say it.
ON_THE_WAY = frozenset({S.UPLOADING, S.CLAIMED, S.SUBMITTING, S.RUNNING})
NEEDS_A_NUMBER = AT_THE_SERVICE | {S.FINISHED, S.FAILED}
NOT_SENT = WAITING_TO_SEND | {S.CLAIMED, S.NEEDS_YOU}


class Row(NamedTuple):
    """What the list holds of an order. ``unsure``: its outcome was unknown once."""

    state: S
    tries: int = 0
    number: bool = False
    unsure: bool = False


class Memory(NamedTuple):
    """What lines of the journal add up to; ``lines`` is whether there are any."""

    lines: bool = False
    sent: int = 0
    number: bool = False
    standing: S | None = None


class Phase(Enum):
    """What of an order is only in the memory of the program; gone with a crash."""

    NONE = auto()
    CLAIMED = auto()
    COMMITTED = auto()
    READY = auto()
    ANSWERED = auto()
    LAGGING = auto()
    """A new state is committed and not yet in the journal."""
    SUPERSEDED = auto()
    """It was sent again with consent and is about to be closed."""


SENDING = frozenset({Phase.CLAIMED, Phase.COMMITTED, Phase.READY, Phase.ANSWERED})
# The engine's one thread does nothing else before these are over.
AT_ONCE = frozenset({Phase.LAGGING, Phase.SUPERSEDED})


class Order(NamedTuple):
    """One order. What begins with ``truth`` is known to nobody in the program; the checks look at it."""

    row: Row | None = None
    journal: Memory = Memory()
    unread: Memory = Memory()
    """The part of the journal that this list has not taken in yet."""
    phase: Phase = Phase.NONE
    verdict: Verdict | None = None
    truth_charges: int = 0
    truth_open: bool = False
    """A request was sent and nothing proves that it was not processed."""
    truth_kept: bool = False
    """Its number was once on the disk."""


class Kind(Enum):
    """What a step needs or does outside of its own order."""

    PLAIN = auto()
    CLAIM = auto()
    CONSENT = auto()


Step = tuple[str, Kind, Order]


def steps(order: Order, rules: Rules) -> Iterator[Step]:
    """Everything that this order can do next while the program runs, each with some words for people."""
    match order.phase:
        case Phase.LAGGING:
            assert order.row is not None
            told = _state_written(order, order.row.state)
            yield f"the journal is told that it is {order.row.state}", Kind.PLAIN, told._replace(phase=Phase.NONE)
        case Phase.SUPERSEDED:
            yield "is closed, for it was sent again", Kind.PLAIN, moved(order, S.CLOSED, rules)
        case Phase.NONE:
            yield from _idle(order, rules)
        case _:
            yield from _sending(order, rules)


def made(order: Order, rules: Rules) -> Order:
    """A new order, committed to the list."""
    order = order._replace(row=Row(S.QUEUED))
    return order if rules.details else _intent_written(order)


def moved(order: Order, state: S, rules: Rules, *, number: bool = False) -> Order:
    """After the commit of a new state, as ``TaskStore.update`` and ``Room.change`` make it."""
    row = order.row
    assert row is not None
    assert state is row.state or state in rules.moves[row.state], f"no move from {row.state} to {state}"
    new = Row(state, row.tries, row.number or number, row.unsure or state is S.UNKNOWN)
    is_noted = new.tries > 0 and state is not row.state and state not in ON_THE_WAY
    return order._replace(
        row=new,
        phase=Phase.LAGGING if is_noted else Phase.NONE,
        verdict=None,
        truth_kept=order.truth_kept or new.number,
    )


def _written(order: Order, taken: Callable[[Memory], Memory]) -> Order:
    """With one more line in the journal, of which ``taken`` is what a reader learns."""
    return order._replace(journal=taken(order.journal), unread=taken(order.unread))


def _intent_written(order: Order) -> Order:
    return _written(order, lambda memory: memory._replace(lines=True))


def _state_written(order: Order, state: S) -> Order:
    return _written(order, lambda memory: memory._replace(lines=True, standing=state))


def _number_written(order: Order) -> Order:
    taken = _written(order, lambda memory: memory._replace(lines=True, number=True, standing=None))
    return taken._replace(truth_kept=True)


def _sending_written(order: Order) -> Order:
    assert order.row is not None
    tries = order.row.tries
    return _written(order, lambda memory: memory._replace(lines=True, sent=max(memory.sent + 1, tries), standing=None))


# --- nothing of it is under way -------------------------------------------------------------------------------


def _idle(order: Order, rules: Rules) -> Iterator[Step]:
    row = order.row
    if row is None:
        if not order.journal.lines and not order.truth_open:
            yield "the user presses Generate", Kind.PLAIN, made(order, rules)
        return
    if not order.journal.lines:
        yield "the journal learns of it", Kind.PLAIN, _intent_written(order)
    for state in sorted(rules.moves[row.state]):
        if rules.details or not (row.state in NEEDS_A_NUMBER or state is S.UPLOADING):
            yield from _moves(order, row, state, rules)
    if row.state is S.UNKNOWN:
        yield "the user agrees to pay twice", Kind.CONSENT, order._replace(phase=Phase.SUPERSEDED)


def _moves(order: Order, row: Row, state: S, rules: Rules) -> Iterator[Step]:
    """The moves of the table that are made outside of a submit: by the user, the poller, an upload."""
    if state is S.CLAIMED:
        if row.tries < rules.most_tries:
            claimed = order._replace(row=row._replace(state=state, tries=row.tries + 1), phase=Phase.CLAIMED)
            yield "is claimed", Kind.CLAIM, claimed
        return
    needs_number = state in NEEDS_A_NUMBER
    found = needs_number and row.state is S.UNKNOWN and order.truth_charges > 0
    if needs_number and not (row.number or found):
        return
    if found and rules.journals_number and not order.journal.number:
        yield "the user finds its number; the journal has it", Kind.PLAIN, _number_written(order)
        return
    how = ", for its number was found" if found else ""
    yield f"goes from {row.state} to {state}{how}", Kind.PLAIN, moved(order, state, rules, number=needs_number)


# --- the submit -----------------------------------------------------------------------------------------------


def _sending(order: Order, rules: Rules) -> Iterator[Step]:
    match order.phase:
        case Phase.CLAIMED:
            for verdict in rules.unsent:
                yield f"no connection ({verdict})", Kind.PLAIN, _recorded(order, verdict, rules)
            after = moved(order, S.SUBMITTING, rules) if rules.commits_before_sending else order
            yield "submitting is committed", Kind.PLAIN, after._replace(phase=Phase.COMMITTED)
        case Phase.COMMITTED:
            after = _sending_written(order) if rules.journals_sending else order
            yield "the journal knows that it is being sent", Kind.PLAIN, after._replace(phase=Phase.READY)
            if rules.commits_before_sending:
                back = moved(order, S.QUEUED, rules)
                yield "the journal cannot be written, nothing is sent", Kind.PLAIN, back
        case Phase.READY:
            yield from _answers(order, rules)
        case Phase.ANSWERED:
            assert order.verdict is not None
            taken = order.verdict in (Verdict.ACCEPTED, Verdict.FAILED_AT_ONCE)
            if taken and rules.journals_number and not order.journal.number:
                yield "the journal has its number", Kind.PLAIN, _number_written(order)
            else:
                yield "the list is told", Kind.PLAIN, _recorded(order, order.verdict, rules)


def _answers(order: Order, rules: Rules) -> Iterator[Step]:
    """The first byte leaves: whatever the service does with it."""
    seen: set[tuple[Verdict, bool]] = set()
    for answer in ANSWERS:
        verdict = rules.verdicts[answer.name]
        # Two answers with the same truth and the same verdict lead into the same state.
        if (verdict, answer.charges) not in seen:
            seen.add((verdict, answer.charges))
            after = order._replace(
                phase=Phase.ANSWERED,
                verdict=verdict,
                truth_charges=order.truth_charges + answer.charges,
                truth_open=order.truth_open or not answer.proves_nothing_done,
            )
            yield f"is sent; the service {answer.name}", Kind.PLAIN, after
    for verdict in rules.unsent:
        for charges in (False, True):
            # Whoever says so now may be wrong: the point of no return was passed.
            wrong = order._replace(
                phase=Phase.ANSWERED,
                verdict=verdict,
                truth_charges=order.truth_charges + charges,
                truth_open=True,
            )
            arrived = "arrives" if charges else "does not arrive"
            yield f"is sent, {arrived}, and seems unsent ({verdict})", Kind.PLAIN, wrong


def _recorded(order: Order, verdict: Verdict, rules: Rules) -> Order:
    if not rules.commits_before_sending and order.phase is Phase.ANSWERED:
        order = moved(order, S.SUBMITTING, rules)
    assert order.row is not None
    state = rules.after_submit[order.row.state, verdict]
    return moved(order, state, rules, number=state in NEEDS_A_NUMBER)
