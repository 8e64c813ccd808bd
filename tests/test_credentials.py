"""The key's place: which password stores are used, and what happens when one misbehaves."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path

import keyring
import keyring.backend
import keyring.backends.chainer
import keyring.backends.fail
import keyring.backends.null
import pytest
from keyring.errors import InitError, KeyringLocked

from vidgo_desktop.core import credentials
from vidgo_desktop.core.credentials import Credentials, KeyringCredentials, MemoryCredentials
from vidgo_desktop.core.errors import BadKey, CredentialError
from vidgo_desktop.core.facts import KeyPlace

KEY = "vk-canary-7f3a9b1c5d"


class Shelf(keyring.backend.KeyringBackend):
    """A password store of this test; what it keeps and how it fails is set from outside."""

    # Never chosen by itself, only when a test sets it.
    priority = -1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring leaves it so
        self.kept: dict[tuple[str, str], object] = {}
        self.error: BaseException | None = None
        self.forgetful = False
        self.gate: threading.Event | None = None
        self.entered = threading.Event()

    def _step(self) -> None:
        self.entered.set()
        if self.gate is not None:
            self.gate.wait()
        if self.error is not None:
            raise self.error

    def get_password(self, service: str, username: str) -> str | None:
        self._step()
        return self.kept.get((service, username))  # type: ignore[return-value]  # odd values on purpose

    def set_password(self, service: str, username: str, password: str) -> None:
        self._step()
        if not self.forgetful:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._step()
        if not self.forgetful:
            del self.kept[service, username]


class PlainText(Shelf):
    """What a package of a third party might bring."""


class Chain(keyring.backends.chainer.ChainerBackend):
    """A stranger that only looks like the chain."""


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    before = keyring.core._keyring_backend
    yield
    keyring.core._keyring_backend = before


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """A store that counts as trusted, for the behaviour of good and bad stores alike."""
    monkeypatch.setattr(credentials, "_TRUSTED", frozenset({(Shelf.__module__, Shelf.__qualname__)}))
    store = Shelf()
    keyring.set_keyring(store)
    return store


def test_both_kinds_have_the_same_face(shelf: Shelf) -> None:
    both: list[Credentials] = [MemoryCredentials(), KeyringCredentials()]
    for each in both:
        assert each.usable()
        assert each.load() is None
        each.save(KEY)
        assert each.load() == KEY
        each.save(KEY + "-2")
        assert each.load() == KEY + "-2"
        each.remove()
        each.remove()
        assert each.load() is None
    assert [each.place for each in both] == [KeyPlace.SESSION, KeyPlace.KEYRING]
    assert bool(both[0].reason()) and both[1].reason() == ""


def test_the_key_is_in_no_representation(shelf: Shelf) -> None:
    for each in (MemoryCredentials(KEY), KeyringCredentials()):
        each.save(KEY)
        assert KEY not in repr(each) + str(each) + f"{each}"


def test_the_entry_is_named_by_service_and_account(shelf: Shelf) -> None:
    KeyringCredentials().save(KEY)
    KeyringCredentials("other", "host").save(KEY + "x")
    assert shelf.kept == {("vidgo-desktop", "api.vidgo.ai"): KEY, ("other", "host"): KEY + "x"}


@pytest.mark.parametrize("bad", ["", " ", "line\nend", "nul\x00nul", "клавиша", "a" * 1_201, "two words"])
def test_what_cannot_be_a_key_is_refused_without_being_repeated(shelf: Shelf, bad: str) -> None:
    for each in (MemoryCredentials(), KeyringCredentials()):
        with pytest.raises(BadKey) as caught:
            each.save(bad)
        if bad.strip():
            assert bad not in caught.value.message
    assert shelf.kept == {}


def test_the_longest_key_fits(shelf: Shelf) -> None:
    KeyringCredentials().save("a" * 1_200)
    assert KeyringCredentials().load() == "a" * 1_200


@pytest.mark.parametrize("odd", [7, b"bytes", "with\x00nul", "with blank", "zwei\nZeilen", "ключ", " "])
def test_an_odd_stored_value_is_told(shelf: Shelf, odd: object) -> None:
    shelf.kept["vidgo-desktop", "api.vidgo.ai"] = odd
    with pytest.raises(CredentialError, match="not a key"):
        KeyringCredentials().load()


def test_a_stored_value_with_a_line_end_is_trimmed(shelf: Shelf) -> None:
    shelf.kept["vidgo-desktop", "api.vidgo.ai"] = KEY + "\n"
    assert KeyringCredentials().load() == KEY
    shelf.kept["vidgo-desktop", "api.vidgo.ai"] = ""
    assert KeyringCredentials().load() is None


def test_a_store_that_keeps_nothing_is_noticed(shelf: Shelf) -> None:
    shelf.forgetful = True
    with pytest.raises(CredentialError, match="did not keep"):
        KeyringCredentials().save(KEY)
    shelf.kept["vidgo-desktop", "api.vidgo.ai"] = KEY
    with pytest.raises(CredentialError, match="did not let go"):
        KeyringCredentials().remove()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyringLocked(f"no {KEY}"), "is locked"),
        (InitError(f"no {KEY}"), "could not be opened"),
        (FileNotFoundError(2, f"no {KEY}"), "FileNotFoundError"),
        (ValueError(KEY), "ValueError"),
        (SystemExit(KEY), "SystemExit"),
    ],
)
def test_whatever_a_store_raises_is_told_without_its_text(shelf: Shelf, error: BaseException, words: str) -> None:
    shelf.error = error
    for call in (
        KeyringCredentials().load,
        KeyringCredentials().remove,
        lambda: KeyringCredentials().save(KEY),
    ):
        with pytest.raises(CredentialError, match=words) as caught:
            call()
        assert KEY not in "".join(traceback.format_exception(caught.value))


def test_a_silent_store_is_given_up_in_time_and_its_late_answer_ignored(shelf: Shelf) -> None:
    shelf.gate = threading.Event()
    place = KeyringCredentials(limit=0.05)
    with pytest.raises(CredentialError, match="in time"):
        place.load()
    assert shelf.entered.is_set()
    # The first question still hangs: no second one is put on top of it, and nobody waits again.
    with pytest.raises(CredentialError, match="earlier question"):
        place.save(KEY)
    assert not place.usable()
    assert "earlier question" in place.reason()
    helper = place._helper
    assert helper is not None
    assert helper.daemon
    shelf.gate.set()
    helper.join()
    place.save(KEY)
    assert place.load() == KEY
    assert place.usable()
    assert place.reason() == ""


@pytest.mark.parametrize(
    "stranger", [keyring.backends.fail.Keyring, keyring.backends.null.Keyring, PlainText, Shelf, Chain]
)
def test_stores_that_are_not_the_system_s_are_not_used(
    stranger: type[keyring.backend.KeyringBackend],
) -> None:
    store = stranger()
    keyring.set_keyring(store)
    place = KeyringCredentials()
    assert not place.usable()
    assert place.reason()
    for call in (place.load, place.remove, lambda: place.save(KEY)):
        with pytest.raises(CredentialError):
            call()
    if isinstance(store, Shelf):
        assert not store.entered.is_set()


def test_a_class_that_only_bears_a_trusted_name_is_not_used() -> None:
    liar = type("Keyring", (Shelf,), {"__module__": "keyring.backends.SecretService", "__qualname__": "Keyring"})
    keyring.set_keyring(liar())
    assert not KeyringCredentials().usable()


def test_a_chain_is_used_through_its_trusted_member_only(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = PlainText()
    chain = keyring.backends.chainer.ChainerBackend
    monkeypatch.setattr(chain, "backends", [plain, shelf])
    keyring.set_keyring(chain())  # type: ignore[no-untyped-call]  # keyring leaves it so
    place = KeyringCredentials()
    place.save(KEY)
    assert place.load() == KEY
    assert (plain.kept, list(shelf.kept.values())) == ({}, [KEY])
    monkeypatch.setattr(chain, "backends", [plain])
    with pytest.raises(CredentialError):
        place.save(KEY)
    assert plain.kept == {}


_TRY = """
import sys
from vidgo_desktop.core.credentials import KeyringCredentials
from vidgo_desktop.core.errors import CredentialError
place = KeyringCredentials()
assert not place.usable(), "a plain store was accepted"
try:
    place.save(sys.stdin.read())
except CredentialError:
    sys.exit(0)
sys.exit("the key was taken")
"""
_PLAIN_MODULE = """
import keyring.backend
class PlaintextKeyring(keyring.backend.KeyringBackend):
    priority = 9
    def get_password(self, service, username):
        return open("plain.txt").read()
    def set_password(self, service, username, password):
        open("plain.txt", "w").write(password)
    def delete_password(self, service, username):
        pass
"""


@pytest.mark.parametrize("how", ["variable", "configuration", "package", "null"])
def test_a_planted_plain_store_is_refused_in_a_real_process(tmp_path: Path, how: str) -> None:
    (tmp_path / "planted_store.py").write_text(_PLAIN_MODULE, encoding="utf-8")
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("DBUS", "XDG", "PYTHON"))}
    variables |= {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    variables["PYTHONPATH"] = os.pathsep.join([str(tmp_path), *filter(None, sys.path)])
    variables["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=" + str(tmp_path / "no-bus")
    if how == "variable":
        variables["PYTHON_KEYRING_BACKEND"] = "planted_store.PlaintextKeyring"
    elif how == "null":
        variables["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    elif how == "configuration":
        for folder in ("python_keyring", "keyring"):
            (tmp_path / folder).mkdir()
            text = "[backend]\ndefault-keyring=planted_store.PlaintextKeyring\n"
            (tmp_path / folder / "keyringrc.cfg").write_text(text, encoding="utf-8")
    else:
        entry = tmp_path / "planted_store-1.0.dist-info"
        entry.mkdir()
        (entry / "METADATA").write_text("Metadata-Version: 2.1\nName: planted-store\nVersion: 1.0\n")
        (entry / "entry_points.txt").write_text("[keyring.backends]\nplanted = planted_store\n")
    done = subprocess.run(
        [sys.executable, "-c", _TRY], input=KEY, text=True, cwd=tmp_path, env=variables, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert KEY not in done.stdout + done.stderr
    for file in (each for each in tmp_path.rglob("*") if each.is_file()):
        assert KEY.encode() not in file.read_bytes()


def test_keyring_is_not_imported_before_it_is_asked() -> None:
    code = "import sys, vidgo_desktop.core.credentials as c; c.KeyringCredentials(); sys.exit('keyring' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
