"""What an answer, or the lack of one, proves: the outcomes of calls as entries of the tables. Pure."""

from __future__ import annotations

from vidgo_desktop.core.errors import (
    AuthError,
    Cancelled,
    NetworkError,
    NotFound,
    OutcomeUnknown,
    OutOfCredits,
    PermissionRefused,
    ProtocolError,
    Rejected,
    ServerError,
    StoppedWhileSending,
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
from vidgo_desktop.core.submit_rules import Verdict


def verdict_of(outcome: SubmitOutcome | Unsent | None) -> tuple[Verdict, VidgoError]:
    """What is proven, and the error that says it; the error of an accepted task is never looked at."""
    match outcome:
        case Accepted():
            failed = outcome.status is ServiceStatus.FAILED
            return Verdict.FAILED_AT_ONCE if failed else Verdict.ACCEPTED, VidgoError()
        case Refused(error):
            account = isinstance(error, AuthError | OutOfCredits)
            return Verdict.ACCOUNT_REFUSED if account else Verdict.REFUSED, error
        case TryLater(error):
            return Verdict.TRY_LATER, error
        case Unknown(error):
            return Verdict.UNKNOWN, error
        case Unsent(error):
            passing = isinstance(error, NetworkError | Cancelled)
            return Verdict.UNSENT if passing else Verdict.UNSENT_FOR_GOOD, error
        case _:
            return Verdict.UNKNOWN, OutcomeUnknown("no clear answer")


def why_unknown(error: VidgoError, *, unwanted: bool) -> OutcomeUnknown:
    """Why nobody knows; ``unwanted`` when the user stopped the waiting."""
    if not isinstance(error, OutcomeUnknown):
        # The point of no return was passed: whatever is claimed now, the request may have arrived.
        return OutcomeUnknown("no clear answer")
    return StoppedWhileSending(error.message) if unwanted else error


def has_no_balance(error: VidgoError) -> bool:
    """Whether the service answers but knows no balance call: then it still takes tasks."""
    missing = isinstance(error, ServerError) and error.code == 501
    if isinstance(error, ProtocolError):
        return error.message == NO_BALANCE
    return missing or isinstance(error, NotFound | Rejected | PermissionRefused)
