"""The one door to the files that ship with the program. Reads only; no Qt."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


@cache
def root() -> Path:
    """The folder of the resources: inside an installed package, or beside it in a checkout."""
    installed = _PACKAGE / "_resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path(*parts: str) -> Path:
    """The path of one resource, such as ``path("icons", "play.svg")``. It need not exist."""
    return root().joinpath(*parts)


def text(*parts: str) -> str:
    """The text of one resource. Raises FileNotFoundError when it is missing."""
    return path(*parts).read_text(encoding="utf-8")
