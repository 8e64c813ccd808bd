"""A task that another computer sent, or this one before it was set up anew: taken in by its number, never sent."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING

from vidgo_desktop.core.clean_text import clean
from vidgo_desktop.core.errors import NotANumber, StoreError, VidgoError
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.number_facts import NumberAnswer, NumberEnd
from vidgo_desktop.core.responses import ServiceStatus, StatusReply, is_task_id
from vidgo_desktop.core.result_notes import ADOPTED, OVER_BEFORE
from vidgo_desktop.core.task import JobRequest

if TYPE_CHECKING:
    from vidgo_desktop.core.polling import Poller
    from vidgo_desktop.core.room import Room

_LONGEST_TITLE = 120
# What comes along when a number is copied from a page.
_AROUND = " \t\r\n\"'`“”„«»<>()[],;"


class Adoption:
    """Asks the service for a number before there is a row for it. On the engine's thread; nothing of it can cost."""

    def __init__(self, room: Room, poller: Poller, bring_back: Callable[[int], None]) -> None:
        self._room = room
        self._poller = poller
        self._bring_back = bring_back
        self._asking: set[str] = set()

    def adopt_number(self, text: str, title: str) -> None:
        """Make a row called ``title`` for this number of the service, unless there is one; told as a NumberAnswer."""
        number = text.strip(_AROUND)
        if not is_task_id(number):
            self._refuse(text, NotANumber())
            return
        if self._is_there(text, number) or number in self._asking:
            return
        self._asking.add(number)
        self._room.lanes.run(
            Lane.ASK,
            lambda cancel: self._room.client.status(number, cancel=cancel),
            lambda done: self._heard(text, number, title, done),
        )

    def _heard(self, text: str, number: str, title: str, done: Done[StatusReply]) -> None:
        self._asking.discard(number)
        if done.error is not None:
            self._refuse(text, done.error)
            return
        reply = done.unwrap()
        # The service may write the number in another way; and another wish may have taken it in meanwhile.
        if self._is_there(text, reply.task_id):
            return
        over = reply.status in (ServiceStatus.FINISHED, ServiceStatus.FAILED)
        request = JobRequest(uuid.uuid4().hex, "", {})
        extra = {ADOPTED: "1", **({OVER_BEFORE: "1"} if over else {})}
        shown = clean(title, _LONGEST_TITLE) or number
        try:
            task = self._room.store.take_in(
                request, reply.task_id, title=shown, now=self._room.clock.now(), extra=extra
            )
        except StoreError as error:
            self._refuse(text, error)
            return
        self._room.tell_of(task, is_new=True)
        self._room.tell.number_answered(NumberAnswer(text, NumberEnd.TAKEN_IN, task.id))
        self._poller.look_now(task.id)

    def _is_there(self, text: str, number: str) -> bool:
        """Whether a row has this number; one that was removed is brought back."""
        known = self._room.store.find_task_id(number)
        if known is None:
            return False
        row = known.id if known.shown_in is None else known.shown_in
        if self._room.store.get(row) is None:
            self._bring_back(row)
        self._room.tell.number_answered(NumberAnswer(text, NumberEnd.THERE, row))
        return True

    def _refuse(self, text: str, error: VidgoError) -> None:
        self._room.tell.number_answered(NumberAnswer(text, NumberEnd.REFUSED, error=error))
