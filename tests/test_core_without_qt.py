"""The core runs without a display: it imports with PySide6 and the heavy libraries out of reach."""

from __future__ import annotations

import subprocess
import sys

_PROGRAM = """
import pkgutil, sys
class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {blocked!r}:
            raise ImportError("blocked: " + name)
sys.meta_path.insert(0, Blocked())
import vidgo_desktop.core as core
for module in pkgutil.iter_modules(core.__path__, "vidgo_desktop.core."):
    if not module.name.startswith({left_out!r}):
        __import__(module.name)
"""


def _run(blocked: set[str], left_out: tuple[str, ...]) -> None:
    program = _PROGRAM.format(blocked=blocked, left_out=left_out)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


def test_core_imports_without_pyside() -> None:
    _run({"PySide6", "shiboken6", "av"}, ("-",))


def test_what_the_window_imports_is_light() -> None:
    heavy = ("vidgo_desktop.core.api", "vidgo_desktop.core.transfer")
    _run({"PySide6", "requests", "urllib3", "keyring", "av"}, heavy)
