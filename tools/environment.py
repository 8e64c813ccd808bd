"""Makes this checkout ready for one ``make`` target: system libraries, ``.venv``, pinned packages."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from enum import Enum, auto
from pathlib import Path

from tools import system_packages
from tools.system_packages import Need, Purpose

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STATE = VENV / "vidgo-setup.json"
REQUIREMENTS: Mapping[str, Path] = {
    "app": ROOT / "requirements" / "runtime.txt",
    "dev": ROOT / "requirements" / "dev.txt",
}

# Which packages a target needs, and whether it loads Qt.
TARGETS: Mapping[str, tuple[str, bool]] = {
    "run": ("app", True),
    "demo": ("app", True),
    "test": ("dev", True),
    "bench": ("dev", True),
    "check": ("dev", False),
    "shots": ("dev", True),
    "faults": ("dev", True),
    "torture": ("dev", True),
    "fuzz": ("dev", True),
    "mutate": ("dev", True),
    "translations": ("dev", True),
}


class SetupError(Exception):
    """Set-up cannot go on; the text says why and what to do, in words for the terminal."""


@dataclass(frozen=True, slots=True)
class State:
    """What is known about ``.venv``, kept in a file inside it.

    ``level`` and ``digest`` say which pinned file was installed whole; both are empty while an installation
    runs, so an interrupted one is seen. ``asked`` holds the system packages that were tried or named
    before: the ones that are only good to have are not brought up again.
    """

    level: str = ""
    digest: str = ""
    asked: tuple[str, ...] = ()


class Step(Enum):
    """What has to happen to ``.venv``."""

    NOTHING = auto()
    INSTALL = auto()
    BUILD = auto()


def digest_of(requirements: Path) -> str:
    """The fingerprint of a pinned file."""
    return hashlib.sha256(requirements.read_bytes()).hexdigest()


def read_state(file: Path) -> State | None:
    """The state of ``.venv``; None when we did not make it. A damaged file counts as a broken-off set-up."""
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
        return State(str(raw["level"]), str(raw["digest"]), tuple(str(name) for name in raw["asked"]))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError):
        return State()


def write_state(file: Path, state: State) -> None:
    """Replace the state in one move, so that no reader meets half of it."""
    fresh = file.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(state)), encoding="utf-8")
    fresh.replace(file)


def next_step(state: State | None, *, usable: bool, level: str, digests: Mapping[str, str]) -> Step:
    """Decide what ``.venv`` needs for a level.

    ``usable`` says that its Python is there and is the version asked for. The level ``dev`` holds all of
    ``app``.
    """
    if not usable:
        return Step.BUILD
    if state is None:
        return Step.INSTALL  # made by hand: added to, never thrown away
    if not state.level:
        return Step.BUILD  # broken off: pip takes half-unpacked packages for whole ones
    if state.level in (level, "dev") and state.digest == digests[state.level]:
        return Step.NOTHING
    return Step.INSTALL


def venv_python(venv: Path = VENV) -> Path:
    """The interpreter of the environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_usable(venv: Path) -> bool:
    """Whether the environment's Python is there and of the same minor version as the one that runs this."""
    try:
        lines = (venv / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    pairs = (line.partition("=") for line in lines)
    versions = [value.strip() for key, _, value in pairs if key.strip() in ("version", "version_info")]
    wanted = [str(part) for part in sys.version_info[:2]]
    return venv_python(venv).exists() and any(version.split(".")[:2] == wanted for version in versions)


def prepare(target: str) -> None:
    """Bring everything that a target needs. Raises SetupError with a text for the terminal."""
    started = time.monotonic()
    level, uses_qt = TARGETS[target]
    state = read_state(STATE)
    digests = {name: digest_of(file) for name, file in REQUIREMENTS.items()}
    step = next_step(state, usable=is_usable(VENV), level=level, digests=digests)
    needs = system_packages.missing(with_tests=target in ("test", "bench")) if uses_qt else []
    if step is Step.BUILD and not _can_make_venv():
        needs.insert(0, Need("ensurepip", venv_package(), Purpose.WINDOW))
    asked = state.asked if state else ()
    bring_system_packages(needs, system_packages.required_purposes(target, dict(os.environ)), asked)
    asked = tuple(dict.fromkeys((*asked, *system_packages.packages_of(needs))))
    if step is Step.BUILD:
        build_venv(asked)
    if step is not Step.NOTHING:
        install_requirements(REQUIREMENTS[level], asked)
        write_state(STATE, State(level, digests[level], asked))
        _say(f"Set-up is complete ({time.monotonic() - started:.0f} s).")
    elif state and asked != state.asked:
        write_state(STATE, State(state.level, state.digest, asked))


def bring_system_packages(needs: list[Need], required: frozenset[Purpose], asked: tuple[str, ...]) -> None:
    """Install what the system lacks, or name the line that does.

    Raises SetupError when something indispensable stays missing.
    """
    urgent = [need for need in needs if need.purpose in required]
    fresh = [need for need in needs if need.package not in asked]
    if not urgent and not fresh:
        return
    packages = system_packages.packages_of(needs)
    if system_packages.can_install():
        _say(f"Installing {len(packages)} system packages: {' '.join(packages)}")
        said = system_packages.install(packages)
        if said and urgent and urgent != needs:
            said = system_packages.install(system_packages.packages_of(urgent))
        importlib.invalidate_caches()
        urgent = [need for need in urgent if not _is_there(need)]
        if urgent:
            raise SetupError(f"{said}\n{missing_text(urgent)}".strip())
        if said:
            _say(f"Some are not to be had here and the program does without: {said.splitlines()[-1]}")
        return
    if urgent:
        raise SetupError(missing_text(needs))
    _say(f"Good to have, not required: {system_packages.install_line(packages)}")


def missing_text(needs: list[Need]) -> str:
    """Which things of the system are missing, and the line that brings them."""
    names = ", ".join(need.name for need in needs[:4]) + (f" and {len(needs) - 4} more" if len(needs) > 4 else "")
    again = "then the same command again"
    if not system_packages.has_program("apt-get"):
        names = ", ".join(need.name for need in needs)
        return f"This system lacks {names}.\nPlease install the packages that hold them, {again}."
    line = system_packages.install_line(system_packages.packages_of(needs))
    text = f"This system lacks {names}.\nPlease run this line, {again}:\n\n    {line}"
    if not system_packages.has_program("sudo"):
        text += "\n\n(There is no sudo here: leave that word away and run it as root.)"
    return text


def venv_package() -> str:
    """Debian's package that lets its Python make environments; other Pythons have that built in."""
    return f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"


def _can_make_venv() -> bool:
    return all(importlib.util.find_spec(module) is not None for module in ("ensurepip", "venv"))


def _is_there(need: Need) -> bool:
    return _can_make_venv() if need.name == "ensurepip" else system_packages.has_library(need.name)


def build_venv(asked: tuple[str, ...]) -> None:
    """Make ``.venv`` anew, marked as unfinished from its first moment."""
    _say(f"Making .venv with Python {'.'.join(map(str, sys.version_info[:3]))}")
    if VENV.exists() or VENV.is_symlink():
        shutil.rmtree(VENV)
    VENV.mkdir()
    write_state(STATE, State(asked=asked))
    # Inside .venv itself (make prefers its Python) the one that it was made from does the work.
    base = getattr(sys, "_base_executable", sys.executable)
    _run([base, "-m", "venv", str(VENV)], "Python could not make the environment .venv.")


def install_requirements(requirements: Path, asked: tuple[str, ...]) -> None:
    """Install one pinned file, every package checked against its hash; no package's code runs meanwhile."""
    shown = requirements.relative_to(ROOT)
    _say(f"Installing the packages of {shown} (some hundred megabytes the first time)")
    write_state(STATE, State(asked=asked))
    pip = [str(venv_python()), "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    _run(
        [*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(requirements)],
        "The packages could not be installed. Is the network there? Then run the same command again.",
    )


def _run(command: list[str], sorry: str) -> None:
    environ = {key: value for key, value in os.environ.items() if key not in _FOREIGN}
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=environ,
        cwd=ROOT,
        check=False,
    )
    if done.returncode != 0:
        said = [line for line in done.stdout.splitlines() if line.strip() and not line.startswith("WARNING")]
        raise SetupError("\n".join([*said[-8:], sorry]))


# Settings of the caller's shell that would send pip or Python somewhere else than into .venv.
_FOREIGN = frozenset({"PIP_USER", "PIP_TARGET", "PIP_PREFIX", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"})


@contextmanager
def only_one() -> Iterator[None]:
    """Let a second set-up of this checkout wait for the first."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def require_display(environ: Mapping[str, str]) -> None:
    """Say in words what Qt would say by aborting: a window needs a display."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(environ.get(name) for name in names):
        raise SetupError("There is no display here to open a window on. `make demo` works without one.")


def _say(text: str) -> None:
    print(text, flush=True)


def main(argv: list[str]) -> int:
    """Set up for one target; 0 when it may start."""
    if len(argv) != 1 or argv[0] not in TARGETS:
        print(f"usage: python -m tools.bootstrap {{{','.join(TARGETS)}}}", file=sys.stderr)
        return 2
    try:
        with only_one():
            prepare(argv[0])
        if argv[0] == "run":
            require_display(os.environ)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"Set-up cannot write here: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The same command goes on from here.", file=sys.stderr)
        return 130
    return 0
