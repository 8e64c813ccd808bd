"""The key while the program runs: read from the password store once, tested, replaced, forgotten."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from vidgo_desktop.core.api_key import clean_key
from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.credentials import trouble_of
from vidgo_desktop.core.errors import BadKey, CredentialError, VidgoError
from vidgo_desktop.core.facts import KeyFact, KeyPlace, KeyTest, KeyTrouble, Refusal
from vidgo_desktop.core.lanes import Done, Lane
from vidgo_desktop.core.room import Room

if TYPE_CHECKING:
    from vidgo_desktop.core.api import VidgoClient
    from vidgo_desktop.core.credentials import Credentials

# From here on nobody should wait for the store in silence; it may still answer, for instance when its own dialog is
# answered at last.
_SILENT_AFTER = 5.0
_SILENT = "keyring"
# Where such a store is, no key of ours can lie.
_NEVER_KEPT = frozenset({KeyTrouble.NO_STORE, KeyTrouble.NOT_SAFE})
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
        # Counts what the user decided: an answer to an older question must not bring an older key back.
        self._turn = 0
        self.is_loaded = False
        self.fact = KeyFact(KeyPlace.NONE)
        self.is_known = False
        """Whether ``fact`` says anything yet; until the store was asked nobody knows whether there is a key."""

    def key(self) -> str | None:
        """The key, for the client's auth object only. Callable from any thread."""
        return self._key

    def load(self) -> None:
        """Read the stored key; ``changed`` is called afterwards in any case. Callable again when it was in vain."""
        turn = self._turn
        self._room.after(_SILENT_AFTER, _SILENT, self._still_silent)
        self._room.lanes.run(Lane.KEYRING, lambda _: self._read(), lambda done: self._loaded(turn, done))

    def tell(self) -> None:
        """Tell the fact once more; nothing before anything is known."""
        if self.is_known:
            self._room.tell.key_changed(self.fact)

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
        self._turn += 1
        self.is_loaded = True
        works_already = self.fact.trouble is KeyTrouble.SILENT
        if works_already:
            # The store may answer in a while or never.
            self._tell(self._only_here(key, self.fact.reason, KeyTrouble.SILENT))
        turn = self._turn
        self._room.lanes.run(
            Lane.KEYRING, lambda _: self._write(key), lambda done: self._stored(turn, done, works_already)
        )

    def forget(self) -> None:
        """Remove the key from the password store and from memory."""
        self._key = None
        self._turn += 1
        turn = self._turn
        self._room.lanes.run(Lane.KEYRING, lambda _: self._remove(), lambda done: self._removed(turn, done))

    def _read(self) -> tuple[str | None, KeyFact]:
        """The stored key, and the fact that holds when there is none."""
        credentials = self._credentials
        if not credentials.usable():
            return None, KeyFact(KeyPlace.NONE, "", False, credentials.reason(), credentials.trouble())
        try:
            return credentials.load(), KeyFact(KeyPlace.NONE, keyring_usable=self._keeps())
        except CredentialError as error:
            trouble = trouble_of(error)
            # A store that gave nonsense can be written to: the next key replaces it.
            return None, KeyFact(KeyPlace.NONE, "", trouble is KeyTrouble.DAMAGED, error.message, trouble)

    def _keeps(self) -> bool:
        """Whether a saved key outlives the program."""
        return self._credentials.place is KeyPlace.KEYRING

    def _still_silent(self) -> None:
        if self._key is None:
            self.fact = KeyFact(KeyPlace.NONE, "", False, "the password store has not answered yet", KeyTrouble.SILENT)
            self.is_known = True
            # Nothing else changes: whoever waits for a key goes on waiting, the store may still give one.
            self.tell()

    def _loaded(self, turn: int, done: Done[tuple[str | None, KeyFact]]) -> None:
        self._room.agenda.drop(_SILENT)
        self.is_loaded = True
        if turn != self._turn:
            # The user was faster than the password store; what was decided meanwhile stands.
            return
        if done.error is not None:
            self._tell(KeyFact(KeyPlace.NONE, "", False, done.error.message, KeyTrouble.DENIED))
            return
        key, fact = done.unwrap()
        if key is not None:
            self._hide(key)
            self._key = key
            fact = KeyFact(self._credentials.place, _tail(key), fact.keyring_usable)
        self._tell(fact)

    def _write(self, key: str) -> KeyFact:
        credentials = self._credentials
        if not credentials.usable():
            return self._only_here(key, credentials.reason(), credentials.trouble())
        try:
            credentials.save(key)
        except CredentialError as error:
            return self._only_here(key, error.message, trouble_of(error))
        return KeyFact(credentials.place, _tail(key), self._keeps())

    def _only_here(self, key: str | None, reason: str, trouble: KeyTrouble) -> KeyFact:
        return KeyFact(KeyPlace.SESSION, _tail(key), False, reason, trouble)

    def _stored(self, turn: int, done: Done[KeyFact], works_already: bool) -> None:
        if turn != self._turn:
            return
        fact = done.value or self._only_here(self._key, "", KeyTrouble.DENIED)
        if works_already:
            # The key in use has found its place; what is known of its balance, and since when, stays true.
            self.fact = fact
            self.tell()
        else:
            self._tell(fact)

    def _remove(self) -> CredentialError | None:
        if not self._credentials.usable() and self._credentials.trouble() in _NEVER_KEPT:
            return None
        try:
            self._credentials.remove()
        except CredentialError as error:
            return error
        return None

    def _removed(self, turn: int, done: Done[CredentialError | None]) -> None:
        error = done.value
        if error is not None:
            self._room.tell.refused(Refusal("", error))
        if turn != self._turn:
            return
        now = self.fact
        if error is None:
            self._tell(KeyFact(KeyPlace.NONE, "", now.keyring_usable, now.reason, now.trouble))
        else:
            self._tell(KeyFact(KeyPlace.NONE, "", now.keyring_usable, error.message, trouble_of(error)))

    def _tell(self, fact: KeyFact) -> None:
        self.fact = fact
        self.is_known = True
        self._room.tell.key_changed(fact)
        self._changed()


def _tail(key: str | None) -> str:
    return key[-_TAIL:] if key and len(key) >= _SHORTEST_WITH_TAIL else ""
