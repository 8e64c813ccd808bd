"""Keeps what own tasks taught about prices, and tells the prices. Lives on the engine's thread."""

from __future__ import annotations

from vidgo_desktop.core.charge_marks import is_exact
from vidgo_desktop.core.facts import PriceFact
from vidgo_desktop.core.prices import Lesson, lessons_text, price_fact, read_lessons, with_lesson
from vidgo_desktop.core.room import Room
from vidgo_desktop.core.task import Task

# Kept beside the tasks: a task that is removed from the list has taught all the same.
_NOTE = "price lessons"


class PriceBook:
    """The prices of one realm."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._lessons: tuple[Lesson, ...] | None = None

    @property
    def fact(self) -> PriceFact:
        """Every known price."""
        return price_fact(self._known())

    def tell(self) -> None:
        """Tell the prices."""
        self._room.tell.prices_changed(self.fact)

    def learn(self, task: Task) -> None:
        """Take a lesson from a finished task, when its cost is exact and its length known."""
        seconds = task.request.seconds
        if seconds is None or task.charged is None or not is_exact(task):
            return
        known = self._known()
        lesson = Lesson(task.id, task.model, task.resolution, seconds, task.charged)
        lessons = with_lesson(known, lesson)
        if lessons == known:
            return
        before = self.fact
        self._room.store.set_note(_NOTE, lessons_text(lessons))
        self._lessons = lessons
        if self.fact != before:
            self.tell()

    def _known(self) -> tuple[Lesson, ...]:
        if self._lessons is None:
            self._lessons = read_lessons(self._room.store.note(_NOTE))
        return self._lessons
