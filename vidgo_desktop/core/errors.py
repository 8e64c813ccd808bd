"""The error tree. Every error says whether money may have moved.

The user interface maps each class to words (``ui.error_text``); nothing here is shown to a person as it is.
Messages are already cleaned: no key, no link query, no control characters, at most 2,000 characters.
"""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar


class Charge(StrEnum):
    """What is known about the money of one task. Exactly one of the four phrases of the window."""

    NOT_CHARGED = "not_charged"
    GIVEN_BACK = "given_back"
    CHARGED = "charged"
    UNCLEAR = "unclear"


class VidgoError(Exception):
    """Base of everything this program raises on purpose.

    ``message`` is technical text for *Details*. ``charge`` tells what the error proves about money.
    """

    charge: ClassVar[Charge] = Charge.NOT_CHARGED

    def __init__(self, message: str = "") -> None:
        super().__init__(message)
        self.message = message


class NetworkError(VidgoError):
    """No usable answer: name lookup, connection, TLS or time-out."""


class SecureConnectionError(NetworkError):
    """The certificate or the TLS handshake was refused; nothing was sent."""


class ProxyRefused(NetworkError):
    """The proxy on the way cannot be reached or lets nothing through; nothing was sent to the service."""


class Starved(NetworkError):
    """The system gives this program no more memory, threads or open files; what waits for them is tried again."""


class Cancelled(VidgoError):
    """We stopped it ourselves (the program closes, or the user said stop)."""


class ApiError(VidgoError):
    """The service answered with an error.

    ``code`` is the business code (or the HTTP status where the body has none), ``kind`` the service's own type
    word such as ``validation_error``, ``retry_after`` the wait it asked for in seconds.
    """

    def __init__(
        self, message: str = "", *, code: int | None = None, kind: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(message)
        self.code = code
        self.kind = kind
        self.retry_after = retry_after


class AuthError(ApiError):
    """401, or 403 about the key itself: the service does not accept this key."""


class PermissionRefused(ApiError):
    """403: the key is known but may not do this."""


class BlockedOnTheWay(ApiError):
    """403 without the service's own words: a firewall or a check on the way turned the request away."""


class OutOfCredits(ApiError):
    """402 or ``insufficient_credits_error``."""


class RateLimited(ApiError):
    """429 or 425: too many at once; it was not processed."""


class StillRateLimited(RateLimited):
    """429 again and again, longer than the program waits by itself; the task was not processed and asks the user."""


class Rejected(ApiError):
    """The request itself was refused (400, 405, 413, 415, 422 ...); nothing was charged."""


class UnsupportedFile(Rejected):
    """An upload was refused because of its type: the service takes pictures only [docs of upload/stream]."""


class FileTooLarge(Rejected):
    """413: the file is over the service's limit."""


class PolicyRefused(Rejected):
    """``content_moderation_error``: the content is not allowed."""


class NotFound(ApiError):
    """404 or 410: the service does not know this task or address."""


class ServerError(ApiError):
    """408 and 5xx: the service has a problem. For a submit this is never proof that nothing was charged."""


class GenerationFailed(ApiError):
    """The service said that the task failed; it gives the credits back by itself [docs: status page]."""

    charge = Charge.UNCLEAR


class OutcomeUnknown(VidgoError):
    """A submit may or may not have arrived. Never sent again by the program."""

    charge = Charge.UNCLEAR


class LineDropped(OutcomeUnknown):
    """The connection ended after the request was on its way, before an answer came."""


class ClosedWhileSending(OutcomeUnknown):
    """The program ended in the seconds in which the task was being sent."""


class StoppedWhileSending(OutcomeUnknown):
    """The user stopped waiting in the seconds in which the task was being sent."""


class SlowAnswer(VidgoError):
    """The task was sent and its answer takes unusually long; shown only, nothing is decided yet."""

    charge = Charge.UNCLEAR


class NotSentYet(VidgoError):
    """The program was closed before the task was sent; it waits for the user's word."""


class HeldBack(VidgoError):
    """An earlier task's outcome is unclear, so this one was not sent; it waits for the user's word."""


class NotANumber(VidgoError):
    """What was given as the number of a task at the service cannot be one."""


class NumberTaken(VidgoError):
    """What was given as the number of a task belongs to another task already."""


class DailyLimit(VidgoError):
    """With this task the user's own limit of credits for a day would be passed; it was not sent."""


class ProtocolError(VidgoError):
    """An answer that is not the service's: HTML, cut, too large, without the needed field."""


# With these words begins the message of a ProtocolError about HTML: the service answers in JSON, so somebody on the
# way spoke, such as a network that wants a sign-in.
WEB_PAGE = "the reply is a web page"


class StoreError(VidgoError):
    """The task list on disk cannot be read or written."""


class ListNotWritable(StoreError):
    """What is about to be sent cannot be written down, so it is not sent; or an answer could not be."""


class ListReadOnly(StoreError):
    """The folder or the file of the task list cannot be written to: it is shown, and nothing is sent."""


class ListBusy(StoreError):
    """Another program holds the task list at this moment."""


class ListSwapped(StoreError):
    """The file of the task list was replaced under the running program; nothing is written to it any more."""


class LowSpace(StoreError):
    """Too little room on the disk of the task list; nothing is sent, because the answer must be kept."""


class SettingsNotKept(StoreError):
    """The settings file cannot be written."""


class StoreTooNew(StoreError):
    """The task list was written by a newer version; it is left untouched."""


class EngineGone(VidgoError):
    """The part of the program that works on the tasks ended by itself, more than once."""


class CredentialError(VidgoError):
    """The system's password store cannot be used, is locked, or did not keep what was written."""


class BadKey(CredentialError):
    """The pasted text cannot be a key (odd characters, too short or long). Never carries the text itself."""


class TransferError(VidgoError):
    """A finished result could not be fetched. The video was paid; it waits at the service."""

    charge = Charge.CHARGED


class ResultGone(TransferError):
    """The link of the result does not live any more (results live 24 h [docs])."""


class NotAVideo(TransferError):
    """What came back is not a playable video."""


class NoFiles(TransferError):
    """The service says finished, but no usable file came with it."""


class SaveError(TransferError):
    """The folder cannot be written to."""


class DiskFull(SaveError):
    """No room; ``needed`` is the number of bytes that are missing, 0 when not known."""

    def __init__(self, message: str = "", *, needed: int = 0) -> None:
        super().__init__(message)
        self.needed = needed


class OtherKey(VidgoError):
    """The task was made with another key; this one cannot ask for it."""

    charge = Charge.UNCLEAR


class FileHeld(SaveError):
    """The whole video lies in the folder, but another program holds it, so it could not get its name yet."""


class NoRecycleBin(SaveError):
    """The file cannot be put into the system's recycle bin, so it stays where it is."""


class FileMissing(SaveError):
    """There is no file any more where the result was saved: somebody moved or deleted it."""


class MediaError(VidgoError):
    """A local file cannot be opened, is damaged, or is of a kind that is not accepted."""


class FileChanged(MediaError):
    """A local input is not the file any more that was chosen."""
