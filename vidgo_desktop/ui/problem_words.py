"""The words for what stands in the way of a task, as its row, its details and the search have them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from PySide6.QtCore import QCoreApplication

from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.result_link import link_until
from vidgo_desktop.core.search_words import Stopped
from vidgo_desktop.core.task import WAITING_TO_SEND, Task, TaskProblem, TaskState
from vidgo_desktop.ui.error_text import Figures, ProblemText, problem_text

translate = QCoreApplication.translate

NO_FIGURES = Figures()


def words_of_problem(task: Task, problem: TaskProblem) -> ProblemText:
    """The words for what stands in the way of this task."""
    figures = Figures(task.request.estimate, task.balance_before, link_until(task))
    return _words(problem, task.state, charge_of(task), figures)


def searched_words(stopped: Stopped) -> str:
    """What a row says of a problem, without its figures. Any thread."""
    charge = _charge(stopped.state, stopped.charge, is_accepted=stopped.is_accepted)
    problem = stopped.problem
    words = [_words(problem, stopped.state, charge, NO_FIGURES)]
    if stopped.state is TaskState.UNKNOWN:
        words.append(_words(TaskProblem("OutcomeUnknown"), stopped.state, charge, NO_FIGURES))
    return " ".join(f"{each.headline} {each.sentence}" for each in words)


def charge_of(task: Task) -> Charge | None:
    """What is known about the money of a task; None where nothing is known at all."""
    return _charge(task.state, task.charge, is_accepted=task.task_id is not None)


def forget_words() -> None:
    """Another language is spoken from now on; a running program keeps its own."""
    _problem_words.cache_clear()


def _charge(state: TaskState, charge: Charge | None, *, is_accepted: bool) -> Charge | None:
    if charge is not None:
        return charge
    # What the service has taken is not "not sent", also while nothing is known about its charge.
    if is_accepted or state is TaskState.SUBMITTING:
        return Charge.UNCLEAR
    return Charge.NOT_CHARGED if state in WAITING_TO_SEND else None


def _words(problem: TaskProblem, state: TaskState, charge: Charge | None, figures: Figures) -> ProblemText:
    words = _problem_words(problem, charge, figures)
    if problem.kind == "NetworkError" and state in WAITING_TO_SEND:
        sentence = translate("TaskText", "There is no connection. It starts when you are online again.")
        return replace(words, sentence=sentence)
    return words


@lru_cache(maxsize=256)
def _problem_words(problem: TaskProblem, charge: Charge | None, figures: Figures) -> ProblemText:
    # Looking for known words in a long text of the service is too slow for every frame.
    return problem_text(problem, charge, figures)
