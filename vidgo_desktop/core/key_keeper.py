"""The key while the program runs: read from the password store once, tested, replaced, forgotten."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from vidgo_desktop.core.api_key import clean_key
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import BadKey, CredentialError, VidgoError
from vidgo_desktop.core.facts import KeyFact, KeyPlace, KeyTest, Refusal
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.room import Room

if TYPE_CHECKING:
    from vidgo_desktop.core.api import VidgoClient
    from vidgo_desktop.core.credentials import Credentials

_TAIL = 4
# A shorter key would be mostly shown by its tail.
_SHORTEST_WITH_TAIL = 12


class KeyKeeper:
    """Owns the key in memory. All password-store calls run in their own lane, because they may ask the user."""

    def __init__(
        self,
        room: Room,
        credentials: Credentials,
        *,
        client_for: Callable[[Callable[[], str | None]], VidgoClient],
        hide: Callable[[str], None],
        changed: Callable[[], None],
    ) -> None:
        self._room = room
        self._credentials = credentials
        self._client_for = client_for
        self._hide = hide
        self._changed = changed
        self._key: str | None = None
        self.is_loaded = False
        self.fact = KeyFact(KeyPlace.NONE)

    def key(self) -> str | None:
        """The key, for the client's auth object only. Callable from any thread."""
        return self._key

    def load(self) -> None:
        """Read the stored key; ``changed`` is called afterwards in any case."""
        self._room.lanes.run(Lane.KEYRING, lambda _: self._read(), self._loaded)

    def test(self, text: str) -> None:
        """Ask for the balance with this key, without keeping it."""
        try:
            key = clean_key(text)
        except BadKey as error:
            self._room.tell.key_tested(KeyTest(error=error))
            return
        self._hide(key)

        def work(cancel: Cancel) -> KeyTest:
            client = self._client_for(lambda: key)
            started = time.monotonic()
            try:
                credit = client.balance(cancel=cancel)
                return KeyTest(credits=credit, seconds=time.monotonic() - started)
            except VidgoError as error:
                return KeyTest(error=error, seconds=time.monotonic() - started)
            finally:
                client.close()

        def tell(done: Done[KeyTest]) -> None:
            self._room.tell.key_tested(done.value or KeyTest(error=done.error))

        self._room.lanes.run(Lane.ASK, work, tell)

    def save(self, text: str) -> None:
        """Use this key from now on and keep it where it can be kept."""
        try:
            key = clean_key(text)
        except BadKey as error:
            self._room.tell.refused(Refusal("", error))
            return
        self._hide(key)
        self._key = key
        self.is_loaded = True
        self._room.lanes.run(Lane.KEYRING, lambda _: self._write(key), self._stored)

    def forget(self) -> None:
        """Remove the key from the password store and from memory."""
        self._key = None
        self._room.lanes.run(Lane.KEYRING, lambda _: self._remove(), self._removed)

    def _read(self) -> tuple[str | None, bool, str]:
        usable = self._credentials.usable()
        reason = "" if usable else self._credentials.reason()
        return (self._credentials.load() if usable else None, usable and self._keeps(), reason)

    def _keeps(self) -> bool:
        """Whether a saved key outlives the program."""
        return self._credentials.place is KeyPlace.KEYRING

    def _loaded(self, done: Done[tuple[str | None, bool, str]]) -> None:
        self.is_loaded = True
        if done.error is not None:
            self._tell(KeyFact(KeyPlace.NONE, keyring_usable=False, reason=done.error.message))
            return
        key, usable, reason = done.unwrap()
        if self._key is not None:
            # The user was faster than the password store; the newer key stands.
            return
        if key is not None:
            self._hide(key)
            self._key = key
        place = self._credentials.place if key is not None else KeyPlace.NONE
        self._tell(KeyFact(place, _tail(key), usable, reason))

    def _write(self, key: str) -> KeyFact:
        if not self._credentials.usable():
            return KeyFact(KeyPlace.SESSION, _tail(key), False, self._credentials.reason())
        try:
            self._credentials.save(key)
        except CredentialError as error:
            return KeyFact(KeyPlace.SESSION, _tail(key), False, error.message)
        return KeyFact(self._credentials.place, _tail(key), self._keeps())

    def _stored(self, done: Done[KeyFact]) -> None:
        self._tell(done.value or KeyFact(KeyPlace.SESSION, _tail(self._key), False))

    def _remove(self) -> str:
        try:
            self._credentials.remove()
        except CredentialError as error:
            return error.message
        return ""

    def _removed(self, done: Done[str]) -> None:
        reason = done.value or ""
        if reason:
            self._room.tell.refused(Refusal("", CredentialError(reason)))
        self._tell(KeyFact(KeyPlace.NONE, keyring_usable=self.fact.keyring_usable, reason=reason))

    def _tell(self, fact: KeyFact) -> None:
        self.fact = fact
        self._room.tell.key_changed(fact)
        self._changed()


def _tail(key: str | None) -> str:
    return key[-_TAIL:] if key and len(key) >= _SHORTEST_WITH_TAIL else ""
