"""The real program in a process of its own, driven from inside: ``python -m tests.secrets.session DATA ADDRESS OUT``.

What to do comes through standard input, as keys must not be in the list of processes. What the window, the clipboard
and the list of processes held at each stop is written to ``OUT``.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from tests.secrets.sinks import clipboard_texts, process_texts, widget_texts, window_titles
from vidgo_desktop import app as program
from vidgo_desktop.core.redaction import SECRETS
from vidgo_desktop.core.room import Pace
from vidgo_desktop.platform_setup import application
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.main_window import MainWindow

_LIMIT = 40.0
_QUICK = Pace(
    polls=((float("inf"), 0.1),),
    first_poll=0.05,
    unknown_again=0.5,
    back_off_first=0.05,
    back_off_most=0.2,
    rate_limited_tries=1,
    uploads_per_minute=None,
    save_tries=2,
    save_most=0.2,
)


@dataclass
class Orders:
    """What to do; from standard input."""

    wrong: list[str] = field(default_factory=list)
    right: str = ""
    refusals: int = 0
    film: str = ""
    picture: str = ""
    report: str = ""
    crash: bool = False


class Person(QObject):
    """Uses the window from inside its own event loop."""

    def __init__(self, orders: Orders, out: Path) -> None:
        super().__init__()
        self._orders, self._out = orders, out
        self._build = program.build
        self.gone_well = False

    @Slot()
    def act(self) -> None:
        try:
            if self._orders.crash:
                self._crash()
            self._first_start()
            for number in range(self._orders.refusals + 2):
                self._make(number)
            self._from_this_computer()
            self._look_at_everything()
            self._raise_everywhere()
            self.gone_well = True
        finally:
            self._window.close()

    @property
    def _window(self) -> MainWindow:
        return next(each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow))

    def _until(self, met: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + _LIMIT
        while not met():
            if time.monotonic() > end:
                raise AssertionError(f"never happened: {what}; {self._words()}")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def _find(self, kind: type[QWidget], name: str) -> Any:
        found = [each for each in QApplication.allWidgets() if isinstance(each, kind) and each.objectName() == name]
        shown = [each for each in found if each.isVisible()] or found
        assert shown, name
        return shown[0]

    def _click(self, name: str) -> None:
        button = self._find(QAbstractButton, name)
        self._until(button.isEnabled, f"{name} can be pressed")
        button.click()

    def _words(self) -> str:
        return "\n".join(each.text() for each in self._window.findChildren(QLabel) if each.isVisible())

    def _note(self, stop: str) -> None:
        """Write down what can be seen now."""
        seen = {
            "stop": stop,
            "widget texts": widget_texts(),
            "clipboard": clipboard_texts(),
            "window titles": window_titles(),
            "processes": process_texts(os.getpid()),
            "core": _core_limit(),
        }
        with self._out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(seen) + "\n")

    def _first_start(self) -> None:
        self._until(lambda: bool(self._window.findChildren(QAbstractButton, "welcomeNext")), "the welcome")
        self._click("welcomeNext")
        entry = self._find(QLineEdit, "apiKey")
        for text in self._orders.wrong:
            entry.clear()
            entry.insert(text)
            self._until(lambda: "does not accept this key" in self._words() or "cannot be" in self._words(), "no")
            self._note(f"a wrong key of {len(text)}")
        entry.clear()
        QApplication.processEvents()
        entry.insert(self._orders.right)
        self._until(lambda: "The key works" in self._words(), "the key works")
        self._note("a key that works")
        self._click("welcomeNext")
        self._click("consentTick")
        self._click("welcomeNext")
        self._until(lambda: self._window.form.isVisible(), "the form")
        self._note("after the first start")

    def _rows(self) -> int:
        return self._window.tasks.model.rowCount()

    def _make(self, number: int) -> None:
        for name, link in (("videoUrl", f"v{number}.mp4"), ("imageUrl", f"p{number}.png")):
            self._find(QLineEdit, name).setText(f"https://example.com/{link}?sig=QUERYCANARY")
        self._generate(number)

    def _generate(self, number: int) -> None:
        model, before = self._window.tasks.model, self._rows()
        button = self._find(QAbstractButton, "generate")
        self._until(lambda: button.isEnabled() and button.text().startswith("Generate"), "it can be made")
        button.click()
        self._until(lambda: self._rows() > before, "a new row")

        def at_rest() -> bool:
            task = model.task_at(1)
            return task is not None and (task.problem is not None or task.result_path is not None)

        self._until(at_rest, f"task {number} at rest")
        task = model.task_at(1)
        assert task is not None
        self._window.task_actions.act(task, ActionKind.DETAILS)
        QApplication.processEvents()
        for fold in self._window.findChildren(QAbstractButton, "detailsFold"):
            fold.click()
        for copy in self._window.findChildren(QAbstractButton, "copyDetails"):
            copy.click()
        self._note(f"the details of task {number}")
        for dialog in self._window.findChildren(QWidget, "taskDetails"):
            dialog.close()

    def _from_this_computer(self) -> None:
        self._window.form.set_file("video", Path(self._orders.film))
        self._window.form.set_file("image", Path(self._orders.picture))
        self._generate(-1)

    def _look_at_everything(self) -> None:
        window = self._window
        window.open_account()
        QApplication.processEvents()
        self._note("the account")
        for page in ("look", "saving", "network", "notifications"):
            window.task_actions.settings.open(page)
            self._note(f"settings {page}")
        for dialog in window.findChildren(QWidget, "settingsDialog"):
            dialog.close()
        actions = window.help_actions
        for open_one in (actions.open_keys, actions.open_messages, actions.open_about, actions.open_report):
            open_one()
            QApplication.processEvents()
            self._note(open_one.__name__)
        shown = self._find(QPlainTextEdit, "reportText")
        self._until(lambda: "about.txt" in shown.toPlainText(), "the report")
        self._click("copyReport")
        self._note("the report")
        assert "about.txt" in QGuiApplication.clipboard().text()
        report = self._find(QWidget, "reportDialog")
        report.report_save_requested.emit(Path(self._orders.report))
        self._until(Path(self._orders.report).exists, "the saved report")

    def build(self, *arguments: Any, **keywords: Any) -> program.App:
        """Put the program together; before that, when there is no log yet, something goes wrong."""
        key = _whole(self._orders.right)
        SECRETS.hide(key)
        sys.excepthook(*_raised(f"early {key} with {key!r}"))
        # The window is the subject, not the patience of the engine.
        return self._build(*arguments, **keywords, pace=_QUICK)

    def _raise_everywhere(self) -> None:
        """Errors of ours that nobody catches, with the key in their words: on this thread, another, and in the end of
        an object."""
        key = _whole(self._orders.right)
        QTimer.singleShot(0, partial(_fail, key))
        self._until(lambda: _fail.done, "the uncaught error")
        thread = threading.Thread(target=_fail, args=(key,), name=f"a {key[:4]}")
        thread.start()
        thread.join()
        ending: _Ending | None = _Ending(key)
        del ending

    def _crash(self) -> None:
        key = _whole(self._orders.right)
        self._note("before the crash")
        assert faulthandler.is_enabled()
        _abort(key, {"Authorization": f"Bearer {key}"})


class _Fail:
    done = False

    def __call__(self, key: str) -> None:
        self.done = True
        local = f"Authorization: Bearer {key}"
        raise ValueError(f"{local} as {key.encode().hex()} and {key.encode('utf-16-le')!r}")


_fail = _Fail()


class _Ending:
    def __init__(self, key: str) -> None:
        self._key = key

    def __repr__(self) -> str:
        return self._key

    def __del__(self) -> None:
        raise RuntimeError(self._key)


def _abort(key: str, headers: dict[str, str]) -> None:
    os.abort()


def _raised(words: str) -> tuple[type[BaseException], BaseException, Any]:
    try:
        raise ValueError(words)
    except ValueError as error:
        return type(error), error, error.__traceback__


def _whole(typed: str) -> str:
    from vidgo_desktop.core.api_key import clean_key

    return clean_key(typed)


def _core_limit() -> int:
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0]


def main() -> int:
    data, address, out = sys.argv[1:]
    person = Person(Orders(**json.loads(sys.stdin.read())), Path(out))
    program.build = person.build
    application()
    QTimer.singleShot(0, person.act)
    code = program.main(["vidgo-desktop", "--data-dir", data, "--api-base", address])
    return code if person.gone_well else 3


if __name__ == "__main__":
    sys.exit(main())
