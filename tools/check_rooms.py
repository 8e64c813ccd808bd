"""Who may know whom, checked on every import, also inside functions: ``python -m tools.check_rooms``.

The rooms are core, media, practice and ui. The files directly in the package put everything together and
may know every room, but not the libraries that live in one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "vidgo_desktop"

# Which rooms a room may import.
ROOMS = {
    "core": {"core"},
    "media": {"media", "core"},
    "practice": {"practice", "core"},
    "ui": {"ui", "core"},
}

# Which files may import a library; patterns are paths below the package, and every other file may not.
LIBRARIES = {
    "PySide6": ("ui/*", "*.py"),
    "shiboken6": ("ui/*", "*.py"),
    "requests": ("core/api*.py", "core/transfer*.py"),
    "urllib3": ("core/api*.py", "core/transfer*.py"),
    "sqlite3": ("core/store*.py",),
    "keyring": ("core/credentials*.py",),
    "av": ("media/*", "practice/*"),
    "truststore": ("core/network.py",),
}

# What the window must not reach even though the room's doors are open: the network, the database, the
# keyring.
UI_NEVER = (
    "PySide6.QtNetwork",
    "PySide6.QtSql",
    "http.client",
    "http.server",
    "socket",
    "urllib.request",
    f"{PACKAGE}.core.api",
    f"{PACKAGE}.core.api.*",
    f"{PACKAGE}.core.api_[!k]*",  # api_key only looks at text
    f"{PACKAGE}.core.transfer*",
    f"{PACKAGE}.core.store*",
    f"{PACKAGE}.core.credentials*",
)
UI_EXEMPT = ("ui/workers*.py",)  # objects of the engine's thread; the window speaks to them by signals


def imports(tree: ast.Module, package: list[str]) -> Iterator[tuple[int, str]]:
    """Line and full name of everything that a module imports; ``package`` is the dotted path it lies in."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def fault(path: str, name: str) -> str:
    """Why this file (a path below the package) may not import this name; empty when it may."""
    library = name.partition(".")[0]
    if library in LIBRARIES and not any(_matches(path, pattern) for pattern in LIBRARIES[library]):
        return f"{library} is not used in this room"
    room = path.partition("/")[0] if "/" in path else ""
    if not room:
        return ""
    top, _, rest = name.partition(".")
    other = rest.partition(".")[0]
    if top == PACKAGE and other not in {*ROOMS.get(room, ()), "", "__version__"}:
        return f"{room} does not know {other if other in ROOMS else 'the files that put everything together'}"
    exempt = room != "ui" or any(_matches(path, pattern) for pattern in UI_EXEMPT)
    if not exempt and any(fnmatch(name, pattern) or fnmatch(name, f"{pattern}.*") for pattern in UI_NEVER):
        return "the window does not know this; it speaks to it by signals"
    return ""


def _matches(path: str, pattern: str) -> bool:
    # A pattern without a folder means the files directly in the package; fnmatch alone would let * run over
    # a slash.
    return fnmatch(path, pattern) and ("/" in path) == ("/" in pattern)


def faults(package: Path) -> Iterator[str]:
    """Every import below ``package`` that breaks a rule, as ``file:line: import - reason``."""
    for file in sorted(package.rglob("*.py")):
        path = file.relative_to(package)
        tree = ast.parse(file.read_text(encoding="utf-8"), filename=str(file))
        for line, name in imports(tree, [PACKAGE, *path.parent.parts]):
            reason = fault(path.as_posix(), name)
            if reason:
                yield f"{PACKAGE}/{path.as_posix()}:{line}: {name} - {reason}"


def main() -> int:
    """Print what breaks a rule; 0 when nothing does."""
    found = list(faults(ROOT / PACKAGE))
    for line in found:
        print(line)
    print(f"Rooms: {len(found)} wrong imports." if found else "Rooms: every import is where it belongs.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
