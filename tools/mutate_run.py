"""Runs tests against one changed file, each time in a forked child, so that nothing is loaded twice."""

from __future__ import annotations

import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import json
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parent.parent
# A change that makes a list grow for ever must not take the machine with it.
_MOST_MEMORY = 6 << 30
_SOME_FAILED, _NOTHING_RAN = 1, 5
# Tests of speed fail on a busy computer, and every change would look noticed.
_NO_SPEED = "not quick and not hundred_thousand"
# Slower ones are loops of figures: what they see, quicker ones see too, and they would run for every survivor.
_SLOWEST_TEST = 3.0
# Loaded once, before the first fork. Nothing of ours is among them: a child must read the changed file.
_HEAVY = (
    "_hypothesis_pytestplugin",
    "coverage",
    "hypothesis",
    "hypothesis.internal.conjecture.engine",
    "http.server",
    "pytest",
    "pytest_timeout",
    "pytestqt.plugin",
    "requests",
    "sqlite3",
    "truststore",
)


class Ending(Enum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    NOT_RUN = "no test reaches it"


@dataclass(frozen=True, slots=True)
class Reach:
    """Which tests run which lines of the file. ``seconds`` is what each test takes."""

    tests_of_line: dict[int, frozenset[str]]
    seconds: dict[str, float]

    def of_lines(self, lines: Sequence[int]) -> list[str]:
        """The tests that run one of these lines, the quickest first."""
        found = frozenset[str]().union(*(self.tests_of_line.get(line, frozenset()) for line in lines))
        return [test for test in self.all if test in found]

    @property
    def all(self) -> list[str]:
        """Every test that is quick enough, the quickest first."""
        quick = [test for test, seconds in self.seconds.items() if seconds <= _SLOWEST_TEST]
        return sorted(quick, key=lambda test: (self.seconds[test], test))


def warm_up() -> None:
    """Load what every child needs."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    for name in _HEAVY:
        importlib.import_module(name)


def reach_of(module: str, tests: Sequence[str]) -> Reach:
    """Run the tests once with the file as it is, and see which of them run which lines."""
    with tempfile.TemporaryDirectory(prefix="vidgo-mutate-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        told = folder / "reach.json"
        _, status = os.waitpid(_forked(lambda: _measured(module, tests, folder, told)), 0)
        code = os.waitstatus_to_exitcode(status)
        if code not in (0, _SOME_FAILED):
            raise SystemExit(f"the tests of {module} cannot be run (pytest said {code})")
        parts = json.loads(told.read_text(encoding="utf-8"))
    for test in parts["failed"]:
        print(f"not asked, for it fails without any change: {test}", flush=True)
    lines = {int(line): frozenset(found) for line, found in parts["lines"].items()}
    return Reach(lines, {test: took for test, took in parts["seconds"].items() if test not in parts["failed"]})


class Try:
    """The tests at work on one changed file, in a child. Made and asked in one thread: a fork wants no others."""

    def __init__(self, module: str, source: str, tests: Sequence[str], seconds: float) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="vidgo-mutate-"))
        self._end = time.monotonic() + seconds
        self._child = _forked(lambda: _changed(module, source, tests, self._folder))

    def ending(self) -> Ending | None:
        """What became of it; None while the tests run."""
        done, status = os.waitpid(self._child, os.WNOHANG)
        if not done and time.monotonic() < self._end:
            return None
        _end_group(self._child)
        if not done:
            os.waitpid(self._child, 0)
        shutil.rmtree(self._folder, ignore_errors=True)
        if not done:
            return Ending.TIMED_OUT
        code = os.waitstatus_to_exitcode(status)
        if code == _NOTHING_RAN:
            return Ending.NOT_RUN
        return Ending.SURVIVED if code == 0 else Ending.KILLED


def file_of(module: str) -> Path:
    """Where a module of ours lies."""
    return ROOT / f"{module.replace('.', '/')}.py"


def _measured(module: str, tests: Sequence[str], folder: Path, told: Path) -> int:
    import coverage
    import pytest

    watch = coverage.Coverage(data_file=None, include=[str(file_of(module))], config_file=False)

    class Watcher:
        def __init__(self) -> None:
            self.seconds: dict[str, float] = {}
            self.failed: set[str] = set()

        def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
            if report.failed:
                self.failed.add(report.nodeid)

        @pytest.hookimpl(wrapper=True)
        def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
            watch.switch_context(item.nodeid)
            start = time.perf_counter()
            result = yield
            self.seconds[item.nodeid] = time.perf_counter() - start
            watch.switch_context("")
            return result

    watcher = Watcher()
    watch.start()
    code = _pytest(tests, folder, [watcher])
    watch.stop()
    data = watch.get_data()
    contexts = data.contexts_by_lineno(str(file_of(module)))
    lines = {line: sorted(set(found) - {""}) for line, found in contexts.items()}
    parts = {"lines": lines, "seconds": watcher.seconds, "failed": sorted(watcher.failed)}
    told.write_text(json.dumps(parts), encoding="utf-8")
    return code


def _changed(module: str, source: str, tests: Sequence[str], folder: Path) -> int:
    sys.meta_path.insert(0, _Changed(module, source))
    return _pytest([*tests, "-x"], folder, [])


def _pytest(arguments: Sequence[str], folder: Path, plugins: list[object]) -> int:
    import hypothesis
    import pytest

    # A property that fails has said enough; a smaller example would only take time.
    hypothesis.settings.register_profile(
        "mutate",
        database=None,
        derandomize=True,
        deadline=None,
        phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
    )
    # The plugins were loaded before the first fork, on purpose.
    early = ["-W", "ignore::pytest.PytestAssertRewriteWarning"]
    quiet = ["-q", *early, "-p", "no:cacheprovider", "--hypothesis-profile=mutate", f"--basetemp={folder / 'tests'}"]
    return int(pytest.main([*quiet, "-k", _NO_SPEED, *arguments], plugins=plugins))


class _Changed(importlib.abc.MetaPathFinder):
    """Gives one module with another text."""

    def __init__(self, module: str, source: str) -> None:
        self._module = module
        self._source = source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """The changed module's, None for every other."""
        if fullname != self._module:
            return None
        place = str(file_of(fullname))
        return importlib.util.spec_from_file_location(fullname, place, loader=_Loader(fullname, place, self._source))


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname: str, path: str, source: str) -> None:
        super().__init__(fullname, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        """The changed text's; never kept on the disk."""
        return compile(self._source, self.path, "exec", dont_inherit=True)


def _forked(work: Callable[[], int]) -> int:
    child = os.fork()
    if child:
        return child
    code = 70
    try:
        # A group of its own: whatever the tests start ends with it.
        os.setsid()
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        os.chdir(ROOT)
        silence = os.open(os.devnull, os.O_RDWR)
        if not os.environ.get("VIDGO_MUTATE_LOUD"):
            for stream in (0, 1, 2):
                os.dup2(silence, stream)
        code = work()
    except BaseException:  # noqa: BLE001  # nothing may come out into the copy of the parent
        traceback.print_exc()
    finally:
        # No clean-up of the parent's things in a copy of the parent.
        os._exit(code)


def _end_group(child: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
