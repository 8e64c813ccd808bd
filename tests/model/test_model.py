"""No reachable state breaks a promise; and a planted fault is found and can be read as a story."""

from __future__ import annotations

from types import MappingProxyType

import pytest

from tests.model import promises
from tests.model.rules import ANSWERS, Rules
from tests.model.search import Bounds, explore
from vidgo_desktop.core.submit_rules import AFTER_A_CRASH, AFTER_SUBMIT, Verdict
from vidgo_desktop.core.task import MOVES, TaskState

S = TaskState
# With one order nothing has to be counted: crashes and losses as often as they like.
ALONE = Bounds(crashes=None, losses=None, consents=0)


def test_one_order_in_every_detail() -> None:
    explored = explore(Rules(most_tries=3), ALONE)
    assert explored.broken is None, str(explored.broken)
    # Every state of the program occurs, or the search would have seen too little to say anything.
    assert explored.seen == frozenset(S)
    assert explored.states > 4_000


def test_every_line_of_the_tables_is_walked_through() -> None:
    """Without this, a line that nobody can reach would be called proven."""
    assert {line for line in AFTER_SUBMIT if _is_walked(Rules(after_submit=_without(line)))} == set(AFTER_SUBMIT)


def _without(line: tuple[S, Verdict]) -> MappingProxyType[tuple[S, Verdict], S]:
    return MappingProxyType({key: state for key, state in AFTER_SUBMIT.items() if key != line})


def _is_walked(rules: Rules) -> bool:
    try:
        explore(rules, ALONE)
    except KeyError:
        return True
    return False


def test_every_verdict_is_among_the_answers() -> None:
    assert {*Rules().verdicts.values(), *Rules().unsent} == set(Verdict)
    assert len({answer.name for answer in ANSWERS}) == len(ANSWERS)


# --- planted faults ---------------------------------------------------------------------------------------------


def _moves(old: S, *more: S) -> MappingProxyType[S, frozenset[S]]:
    return MappingProxyType({**MOVES, old: MOVES[old] | set(more)})


def _verdicts(verdict: Verdict, *parts: str) -> dict[str, Verdict]:
    known = Rules().verdicts
    return {name: verdict if any(part in name for part in parts) else was for name, was in known.items()}


FAULTS = {
    "a 503 is sent again": Rules(verdicts=_verdicts(Verdict.TRY_LATER, "answers 503")),
    "a dropped line is sent again": Rules(verdicts=_verdicts(Verdict.TRY_LATER, "does not answer")),
    "a 409 counts as refused, and the user may begin again": Rules(
        verdicts=_verdicts(Verdict.ACCOUNT_REFUSED, "answers 409")
    ),
    "a claim that nothing was sent is believed after the first byte": Rules(
        after_submit={**AFTER_SUBMIT, (S.SUBMITTING, Verdict.UNSENT): S.QUEUED}
    ),
    "what was being sent goes back into the line": Rules(after_a_crash={**AFTER_A_CRASH, S.SUBMITTING: S.QUEUED}),
    "what was being sent is left as it was": Rules(after_a_crash={S.CLAIMED: S.QUEUED, S.UPLOADING: S.QUEUED}),
    "neither the list nor the journal knows before the first byte": Rules(
        commits_before_sending=False, journals_sending=False
    ),
    "the number is not journaled": Rules(journals_number=False),
    "the sending is not journaled": Rules(journals_sending=False),
    "stop, on an unknown outcome, sends again": Rules(moves=_moves(S.UNKNOWN, S.QUEUED)),
    "an unknown outcome asks, and send now sends": Rules(moves=_moves(S.UNKNOWN, S.NEEDS_YOU)),
    "a closed task can be sent": Rules(moves=_moves(S.CLOSED, S.QUEUED)),
    "an unknown outcome counts as refused": Rules(moves=_moves(S.UNKNOWN, S.REJECTED)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(fault: str) -> None:
    explored = explore(FAULTS[fault], ALONE)
    assert explored.broken is not None
    assert explored.broken.trace[0] == "order 0: the user presses Generate"
    # Its promise, one line a step, one an order.
    assert len(str(explored.broken).splitlines()) == len(explored.broken.trace) + 2


def test_the_story_of_a_second_charge_can_be_read() -> None:
    broken = explore(FAULTS["a 503 is sent again"], ALONE).broken
    assert broken is not None
    assert broken.promise == "it was paid, and has neither a number nor an unknown outcome"
    assert broken.trace == (
        "order 0: the user presses Generate",
        "order 0: is claimed",
        "order 0: submitting is committed",
        "order 0: the journal knows that it is being sent",
        "order 0: is sent; the service takes the order and answers 503",
        "order 0: the list is told",
    )


def test_the_second_request_itself_is_seen_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even if nobody asked what is known of a paid order."""
    monkeypatch.setattr(promises, "_all_is_known", lambda _: "")
    rules = FAULTS["a 503 is sent again"]
    broken = explore(rules, ALONE).broken
    assert broken is not None
    assert broken.promise == "sent again although nothing proves that the first request was not processed"
    assert sum("is sent; the service" in step for step in broken.trace) == 1


def test_several_orders_see_the_same_fault() -> None:
    rules = Rules(details=False, verdicts=_verdicts(Verdict.TRY_LATER, "answers 500"))
    assert explore(rules, Bounds(crashes=0, losses=0, consents=1)).broken is not None
