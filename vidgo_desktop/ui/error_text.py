"""From an error to the words for it: what happened, what it cost, the one next step. The only such place."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.errors import Charge, DiskFull, RateLimited, VidgoError
from vidgo_desktop.core.task import TaskProblem
from vidgo_desktop.ui.error_rows import ACTION_TEXTS, IMAGE_REFUSED, PATTERNS, ROWS, ActionKind, Row
from vidgo_desktop.ui.numbers import credits, file_size

__all__ = ["ActionKind", "ProblemText", "action_words", "charge_words", "error_words", "problem_text"]

# Classes whose message is the service's own text about this very video.
_REFINED = frozenset({"GenerationFailed", "Rejected"})
# Never shown outside Details, and too long a reason is for Details as well.
_TECHNICAL = re.compile(r"\b(?:https?|json|poll\w*|endpoint|task[ _]?ids?|api)\b|[_{}<>]", re.I)
_LONGEST_REASON = 160


@dataclass(frozen=True, slots=True)
class ProblemText:
    """Translated words. ``action`` None means that nothing has to be clicked; ``help`` may be empty."""

    headline: str
    sentence: str
    charge_phrase: str
    action: ActionKind | None
    action_text: str
    help: str = ""


def problem_text(problem: TaskProblem, charge: Charge | None) -> ProblemText:
    """The words for a task's problem. ``charge`` None means: what the kind of error proves by itself."""
    kind = _class_named(problem.kind)
    row = _refined(kind, problem.message)
    words = _words(row, charge or kind.charge)
    if row is ROWS["GenerationFailed"] and _is_plain(problem.message):
        said = _tr("The service says: “{reason}”").format(reason=problem.message.strip())
        return replace(words, sentence=said)
    return words


def error_words(error: VidgoError) -> ProblemText:
    """The words for an error that just happened; numbers that it carries are in the sentence."""
    problem = TaskProblem(type(error).__name__, error.message)
    words = problem_text(problem, error.charge)
    if isinstance(error, RateLimited) and error.retry_after:
        text = _tr("Vidgo asks us to slow down. This goes on by itself in {seconds} s.")
        return replace(words, sentence=text.format(seconds=max(1, round(error.retry_after))))
    if isinstance(error, DiskFull) and error.needed > 0:
        text = _tr("{size} more are needed. The result waits at Vidgo for a day.")
        return replace(words, sentence=text.format(size=file_size(error.needed)))
    return words


def charge_words(charge: Charge | None, charged: float | None) -> str:
    """One of the four phrases about money; empty when nothing is known to say. ``charged`` is in credits."""
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
            if charged is None:
                return _tr("Charged")
            return _tr("Charged {credits} credits").format(credits=credits(charged))


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


def _refined(kind: type[VidgoError], message: str) -> Row:
    name = next(base.__name__ for base in kind.__mro__ if base.__name__ in ROWS)
    if name == "UnsupportedFile" and "image/" in message.lower():
        return IMAGE_REFUSED
    if name in _REFINED and message:
        # An underscore joins words in the service's field names: video_url.
        text = message.replace("_", " ")
        return next((row for pattern, row in PATTERNS if pattern.search(text)), ROWS[name])
    return ROWS[name]


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
