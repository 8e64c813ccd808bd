"""The rules of a submit, line by line, written down a second time: a slip in either shows here."""

from __future__ import annotations

import pytest

from tests.engine_bench import request
from vidgo_desktop.core.errors import (
    ApiError,
    AuthError,
    Cancelled,
    GenerationFailed,
    LineDropped,
    NetworkError,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    PermissionRefused,
    ProtocolError,
    RateLimited,
    Rejected,
    SecureConnectionError,
    ServerError,
    StoppedWhileSending,
    StoreError,
    VidgoError,
)
from vidgo_desktop.core.responses import (
    NO_BALANCE,
    Accepted,
    Refused,
    ServiceStatus,
    SubmitOutcome,
    TryLater,
    Unknown,
    Unsent,
)
from vidgo_desktop.core.submit_rules import AFTER_A_CRASH, AFTER_SUBMIT, Verdict
from vidgo_desktop.core.task import (
    AT_THE_SERVICE,
    BUSY,
    MOVES,
    PROBLEMS,
    WAITING_TO_SEND,
    Group,
    JobRequest,
    ResultState,
    Task,
    TaskProblem,
    TaskState,
    group_of,
    may_move,
)
from vidgo_desktop.core.verdicts import has_no_balance, verdict_of, why_unknown

S, V = TaskState, Verdict


def test_what_a_verdict_does() -> None:
    assert dict(AFTER_SUBMIT) == {
        ("claimed", "unsent"): "queued",
        ("claimed", "unsent_for_good"): "needs_you",
        ("submitting", "accepted"): "submitted",
        ("submitting", "failed_at_once"): "failed",
        ("submitting", "refused"): "rejected",
        ("submitting", "account_refused"): "needs_you",
        ("submitting", "try_later"): "queued",
        ("submitting", "unknown"): "unknown",
        ("submitting", "unsent"): "unknown",
        ("submitting", "unsent_for_good"): "unknown",
    }
    assert dict(AFTER_A_CRASH) == {"uploading": "queued", "claimed": "queued", "submitting": "unknown"}
    for (state, _), after in AFTER_SUBMIT.items():
        assert may_move(state, after)
    for state, after in AFTER_A_CRASH.items():
        assert may_move(state, after)


def test_every_move() -> None:
    assert {old.value: {new.value for new in moves} for old, moves in MOVES.items()} == {
        "queued": {"uploading", "claimed", "needs_you", "closed"},
        "uploading": {"queued", "needs_you", "closed"},
        "claimed": {"submitting", "queued", "needs_you"},
        "submitting": {"submitted", "running", "failed", "rejected", "needs_you", "queued", "unknown"},
        "submitted": {"running", "finished", "failed", "closed"},
        "running": {"submitted", "finished", "failed", "closed"},
        "finished": set(),
        "failed": {"finished"},
        "rejected": set(),
        "needs_you": {"queued", "closed"},
        "unknown": {"submitted", "closed"},
        "closed": {"submitted"},
    }
    for old in S:
        for new in S:
            assert may_move(old, new) is (old is new or new in MOVES[old])
    assert not may_move(S.FINISHED, S.FAILED)


def test_the_sets_of_states() -> None:
    assert {"queued", "uploading"} == WAITING_TO_SEND
    assert {"submitted", "running"} == AT_THE_SERVICE
    assert {"queued", "uploading", "claimed", "submitting", "submitted", "running"} == BUSY
    assert {"failed", "rejected", "needs_you", "unknown", "closed"} == PROBLEMS
    assert [group.value for group in Group] == ["running", "ready", "problem"]
    assert [state.value for state in ResultState] == ["none", "waiting", "saving", "saved", "problem", "gone"]


def test_the_group_of_every_state() -> None:
    for result in ResultState:
        for state in S:
            group = group_of(state, result)
            if state in ("failed", "rejected", "needs_you", "unknown", "closed"):
                assert group is Group.PROBLEM
            elif state == "finished" and result == "saved":
                assert group is Group.READY
            elif state == "finished" and result in ("problem", "gone"):
                assert group is Group.PROBLEM
            else:
                assert group is Group.RUNNING


def test_what_is_not_given_is_empty() -> None:
    asked = JobRequest("n", "m", {})
    assert (asked.callback_url, asked.estimate, asked.seconds) == ("", None, None)
    problem = TaskProblem("K")
    assert (problem.message, problem.code, problem.service_kind) == ("", None, "")
    task = Task(1, asked, "t", S.QUEUED, 5.0)
    assert (task.model, task.resolution) == ("m", "")
    assert Task(1, request("n"), "t", S.QUEUED, 5.0).resolution == "480p"
    assert Task(1, JobRequest("n", "m", {"resolution": 720}), "t", S.QUEUED, 5.0).resolution == "720"
    empty = (None, "", None, None, None, None, ResultState.NONE, "", None, None, None, None, None, None, 0, None)
    names = "task_id status_word progress submitted_at checked_at ended_at result result_url result_path saved_at"
    names += " problem charge charged balance_before attempts parent"
    assert tuple(getattr(task, name) for name in names.split()) == empty
    assert task.extra == {}


REFUSED, RATE = Rejected("r"), RateLimited("l")
UNKNOWN = LineDropped("d")


@pytest.mark.parametrize(
    ("outcome", "verdict"),
    [
        (Accepted("ID", ServiceStatus.QUEUED, "", ""), V.ACCEPTED),
        (Accepted("ID", ServiceStatus.OTHER, "", ""), V.ACCEPTED),
        (Accepted("ID", ServiceStatus.FAILED, "", "no"), V.FAILED_AT_ONCE),
        (Refused(REFUSED), V.REFUSED),
        (Refused(PermissionRefused()), V.REFUSED),
        (Refused(AuthError()), V.ACCOUNT_REFUSED),
        (Refused(OutOfCredits()), V.ACCOUNT_REFUSED),
        (TryLater(RATE), V.TRY_LATER),
        (Unknown(UNKNOWN, 500), V.UNKNOWN),
        (Unsent(NetworkError()), V.UNSENT),
        (Unsent(SecureConnectionError()), V.UNSENT),
        (Unsent(Cancelled()), V.UNSENT),
        (Unsent(StoreError()), V.UNSENT_FOR_GOOD),
        (Unsent(AuthError()), V.UNSENT_FOR_GOOD),
        (None, V.UNKNOWN),
    ],
)
def test_what_an_outcome_proves(outcome: SubmitOutcome | Unsent | None, verdict: Verdict) -> None:
    found, error = verdict_of(outcome)
    assert found is verdict
    match outcome:
        case Refused() | TryLater() | Unknown() | Unsent():
            assert error is outcome.error
        case None:
            assert type(error) is OutcomeUnknown
            assert error.message == "no clear answer"
        case Accepted():
            assert type(error) is VidgoError
            assert error.message == ""


def test_why_nobody_knows() -> None:
    assert why_unknown(UNKNOWN, unwanted=False) is UNKNOWN
    stopped = why_unknown(UNKNOWN, unwanted=True)
    assert (type(stopped), stopped.message) == (StoppedWhileSending, "d")
    for unwanted in (True, False):
        # The point of no return was passed, whatever is claimed now.
        other = why_unknown(NetworkError("nothing was sent"), unwanted=unwanted)
        assert (type(other), other.message) == (OutcomeUnknown, "no clear answer")


@pytest.mark.parametrize(
    ("error", "missing"),
    [
        (ServerError(code=501), True),
        (ServerError(code=500), False),
        (ServerError(code=502), False),
        (GenerationFailed(code=501), False),
        (NotFound(), True),
        (Rejected(), True),
        (PermissionRefused(), True),
        (AuthError(), False),
        (RateLimited(), False),
        (OutOfCredits(), False),
        (ApiError(), False),
        (NetworkError(), False),
        (ProtocolError(NO_BALANCE), True),
        (ProtocolError("the reply is empty"), False),
    ],
)
def test_a_service_without_the_balance_call(error: VidgoError, missing: bool) -> None:
    assert has_no_balance(error) is missing
