"""*Was I charged?*: what two readings of the balance say about a task whose sending broke off. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.charge_marks import SHARED, is_watched
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.numbers import credits as number

# The price is an estimate, and the service may round seconds up.
_LEAST_SHARE, _MOST_SHARE = 0.7, 1.4


@dataclass(frozen=True, slots=True)
class ChargeFinding:
    """What to say, and the sentence below it. ``cleared`` says that sending again is now the sensible next step."""

    headline: str
    sentence: str
    cleared: bool = False


def charge_finding(task: Task, fact: BalanceFact | None) -> ChargeFinding:
    """Compare the balance before the task was sent with the one that is known now."""
    before = task.balance_before
    now = fact.credits if fact is not None and fact.state is BalanceState.KNOWN else None
    dropped = _why(task)
    if before is None or now is None:
        return ChargeFinding(
            _tr("We cannot read your balance right now."),
            _tr("{what} As soon as your balance can be read, we compare.").format(what=dropped),
        )
    gone = before - now
    if gone <= 0 and not is_watched(task):
        rest = _tr("Credits that were taken would show by now.")
        return ChargeFinding(
            _tr("No. Your balance has not changed."), _tr("{what} {rest}").format(what=dropped, rest=rest), cleared=True
        )
    if gone <= 0:
        rest = _tr("Your balance has not gone down for it, but this can take a few minutes to show.")
        return ChargeFinding(
            _tr("Probably not. We are still checking."), _tr("{what} {rest}").format(what=dropped, rest=rest)
        )
    price = task.request.estimate
    alone = SHARED not in task.extra
    if alone and price is not None and _LEAST_SHARE * price <= gone <= _MOST_SHARE * price:
        return ChargeFinding(
            _tr("Probably yes: {amount} credits are gone.").format(amount=number(gone)),
            _tr("{what} The video may still be made.").format(what=dropped),
        )
    return ChargeFinding(
        _tr("We cannot tell: other tasks ran at the same time."),
        _tr("{what} Your balance changed by {amount} credits since then.").format(what=dropped, amount=number(gone)),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChargeFinding", text)


def _why(task: Task) -> str:
    """What happened, as far as it is known."""
    match task.problem.kind if task.problem is not None else "":
        case "LineDropped":
            return _tr("The line dropped while the video was being sent.")
        case "ClosedWhileSending":
            return _tr("Vidgo Desktop was closed while the video was being sent.")
        case _:
            return _tr("Vidgo’s answer was not clear.")
