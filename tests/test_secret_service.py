"""The key in a real Secret Service, kept by gnome-keyring in a D-Bus session of its own.

Runs only where such a session stands ready: ``make test`` starts one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from vidgo_desktop.core.credentials import KeyringCredentials
from vidgo_desktop.core.facts import KeyPlace

pytestmark = pytest.mark.secret_service

KEY = "vk-canary-0123456789abcdef"
_NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


def _child(code: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from vidgo_desktop.core.credentials import KeyringCredentials\n" + code, *arguments],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.fixture
def place() -> KeyringCredentials:
    """An entry of this test alone, in the session that the tests were started in."""
    return KeyringCredentials(f"vidgo-desktop-test-{os.getpid()}", "api.example", limit=20)


def test_a_key_is_kept_replaced_and_removed(place: KeyringCredentials) -> None:
    assert place.usable(), place.reason()
    assert place.reason() == ""
    assert place.place is KeyPlace.KEYRING
    assert place.load() is None
    place.remove()
    place.save(KEY)
    assert place.load() == KEY
    place.save(KEY + "-new")
    assert place.load() == KEY + "-new"
    place.remove()
    assert place.load() is None


def test_another_process_finds_the_key(place: KeyringCredentials) -> None:
    place.save(KEY)
    try:
        code = f"print(KeyringCredentials('vidgo-desktop-test-{os.getpid()}', 'api.example', limit=20).load())"
        done = _child(code)
        assert (done.stdout.strip(), done.stderr) == (KEY, "")
    finally:
        place.remove()


_SAVE = f"""
KeyringCredentials(limit=20).save({KEY!r})
assert KeyringCredentials(limit=20).load() == {KEY!r}
"""
_LOCKED = f"""
from vidgo_desktop.core.errors import CredentialError
place = KeyringCredentials()
assert place.usable(), place.reason()
for call in (place.load, place.remove, lambda: place.save({KEY!r})):
    try:
        call()
    except CredentialError as error:
        print(error.message)
    else:
        raise SystemExit("a locked store gave an answer")
"""


def _session(home: Path, code: str, *, unlocked: bool) -> tuple[subprocess.CompletedProcess[str], float]:
    """Run code in a new D-Bus session whose keyring lies in ``home``, and say how long it took."""
    run_time = home / "run"
    run_time.mkdir(mode=0o700, exist_ok=True)
    variables = {k: v for k, v in os.environ.items() if not k.startswith(("DBUS", "XDG", "DISPLAY", "WAYLAND"))}
    variables |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(run_time)}
    unlock = "printf testpw | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
    script = (unlock if unlocked else "") + 'exec "$0" -c "$1"'
    code = "from vidgo_desktop.core.credentials import KeyringCredentials\n" + code
    started = time.monotonic()
    done = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", script, sys.executable, code],
        env=variables,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done, time.monotonic() - started


@pytest.mark.skipif(not all(map(shutil.which, _NEEDED)), reason=f"needs {' and '.join(_NEEDED)}")
def test_a_key_outlives_the_session_and_a_locked_store_says_so_quickly(tmp_path: Path) -> None:
    saved, _ = _session(tmp_path, _SAVE, unlocked=True)
    assert saved.returncode == 0, saved.stderr
    for file in (each for each in tmp_path.rglob("*") if each.is_file()):
        assert KEY.encode() not in file.read_bytes()
    found, _ = _session(tmp_path, "print(KeyringCredentials(limit=20).load())", unlocked=True)
    assert found.stdout.strip() == KEY, found.stderr
    locked, seconds = _session(tmp_path, _LOCKED, unlocked=False)
    assert locked.returncode == 0, locked.stderr
    assert locked.stdout.splitlines() == ["the password store is locked"] * 3
    # Three refusals, the start of D-Bus, of the daemon and of Python; far below the three limits.
    assert seconds < 14
    assert KEY not in locked.stdout + locked.stderr
