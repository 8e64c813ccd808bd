"""What the outcome of a submit does to its task: the whole rule as a table, read by the engine and by the model.

The promise behind it: a request that may have arrived is never repeated by the program. Only two proofs lead back to
a state that sends: no byte left this computer, or the service said 425 or 429, which means that nothing was done.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from vidgo_desktop.core.task import TaskState


class Verdict(StrEnum):
    """What is proven about one submit."""

    ACCEPTED = "accepted"
    FAILED_AT_ONCE = "failed_at_once"
    REFUSED = "refused"
    ACCOUNT_REFUSED = "account_refused"
    TRY_LATER = "try_later"
    UNKNOWN = "unknown"
    UNSENT = "unsent"
    UNSENT_FOR_GOOD = "unsent_for_good"


_S, _V = TaskState, Verdict

# CLAIMED: the point of no return was not passed, so no byte left. SUBMITTING: it was passed; from then on even the
# claim that nothing was sent proves nothing, because whoever claims it may be wrong.
AFTER_SUBMIT: Mapping[tuple[TaskState, Verdict], TaskState] = MappingProxyType(
    {
        (_S.CLAIMED, _V.UNSENT): _S.QUEUED,
        (_S.CLAIMED, _V.UNSENT_FOR_GOOD): _S.NEEDS_YOU,
        (_S.SUBMITTING, _V.ACCEPTED): _S.SUBMITTED,
        (_S.SUBMITTING, _V.FAILED_AT_ONCE): _S.FAILED,
        (_S.SUBMITTING, _V.REFUSED): _S.REJECTED,
        (_S.SUBMITTING, _V.ACCOUNT_REFUSED): _S.NEEDS_YOU,
        (_S.SUBMITTING, _V.TRY_LATER): _S.QUEUED,
        (_S.SUBMITTING, _V.UNKNOWN): _S.UNKNOWN,
        (_S.SUBMITTING, _V.UNSENT): _S.UNKNOWN,
        (_S.SUBMITTING, _V.UNSENT_FOR_GOOD): _S.UNKNOWN,
    }
)

# What a task becomes at the next start when the program ended while it was in this state.
AFTER_A_CRASH: Mapping[TaskState, TaskState] = MappingProxyType(
    {
        _S.UPLOADING: _S.QUEUED,
        _S.CLAIMED: _S.QUEUED,
        _S.SUBMITTING: _S.UNKNOWN,
    }
)
