"""The keys of the form: send, choose, paste. They can be lent to whoever shows the form's place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from vidgo_desktop.core.catalog import ParamKind

_SEND = ("Ctrl+Return", "Ctrl+Enter")
_CHOOSE = {ParamKind.VIDEO: "Ctrl+O", ParamKind.IMAGE: "Ctrl+Shift+I"}


class FormKeys(QObject):
    """``filled`` comes before a key fills the form."""

    filled = Signal()

    def __init__(self, form: QWidget, send: Callable[[], object]) -> None:
        super().__init__(form)
        self._form = form
        self._keys: list[QShortcut] = []
        for keys in _SEND:
            shortcut = QShortcut(QKeySequence(keys), form)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(send)
            self._keys.append(shortcut)

    def choose_by(self, kind: ParamKind, action: Callable[[], object]) -> None:
        """What the key for choosing a file of this kind does."""
        self._fill(QKeySequence(_CHOOSE[kind]), action)

    def paste_by(self, action: Callable[[], object]) -> None:
        """What pasting does."""
        self._fill(QKeySequence(QKeySequence.StandardKey.Paste), action)

    def lend(self, home: QWidget) -> None:
        """Let the keys work in the whole of ``home``, also while the form itself is out of sight."""
        for shortcut in self._keys:
            shortcut.setParent(home)

    def _fill(self, keys: QKeySequence, action: Callable[[], object]) -> None:
        shortcut = QShortcut(keys, self._form)
        shortcut.activated.connect(self.filled)
        shortcut.activated.connect(action)
        self._keys.append(shortcut)
