"""The API key: in the system's password store, or in memory until the program quits. Nowhere else.

Every call may take seconds (the system may ask the user for a password): none on the window's thread.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from vidgo_desktop.core.errors import BadKey, CredentialError
from vidgo_desktop.core.facts import KeyPlace, KeyTrouble

_T = TypeVar("_T")

# Windows keeps 2,560 bytes of UTF-16 [keyring 25.7: CredWrite]; the rest is left as a margin.
MOST_CHARACTERS = 1_200
_PLAIN = re.compile(r"[\x21-\x7e]+")
_MOST_REASON = 300

# Stores that are guarded by the system. Anything else (files of third parties, the null store) is not used:
# a key must not end up in a plain file because of a package or a variable that happens to be there.
_TRUSTED = frozenset(
    {
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.libsecret", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.kwallet", "DBusKeyringKWallet4"),
        ("keyring.backends.Windows", "WinVaultKeyring"),
        ("keyring.backends.macOS", "Keyring"),
    }
)
_CHAIN = ("keyring.backends.chainer", "ChainerBackend")
_NOTHING = ("keyring.backends.fail", "Keyring")


class StoreTrouble(CredentialError):
    """The password store did not do what was asked; ``trouble`` says what is the matter with it."""

    def __init__(self, message: str = "", trouble: KeyTrouble = KeyTrouble.DENIED) -> None:
        super().__init__(message)
        self.trouble = trouble


class Credentials(Protocol):
    """Where the key is kept. Every method may block; the window calls none."""

    @property
    def place(self) -> KeyPlace:
        """Where a saved key lies."""
        ...

    def usable(self) -> bool:
        """Whether ``save`` can be expected to work."""
        ...

    def reason(self) -> str:
        """Why a key cannot be kept beyond this run of the program, as technical text; empty when it can."""
        ...

    def trouble(self) -> KeyTrouble:
        """What is the matter with the store, as the last look found it."""
        ...

    def load(self) -> str | None:
        """The key, None when there is none. Raises CredentialError."""
        ...

    def save(self, key: str) -> None:
        """Keep the key. Raises BadKey, or CredentialError when it was not kept."""
        ...

    def remove(self) -> None:
        """Forget the key; none is fine. Raises CredentialError when it may still be there."""
        ...


class MemoryCredentials:
    """Keeps the key until the program quits."""

    def __init__(self, key: str | None = None) -> None:
        self._key = key

    def __repr__(self) -> str:
        return f"MemoryCredentials({'a key' if self._key else 'no key'})"

    @property
    def place(self) -> KeyPlace:
        """Always the session."""
        return KeyPlace.SESSION

    def usable(self) -> bool:
        """Always."""
        return True

    def reason(self) -> str:
        """This kind never keeps a key longer."""
        return "the key is held in memory only"

    def trouble(self) -> KeyTrouble:
        """There is no store that could make any."""
        return KeyTrouble.NONE

    def load(self) -> str | None:
        """The key, None when there is none."""
        return self._key

    def save(self, key: str) -> None:
        """Hold this key. Raises BadKey."""
        _check(key)
        self._key = key

    def remove(self) -> None:
        """Forget the key."""
        self._key = None


class _Store(Protocol):
    """What we use of a back-end of ``keyring``."""

    def get_password(self, service: str, username: str) -> object: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class KeyringCredentials:
    """Keeps the key in the system's password store, through ``keyring``.

    Each call works in a helper thread and is given up after ``limit`` seconds, for instance while the
    system's own password dialog is open; what the helper says later is ignored (a late save may still have
    been kept). Until it has come to its end, further calls are refused at once. Safe from any thread.
    """

    def __init__(self, service: str = "vidgo-desktop", account: str = "api.vidgo.ai", *, limit: float = 5.0) -> None:
        self._service = service
        self._account = account
        self._limit = limit
        self._lock = threading.Lock()
        self._helper: threading.Thread | None = None
        self._reason: str | None = None
        self._trouble = KeyTrouble.NONE

    def __repr__(self) -> str:
        return f"KeyringCredentials({self._service!r}, {self._account!r})"

    @property
    def place(self) -> KeyPlace:
        """Always the keyring; without a usable one nothing is kept at all."""
        return KeyPlace.KEYRING

    def usable(self) -> bool:
        """Whether the system offers a store that we trust. It may be locked: only ``load`` finds out."""
        try:
            self._in_time(_trusted_store)
        except CredentialError as error:
            self._reason, self._trouble = error.message, trouble_of(error)
            return False
        self._reason, self._trouble = "", KeyTrouble.NONE
        return True

    def reason(self) -> str:
        """Why the store is not usable, as the last look found it; empty when it is."""
        if self._reason is None:
            self.usable()
        return self._reason or ""

    def trouble(self) -> KeyTrouble:
        """What is the matter with the store, as the last look found it."""
        if self._reason is None:
            self.usable()
        return self._trouble

    def load(self) -> str | None:
        """The kept key, None when there is none. Raises StoreTrouble: no store, locked, silent, odd."""
        found = self._in_time(lambda: _trusted_store().get_password(self._service, self._account))
        if found is None or found == "":
            return None
        key = found.strip() if isinstance(found, str) else ""
        if not _PLAIN.fullmatch(key):
            raise StoreTrouble("what the password store holds is not a key", KeyTrouble.DAMAGED)
        return key

    def save(self, key: str) -> None:
        """Keep the key and read it back. Raises BadKey, or CredentialError when it was not kept."""
        _check(key)

        def work() -> bool:
            store = _trusted_store()
            store.set_password(self._service, self._account, key)
            # Some stores take everything and keep nothing.
            return store.get_password(self._service, self._account) == key

        if not self._in_time(work):
            raise StoreTrouble("the password store did not keep the key", KeyTrouble.NOT_KEPT)

    def remove(self) -> None:
        """Forget the key; none is fine. Raises CredentialError when it may still be there."""

        def work() -> bool:
            store = _trusted_store()
            if store.get_password(self._service, self._account) is None:
                return True
            store.delete_password(self._service, self._account)
            return store.get_password(self._service, self._account) is None

        if not self._in_time(work):
            raise StoreTrouble("the password store did not let go of the key", KeyTrouble.NOT_REMOVED)

    def _in_time(self, work: Callable[[], _T]) -> _T:
        if not self._lock.acquire(timeout=self._limit):
            raise StoreTrouble(_NO_ANSWER, KeyTrouble.SILENT)
        try:
            if self._helper is not None and self._helper.is_alive():
                waits = "the password store still waits for an answer to an earlier question"
                raise StoreTrouble(waits, KeyTrouble.SILENT)
            job = _Job(work)
            self._helper = threading.Thread(target=job.run, name="keyring", daemon=True)
            self._helper.start()
            return job.answer(self._limit)
        finally:
            self._lock.release()


_NO_ANSWER = "the password store did not answer in time"


class _Job(Generic[_T]):
    """One question to the store, asked in the helper thread."""

    def __init__(self, work: Callable[[], _T]) -> None:
        self._work = work
        self._done = threading.Event()
        self._answers: list[_T] = []
        self._error: CredentialError | None = None

    def run(self) -> None:
        try:
            self._answers.append(self._work())
        except CredentialError as error:
            self._error = error
        except BaseException as error:  # noqa: BLE001 - back-ends raise anything, and nobody else hears it here
            self._error = _in_words(error)
        finally:
            self._done.set()

    def answer(self, limit: float) -> _T:
        if not self._done.wait(limit):
            raise StoreTrouble(_NO_ANSWER, KeyTrouble.SILENT)
        if self._error is not None:
            raise self._error
        return self._answers[0]


def trouble_of(error: CredentialError) -> KeyTrouble:
    """What an error says about the store; nothing when it is about the key itself."""
    return error.trouble if isinstance(error, StoreTrouble) else KeyTrouble.NONE


def _in_words(error: BaseException) -> StoreTrouble:
    """The kind of the error alone: a back-end's own text may repeat what it was given."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "KeyringLocked" in kinds:
        return StoreTrouble("the password store is locked", KeyTrouble.LOCKED)
    if "NoKeyringError" in kinds:
        return StoreTrouble("the system offers no password store", KeyTrouble.NO_STORE)
    if "InitError" in kinds:
        return StoreTrouble("the password store could not be opened")
    return StoreTrouble(f"the password store failed: {type(error).__name__}"[:_MOST_REASON])


def _trusted_store() -> _Store:
    """The store to use. Raises CredentialError when there is none that we trust."""
    # Imported here: it costs a quarter of a second, and a start without a look at the key needs none of it.
    import keyring

    chosen: object = keyring.get_keyring()
    kind = _kind(chosen)
    if kind == _CHAIN:
        # Never through the chain itself: it would fall back to whatever else is in it.
        members = list(getattr(chosen, "backends", ()))
        trusted = [member for member in members if _kind(member) in _TRUSTED]
        if not trusted:
            raise StoreTrouble("none of the password stores is a trusted one", KeyTrouble.NOT_SAFE)
        store: _Store = trusted[0]
        return store
    if kind == _NOTHING:
        raise StoreTrouble("the system offers no password store", KeyTrouble.NO_STORE)
    if kind not in _TRUSTED:
        raise StoreTrouble(f"{'.'.join(kind)} is not a trusted password store"[:_MOST_REASON], KeyTrouble.NOT_SAFE)
    return chosen  # type: ignore[return-value]  # its kind was just checked


def _kind(store: object) -> tuple[str, str]:
    """Module and class of a back-end; a class that only claims to come from a module counts as a stranger."""
    kind = type(store)
    real = getattr(sys.modules.get(kind.__module__), kind.__qualname__, None)
    return (kind.__module__, kind.__qualname__) if real is kind else ("unknown", kind.__qualname__)


def _check(key: str) -> None:
    # The messages never carry the text itself.
    if not key:
        raise BadKey("the key is empty")
    if len(key) > MOST_CHARACTERS:
        raise BadKey(f"the key is longer than {MOST_CHARACTERS} characters")
    if not _PLAIN.fullmatch(key):
        raise BadKey("the key has characters that no key has")
