"""What is said about the money of a task that ended, and about one whose sending broke off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.task_samples import make_task
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceFact, BalanceState, Realm
from vidgo_desktop.core.task import ResultState, Task, TaskState
from vidgo_desktop.ui.charge_finding import charge_finding
from vidgo_desktop.ui.result_lines import charge_text


def ended(charge: Charge | None, charged: float | None = None, estimate: float | None = 70.0, **extra: str) -> Task:
    task = make_task(1, TaskState.FINISHED, ResultState.SAVED, charge=charge, charged=charged)
    return replace(task, request=replace(task.request, estimate=estimate), extra=extra)


@pytest.mark.parametrize(
    ("task", "text"),
    [
        (ended(Charge.CHARGED, 70.0), "Charged 70 credits, as estimated"),
        (ended(Charge.CHARGED, 70.3), "Charged 70.3 credits, as estimated"),
        (ended(Charge.CHARGED, 74.0), "Charged 74 credits, 70 were estimated"),
        (ended(Charge.CHARGED, 74.0, None), "Charged 74 credits"),
        (ended(Charge.CHARGED, None), "Charged about 70 credits"),
        (ended(Charge.CHARGED, None, None), "Charged"),
        (ended(Charge.CHARGED, 68.6, shared="1", others="0"), "Charged about 69 credits"),
        (ended(Charge.CHARGED, None, shared="1"), "Charged about 70 credits, together with others"),
        (ended(None), "Charge not clear yet, watching"),
        (ended(Charge.UNCLEAR), "Charge not clear yet, watching"),
        (ended(Charge.UNCLEAR, watched="over"), "Charge not clear"),
        (ended(Charge.GIVEN_BACK), "Given back"),
        (ended(Charge.NOT_CHARGED), "Not charged"),
        (make_task(1, TaskState.RUNNING), ""),
    ],
)
def test_what_was_charged(task: Task, text: str) -> None:
    assert charge_text(task) == text


def test_a_share_names_the_others() -> None:
    text = charge_text(ended(Charge.CHARGED, 69.7, shared="1", together="1", others="2"))
    assert text.startswith("Charged about 70 credits, together with 2 other")


def test_practice_says_that_it_is_pretend() -> None:
    assert charge_text(ended(Charge.CHARGED, 70.0), Realm.PRACTICE) == "Charged 70 pretend credits"


CANNOT_TELL = "We cannot tell from your balance."
NO = "No. Your balance has not changed."
PROBABLY_NOT = "Probably not. We are still checking."
UNSURE = replace(
    make_task(1, TaskState.UNKNOWN, charge=Charge.UNCLEAR),
    request=replace(make_task(1).request, estimate=70.0),
    balance_before=320.0,
)


def known(credits: float) -> BalanceFact:
    return BalanceFact(BalanceState.KNOWN, credits)


@pytest.mark.parametrize(
    ("task", "fact", "headline"),
    [
        (UNSURE, known(320), "Probably not. We are still checking."),
        (replace(UNSURE, extra={"watched": "over"}), known(320), "No. Your balance has not changed."),
        (replace(UNSURE, extra={"watched": "over"}), known(250), "Probably yes: 70 credits are gone."),
        (UNSURE, known(250), "Probably yes: 70 credits are gone."),
        (replace(UNSURE, extra={"shared": "1"}), known(250), "We cannot tell: other tasks ran at the same time."),
        (replace(UNSURE, extra={"shared": "1"}), known(320), "We cannot tell: other tasks ran at the same time."),
        (UNSURE, known(20), CANNOT_TELL),
        (UNSURE, known(400), CANNOT_TELL),
        (UNSURE, None, "We cannot read your balance right now."),
        (replace(UNSURE, balance_before=None), known(320), CANNOT_TELL),
        (replace(UNSURE, extra={"account": "0a"}), replace(known(320), account="0a"), PROBABLY_NOT),
        (replace(UNSURE, extra={"account": "0a"}), replace(known(320), account="0b"), CANNOT_TELL),
        # What later tasks cost says nothing about this one any more.
        (replace(UNSURE, extra={"watched": "over", "last_seen": "320"}), known(250), NO),
        (replace(UNSURE, extra={"watched": "over", "last_seen": "320"}), None, NO),
        (replace(UNSURE, extra={"watched": "over", "last_seen": "nan"}), known(320), NO),
        (replace(UNSURE, extra={"last_seen": "250"}), known(320), PROBABLY_NOT),
        (replace(UNSURE, state=TaskState.CLOSED), known(320), "Probably not."),
    ],
)
def test_was_i_charged(task: Task, fact: BalanceFact | None, headline: str) -> None:
    finding = charge_finding(task, fact)
    assert finding.headline == headline
    assert finding.cleared is (headline == "No. Your balance has not changed.")
