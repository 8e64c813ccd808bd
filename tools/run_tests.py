"""Runs the whole test suite: everything without a display, then the keyring's tests in their own session.

A real Secret Service (gnome-keyring) on a private D-Bus, with a throw-away home: nobody's own keyring is
touched.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARK = "secret_service"
NOTHING_COLLECTED = 5  # pytest's exit code for "no test was selected"

# The first unlock of a new home creates the login keyring with the password that it reads.
_UNLOCK_AND_RUN = 'printf throwaway | "$0" --unlock --components=secrets >/dev/null && exec "$@"'

# What would lead the private session back to the desktop of the person who runs the tests.
_OF_THE_DESKTOP = (
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "GNOME_KEYRING_CONTROL",
    "PYTHON_KEYRING_BACKEND",
    "WAYLAND_DISPLAY",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)


def pytest_command(mark: str, args: list[str]) -> list[str]:
    """The command that runs the tests with this mark expression."""
    return [sys.executable, "-m", "pytest", "-m", mark, *args]


def private_environ(environ: Mapping[str, str], home: Path) -> dict[str, str]:
    """An environment in which ``home`` is all that a program finds of a person."""
    kept = {key: value for key, value in environ.items() if key not in _OF_THE_DESKTOP}
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    return {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(runtime)}


def reason_without_keyring() -> str:
    """Why the keyring tests cannot run here; empty when they can."""
    if not sys.platform.startswith("linux"):
        return "they need Linux"
    lacking = [name for name in ("dbus-run-session", "gnome-keyring-daemon") if shutil.which(name) is None]
    return f"{' and '.join(lacking)} not installed" if lacking else ""


def startable(program: str, folder: Path) -> str:
    """A path by which the program starts. Some containers refuse files with capabilities; a copy has none."""
    found = shutil.which(program) or program
    try:
        subprocess.run([found, "--version"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    except PermissionError:
        return str(_plain_copy(Path(found), folder))
    return found


def _plain_copy(program: Path, folder: Path) -> Path:
    copy = folder / program.name
    copy.write_bytes(program.read_bytes())
    copy.chmod(0o700)
    return copy


def run_main_part(args: list[str]) -> int:
    """Every test but those of the keyring, without a display. Returns pytest's exit code."""
    with tempfile.TemporaryDirectory(prefix="vidgo-runtime-", ignore_cleanup_errors=True) as runtime:
        environ = {"XDG_RUNTIME_DIR": runtime, **os.environ, "QT_QPA_PLATFORM": "offscreen"}
        return subprocess.run(pytest_command(f"not {MARK}", args), cwd=ROOT, env=environ, check=False).returncode


def run_keyring_part(args: list[str]) -> int:
    """The tests against a real, unlocked Secret Service. Returns pytest's exit code."""
    with tempfile.TemporaryDirectory(prefix="vidgo-keyring-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        environ = {**private_environ(os.environ, home), "QT_QPA_PLATFORM": "offscreen"}
        daemon = startable("gnome-keyring-daemon", home)
        session = ["dbus-run-session", "--", "sh", "-c", _UNLOCK_AND_RUN, daemon]
        return subprocess.run([*session, *pytest_command(MARK, args)], cwd=ROOT, env=environ, check=False).returncode


def exit_code(codes: list[int], *, selected: bool) -> int:
    """One exit code for all parts. A part in which no test ran is fine only when a person selected tests."""
    if selected and NOTHING_COLLECTED in codes and any(code != NOTHING_COLLECTED for code in codes):
        codes = [code for code in codes if code != NOTHING_COLLECTED]
    return next((code for code in codes if code != 0), 0)


def main(args: list[str]) -> int:
    """Run both parts; 0 when every test passed."""
    codes = [run_main_part(args)]
    reason = reason_without_keyring()
    if reason:
        print(f"The tests against a real keyring did NOT run: {reason}.", flush=True)
        if os.environ.get("CI"):
            codes.append(1)
    else:
        codes.append(run_keyring_part(args))
    return exit_code(codes, selected=bool(args))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
