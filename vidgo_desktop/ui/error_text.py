"""From an error to the words for it: what happened, what it cost, the one next step. The only such place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QDate, QDateTime

from vidgo_desktop.core.errors import WEB_PAGE, ApiError, Charge, DiskFull, RateLimited, VidgoError
from vidgo_desktop.core.task import TaskProblem
from vidgo_desktop.ui.error_actions import ACTION_TEXTS, ActionKind, Row
from vidgo_desktop.ui.error_reasons import IMAGE_REFUSED, KINDS, PATTERNS
from vidgo_desktop.ui.error_rows import ASKED_IN_VAIN, DOWN_BEFORE_SENDING, NOTHING_THERE, ROWS, SIGN_IN
from vidgo_desktop.ui.numbers import clock, credits, file_size

__all__ = ["ActionKind", "Figures", "ProblemText", "action_words", "charge_words", "error_words", "problem_text"]

# Classes whose message is the service's own text about this very video.
_REFINED = frozenset({"GenerationFailed", "Rejected"})
# Never shown outside Details, and too long a reason is for Details as well.
_TECHNICAL = re.compile(r"\b(?:https?|json|poll\w*|endpoint|task[ _]?ids?|api|status code)\b|[_{}<>]", re.I)
_LONGEST_REASON = 160
_VERSIONS = re.compile(r"version (\d{1,10}), this program knows (\d{1,10})")
_MISSING_BYTES = re.compile(r"\b(\d{1,15}) bytes\b")


@dataclass(frozen=True, slots=True)
class ProblemText:
    """Translated words. ``action`` None means that nothing has to be clicked; ``help`` may be empty."""

    headline: str
    sentence: str
    charge_phrase: str
    action: ActionKind | None
    action_text: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known around a problem, for its sentence: credits ``needed`` and there (``balance``), and ``until`` when
    a result waits at the service (UTC seconds).
    """

    needed: float | None = None
    balance: float | None = None
    until: float | None = None


def problem_text(problem: TaskProblem, charge: Charge | None, figures: Figures | None = None) -> ProblemText:
    """The words for a task's problem. ``charge`` None means: what the kind of error proves by itself."""
    kind = _class_named(problem.kind)
    row = _refined(kind, problem)
    if row is ROWS["ServerError"] and charge in (None, Charge.NOT_CHARGED):
        row = DOWN_BEFORE_SENDING
    elif row is ROWS["NotFound"] and charge is Charge.NOT_CHARGED:
        row = NOTHING_THERE
    words = _words(row, charge or kind.charge)
    if charge not in (None, Charge.NOT_CHARGED) and kind.__name__ in ASKED_IN_VAIN:
        return replace(words, sentence=_tr(ASKED_IN_VAIN[kind.__name__]))
    return _with_reason(words, row, problem, figures or Figures())


def _with_reason(words: ProblemText, row: Row, problem: TaskProblem, figures: Figures) -> ProblemText:
    if row is ROWS["GenerationFailed"] and _is_plain(problem.message):
        said = _tr("The service says: “{reason}”").format(reason=problem.message.strip())
        return replace(words, sentence=said)
    if row is ROWS["GenerationFailed"] and problem.message.strip():
        return replace(words, sentence=_tr("The service gave a technical reason. Details say more."))
    return _with_figures(words, row, problem, figures)


def error_words(error: VidgoError, figures: Figures | None = None) -> ProblemText:
    """The words for an error that just happened; numbers that it carries are in the sentence."""
    code, service_kind = (error.code, error.kind) if isinstance(error, ApiError) else (None, "")
    message = error.message
    if isinstance(error, DiskFull) and error.needed > 0:
        message = f"{error.needed} bytes"
    problem = TaskProblem(type(error).__name__, message, code, service_kind)
    row = _refined(type(error), problem)
    # Without a task there is nothing that could not have been sent.
    words = _with_reason(_words(row, error.charge), row, problem, figures or Figures())
    if isinstance(error, RateLimited) and error.retry_after:
        text = _tr("Vidgo asks us to slow down. This goes on by itself in {seconds} s.")
        return replace(words, sentence=text.format(seconds=max(1, round(error.retry_after))))
    return words


def charge_words(charge: Charge | None, charged: float | None, estimate: float | None = None) -> str:
    """One of the four phrases about money; empty when nothing is known to say. Amounts are in credits; ``estimate``
    stands in for a ``charged`` that is not known, and the phrase then says so.
    """
    match charge:
        case None:
            return ""
        case Charge.NOT_CHARGED:
            return _tr("Not charged")
        case Charge.GIVEN_BACK:
            return _tr("Given back")
        case Charge.UNCLEAR:
            return _tr("Charge not clear yet, watching")
        case Charge.CHARGED:
            if charged is not None:
                return _tr("Charged {credits} credits").format(credits=credits(charged))
            if estimate is not None:
                return _tr("Charged about {credits} credits").format(credits=credits(estimate))
            return _tr("Charged")


def action_words(action: ActionKind) -> str:
    """The usual text of a button."""
    return _tr(ACTION_TEXTS[action])


def _words(row: Row, charge: Charge) -> ProblemText:
    text = row.button or (ACTION_TEXTS[row.action] if row.action else "")
    return ProblemText(
        headline=_tr(row.headline),
        sentence=_tr(row.sentence),
        charge_phrase=charge_words(charge, None),
        action=row.action,
        action_text=_tr(text) if text else "",
        help=_tr(row.help) if row.help else "",
    )


def _with_figures(words: ProblemText, row: Row, problem: TaskProblem, figures: Figures) -> ProblemText:
    if row is ROWS["OutOfCredits"] and figures.needed is not None and figures.balance is not None:
        text = _tr("This needs about {needed} credits, you have {balance}. Nothing was sent.")
        said = text.format(needed=credits(figures.needed), balance=credits(figures.balance))
        return replace(words, sentence=said)
    if row is ROWS["StoreTooNew"] and (versions := _VERSIONS.search(problem.message)):
        text = _tr("It has version {theirs}, we know {ours}. It was left untouched. Install the newest Vidgo Desktop.")
        return replace(words, sentence=text.format(theirs=versions.group(1), ours=versions.group(2)))
    if row is ROWS["DiskFull"]:
        return replace(words, sentence=_disk_full(problem.message, figures.until) or words.sentence)
    return words


def _disk_full(message: str, until: float | None) -> str:
    """How much is missing and until when the result waits, as far as it is known; empty when neither is."""
    missing = _MISSING_BYTES.search(message)
    if until is not None:
        waits = _waits_until(until)
    elif missing is not None:
        waits = _tr("The result waits at Vidgo for a day.")
    else:
        return ""
    if missing is None:
        return _tr("There is no room for the video. {waits}").format(waits=waits)
    size = file_size(int(missing.group(1)))
    return _tr("{size} more are needed. {waits}").format(size=size, waits=waits)


def _waits_until(until: float) -> str:
    day = QDateTime.fromMSecsSinceEpoch(round(until * 1000)).date()
    if day > QDate.currentDate():
        return _tr("The result waits until tomorrow, {time}.").format(time=clock(until))
    return _tr("The result waits until {time}.").format(time=clock(until))


def _refined(kind: type[VidgoError], problem: TaskProblem) -> Row:
    name = next(base.__name__ for base in kind.__mro__ if base.__name__ in ROWS)
    message = problem.message
    if name == "ProtocolError" and message.startswith(WEB_PAGE):
        return SIGN_IN
    if name == "UnsupportedFile" and "image/" in message.lower():
        return IMAGE_REFUSED
    if name in _REFINED and message:
        # An underscore joins words in the service's field names: video_url.
        text = message.replace("_", " ")
        found = next((row for pattern, row in PATTERNS if pattern.search(text)), None)
        if found is not None:
            return found
    return KINDS.get(problem.service_kind, ROWS[name])


def _class_named(name: str) -> type[VidgoError]:
    """The class that a stored problem names; the base for a name that this version does not know."""
    waiting: list[type[VidgoError]] = [VidgoError]
    while waiting:
        kind = waiting.pop()
        if kind.__name__ == name:
            return kind
        waiting += kind.__subclasses__()
    return VidgoError


def _is_plain(message: str) -> bool:
    return bool(message.strip()) and len(message) <= _LONGEST_REASON and not _TECHNICAL.search(message)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ErrorText", text)
