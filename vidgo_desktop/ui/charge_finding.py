"""*Was I charged?*: what two readings of the balance say about a task whose sending broke off. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.account_mark import ACCOUNT
from vidgo_desktop.core.charge_marks import SHARED, is_watched, last_seen
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.task import Task, TaskState
from vidgo_desktop.ui.numbers import credits as number

# The price is an estimate, and the service may round seconds up.
_LEAST_SHARE, _MOST_SHARE = 0.7, 1.4
# Less than this is no change but a rest of the arithmetic.
_NOTHING = 0.005


@dataclass(frozen=True, slots=True)
class ChargeFinding:
    """What to say, and the sentence below it. ``cleared`` says that sending again is now the sensible next step."""

    headline: str
    sentence: str
    cleared: bool = False


def charge_finding(task: Task, fact: BalanceFact | None) -> ChargeFinding:
    """Compare the balance before the task was sent with the one that is known now, or was at the last look at it."""
    before, now = task.balance_before, balance_after(task, fact)
    what = _why(task)
    if before is None:
        return _cannot_tell(_tr("{what} Your balance before that is not known.").format(what=what))
    if last_seen(task) is None and _is_of_another_key(task, fact):
        text = _tr("{what} It was sent with another key, so the balance of this one does not help.")
        return _cannot_tell(text.format(what=what))
    if now is None:
        return ChargeFinding(
            _tr("We cannot read your balance right now."),
            _tr("{what} As soon as your balance can be read, we compare.").format(what=what),
        )
    gone = before - now
    if SHARED in task.extra:
        return _mixed(what, gone)
    if abs(gone) < _NOTHING:
        return _unchanged(task, what)
    if gone < 0:
        text = _tr("{what} Your balance went up by {amount} credits since then, so it does not show what this cost.")
        return _cannot_tell(text.format(what=what, amount=number(-gone)))
    return _gone(task.request.estimate, what, gone)


def balance_after(task: Task, fact: BalanceFact | None) -> float | None:
    """The balance that is compared: the last one looked at for this task, else the one that is known now."""
    seen = last_seen(task)
    if seen is not None:
        return seen
    return fact.credits if fact is not None and fact.state is BalanceState.KNOWN else None


def _unchanged(task: Task, what: str) -> ChargeFinding:
    if task.state is TaskState.UNKNOWN and is_watched(task):
        rest = _tr("Your balance has not gone down for it, but this can take a few minutes to show.")
        return ChargeFinding(
            _tr("Probably not. We are still checking."), _tr("{what} {rest}").format(what=what, rest=rest)
        )
    if is_watched(task):
        rest = _tr("Your balance has not gone down for it.")
        return ChargeFinding(_tr("Probably not."), _tr("{what} {rest}").format(what=what, rest=rest))
    rest = _tr("Credits that were taken would show by now.")
    return ChargeFinding(
        _tr("No. Your balance has not changed."), _tr("{what} {rest}").format(what=what, rest=rest), cleared=True
    )


def _gone(price: float | None, what: str, gone: float) -> ChargeFinding:
    if price is None:
        text = _tr("{what} Your balance went down by {amount} credits since then.")
        return _cannot_tell(text.format(what=what, amount=number(gone)))
    if _LEAST_SHARE * price <= gone <= _MOST_SHARE * price:
        return ChargeFinding(
            _tr("Probably yes: {amount} credits are gone.").format(amount=number(gone)),
            _tr("{what} The video may still be made.").format(what=what),
        )
    text = _tr("{what} Your balance went down by {amount} credits since then, but this costs about {price}.")
    return _cannot_tell(text.format(what=what, amount=number(gone), price=number(price)))


def _mixed(what: str, gone: float) -> ChargeFinding:
    if abs(gone) < _NOTHING:
        text = _tr("{what} Your balance is the same as before, but they changed it in between.")
    else:
        text = _tr("{what} Your balance changed by {amount} credits since then.")
    return ChargeFinding(
        _tr("We cannot tell: other tasks ran at the same time."), text.format(what=what, amount=number(abs(gone)))
    )


def _cannot_tell(sentence: str) -> ChargeFinding:
    return ChargeFinding(_tr("We cannot tell from your balance."), sentence)


def _is_of_another_key(task: Task, fact: BalanceFact | None) -> bool:
    theirs = task.extra.get(ACCOUNT, "")
    return bool(theirs and fact is not None and fact.account and fact.account != theirs)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChargeFinding", text)


def _why(task: Task) -> str:
    """What happened, as far as it is known."""
    match task.problem.kind if task.problem is not None else "":
        case "LineDropped":
            return _tr("The line dropped while the video was being sent.")
        case "ClosedWhileSending":
            return _tr("Vidgo Desktop was closed while the video was being sent.")
        case "StoppedWhileSending":
            return _tr("You stopped waiting while the video was being sent.")
        case _:
            return _tr("Vidgo’s answer was not clear.")
