"""A child of test_screens_at_work: walks through the program on an invented screen and tells what does not fit.

``python -m tests.screen_walk walk FOLDER TEXT_PERCENT [PICTURES]``: the platform and the scale come from the
environment. With a folder for PICTURES every screen is drawn into it. ``two FOLDER WAY`` goes to and fro between two
screens. Prints one line of JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QScrollArea, QScrollBar, QWidget

from tests import screens
from tests.pseudo_language import cut_texts
from tests.screens import AT_HOME, Screen, Visit, visited
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.ui.panes import Pane
from vidgo_desktop.ui.window_place import Place, text_of

# Below this the whole form scrolls, with its button at the end.
LOW = 320
STEP = 20
# Where the window lies on each of two screens.
CORNERS = {"a": QPoint(20, 40), "b": QPoint(1400, 60)}
SCENES: dict[str, tuple[Callable[[Visit], Iterator[Screen]], Settings]] = {
    "studio": (screens.studio, AT_HOME),
    "practice": (screens.practice, replace(AT_HOME, practice=True)),
    "welcome": (screens.welcome, Settings()),
}


def walk(folder: Path, percent: int, pictures: Path | None) -> dict[str, list[str]]:
    """What is wrong, by the name of the screen and the pane."""
    found: dict[str, list[str]] = {}
    for scene, (shown, settings) in SCENES.items():
        with visited(folder / scene, replace(settings, text_percent=percent)) as visit:
            _stay_on_the_screen(visit)
            for screen in shown(visit):
                for pane in (None,) if screen.is_over else screen.panes:
                    name = f"{scene}-{screen.name}" if pane is None else f"{scene}-{screen.name}-{pane.value}"
                    if pane is not None:
                        visit.app.window.panes.show_pane(pane)
                    visit.settle()
                    if pictures is not None:
                        visit.picture().save(str(pictures / f"{name}.png"))
                    found[name] = [fault for root in screen.roots for fault in _faults(visit, root, pane)]
    return found


def _stay_on_the_screen(visit: Visit) -> None:
    """The walk may ask for any size of window; here it keeps the one that it opened with."""

    def show_at(_width: int, _height: int, pane: Pane) -> None:
        visit.app.window.panes.show_pane(pane)
        visit.settle()

    visit.show_at = show_at  # type: ignore[method-assign, assignment]


def _faults(visit: Visit, root: QWidget, pane: Pane | None) -> Iterator[str]:
    yield from cut_texts(root)
    free = QGuiApplication.primaryScreen().availableGeometry()
    if not free.contains(root.frameGeometry()):
        yield f"{type(root).__name__} at {root.frameGeometry().getRect()} leaves the screen {free.getRect()}"
    for control in root.findChildren(QWidget):
        if control.isVisible() and control.focusPolicy() and control.isEnabled() and control.window() is root:
            yield from _out_of_reach(control)
    if pane is Pane.FORM:
        yield from _without_generate(visit)


def _out_of_reach(control: QWidget) -> Iterator[str]:
    """Whether a part of a control stays out of sight when one scrolls from its upper to its lower end."""
    if isinstance(control, QScrollBar):
        return
    seen = QRegion()
    for y in (*range(0, control.height(), STEP), control.height() - 1):
        for area in _areas(control):
            left = area.horizontalScrollBar().value()
            area.ensureVisible(
                left, control.mapTo(area.viewport(), QPoint(0, y)).y() + area.verticalScrollBar().value(), 0, 0
            )
        seen += control.visibleRegion()
        if isinstance(control, QAbstractScrollArea):
            seen += control.viewport().visibleRegion().translated(control.viewport().pos())
    box = seen.boundingRect()
    if box.width() < control.width() - 1 or box.height() < control.height() - 1:
        name = control.objectName() or control.accessibleName()
        yield f"{type(control).__name__} {name!r}: only {box.getRect()} of {control.size().toTuple()} can be seen"


def _areas(widget: QWidget) -> list[QScrollArea]:
    """The scroll areas round a widget, the inner one first."""
    found, parent = [], widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            found.append(parent)
        parent = parent.parentWidget()
    return found


def _without_generate(visit: Visit) -> Iterator[str]:
    """One of the buttons that make a video has to be in sight; in the lowest windows the form scrolls to it."""
    window = visit.app.window
    named = [button for button in window.findChildren(QAbstractButton) if "enerate" in button.objectName()]
    shown = [button for button in named if button.isVisible()]
    whole = QRect(QPoint(0, 0), window.size())
    if window.height() < LOW and any(not list(_out_of_reach(button)) for button in shown):
        return
    if not any(whole.contains(QRect(button.mapTo(window, QPoint(0, 0)), button.size())) for button in shown):
        yield "Generate is not in sight"


# --- two screens --------------------------------------------------------------------------------------------------


def two_screens(folder: Path, way: str) -> dict[str, list[object]]:
    """The window opens on the first screen of the way, such as ``bab``, and goes on; where it is, and its picture."""
    first, *others = (CORNERS[name] for name in way)
    place = text_of(Place(QRect(first, QSize(1120, 660))))
    found: dict[str, list[object]] = {"places": [], "pictures": []}
    with visited(folder, replace(AT_HOME, practice=True, window=place)) as visit:
        window = visit.app.window
        visit.facts.balance_changed.emit(BalanceFact(BalanceState.KNOWN, 1250.0, 0.0, pretend=True))
        for corner in (first, *others):
            window.move(corner)
            visit.settle()
            picture = window.grab().toImage()
            found["places"].append([window.screen().name(), window.devicePixelRatioF(), picture.devicePixelRatio()])
            found["pictures"].append(sha256(bytes(picture.constBits())).hexdigest())
    return found


def main(argv: list[str]) -> int:
    """Write down what was found."""
    what, folder, *rest = argv
    if what == "two":
        found: object = two_screens(Path(folder), rest[0])
    else:
        found = walk(Path(folder), int(rest[0]), Path(rest[1]) if len(rest) > 1 else None)
    sys.stdout.write(json.dumps(found) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
