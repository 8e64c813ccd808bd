"""The dialogs about a task, and their frame."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.charge_marks import OVER, WATCHED
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.task import JobRequest, Link, LocalFile, ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.ui.charge_finding import charge_finding
from vidgo_desktop.ui.details_text import details_text
from vidgo_desktop.ui.dialog_frame import ContentScroll, DialogFrame
from vidgo_desktop.ui.dialog_parts import ButtonRow, Sentence
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.problem_panel import DetailsFold
from vidgo_desktop.ui.task_details import TaskDetails
from vidgo_desktop.ui.theme import Theme

NUMBER = "8FDN1I7M7Q68DDG8"
REQUEST = JobRequest(
    "nonce-1",
    "wan-animate-replace",
    {
        "video_url": Link("https://files.example.com/forest_trail.mp4?token=very-private"),
        "image_urls": LocalFile(Path("/home/someone/knight.png")),
        "resolution": "480p",
    },
    estimate=70.0,
)
FAILED = Task(
    7,
    REQUEST,
    "Forest trail × Knight",
    TaskState.FAILED,
    1_790_000_000.0,
    task_id=NUMBER,
    submitted_at=1_790_000_010.0,
    ended_at=1_790_000_100.0,
    problem=TaskProblem("GenerationFailed", "no human detected in input video"),
    charge=Charge.NOT_CHARGED,
)
UNKNOWN = Task(
    8,
    REQUEST,
    "Kitchen talk × Robot",
    TaskState.UNKNOWN,
    1_790_000_000.0,
    submitted_at=1_790_000_010.0,
    problem=TaskProblem("LineDropped", "the connection was reset"),
    charge=Charge.UNCLEAR,
    balance_before=320.0,
)


class StillTheme(Theme):
    """Nothing moves, so that each state can be looked at once."""

    def duration(self, milliseconds: int) -> int:
        return 0


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    # The widgets of the test before are gone only now; a new style sheet would dress each of them anew.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = StillTheme(qapp, "dark")
    yield made
    made.deleteLater()


@pytest.fixture
def moving(qapp: QApplication) -> Iterator[Theme]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    made = Theme(qapp, "dark", less_movement=False)
    yield made
    made.deleteLater()


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.setCentralWidget(QWidget())
    made.resize(1200, 800)
    made.show()
    return made


def opened(theme: Theme, task: Task, window: QWidget) -> TaskDetails:
    details = TaskDetails(theme, task, window)
    details.open()
    QApplication.processEvents()
    return details


def button(parent: QWidget, name: str) -> QAbstractButton:
    found = parent.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def click(parent: QWidget, name: str) -> None:
    assert button(parent, name).isVisible(), name
    QTest.mouseClick(button(parent, name), Qt.MouseButton.LeftButton)


def words(parent: QWidget) -> str:
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def known(credits: float) -> BalanceFact:
    return BalanceFact(BalanceState.KNOWN, credits, time.time())


# --- an error ------------------------------------------------------------------------------------------------


def test_an_error_says_what_happened_what_it_cost_and_what_helps(
    qtbot: QtBot, theme: Theme, window: QMainWindow
) -> None:
    details = opened(theme, FAILED, window)
    said = words(details)
    for part in ("No person was found", "nobody to replace", "Not charged", "What helps", "Forest trail × Knight"):
        assert part in said
    with qtbot.waitSignal(details.action_requested) as caught:
        click(details, "helpingAction")
    assert caught.args == [ActionKind.CHOOSE_VIDEO]
    with qtbot.waitSignal(details.action_requested) as caught:
        click(details, "tryAgain")
    assert caught.args == [ActionKind.TRY_AGAIN]


def test_a_model_that_is_not_known_cannot_be_tried_again(theme: Theme, window: QMainWindow) -> None:
    again = opened(theme, FAILED, window).findChildren(QAbstractButton, "tryAgain")
    assert len(again) == 1
    taken_in = replace(FAILED, request=replace(FAILED.request, model=""))
    assert not opened(theme, taken_in, window).findChildren(QAbstractButton, "tryAgain")


def test_the_technical_part_is_folded_and_can_be_copied(theme: Theme, window: QMainWindow) -> None:
    details = opened(theme, FAILED, window)
    text = details.findChild(QPlainTextEdit, "detailsText")
    assert text is not None and text.isReadOnly()
    assert not text.isVisible()
    small = details.height()
    click(details, "detailsFold")
    assert text.isVisible()
    assert details.height() > small
    click(details, "copyDetails")
    assert QGuiApplication.clipboard().text() == details_text(FAILED)
    click(details, "detailsFold")
    assert details.height() == small


def test_the_details_hold_no_secret() -> None:
    problem = TaskProblem(
        "Rejected", "bad https://x.example/a.mp4?sig=abc Bearer abcdefgh12345678", 400, "validation_error"
    )
    text = details_text(replace(FAILED, problem=problem, result_url="https://x.example/r.mp4?sig=def"))
    assert NUMBER in text
    assert "wan-animate-replace · 480p" in text
    assert "forest_trail.mp4" in text
    assert "Rejected · code 400 · validation_error" in text
    for secret in ("very-private", "abc", "/home/someone", "def", "token"):
        assert secret not in text


def test_the_balance_joins_the_phrase_about_money(theme: Theme, window: QMainWindow) -> None:
    details = opened(theme, FAILED, window)
    assert "About 70 credits were held and are back." in words(details).splitlines()
    details.show_balance(known(250))
    assert "About 70 credits were held and are back. Balance: 250." in words(details)
    details.show_balance(BalanceFact(BalanceState.ASKING))
    assert "Balance" not in words(details)
    exact = opened(theme, replace(FAILED, charge=Charge.GIVEN_BACK, charged=72.0), window)
    exact.show_balance(replace(known(250), pretend=True))
    assert "72 credits were held and are back. Balance: 250 pretend credits." in words(exact)


@pytest.mark.parametrize(
    ("charge", "charged", "phrase"),
    [
        (Charge.NOT_CHARGED, None, "Not charged"),
        (Charge.GIVEN_BACK, None, "Given back"),
        (Charge.CHARGED, 70.0, "Charged 70 credits"),
        (Charge.CHARGED, None, "Charged about 70 credits"),
        (Charge.UNCLEAR, None, "Charge not clear yet, watching"),
    ],
)
def test_exactly_one_phrase_says_what_it_cost(
    theme: Theme, window: QMainWindow, charge: Charge, charged: float | None, phrase: str
) -> None:
    lines = words(opened(theme, replace(FAILED, charge=charge, charged=charged), window)).splitlines()
    money = [line for line in lines if line.startswith(("Not charged", "Given back", "Charge"))]
    assert money == [phrase]


def test_a_task_that_was_never_taken_was_never_held_for(theme: Theme, window: QMainWindow) -> None:
    details = opened(theme, replace(FAILED, state=TaskState.REJECTED, task_id=None), window)
    assert "held" not in words(details)


def test_the_numbers_of_the_task_are_in_its_sentence(theme: Theme, window: QMainWindow) -> None:
    problem = TaskProblem("OutOfCredits", "", 402)
    task = replace(FAILED, state=TaskState.NEEDS_YOU, task_id=None, problem=problem, balance_before=50.0)
    assert "This needs about 70 credits, you have 50. Nothing was sent." in words(opened(theme, task, window))


def test_enter_does_nothing_that_costs(theme: Theme, window: QMainWindow) -> None:
    free = replace(FAILED, state=TaskState.FINISHED, result=ResultState.PROBLEM, problem=TaskProblem("TransferError"))
    for task, default in (
        (FAILED, "helpingAction"),
        (replace(FAILED, problem=TaskProblem("GenerationFailed")), "close"),
        (replace(FAILED, problem=TaskProblem("OutOfCredits")), "close"),
        (replace(FAILED, problem=TaskProblem("HeldBack")), "close"),
        (replace(FAILED, problem=TaskProblem("ResultGone")), "close"),
        (replace(FAILED, problem=TaskProblem("RateLimited")), "close"),
        (UNKNOWN, "keepChecking"),
        (free, "helpingAction"),
    ):
        details = opened(theme, task, window)
        defaults = [b.objectName() for b in details.findChildren(QPushButton) if b.isDefault()]
        assert defaults == [default], task
        assert not [b.objectName() for b in details.findChildren(QPushButton) if b.autoDefault() and not b.isDefault()]
        details.close()


def test_a_task_without_a_problem_shows_its_details_at_once(theme: Theme, window: QMainWindow) -> None:
    running = replace(FAILED, state=TaskState.RUNNING, problem=None, charge=None, progress=42)
    details = opened(theme, running, window)
    assert "Making your video" in words(details)
    assert details.findChild(QAbstractButton, "helpingAction") is None
    text = details.findChild(QPlainTextEdit, "detailsText")
    assert text is not None and text.isVisible()


def test_words_from_outside_stay_plain_text(theme: Theme, window: QMainWindow) -> None:
    task = replace(FAILED, title="<b>x</b>", problem=TaskProblem("GenerationFailed", "sorry, see & so on"))
    details = opened(theme, task, window)
    labels = [label for label in details.findChildren(QLabel) if "<b>x</b>" in label.text() or "see &" in label.text()]
    assert len(labels) == 2
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_small_pictures_stand_beside_the_title(theme: Theme, window: QMainWindow, tmp_path: Path) -> None:
    image = QImage(54, 56, QImage.Format.Format_RGB32)
    image.fill(QColor("#00ff00"))
    assert image.save(str(tmp_path / "7-video.png"))
    details = TaskDetails(theme, FAILED, window, thumb=lambda task, what: tmp_path / f"{task}-{what}.png")
    details.open()
    QApplication.processEvents()
    assert details.grab().toImage().pixelColor(QPoint(50, 50)) == QColor("#00ff00")


# --- was I charged? ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "fact", "headline"),
    [
        (320.0, known(320), "Probably not. We are still checking."),
        (320.0, known(400), "We cannot tell from your balance."),
        (320.0, known(250), "Probably yes: 70 credits are gone."),
        (320.0, known(260), "Probably yes: 60 credits are gone."),
        (320.0, known(100), "We cannot tell from your balance."),
        (320.0, known(315), "We cannot tell from your balance."),
        (320.0, None, "We cannot read your balance right now."),
        (320.0, BalanceFact(BalanceState.OLD, 250.0), "We cannot read your balance right now."),
        (None, known(320), "We cannot tell from your balance."),
    ],
)
def test_two_readings_of_the_balance_are_compared(
    before: float | None, fact: BalanceFact | None, headline: str
) -> None:
    finding = charge_finding(replace(UNKNOWN, balance_before=before), fact)
    assert finding.headline == headline
    assert finding.sentence


def test_an_unclear_task_shows_what_is_known(theme: Theme, window: QMainWindow) -> None:
    details = opened(theme, UNKNOWN, window)
    assert "We cannot read your balance right now." in words(details)
    details.show_balance(known(250))
    said = words(details)
    for part in (
        "Was I charged?",
        "Probably yes: 70 credits are gone.",
        "320 credits",
        "250 credits",
        "about 70",
        "sending again costs a second time",
    ):
        assert part in said
    details.show_balance(BalanceFact(BalanceState.ASKING))
    assert "…" in words(details)


def test_sending_again_needs_the_tick_and_happens_once(qtbot: QtBot, theme: Theme, window: QMainWindow) -> None:
    details = opened(theme, UNKNOWN, window)
    again = button(details, "sendAgain")
    assert again.text() == "Send again · about 70 credits"
    asked = details.findChild(QCheckBox, "mayCostTwice")
    assert asked is not None and asked.isHidden()
    with qtbot.assertNotEmitted(details.send_again_requested):
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
        assert asked.isVisible() and not again.isEnabled()
        QTest.mouseClick(again, Qt.MouseButton.LeftButton)
        QTest.keyClick(details, Qt.Key.Key_Return)
    details = opened(theme, UNKNOWN, window)
    tick = details.findChild(QCheckBox, "mayCostTwice")
    assert tick is not None and not tick.isChecked()
    click(details, "sendAgain")
    tick.setChecked(True)
    tick.setChecked(False)
    assert not button(details, "sendAgain").isEnabled()
    tick.setChecked(True)
    sent: list[object] = []
    details.send_again_requested.connect(sent.append)
    click(details, "sendAgain")
    QTest.mouseClick(button(details, "sendAgain"), Qt.MouseButton.LeftButton)
    assert sent == [UNKNOWN]
    assert not details.isVisible()


def test_sending_again_stands_out_once_nothing_was_taken_but_enter_never_does_it(
    qtbot: QtBot, theme: Theme, window: QMainWindow
) -> None:
    details = opened(theme, replace(UNKNOWN, extra={WATCHED: OVER}), window)
    again, keep = button(details, "sendAgain"), button(details, "keepChecking")
    assert (again.property("role"), keep.property("role"), keep.text()) == (None, "primary", "Keep checking")
    details.show_balance(known(320))
    assert "No. Your balance has not changed." in words(details)
    assert (again.property("role"), keep.property("role"), keep.text()) == ("primary", "", "Close")
    tick = details.findChild(QCheckBox, "mayCostTwice")
    assert tick is not None
    tick.setChecked(True)
    assert again.isEnabled()
    with qtbot.assertNotEmitted(details.send_again_requested):
        QTest.keyClick(details, Qt.Key.Key_Return)
    assert not details.isVisible()


@pytest.mark.parametrize(
    ("task", "fact"),
    [
        (UNKNOWN, known(320)),
        (UNKNOWN, known(250)),
        (UNKNOWN, known(100)),
        (UNKNOWN, BalanceFact(BalanceState.OLD, 250.0)),
    ],
    ids=["still checking", "gone", "others ran", "cannot be read"],
)
def test_in_every_other_case_checking_goes_on(theme: Theme, window: QMainWindow, task: Task, fact: BalanceFact) -> None:
    details = opened(theme, task, window)
    details.show_balance(fact)
    assert button(details, "keepChecking").property("role") == "primary"
    assert [b.objectName() for b in details.findChildren(QPushButton) if b.isDefault()] == ["keepChecking"]


def test_a_task_that_is_not_waited_for_can_still_be_found_but_not_sent(theme: Theme, window: QMainWindow) -> None:
    details = opened(theme, replace(UNKNOWN, state=TaskState.CLOSED, charge=Charge.UNCLEAR), window)
    details.show_balance(known(320))
    said = words(details)
    assert "Was I charged?" in said and "Probably not." in said and "checking" not in said
    for gone in ("helpingAction", "sendAgain", "keepChecking", "stopWatching"):
        assert details.findChild(QAbstractButton, gone) is None
    for there in ("seenInAccount", "checkAgain"):
        button = details.findChild(QAbstractButton, there)
        assert button is not None and button.isVisible()


def test_escape_and_keep_checking_only_close(qtbot: QtBot, theme: Theme, window: QMainWindow) -> None:
    for leave in ("keepChecking", "closeDialog", ""):
        details = opened(theme, UNKNOWN, window)
        with qtbot.assertNotEmitted(details.stop_requested), qtbot.assertNotEmitted(details.send_again_requested):
            if leave:
                click(details, leave)
            else:
                QTest.keyClick(details, Qt.Key.Key_Escape)
        assert not details.isVisible()


def test_watching_can_be_stopped(qtbot: QtBot, theme: Theme, window: QMainWindow) -> None:
    details = opened(theme, UNKNOWN, window)
    with qtbot.waitSignal(details.stop_requested) as caught:
        click(details, "stopWatching")
    assert caught.args == [UNKNOWN]


def test_a_number_from_the_account_can_be_given(qtbot: QtBot, theme: Theme, window: QMainWindow) -> None:
    details = opened(theme, UNKNOWN, window)
    field = details.findChild(QLineEdit, "taskNumber")
    assert field is not None and not field.isVisible()
    click(details, "seenInAccount")
    assert field.isVisible()
    field.setText("   ")
    assert not button(details, "useTaskNumber").isEnabled()
    field.setText(f"  {NUMBER} ")
    with qtbot.waitSignal(details.task_number_given) as caught:
        click(details, "useTaskNumber")
    assert caught.args == [UNKNOWN, NUMBER]
    field.setText("x" * 5000)
    assert len(field.text()) == 200


@pytest.mark.parametrize("task", [FAILED, UNKNOWN], ids=["failed", "unknown"])
def test_every_stop_has_a_name(theme: Theme, window: QMainWindow, task: Task) -> None:
    details = opened(theme, task, window)
    stops = [w for w in details.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()]
    assert len(stops) >= 4
    for widget in stops:
        assert widget.accessibleName(), widget
        assert not set("×≈·") & set(widget.accessibleName())


@pytest.mark.parametrize("task", [FAILED, UNKNOWN], ids=["failed", "unknown"])
def test_it_fits_into_the_smallest_window(theme: Theme, window: QMainWindow, task: Task) -> None:
    window.resize(800, 600)
    details = opened(theme, task, window)
    if task is FAILED:
        click(details, "detailsFold")
    assert details.height() <= 600
    assert details.footer is not None
    assert details.rect().contains(details.footer.geometry())


@pytest.mark.usefixtures("right_to_left")
def test_everything_is_mirrored_where_reading_goes_to_the_left(
    theme: Theme, window: QMainWindow, tmp_path: Path
) -> None:
    for name, colour in (("video", "#00ff00"), ("image", "#ff0000")):
        image = QImage(54, 56, QImage.Format.Format_RGB32)
        image.fill(QColor(colour))
        assert image.save(str(tmp_path / f"7-{name}.png"))
    details = TaskDetails(theme, FAILED, window, thumb=lambda task, what: tmp_path / f"{task}-{what}.png")
    details.open()
    QApplication.processEvents()
    grabbed = details.grab().toImage()
    assert grabbed.pixelColor(details.width() - 50, 50) == QColor("#00ff00")
    assert grabbed.pixelColor(details.width() - 100, 50) == QColor("#ff0000")
    middle = details.width() // 2
    for name, is_left in (("closeDialog", True), ("helpingAction", True), ("tryAgain", False), ("copyDetails", True)):
        place = button(details, name).mapTo(details, button(details, name).rect().center())
        assert (place.x() < middle) is is_left, name


@pytest.mark.parametrize("task", [FAILED, UNKNOWN], ids=["failed", "unknown"])
def test_it_fits_onto_a_small_screen_at_300_percent(theme: Theme, window: QMainWindow, task: Task) -> None:
    # 1280×720 at 300 %.
    window.setMinimumSize(1, 1)
    window.resize(427, 240)
    details = opened(theme, task, window)
    assert details.width() <= 427 and details.height() <= 240
    assert details.footer is not None
    for found in details.footer.findChildren(QAbstractButton):
        place = found.geometry().translated(details.footer.pos())
        assert details.rect().contains(place), found.objectName()
        assert found.width() >= found.sizeHint().width(), found.objectName()
    tops = {found.y() for found in details.footer.findChildren(QAbstractButton)}
    assert len(tops) == (1 if task is FAILED else 2)
    scroll = details.findChild(ContentScroll)
    assert scroll is not None and scroll.height() >= 44
    assert scroll.verticalScrollBar().maximum() > 0


def test_the_fold_moves_and_ends_where_it_should(qtbot: QtBot, moving: Theme, window: QMainWindow) -> None:
    details = TaskDetails(moving, FAILED, window)
    details.open()
    QApplication.processEvents()
    small = details.height()
    heights: list[int] = []
    fold = details.findChild(DetailsFold)
    assert fold is not None
    fold.opened.connect(lambda: heights.append(details.height()))
    click(details, "detailsFold")
    assert details.height() < small + 100
    whole = fold.text.height()
    qtbot.waitUntil(lambda: details.height() >= small + whole, timeout=2000)
    assert heights == sorted(heights) and len(heights) > 2
    click(details, "detailsFold")
    qtbot.waitUntil(lambda: not fold.text.isVisible(), timeout=2000)
    assert details.height() == small


# --- the frame -----------------------------------------------------------------------------------------------


def plain_dialog(theme: Theme, window: QWidget | None) -> DialogFrame:
    dialog = DialogFrame(theme, window, QSize(400, 200))
    box = QVBoxLayout(dialog)
    box.addWidget(dialog.close_button(), 0, Qt.AlignmentFlag.AlignTop)
    return dialog


def test_the_window_is_dimmed_while_the_dialog_is_open(theme: Theme, window: QMainWindow) -> None:
    bright = window.grab().toImage().pixelColor(5, 5)
    dialog = plain_dialog(theme, window)
    dialog.open()
    dim = window.grab().toImage().pixelColor(5, 5)
    assert dim != bright
    window.resize(900, 700)
    QApplication.processEvents()
    assert window.grab().toImage().pixelColor(890, 690) == dim
    click(dialog, "closeDialog")
    assert window.grab().toImage().pixelColor(5, 5) == bright


def test_it_stands_in_the_middle_with_round_corners(theme: Theme, window: QMainWindow) -> None:
    dialog = plain_dialog(theme, window)
    dialog.open()
    middle = window.mapToGlobal(window.rect().center())
    offset = dialog.geometry().center() - middle
    assert abs(offset.x()) <= 2 and abs(offset.y()) <= 2
    image = dialog.grab().toImage()
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(200, 150) == theme.color("bg.panel")


def test_without_a_window_it_is_a_dialog_all_the_same(qtbot: QtBot, theme: Theme) -> None:
    dialog = plain_dialog(theme, None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.size() == QSize(400, 200)


def test_the_veil_comes_slowly_and_stays(qtbot: QtBot, moving: Theme, window: QMainWindow) -> None:
    bright = window.grab().toImage().pixelColor(5, 5)
    dialog = plain_dialog(moving, window)
    dialog.open()
    fade = dialog.findChild(QVariantAnimation)
    assert fade is not None and fade.duration() == 140
    veil = moving.color("dim")
    share = veil.alphaF()
    dark = round(veil.red() * share + bright.red() * (1 - share))
    qtbot.waitUntil(lambda: abs(window.grab().toImage().pixelColor(5, 5).red() - dark) <= 1, timeout=2000)


def test_a_window_that_sticks_out_keeps_its_dialog_on_the_screen(theme: Theme, window: QMainWindow) -> None:
    screen = window.screen().availableGeometry()
    window.move(screen.right() - 200, screen.bottom() - 100)
    dialog = plain_dialog(theme, window)
    dialog.open()
    assert screen.contains(dialog.geometry())


def test_the_key_sentence_is_large_but_not_bold(qtbot: QtBot, theme: Theme) -> None:
    sentence = Sentence(theme, "The service could not see a person in your video.")
    qtbot.addWidget(sentence)
    assert sentence.font().pixelSize() == theme.font("heading").pixelSize()
    assert sentence.font().weight() is QFont.Weight.Normal
    assert sentence.heightForWidth(2000) == 20
    assert sentence.heightForWidth(200) == 40
    theme.choose("light")
    assert sentence.font().weight() is QFont.Weight.Normal


def test_buttons_stand_in_one_line_or_below_each_other(qtbot: QtBot) -> None:
    row = ButtonRow()
    qtbot.addWidget(row)
    least, other, primary = (QPushButton(text) for text in ("Least important", "Another one", "The primary one"))
    row.add_right(other)
    row.add_left(least)
    row.add_right(primary)
    row.resize(700, row.heightForWidth(700))
    row.show()
    assert least.x() == 24 and least.y() == other.y() == primary.y() == 16
    assert primary.geometry().right() == 700 - 24 - 1
    assert other.geometry().right() < primary.x()
    row.resize(200, row.heightForWidth(200))
    assert [least.y() < other.y(), other.y() < primary.y()] == [True, True]
    assert row.height() == primary.geometry().bottom() + 1 + 16
    other.hide()
    assert row.heightForWidth(200) < row.height()
