"""What the modelled client goes by: the engine's own tables and its own reading of replies, replaceable one by one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from vidgo_desktop.core.errors import LineDropped, NetworkError, StoreError
from vidgo_desktop.core.responses import Reply, SubmitOutcome, Unknown, Unsent, classify_submit
from vidgo_desktop.core.submit_rules import AFTER_A_CRASH, AFTER_SUBMIT, Verdict
from vidgo_desktop.core.task import MOVES, TaskState
from vidgo_desktop.core.verdicts import verdict_of


@dataclass(frozen=True, slots=True)
class Answer:
    """Something that the service, or the way to it, does with a request. ``body`` None: no answer comes.

    ``charges`` is the truth about the money, which the client does not see. The service is honest: what says that it
    did nothing did nothing.
    """

    name: str
    charges: bool
    status: int = 200
    body: bytes | None = b""
    proves_nothing_done: bool = False

    def outcome(self) -> SubmitOutcome:
        """How the real client reads it."""
        if self.body is None:
            return Unknown(LineDropped("the line dropped"), None)
        return classify_submit(Reply(self.status, {}, self.body))


def _document(**parts: object) -> bytes:
    return json.dumps(parts).encode()


_NUMBER = _document(code=200, data={"task_id": "TASK1"})
_FAILED = _document(code=200, data={"task_id": "TASK1", "status": "failed"})
_PERHAPS: tuple[tuple[str, int, bytes | None], ...] = (
    ("does not answer", 0, None),
    ("answers 200 without a number", 200, _document(code=200, data={})),
    ("answers 200 with HTML", 200, b"<html>"),
    ("answers 200, cut off", 200, _NUMBER[:-3]),
    ("answers 204", 204, b""),
    ("answers 302", 302, b""),
    ("answers 408", 408, b""),
    ("answers 409", 409, b"{}"),
    ("answers 500", 500, b"{}"),
    ("answers 502", 502, b"<html>"),
    ("answers 503", 503, b""),
    ("answers 504", 504, b""),
    ("answers 200 with the code 500", 200, _document(code=500, error={"message": "no"})),
)
_NOT_DONE: tuple[tuple[str, int], ...] = (
    *((f"refuses with {status}", status) for status in (400, 401, 402, 403, 404, 413, 422)),
    ("says later with 425", 425),
    ("says later with 429", 429),
)

ANSWERS: tuple[Answer, ...] = (
    Answer("takes the order", True, 200, _NUMBER),
    Answer("takes the order with 202", True, 202, _NUMBER),
    Answer("takes the order, which fails at once", True, 200, _FAILED),
    *(Answer(f"takes the order and {name}", True, status, body) for name, status, body in _PERHAPS),
    *(Answer(f"loses the order and {name}", False, status, body) for name, status, body in _PERHAPS),
    *(Answer(name, False, status, _document(detail="no"), proves_nothing_done=True) for name, status in _NOT_DONE),
)


def _verdicts() -> Mapping[str, Verdict]:
    return {answer.name: verdict_of(answer.outcome())[0] for answer in ANSWERS}


def _unsent() -> tuple[Verdict, ...]:
    return tuple(verdict_of(Unsent(error))[0] for error in (NetworkError("no way"), StoreError("no room")))


@dataclass(frozen=True)
class Rules:
    """The client. Without arguments it is the engine's; a test of the model plants one wrong rule."""

    moves: Mapping[TaskState, frozenset[TaskState]] = field(default_factory=lambda: MOVES)
    after_submit: Mapping[tuple[TaskState, Verdict], TaskState] = field(default_factory=lambda: AFTER_SUBMIT)
    after_a_crash: Mapping[TaskState, TaskState] = field(default_factory=lambda: AFTER_A_CRASH)
    verdicts: Mapping[str, Verdict] = field(default_factory=_verdicts)
    """What an answer proves, by its name."""
    unsent: tuple[Verdict, ...] = field(default_factory=_unsent)
    """What a failure before the first byte proves."""
    journals_sending: bool = True
    journals_number: bool = True
    commits_before_sending: bool = True
    asks_after_a_start: bool = True
    details: bool = True
    """Whether to look at what sends nothing and touches no other order: uploads, what happens at the service alone, and
    the moment before the journal learns of a new order. Left out where several orders meet."""
    most_tries: int = 2
    """How often one order is claimed."""
