"""A search finds what people read in a row: the name of the model and the words of a problem, in their language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.test_store_library import ended
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.store import TaskStore
from vidgo_desktop.core.task import Task, TaskProblem
from vidgo_desktop.ui.language import use_language
from vidgo_desktop.ui.problem_words import forget_words, words_of_problem
from vidgo_desktop.ui.search_words import search_words

SOME = ("ServerError", "NetworkError", "DiskFull", "GenerationFailed", "OutOfCredits", "SaveError")


@pytest.fixture(params=["en", "de", "zh_CN"])
def language(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(qapp, request.param)
    forget_words()
    yield str(request.param)
    use_language(qapp, "en")
    forget_words()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TaskStore]:
    made = TaskStore.open(tmp_path / "tasks.db")
    yield made
    made.close()


def found(store: TaskStore, text: str) -> list[int]:
    return store.search(text, search_words()).tolist()


def test_by_the_model(store: TaskStore, language: str) -> None:
    tasks = {name: ended(store, "saved", "Lake", model=name).id for name in MODELS}
    said = search_words().models()
    assert language == "en" or said["wan-animate-move"] != MODELS["wan-animate-move"].label
    for name, number in tasks.items():
        assert found(store, said[name]) == [number]


@pytest.mark.parametrize("kind", SOME)
def test_by_the_words_of_a_problem(store: TaskStore, language: str, kind: str) -> None:
    task, other = ended(store, "failed", "Lake"), ended(store, "saved", "Forest")
    task = store.update(task.id, problem=TaskProblem(kind, "Der Gesichtsausdruck fehlt"))
    words = words_of_problem(task, _problem(task))
    for text in (words.headline, words.sentence, "gesichtsausdruck"):
        assert text and found(store, text) == [task.id], text
    assert other.id in found(store, "forest")


def test_by_what_is_said_of_an_unclear_task(store: TaskStore, language: str) -> None:
    task = store.update(ended(store, "unknown", "Lake").id, problem=TaskProblem("NetworkError", "reset"))
    waiting = ended(store, "queued", "Forest")
    waiting = store.update(waiting.id, problem=TaskProblem("NetworkError", "down"))
    assert found(store, words_of_problem(waiting, _problem(waiting)).sentence) == [waiting.id]
    assert found(store, words_of_problem(task, TaskProblem("OutcomeUnknown")).headline) == [task.id]


def _problem(task: Task) -> TaskProblem:
    assert task.problem is not None
    return task.problem
