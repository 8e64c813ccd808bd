"""A person at the keyboard of a real program in a test."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tests.window import Window


class Keyboard:
    """Types into the window as a keyboard does: shortcuts first, then whoever has the focus."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._wake()

    def focus(self) -> QWidget | None:
        """Where the keyboard is."""
        return QApplication.focusWidget()

    def is_seen(self) -> bool:
        """Whether it is somewhere, and can be seen there."""
        focus = self.focus()
        return focus is not None and focus.isVisible()

    def is_in(self, part: QWidget) -> bool:
        """Whether it is in this part."""
        focus = self.focus()
        return focus is not None and part.isAncestorOf(focus)

    def type(self, *keys: str) -> None:
        """Press combinations, one after another."""
        for combination in keys:
            self._press(combination)

    def write(self, text: str) -> None:
        """Type a text."""
        focus = self.focus()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Tab until the control of this name has the keyboard."""
        for _ in range(60):
            focus = self.focus()
            if focus is not None and focus.objectName() == name:
                return
            self.type("Shift+Tab" if back else "Tab")
        raise AssertionError(f"no way to {name} by Tab")

    def _press(self, keys: str) -> None:
        QTest.keySequence(self._handle(), QKeySequence(keys))

    def _handle(self) -> QWindow:
        top = QApplication.activePopupWidget() or QApplication.activeWindow()
        assert top is not None
        handle = top.windowHandle()
        assert handle is not None
        return handle

    def dialog(self, name: str) -> None:
        """This dialog opens, and Esc closes it."""
        self.window.until(lambda: isinstance(QApplication.activeModalWidget(), QDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        assert name in (dialog.objectName(), type(dialog).__name__)
        self.window.until(dialog.isActiveWindow)
        self.type("Esc")
        self.window.until(lambda: QApplication.activeModalWidget() is None)
        self._wake()

    def _wake(self) -> None:
        # Without a window manager nobody else does this.
        self.window.app.window.activateWindow()
        self.window.until(self.window.app.window.isActiveWindow)
