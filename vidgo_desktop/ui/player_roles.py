"""What a screen reader calls our painted widgets; Qt knows only its own classes and says *filler* to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAccessibleWidget, QToolButton, QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from vidgo_desktop.ui.task_view import TaskView

_ROLES = {
    "Stage": QAccessible.Role.Graphic,
    "TimeLabel": QAccessible.Role.StaticText,
    "LineView": QAccessible.Role.StaticText,
    "Badge": QAccessible.Role.StaticText,
    "ContentScroll": QAccessible.Role.Document,
    "StepMarks": QAccessible.Role.StaticText,
    "SourceCard": QAccessible.Role.Grouping,
    "SegmentedControl": QAccessible.Role.Grouping,
    "JobForm": QAccessible.Role.Grouping,
    "TaskListPane": QAccessible.Role.Grouping,
    "PlayerPane": QAccessible.Role.Grouping,
    "CompareStage": QAccessible.Role.Graphic,
    "FrameLabel": QAccessible.Role.StaticText,
    "ComparePanel": QAccessible.Role.Grouping,
    "CompareNotice": QAccessible.Role.Grouping,
}
_WITH_MENU = frozenset({"SoundButton", "MenuButton"})
_installed: list[str] = []
# Qt keeps a plain pointer to each of these until its widget goes; collected before that, it would be followed nowhere.
_kept: list[QAccessibleWidget] = []


def install() -> None:
    """Tell Qt the roles, once in a process. Names and descriptions stay those of the widgets."""
    if not _installed:
        _installed.append("roles")
        QAccessible.installFactory(_make)


def _make(class_name: str, thing: QObject) -> QAccessibleWidget | None:
    # Qt asks for the class of a widget first, then for each class that it comes from.
    made: QAccessibleWidget | None = None
    if class_name == "TaskView" and isinstance(thing, QWidget):
        from vidgo_desktop.ui.task_reader import TaskListReader

        made = TaskListReader(cast("TaskView", thing))
    elif class_name in _WITH_MENU and isinstance(thing, QToolButton):
        from vidgo_desktop.ui.menu_button_reader import MenuButtonReader

        made = MenuButtonReader(thing)
    elif class_name in _ROLES and isinstance(thing, QWidget):
        made = QAccessibleWidget(thing, _ROLES[class_name])
    if made is not None:
        _kept[:] = [one for one in _kept if isValid(one)]
        _kept.append(made)
    return made
