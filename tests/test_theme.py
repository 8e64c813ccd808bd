"""The theme: colours, fonts and icons that follow the user and the system while the program runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from vidgo_desktop.core import resources
from vidgo_desktop.ui import assets, system_wishes
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.system_wishes import DesktopAnimations, SystemWishes, wishes_now
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.tokens import DARK, LIGHT, TYPE

RATIOS = (1.0, 1.25, 1.5, 2.0, 3.0)


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp)
    yield made
    made.deleteLater()


def test_the_theme_follows_the_system_while_running(qapp: QApplication, theme: Theme) -> None:
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.is_dark))
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert (theme.is_dark, theme.hex("bg.panel"), heard) == (False, LIGHT["bg.panel"], [False])
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT["bg.window"])
    assert LIGHT["bg.hover"] in qapp.styleSheet()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert (theme.is_dark, heard) == (True, [False, True])


def test_a_choice_of_the_user_wins_over_the_system(qapp: QApplication, theme: Theme) -> None:
    theme.choose("dark")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert (theme.choice, theme.is_dark) == ("dark", True)
    theme.choose("system")
    assert not theme.is_dark
    theme.choose("sepia")
    assert theme.choice == "system"


@pytest.mark.parametrize("choice", ["dark", "light"])
def test_every_name_in_the_sheet_is_a_token(qapp: QApplication, theme: Theme, choice: str) -> None:
    theme.choose(choice)
    assert "@" not in qapp.styleSheet()
    assert "min-height: 30px" in qapp.styleSheet()


def test_text_grows_everywhere_at_once(qapp: QApplication, theme: Theme, qtbot: QtBot) -> None:
    label = text_label(theme, "body", "1", "Words")
    button = QPushButton("Words")
    set_role(button, role="small")
    qtbot.addWidget(label)
    qtbot.addWidget(button)
    button.ensurePolished()
    small, height = button.sizeHint(), theme.line_height("body")
    theme.apply("dark", 150, None, None)
    assert theme.text_scale == 1.5
    assert (theme.font("body").pixelSize(), label.font().pixelSize(), qapp.font().pixelSize()) == (20, 20, 20)
    assert (theme.scaled(28), theme.line_height("body"), height) == (42, 30, 20)
    assert button.font().pixelSize() == 18
    assert button.sizeHint().width() > small.width()
    assert button.sizeHint().height() == 41
    theme.apply("dark", 80, None, None)
    assert (theme.text_scale, theme.font("body").pixelSize(), theme.scaled(28)) == (0.8, 10, 28)
    theme.apply("dark", 100, None, None)
    assert (label.font().pixelSize(), button.sizeHint()) == (13, small)


def test_the_systems_larger_text_is_counted_once(theme: Theme) -> None:
    theme.show_system(SystemWishes(text_scale=1.25))
    assert theme.text_scale == 1.25
    theme.apply("system", 120, None, None)
    assert theme.text_scale == 1.5
    theme.apply("system", 200, None, None)
    assert theme.text_scale == 2.0


def test_what_the_system_says_can_be_read_at_once(qapp: QApplication) -> None:
    wishes = wishes_now()
    screen = QGuiApplication.primaryScreen()
    assert screen.logicalDotsPerInch() == pytest.approx(96, abs=1)
    assert wishes == SystemWishes(text_scale=1.0)


def test_stronger_outlines_follow_the_system_unless_chosen(theme: Theme) -> None:
    assert theme.hex("line.soft") == DARK["line.soft"]
    theme.show_system(SystemWishes(more_contrast=True))
    assert (theme.strong_outlines, theme.hex("line.soft")) == (True, DARK["line.control"])
    theme.apply("light", 100, False, None)
    assert (theme.strong_outlines, theme.hex("line.button")) == (False, LIGHT["line.button"])
    theme.show_system(SystemWishes())
    theme.apply("light", 100, True, None)
    assert theme.hex("line.button") == LIGHT["line.control"]


def test_less_movement_makes_everything_instant(theme: Theme) -> None:
    assert (theme.less_movement, theme.duration(180)) == (False, 180)
    theme.show_system(SystemWishes(less_movement=True))
    assert (theme.less_movement, theme.duration(180)) == (True, 0)
    theme.apply("system", 100, None, False)
    assert theme.duration(180) == 180
    theme.show_system(SystemWishes())
    theme.apply("system", 100, None, True)
    assert theme.duration(180) == 0


def test_the_constructor_takes_all_wishes(qapp: QApplication) -> None:
    made = Theme(qapp, "light", text_percent=130, strong_outlines=True, less_movement=True)
    try:
        assert (made.is_dark, made.text_scale, made.strong_outlines, made.less_movement) == (False, 1.3, True, True)
    finally:
        made.apply("dark", 100, None, None)
        made.deleteLater()


def test_forced_colours_put_the_sheet_away(qapp: QApplication, theme: Theme) -> None:
    theme.choose("light")
    theme.show_system(SystemWishes(more_contrast=True, forced_colours=True))
    assert qapp.styleSheet() == ""
    shown = qapp.palette()
    assert theme.color("text.2") == shown.color(QPalette.ColorRole.WindowText)
    assert theme.color("bg.card") == shown.color(QPalette.ColorRole.Window)
    assert theme.color("accent.line") == shown.color(QPalette.ColorRole.Highlight)
    theme.show_system(SystemWishes())
    assert (qapp.styleSheet() != "", theme.hex("bg.card")) == (True, LIGHT["bg.card"])


def test_nobody_is_asked_where_there_is_no_session_bus(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    question = DesktopAnimations()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:")
    assert not question.ask()
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert not question.ask()


_PORTAL = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtDBus import QDBusConnection, QDBusVariant, QDBusVirtualObject
from PySide6.QtWidgets import QApplication
from vidgo_desktop.ui.theme import Theme

class Portal(QDBusVirtualObject):
    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):
        assert message.arguments() == ["org.gnome.desktop.interface", "enable-animations"]
        return connection.send(message.createReply(QDBusVariant(QDBusVariant(False))))

app = QApplication([])
bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, "portal")
portal = Portal()
assert bus.registerVirtualObject("/org/freedesktop/portal/desktop", portal)
assert bus.registerService("org.freedesktop.portal.Desktop")
theme = Theme(app)
assert not theme.less_movement
theme.changed.connect(app.quit)
theme.ask_desktop()
QTimer.singleShot(20_000, lambda: app.exit(3))
sys.exit(app.exec() or (0 if theme.less_movement else 4))
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no D-Bus here")
def test_a_linux_desktop_is_asked_for_its_wish(tmp_path: Path) -> None:
    script = tmp_path / "portal.py"
    script.write_text(_PORTAL, encoding="utf-8")
    names = {name: value for name, value in os.environ.items() if name != "DBUS_SESSION_BUS_ADDRESS"}
    env = {**names, "PYTHONPATH": os.pathsep.join(sys.path)}
    ended = subprocess.run(
        ["dbus-run-session", "--", sys.executable, str(script)], env=env, capture_output=True, text=True, timeout=60
    )
    assert ended.returncode == 0, ended.stderr


def test_the_usual_size_of_a_desktop_is_no_wish(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    for points, scale in ((9.0, 1.0), (10.0, 1.0), (11.0, 1.0), (14.0, 1.27), (60.0, 2.0)):
        monkeypatch.setattr(system_wishes, "_USUAL_POINTS_ELSEWHERE", 9.0 * 11.0 / points)
        assert wishes_now().text_scale == scale


@pytest.mark.parametrize("name", TYPE)
def test_type_has_its_size_weight_and_whole_advances_are_not_forced(theme: Theme, name: str) -> None:
    step, font = TYPE[name], theme.font(name)
    assert (font.pixelSize(), font.weight()) == (step.size, QFont.Weight(step.weight))
    assert font.hintingPreference() is QFont.HintingPreference.PreferNoHinting
    assert font.featureValue(QFont.Tag("tnum")) == 1
    if step.tracking:
        assert font.letterSpacingType() is QFont.SpacingType.AbsoluteSpacing
        assert font.letterSpacing() == pytest.approx(step.size * step.tracking / 100, abs=0.02)


# --- icons ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ratio", RATIOS)
@pytest.mark.parametrize("size", [14, 16, 18, 20, 24])
def test_icons_are_crisp_with_the_same_stroke_at_every_size(qapp: QApplication, size: int, ratio: float) -> None:
    drawn = assets.pixmap("minus", size, "#FFFFFF", ratio)
    assert drawn.width() == round(size * ratio + 1e-9)
    image = drawn.toImage()
    column = [image.pixelColor(image.width() // 2, y).alphaF() for y in range(image.height())]
    assert sum(column) == pytest.approx(1.5 * ratio, abs=0.06)
    # A line of this width touches no more pixels than it has to: nothing was scaled after drawing.
    assert sum(1 for alpha in column if alpha > 0) <= int(1.5 * ratio) + 2


def test_every_icon_is_drawn_with_the_one_stroke_or_filled(qapp: QApplication) -> None:
    folder = resources.path("icons")
    for path in sorted(folder.glob("*.svg")):
        text = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text
        # Those of the style sheet cannot be tinted and so have their colour in them.
        if not path.stem.startswith(("tick-", "part-")):
            assert "currentColor" in text
            assert not assets.pixmap(path.stem, 16, "#FFFFFF").toImage().isNull()


@pytest.mark.parametrize("ratio", RATIOS)
def test_an_icon_keeps_its_pixels_beside_a_text(qapp: QApplication, ratio: float) -> None:
    alone = assets.icon("folder", 16, "#FFFFFF").pixmap(assets.icon_size(16), ratio)
    beside = assets.icon("folder", 16, "#FFFFFF", gap=6).pixmap(assets.icon_size(16, 6), ratio)
    assert (alone.devicePixelRatio(), beside.devicePixelRatio()) == (ratio, ratio)
    same = beside.toImage().copy(0, 0, alone.width(), alone.height())
    same.setDevicePixelRatio(ratio)
    assert same == alone.toImage()
    assert beside.width() == alone.width() + round(6 * ratio)


def ink(button: QPushButton, colour: QColor) -> list[int]:
    """The columns of a button's middle that show the colour of its words."""
    image = button.grab().toImage()
    rows = range(8, button.height() - 8)
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == colour for y in rows)]


@pytest.mark.parametrize(("role", "size", "gap"), [("small", 14, 6), ("", 16, 8)])
def test_words_keep_their_distance_from_the_icon(theme: Theme, qtbot: QtBot, role: str, size: int, gap: int) -> None:
    theme.choose("dark")
    button = QPushButton("HHHH")
    set_role(button, role=role)
    theme.bind_icon(button, "single", size, "accent")
    qtbot.addWidget(button)
    button.resize(button.sizeHint())
    image = button.grab().toImage()
    columns = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y).blue() > 200 for y in range(6, image.height() - 6))
    ]
    drawn = assets.pixmap("single", size, "#FFFFFF").toImage()
    inset = min(x for x in range(size) if any(drawn.pixelColor(x, y).alpha() > 128 for y in range(size)))
    left = columns[0] - inset
    padding = 11 if role == "small" else 13
    assert left == pytest.approx(padding, abs=1.5)
    words = next(x for x in columns if x > left + size)
    # An H begins one pixel after its origin.
    assert words - (left + size) == pytest.approx(gap + 1, abs=1.5)
    assert button.width() - columns[-1] == pytest.approx(padding + 2, abs=2.5)


def test_a_button_without_words_has_no_gap(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    theme.bind_icon(button, "folder", 16, "text.1")
    assert button.iconSize() == assets.icon_size(16)
    button.setText("Folder")
    theme.bind_icon(button, "folder", 16, "text.1")
    assert button.iconSize().width() > 16
    button.setText("")
    theme.bind_icon(button, "folder", 16, "text.1")
    assert button.iconSize() == assets.icon_size(16)


def test_bound_things_do_not_outlive_their_widgets(theme: Theme, qtbot: QtBot) -> None:
    label = QLabel("gone")
    theme.bind_font(label, "title")
    button = QPushButton("gone")
    theme.bind_icon(button, "folder", 16)
    kept = QPushButton("kept")
    qtbot.addWidget(kept)
    theme.bind_icon(kept, "folder", 16, "text.2", "accent.text")
    label.deleteLater()
    button.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme.apply("light", 150, None, None)
    colours = kept.icon().pixmap(kept.iconSize(), 1.0, QIcon.Mode.Normal, QIcon.State.Off).toImage()
    shown = {
        colours.pixelColor(x, y).name() for x in range(16) for y in range(16) if colours.pixelColor(x, y).alpha() == 255
    }
    assert shown == {LIGHT["text.2"].lower()}


def test_stronger_outlines_reach_what_has_none_and_change_no_size(theme: Theme, qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    theme.bind_icon(button, "help", 18)
    button.show()
    sizes, edges = set(), []
    for strong in (False, True):
        theme.apply("dark", 100, strong, None)
        QCoreApplication.processEvents()
        sizes.add(button.sizeHint().toTuple())
        image = button.grab().toImage()
        edges.append(image.pixelColor(image.width() // 2, 0).name().upper())
    assert len(sizes) == 1
    assert edges[0] != edges[1] == DARK["line.control"]
