"""What may not lie in the tree, whatever the linters say: ``python -m tools.check_tree``.

Addresses of package registries, paths of one machine, lock files that record addresses, and requirement
files that are not pinned by content.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent

# Written with brackets so that this file does not find itself.
REGISTRY = re.compile(r"p[y]pi[.]org|python[h]osted|npm[j]s[.]|deb[.]d[e]bian[.]org", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?:^|[^A-Za-z0-9_.])/(?:home|root|tmp|work|Users)/[A-Za-z]")
LOCK_FILE = re.compile(r"uv[.]lock|pylock.*[.]toml")

PINNED = re.compile(r"(?P<name>[A-Za-z0-9][A-Za-z0-9._-]*)==(?P<version>[^ ;\\]+)")
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}")

# Aborts the process on Python 3.11: docs/decisions/pyside6-version.md
UNSOUND = {
    ("pyside6", "6.12.0"),
    ("pyside6-essentials", "6.12.0"),
    ("pyside6-addons", "6.12.0"),
    ("shiboken6", "6.12.0"),
}


def requirement_faults(text: str) -> Iterator[str]:
    """What is wrong with a pinned file: an address, no exact version, no hash, or an unsound version."""
    if "://" in text:
        yield "an address in it"
    for requirement in re.sub(r"\\\n", " ", text).splitlines():
        line = requirement.strip()
        if not line or line.startswith("#"):
            continue
        pinned = PINNED.match(line)
        if pinned is None:
            yield f"not pinned: {line.split()[0]}"
        elif not HASH.search(line):
            yield f"without a hash: {pinned['name']}"
        elif (pinned["name"].lower(), pinned["version"]) in UNSOUND:
            yield f"unsound version: {pinned['name']} {pinned['version']}"


def text_faults(path: str, text: str) -> Iterator[str]:
    """Registry addresses in any file, and paths of one machine outside of tests and drawings."""
    machine_counts = not path.startswith("tests/") and PurePosixPath(path).suffix != ".svg"
    for number, line in enumerate(text.splitlines(), start=1):
        if REGISTRY.search(line):
            yield f"line {number} names a package registry"
        if machine_counts and MACHINE_PATH.search(line):
            yield f"line {number} names a path of one machine"


def tracked_files(root: Path) -> list[str]:
    """What git holds or would take in, as paths below the root."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout
    return sorted({name for name in listed.decode().split("\0") if name})


def faults(root: Path, files: list[str]) -> Iterator[str]:
    """Everything wrong with these files, one line each."""
    for name in files:
        file = root / name
        if LOCK_FILE.fullmatch(file.name):
            yield f"{name}: lock files with addresses are not committed"
        if not file.is_file() or file.is_symlink():
            continue
        raw = file.read_bytes()
        if b"\0" in raw[:8192]:
            continue
        text = raw.decode("utf-8", errors="replace")
        yield from (f"{name}: {what}" for what in text_faults(name, text))
        if name.startswith("requirements/") and name.endswith(".txt"):
            yield from (f"{name}: {what}" for what in requirement_faults(text))


def main() -> int:
    """Print what is wrong; 0 when nothing is."""
    try:
        files = tracked_files(ROOT)
    except (OSError, subprocess.CalledProcessError):
        print("The tree was NOT checked: this is no git checkout, or git is not installed.")
        return 0
    found = list(faults(ROOT, files))
    for line in found:
        print(line)
    print(
        f"Tree: {len(found)} things do not belong."
        if found
        else f"Tree: {len(files)} files, nothing that does not belong."
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
