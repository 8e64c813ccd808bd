"""The form, driven by its object names with mouse and keys; nobody else takes part."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import MediaError, NetworkError, OutOfCredits, StoreError
from vidgo_desktop.core.facts import (
    BalanceFact,
    BalanceState,
    KeyFact,
    KeyPlace,
    Price,
    PriceFact,
    PriceSource,
    Realm,
    Refusal,
    SourceInfo,
    SpendingFact,
)
from vidgo_desktop.core.settings import Settings
from vidgo_desktop.core.task import JobRequest, Link, LocalFile
from vidgo_desktop.ui.form_fields import FormFields
from vidgo_desktop.ui.job_form import JobForm
from vidgo_desktop.ui.second_look import SecondLook
from vidgo_desktop.ui.source_card import SourceCard
from vidgo_desktop.ui.source_frame import FrameState
from vidgo_desktop.ui.theme import Theme

VIDEO_LINK = "https://cdn.example.com/street_walk.mp4"
IMAGE_LINK = "https://cdn.example.com/red_coat.jpg"
LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)


class Driven:
    """A form on the screen, what it asked for, and short ways to its parts."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.bot = qtbot
        self.theme = Theme(qapp, "dark")
        self.form = JobForm(self.theme)
        qtbot.addWidget(self.form)
        self.sent: list[JobRequest] = []
        self.looks: list[tuple[Path, ParamKind]] = []
        self.wishes: list[str] = []
        self.form.submit_requested.connect(self.sent.append)
        self.form.look_requested.connect(lambda path, kind: self.looks.append((path, kind)))
        self.form.connect_requested.connect(lambda: self.wishes.append("connect"))
        self.form.save_folder_requested.connect(lambda: self.wishes.append("folder"))
        self.form.top_up_requested.connect(lambda: self.wishes.append("top up"))
        self.form.resize(360, 808)
        self.form.show()
        self.form.activateWindow()
        qtbot.waitUntil(self.form.isActiveWindow)

    def part(self, kind: type[W], name: str) -> W:
        found = self.form.findChild(kind, name)
        assert found is not None, name
        return found

    @property
    def generate(self) -> QAbstractButton:
        return self.part(QAbstractButton, "generate")

    @property
    def line(self) -> str:
        return self.part(QLabel, "generateLine").text()

    def link(self, name: str, text: str) -> None:
        self.part(QLineEdit, name).setText(text)

    def finding(self, name: str) -> str:
        return self.part(QLabel, name).text()

    def fill(self) -> None:
        self.link("videoUrl", VIDEO_LINK)
        self.link("imageUrl", IMAGE_LINK)

    def double_click(self) -> None:
        window = self.form.windowHandle()
        place = self.generate.mapTo(self.form, self.generate.rect().center())
        QTest.mouseDClick(window, LEFT, Qt.KeyboardModifier.NoModifier, place)

    def press(self) -> None:
        QTest.mouseClick(self.generate, LEFT)


@pytest.fixture
def form(qtbot: QtBot, qapp: QApplication) -> Driven:
    return Driven(qtbot, qapp)


def clip(path: Path, **changes: object) -> SourceInfo:
    info = SourceInfo(path, 900_000, 1080, 1350, 10.0, 30.0, "h264", "mp4", True)
    return replace(info, **changes)  # type: ignore[arg-type]  # made-up facts of a test


def picture(path: Path, **changes: object) -> SourceInfo:
    info = SourceInfo(path, 1_400_000, 1080, 1350, None, None, "mjpeg", "jpeg")
    return replace(info, **changes)  # type: ignore[arg-type]  # made-up facts of a test


def mime_of(*urls: QUrl, text: str = "") -> QMimeData:
    mime = QMimeData()
    if urls:
        mime.setUrls(list(urls))
    if text:
        mime.setText(text)
    return mime


# --- the face that others drive --------------------------------------------------------------------------------------


def test_the_parts_have_their_names_and_kinds(form: Driven) -> None:
    for name in ("modelReplace", "modelMove", "generate", "chooseVideo", "chooseImage"):
        form.part(QAbstractButton, name)
    for name in ("videoUrl", "imageUrl", "callbackUrl"):
        form.part(QLineEdit, name)
    box = form.part(QComboBox, "resolution")
    assert [box.itemText(row) for row in range(box.count())] == ["480p", "580p", "720p"]
    assert [box.itemData(row) for row in range(box.count())] == ["480p", "580p", "720p"]
    assert box.currentText() == "480p"
    assert form.part(QLineEdit, "videoUrl").isVisible() and form.part(QLineEdit, "imageUrl").isVisible()


def test_an_empty_form_says_the_next_step_and_sends_nothing(form: Driven) -> None:
    assert not form.generate.isEnabled()
    assert form.line == "Add a video and a picture to see the price."
    form.press()
    QTest.keyClick(form.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.sent == []


def test_two_links_and_a_press_ask_for_one_video(form: Driven) -> None:
    form.fill()
    form.part(QComboBox, "resolution").setCurrentText("720p")
    form.link("callbackUrl", "https://example.org/hook")
    QTest.mouseClick(form.part(QAbstractButton, "modelMove"), LEFT)
    form.press()
    (request,) = form.sent
    assert request.model == "wan-animate-move"
    assert dict(request.values) == {
        "video_url": Link(VIDEO_LINK),
        "image_urls": Link(IMAGE_LINK),
        "resolution": "720p",
    }
    assert request.callback_url == "https://example.org/hook"
    assert request.estimate is None and len(request.nonce) == 32


# --- one press, one video --------------------------------------------------------------------------------------------


def test_the_button_locks_at_the_first_press(form: Driven) -> None:
    form.fill()
    seen: list[tuple[str, bool]] = []
    form.form.submit_requested.connect(lambda _: seen.append((form.generate.text(), form.generate.isEnabled())))
    form.press()
    assert seen == [("Sending…", False)]


def test_a_double_click_is_one_video(form: Driven) -> None:
    form.fill()
    form.double_click()
    assert len(form.sent) == 1


def test_a_held_enter_and_other_ways_at_once_are_one_video(form: Driven) -> None:
    form.fill()
    form.generate.setFocus()
    for repeat in (False, True, True):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=repeat)
        focused = QApplication.focusWidget()
        assert focused is not None
        QApplication.sendEvent(focused, press)
    form.press()
    QTest.keyClick(form.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    form.generate.click()
    assert len(form.sent) == 1


def test_a_held_enter_asks_once_even_when_the_answer_is_fast(form: Driven) -> None:
    form.fill()
    form.form.submit_requested.connect(lambda request: form.form.submission_taken(request.nonce))
    form.generate.setFocus()
    for repeat in (False, True, True):
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=repeat)
        QApplication.sendEvent(form.generate, press)
    assert len(form.sent) == 1


def test_ctrl_enter_sends(form: Driven) -> None:
    form.fill()
    QTest.keyClick(form.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(form.sent) == 1


def test_taken_unlocks_keeps_the_inputs_and_means_another_video(qtbot: QtBot, form: Driven) -> None:
    form.fill()
    form.generate.setFocus()
    form.press()
    form.form.submission_taken("somebody else's")
    assert not form.generate.isEnabled()
    form.form.submission_taken(form.sent[0].nonce)
    qtbot.waitUntil(form.generate.isEnabled)
    assert form.form.window().focusWidget() is form.generate
    assert form.part(QLineEdit, "videoUrl").text() == VIDEO_LINK
    form.press()
    assert len({request.nonce for request in form.sent}) == 2


def test_two_quick_presses_are_one_wish_even_when_the_first_is_answered(qtbot: QtBot, form: Driven) -> None:
    form.fill()
    form.press()
    form.form.submission_taken(form.sent[0].nonce)
    form.press()
    assert len(form.sent) == 1
    qtbot.waitUntil(form.generate.isEnabled)
    form.press()
    assert len(form.sent) == 2


def test_refused_unlocks_says_why_and_keeps_the_nonce(form: Driven) -> None:
    form.fill()
    form.press()
    form.form.submission_refused(Refusal("", NetworkError("about something else")))
    assert not form.generate.isEnabled()
    form.form.submission_refused(Refusal(form.sent[0].nonce, OutOfCredits("no credits")))
    assert form.generate.isEnabled()
    assert form.line and form.line != "The price is not known yet. Your balance tells us afterwards."
    form.press()
    assert form.sent[0].nonce == form.sent[1].nonce
    form.form.submission_refused(Refusal(form.sent[1].nonce, OutOfCredits("no credits")))
    form.part(QComboBox, "resolution").setCurrentText("580p")
    assert form.line == "The price is not known yet. Your balance tells us afterwards."
    form.press()
    assert form.sent[2].nonce != form.sent[1].nonce


def test_an_edit_while_sending_does_not_lock_for_ever(form: Driven) -> None:
    form.fill()
    form.press()
    form.link("videoUrl", "https://cdn.example.com/other.mp4")
    form.form.submission_taken(form.sent[0].nonce)
    assert form.generate.isEnabled()


# --- links -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hello there", "This is not a link."),
        ("ftp://example.com/a.mp4", "Only links that begin with https:// or http://"),
        ("https://me:secret@example.com/a.mp4", "a name or a password"),
        ("https://www.youtube.com/watch?v=1", "This link leads to a page, not to a video."),
        ("https://drive.google.com/file/d/1/view", "This link asks for a sign-in. Use a public one."),
        (IMAGE_LINK, "This link does not lead to a video."),
        ("file:///nowhere/at/all.mp4", "it is not there"),
        ("https://example.com/" + "a" * 3000, "This is too long for a link."),
    ],
)
def test_a_bad_link_is_named_and_nothing_is_sent(form: Driven, text: str, words: str) -> None:
    form.link("imageUrl", IMAGE_LINK)
    form.link("videoUrl", text)
    field = form.part(QLineEdit, "videoUrl")
    assert words in form.finding("videoFinding")
    assert form.part(QLabel, "videoFinding").isVisible()
    assert words in field.accessibleDescription()
    assert field.property("state") == "error"
    assert form.line == "Fix the red note first."
    form.press()
    QTest.keyClick(form.form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.sent == [] and not form.generate.isEnabled()
    form.link("videoUrl", VIDEO_LINK)
    assert form.generate.isEnabled() and field.property("state") == ""


def test_a_huge_paste_is_answered_at_once(form: Driven) -> None:
    form.link("imageUrl", IMAGE_LINK)
    begun = time.perf_counter()
    form.link("videoUrl", "https://example.com/" + "x" * 20_000)
    assert time.perf_counter() - begun < 0.5
    assert form.finding("videoFinding") == "This is too long for a link."
    assert not form.generate.isEnabled()


def test_an_unsure_link_waits_for_a_second_press(form: Driven) -> None:
    form.link("videoUrl", VIDEO_LINK)
    form.link("imageUrl", "https://example.com/picture?id=8")
    assert "We cannot tell" in form.finding("imageFinding")
    form.double_click()
    assert form.sent == []
    assert "once more" in form.line
    form.press()
    assert form.sent[0].values["image_urls"] == Link("https://example.com/picture?id=8")


def test_an_unsure_link_can_be_used_anyway(form: Driven) -> None:
    form.link("videoUrl", "https://example.com/v/8")
    form.link("imageUrl", IMAGE_LINK)
    anyway = next(b for b in form.form.findChildren(QPushButton) if b.text() == "Use anyway" and b.isVisible())
    QTest.mouseClick(anyway, LEFT)
    assert not anyway.isVisible()
    form.press()
    assert len(form.sent) == 1


def test_another_unsure_link_asks_again(form: Driven) -> None:
    form.link("imageUrl", IMAGE_LINK)
    form.link("videoUrl", "https://example.com/v/8")
    form.press()
    form.link("videoUrl", "https://example.com/v/9")
    form.press()
    assert form.sent == []


def test_typing_a_link_works_and_keeps_the_focus(form: Driven) -> None:
    field = form.part(QLineEdit, "videoUrl")
    field.setFocus()
    QTest.keyClicks(field, VIDEO_LINK)
    assert field.hasFocus() and field.isVisible() and field.text() == VIDEO_LINK


def test_a_bad_callback_blocks_and_opens_the_fold(form: Driven) -> None:
    form.fill()
    field = form.part(QLineEdit, "callbackUrl")
    assert not field.isVisible()
    form.link("callbackUrl", "file:///etc/passwd")
    assert field.isVisible() and "not a link" in form.finding("callbackFinding")
    form.press()
    assert form.sent == []
    form.link("callbackUrl", "")
    form.press()
    assert form.sent[0].callback_url == ""


# --- local files -----------------------------------------------------------------------------------------------------


def test_a_local_file_is_looked_at_then_sent(form: Driven, tmp_path: Path) -> None:
    path = tmp_path / "street_walk.mp4"
    form.link("videoUrl", "https://cdn.example.com/old.mp4")
    form.form.set_file("video", path)
    form.link("imageUrl", IMAGE_LINK)
    assert form.looks == [(path, ParamKind.VIDEO)]
    assert form.part(QLineEdit, "videoUrl").text() == ""
    assert form.line == "Looking at the file…" and not form.generate.isEnabled()
    form.form.show_source_info(clip(tmp_path / "another.mp4"))
    assert form.line == "Looking at the file…"
    form.form.show_source_info(clip(path))
    assert form.finding("videoFinding") == "Length, size and format fit."
    assert form.generate.text() == "Generate · about 70 credits"
    form.press()
    assert form.sent[0].values["video_url"] == LocalFile(path)
    assert form.sent[0].estimate == 70.0


def test_a_broken_file_blocks(form: Driven, tmp_path: Path) -> None:
    path = tmp_path / "street_walk.mp4"
    form.form.set_file(ParamKind.VIDEO, path)
    form.form.show_source_info(SourceInfo(path, problem=MediaError("no")))
    assert form.finding("videoFinding") == "The file cannot be opened. It may be damaged."
    assert form.line == "Fix the red note first."


def test_the_picture_is_compared_with_the_video(form: Driven, tmp_path: Path) -> None:
    form.form.set_file("image", tmp_path / "a.jpg")
    form.form.show_source_info(picture(tmp_path / "a.jpg", width=1800, height=1800))
    assert form.finding("imageFinding") == "Size and format fit."
    form.form.set_file("video", tmp_path / "a.mp4")
    form.form.show_source_info(clip(tmp_path / "a.mp4"))
    assert form.finding("imageFinding") == "Wider than the video: both sides will be cut off."
    assert form.generate.isEnabled()


def test_the_thumbnail_of_the_file_is_shown(form: Driven, tmp_path: Path) -> None:
    image = QImage(32, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.magenta)
    path = tmp_path / "a.png"
    assert image.save(str(path))
    form.form.set_file("image", path)
    form.form.show_source_info(picture(path, thumbnail=path.read_bytes()))
    shot = form.form.grab().toImage()
    columns = range(0, shot.width(), 4)
    seen = {shot.pixelColor(x, y).name() for x in columns for y in range(0, shot.height(), 4)}
    assert "#ff00ff" in seen


def test_a_pasted_path_offers_the_file(form: Driven, tmp_path: Path) -> None:
    path = tmp_path / "walk.mp4"
    path.write_bytes(b"0")
    for text in (str(path), path.as_uri(), f'"{path}"'):
        form.link("videoUrl", text)
        assert "file on this computer" in form.finding("videoFinding")
        use = next(b for b in form.form.findChildren(QPushButton) if b.text() == "Use this file" and b.isVisible())
        QTest.mouseClick(use, LEFT)
        assert form.looks.pop() == (path, ParamKind.VIDEO)
        assert form.part(QLineEdit, "videoUrl").text() == ""


def test_a_link_replaces_the_file_and_remove_empties_the_card(form: Driven, tmp_path: Path) -> None:
    form.form.set_file("video", tmp_path / "a.mp4")
    form.form.show_source_info(clip(tmp_path / "a.mp4"))
    form.link("videoUrl", VIDEO_LINK)
    form.link("imageUrl", IMAGE_LINK)
    form.press()
    assert form.sent[0].values["video_url"] == Link(VIDEO_LINK)
    form.form.submission_taken(form.sent[0].nonce)
    remove = form.part(QAbstractButton, "removeVideo")
    assert remove.accessibleName() == "Remove video"
    QTest.mouseClick(remove, LEFT)
    assert form.part(QLineEdit, "videoUrl").text() == "" and form.line == "Add a video."


def test_choose_opens_a_dialog_that_does_not_block(form: Driven, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    path.write_bytes(b"0")
    QTest.mouseClick(form.part(QAbstractButton, "chooseVideo"), LEFT)
    dialog = form.form.findChild(QFileDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert form.looks == [(path, ParamKind.VIDEO)]


def card_of(form: Driven, kind: ParamKind) -> SourceCard:
    return next(card for card in form.form.findChildren(SourceCard) if card.kind is kind)


def content_of(card: SourceCard) -> tuple[Path | None, bool]:
    """The file of a card, and whether it was looked at."""
    return card.path, card.info is not None


def test_a_link_in_one_piece_fills_the_card_and_typing_waits_for_use(form: Driven) -> None:
    field, use = form.part(QLineEdit, "videoUrl"), form.part(QAbstractButton, "useVideoLink")
    field.setFocus()
    QTest.keyClicks(field, VIDEO_LINK)
    assert field.isVisible() and use.isVisible() and not form.part(QAbstractButton, "chooseVideo").isVisible()
    assert form.line == "Add a picture."
    QTest.mouseClick(use, LEFT)
    assert not field.isVisible() and field.text() == VIDEO_LINK
    name = card_of(form, ParamKind.VIDEO).body.name
    assert name.isVisible() and name.whole_text == VIDEO_LINK
    QGuiApplication.clipboard().setText(IMAGE_LINK)
    picture_field = form.part(QLineEdit, "imageUrl")
    picture_field.setFocus()
    QTest.keyClick(picture_field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert not picture_field.isVisible() and picture_field.text() == IMAGE_LINK
    assert form.part(QAbstractButton, "chooseImage").hasFocus()
    form.press()
    assert form.sent[0].values["video_url"] == Link(VIDEO_LINK)


def test_paste_a_link_opens_the_field_over_a_file_and_cancel_brings_it_back(form: Driven, tmp_path: Path) -> None:
    path = tmp_path / "street_walk.mp4"
    form.form.set_file("video", path)
    form.form.show_source_info(clip(path))
    field, card = form.part(QLineEdit, "videoUrl"), card_of(form, ParamKind.VIDEO)
    assert not field.isVisible()
    QTest.mouseClick(form.part(QAbstractButton, "pasteVideoLink"), LEFT)
    assert field.isVisible() and field.hasFocus() and content_of(card) == (path, True)
    assert not form.part(QAbstractButton, "useVideoLink").isEnabled()
    QTest.keyClicks(field, "hello there")
    assert content_of(card) == (None, False) and form.line == "Fix the red note first."
    QTest.mouseClick(form.part(QAbstractButton, "cancelVideoLink"), LEFT)
    assert content_of(card) == (path, True) and not field.isVisible()
    assert form.finding("videoFinding") == "Length, size and format fit."
    QTest.mouseClick(form.part(QAbstractButton, "pasteVideoLink"), LEFT)
    QTest.keyClicks(field, VIDEO_LINK)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert content_of(card) == (None, False) and card.value() == Link(VIDEO_LINK) and not field.isVisible()


def test_change_opens_the_field_of_a_link_and_escape_leaves_it(form: Driven) -> None:
    form.fill()
    field, card = form.part(QLineEdit, "videoUrl"), card_of(form, ParamKind.VIDEO)
    QTest.mouseClick(form.part(QAbstractButton, "chooseVideo"), LEFT)
    assert field.isVisible() and field.selectedText() == VIDEO_LINK
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert form.line == "Add a video." and field.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert card.value() == Link(VIDEO_LINK) and not field.isVisible()


def test_a_late_answer_is_kept_for_cancel(form: Driven, tmp_path: Path) -> None:
    path = tmp_path / "street_walk.mp4"
    form.form.set_file("video", path)
    QTest.mouseClick(form.part(QAbstractButton, "pasteVideoLink"), LEFT)
    field, card = form.part(QLineEdit, "videoUrl"), card_of(form, ParamKind.VIDEO)
    QTest.keyClicks(field, "h")
    form.form.show_source_info(clip(path))
    assert content_of(card) == (None, False)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert content_of(card) == (path, True) and form.looks == [(path, ParamKind.VIDEO)]


def test_a_pasted_unsure_link_still_needs_a_word_and_use_is_one(form: Driven) -> None:
    unsure = "https://example.com/v/8"
    field = form.part(QLineEdit, "videoUrl")
    QGuiApplication.clipboard().setText(unsure)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    card = card_of(form, ParamKind.VIDEO)
    assert "cannot tell" in form.finding("videoFinding") and not field.isVisible()
    form.press()
    assert form.sent == []
    form.link("videoUrl", "")
    field.setFocus()
    QTest.keyClicks(field, unsure)
    QTest.mouseClick(form.part(QAbstractButton, "useVideoLink"), LEFT)
    assert not card.needs_word and card.value() == Link(unsure)


def test_the_cards_are_as_high_and_their_parts_as_drawn(form: Driven, tmp_path: Path) -> None:
    def edges(name: str) -> tuple[int, int]:
        part = form.part(QWidget, name)
        top = part.mapTo(form.form, QPoint(0, 0)).y()
        return top, top + part.height()

    def frame(kind: ParamKind) -> tuple[int, int]:
        drawn = card_of(form, kind).look.frame
        top = drawn.mapTo(form.form, QPoint(0, 0)).y()
        return top, top + drawn.height()

    def near(got: tuple[int, int], drawn: tuple[int, int]) -> bool:
        return all(abs(one - other) <= 2 for one, other in zip(got, drawn, strict=True))

    form.form.resize(359, 808)
    QApplication.processEvents()
    # 04-empty-practice.png, below the header of 52.
    assert near(edges("modelReplace"), (40, 204))
    assert near(frame(ParamKind.VIDEO), (244, 408)) and near(frame(ParamKind.IMAGE), (448, 612))
    assert near(edges("chooseVideo"), (360, 388)) and near(edges("resolution"), (652, 692))
    video, image = tmp_path / "street_walk.mp4", tmp_path / "red_coat.jpg"
    form.form.set_file("video", video)
    form.form.show_source_info(clip(video))
    form.form.set_file("image", image)
    form.form.show_source_info(picture(image, width=1800, height=1800))
    # 01-main-dark.png
    form.bot.waitUntil(lambda: near(frame(ParamKind.IMAGE), (405, 539)))
    assert near(frame(ParamKind.VIDEO), (244, 365))
    assert near(edges("resolution"), (579, 619)) and near(edges("removeVideo"), (251, 279))
    right = form.part(QWidget, "removeVideo")
    assert abs(right.mapTo(form.form, QPoint(14, 0)).x() - 322) <= 2


def test_what_hangs_over_the_window_lights_the_cards_that_fit(form: Driven, tmp_path: Path) -> None:
    form.form.setAcceptDrops(True)
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    mime = mime_of(QUrl.fromLocalFile(str(tmp_path / "b.jpg")))
    QApplication.sendEvent(form.form, QDragEnterEvent(QPoint(5, 5), copy, mime, LEFT, none))
    assert card_of(form, ParamKind.IMAGE).is_lit and not card_of(form, ParamKind.VIDEO).is_lit
    QApplication.sendEvent(form.form, QDragLeaveEvent())
    assert not card_of(form, ParamKind.IMAGE).is_lit
    both = mime_of(QUrl.fromLocalFile(str(tmp_path / "b.jpg")), QUrl.fromLocalFile(str(tmp_path / "b.mp4")))
    QApplication.sendEvent(form.form, QDragEnterEvent(QPoint(5, 5), copy, both, LEFT, none))
    assert card_of(form, ParamKind.IMAGE).is_lit and card_of(form, ParamKind.VIDEO).is_lit
    form.form.accept_drop(both)
    assert not card_of(form, ParamKind.IMAGE).is_lit and len(form.looks) == 2


def test_a_stray_file_is_refused_where_it_was_let_go(form: Driven, tmp_path: Path) -> None:
    def refused() -> set[ParamKind]:
        cards = form.form.findChildren(SourceCard)
        return {card.kind for card in cards if card.look.state is FrameState.REFUSED}

    form.form.setAcceptDrops(True)
    stray = mime_of(QUrl.fromLocalFile(str(tmp_path / "notes.xyz")))
    form.link("videoUrl", VIDEO_LINK)
    form.form.accept_drop(stray)
    assert refused() == {ParamKind.IMAGE}
    form.form.accept_drop(mime_of(QUrl.fromLocalFile(str(tmp_path / "b.jpg"))))
    assert refused() == set()
    video = card_of(form, ParamKind.VIDEO)
    place = QPointF(video.mapTo(form.form, video.rect().center()))
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(form.form, QDropEvent(place, copy, stray, LEFT, none))
    form.form.accept_drop(stray)
    assert refused() == {ParamKind.VIDEO}


def test_what_will_be_cut_off_lies_in_shade(form: Driven, tmp_path: Path) -> None:
    image = QImage(90, 90, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff00ff"))
    path, video = tmp_path / "a.png", tmp_path / "a.mp4"
    assert image.save(str(path))
    form.form.set_file("image", path)
    form.form.show_source_info(picture(path, width=1800, height=1800, thumbnail=path.read_bytes()))
    shown = card_of(form, ParamKind.IMAGE).body.picture
    assert shown.grab().toImage().pixelColor(2, 36) == QColor("#ff00ff")
    form.form.set_file("video", video)
    form.form.show_source_info(clip(video))
    grabbed = shown.grab().toImage()
    assert grabbed.pixelColor(36, 36) == QColor("#ff00ff")
    assert grabbed.pixelColor(2, 36).red() < 120 and grabbed.pixelColor(69, 36).red() < 120
    assert "#ffffff" in {grabbed.pixelColor(x, 36).name() for x in range(4, 10)}


def test_every_finding_can_be_opened(form: Driven, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    form.form.set_file("video", path)
    form.form.show_source_info(clip(path, seconds=1.0, size=20_000_000, container="matroska"))
    strip = card_of(form, ParamKind.VIDEO).strip
    assert form.finding("videoFinding") == "Shorter than 2 s." and strip.height() == 44
    more = next(b for b in strip.findChildren(QPushButton) if b.isVisible() and "2" in b.text())
    QTest.mouseClick(more, LEFT)
    assert form.finding("videoFinding").count("\n") == 2


def test_while_a_file_is_looked_at_there_is_a_bar(form: Driven, tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    form.form.set_file("video", path)
    body = card_of(form, ParamKind.VIDEO).body
    assert body.reading.isVisible() and body.meta.text() == "Looking at the file…"
    form.form.show_source_info(clip(path))
    assert not body.reading.isVisible()


def test_the_choice_in_few_words(form: Driven, tmp_path: Path) -> None:
    fields = form.form.findChildren(FormFields)[0]
    assert (fields.choice().title, fields.choice().meta) == ("", "Replace · 480p")
    form.form.set_file("video", tmp_path / "street_walk.mp4")
    form.form.show_source_info(clip(tmp_path / "street_walk.mp4", thumbnail=b"picture"))
    form.link("imageUrl", IMAGE_LINK)
    found = fields.choice()
    assert found.title == "street_walk.mp4 × red_coat.jpg" and found.meta == "Replace · 480p · 10.0 s"
    assert (found.video_thumb, found.image_thumb) == (b"picture", b"")


@pytest.mark.parametrize("width", [311, 359])
def test_the_cards_are_mirrored_where_reading_begins_at_the_right(form: Driven, tmp_path: Path, width: int) -> None:
    form.form.resize(width, 808)
    form.form.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    path = tmp_path / "street_walk.mp4"
    form.form.set_file("video", path)
    form.form.show_source_info(clip(path))
    QApplication.processEvents()
    body = card_of(form, ParamKind.VIDEO).body
    assert body.remove.x() < body.name.x() < body.picture.x()
    assert body.name.geometry().right() < body.picture.x()
    assert body.name.alignment() & Qt.AlignmentFlag.AlignRight


# --- drops -----------------------------------------------------------------------------------------------------------


def test_dropped_files_go_to_their_cards(form: Driven, tmp_path: Path) -> None:
    video, image = tmp_path / "a.mp4", tmp_path / "b.PNG"
    mime = mime_of(QUrl.fromLocalFile(str(image)), QUrl.fromLocalFile(str(video)))
    assert form.form.accept_drop(mime)
    assert sorted(form.looks, key=str) == sorted([(image, ParamKind.IMAGE), (video, ParamKind.VIDEO)], key=str)


def test_dropped_links_go_to_their_fields(form: Driven) -> None:
    assert form.form.accept_drop(mime_of(text=IMAGE_LINK))
    assert form.form.accept_drop(mime_of(QUrl(VIDEO_LINK)))
    assert form.part(QLineEdit, "imageUrl").text() == IMAGE_LINK
    assert form.part(QLineEdit, "videoUrl").text() == VIDEO_LINK
    assert form.form.accept_drop(mime_of(text="https://example.com/8"))
    assert form.part(QLineEdit, "videoUrl").text() == "https://example.com/8"


def test_an_unusable_drop_is_refused_in_words(form: Driven, tmp_path: Path) -> None:
    assert not form.form.accept_drop(mime_of(QUrl.fromLocalFile(str(tmp_path / "notes.xyz"))))
    assert any(label.text() == "That is not a video" for label in form.form.findChildren(QLabel))
    assert not form.form.accept_drop(QMimeData())
    assert form.form.accept_drop(mime_of(text=VIDEO_LINK))
    assert not any(label.text() == "That is not a video" for label in form.form.findChildren(QLabel))


def test_a_drop_on_a_card_is_for_that_card(form: Driven, tmp_path: Path) -> None:
    card = form.part(QWidget, "imageCard")
    mime = mime_of(QUrl.fromLocalFile(str(tmp_path / "b.jpg")))
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), copy, mime, LEFT, none)
    QApplication.sendEvent(card, enter)
    assert enter.isAccepted()
    assert any(label.text() == "Let go to use it" for label in card.findChildren(QLabel))
    QApplication.sendEvent(card, QDropEvent(QPointF(5, 5), copy, mime, LEFT, none))
    assert form.looks == [(tmp_path / "b.jpg", ParamKind.IMAGE)]
    wrong = mime_of(QUrl.fromLocalFile(str(tmp_path / "b.mp4")))
    QApplication.sendEvent(card, QDragEnterEvent(QPoint(5, 5), copy, wrong, LEFT, none))
    QApplication.sendEvent(card, QDropEvent(QPointF(5, 5), copy, wrong, LEFT, none))
    assert len(form.looks) == 1
    assert any(label.text() == "That is not a picture" for label in card.findChildren(QLabel))


def test_the_icon_of_sending_turns_and_stands_with_less_movement(form: Driven) -> None:
    assert form.generate.icon().isNull()
    form.fill()
    form.press()
    first = form.generate.icon().cacheKey()
    form.bot.waitUntil(lambda: form.generate.icon().cacheKey() != first)
    form.form.submission_refused(Refusal(form.sent[0].nonce, StoreError("full")))
    assert form.generate.icon().isNull()
    form.theme.apply("dark", 100, None, True)
    form.press()
    assert not form.generate.icon().isNull()
    assert not any(timer.isActive() for timer in form.generate.findChildren(QTimer))


# --- money, realm, key -----------------------------------------------------------------------------------------------


def test_prices_follow_the_length_and_the_resolution(form: Driven, tmp_path: Path) -> None:
    box = form.part(QComboBox, "resolution")
    assert box.accessibleName() == "Resolution, 480p draft, about 7 per second"
    form.form.set_file("video", tmp_path / "a.mp4")
    form.form.show_source_info(clip(tmp_path / "a.mp4"))
    assert box.accessibleName() == "Resolution, 480p draft, about 70 credits"
    box.setCurrentText("720p")
    assert box.accessibleName() == "Resolution, 720p final, about 150 credits"
    form.link("imageUrl", IMAGE_LINK)
    form.form.show_balance(BalanceFact(BalanceState.KNOWN, 90.0))
    assert form.line == "About 150 credits are needed, you have 90."
    assert not form.generate.isEnabled()
    QTest.mouseClick(form.part(QAbstractButton, "topUp"), LEFT)
    assert form.wishes == ["top up"]
    box.setCurrentText("480p")
    assert form.generate.text() == "Generate · about 70 credits"
    assert form.line == "Held now, given back if it fails. Leaves about 20."


def _ready_form(form: Driven, tmp_path: Path, seconds: float = 10.0) -> None:
    form.form.set_file("video", tmp_path / "a.mp4")
    form.form.show_source_info(clip(tmp_path / "a.mp4", seconds=seconds))
    form.link("imageUrl", IMAGE_LINK)
    form.form.show_balance(BalanceFact(BalanceState.KNOWN, 1250.0))


def _learned(**rates: float) -> PriceFact:
    names = {"low": "480p", "middle": "580p", "high": "720p"}
    return PriceFact(
        tuple(Price("wan-animate-replace", names[name], rate, PriceSource.LEARNED, 12) for name, rate in rates.items())
    )


def test_learned_prices_replace_those_of_the_list(form: Driven, tmp_path: Path) -> None:
    box = form.part(QComboBox, "resolution")
    assert box.toolTip() == "Estimate from a price list, not yet confirmed by your tasks"
    form.form.show_prices(_learned(low=8.0, middle=13.0))
    assert box.accessibleName() == "Resolution, 480p draft, about 8 per second"
    assert box.toolTip().startswith("Estimate, learned from your last 12 task")
    _ready_form(form, tmp_path)
    assert form.generate.text() == "Generate · about 80 credits"
    box.setCurrentText("720p")
    assert box.accessibleName() == "Resolution, 720p final, price not known yet"
    assert box.toolTip() == ""
    assert form.generate.text() == "Generate"
    # The prices of one model say nothing about another.
    form.form.choose_model("wan-animate-move")
    box.setCurrentText("480p")
    assert box.accessibleName() == "Resolution, 480p draft, price not known yet"
    form.form.show_realm(Realm.PRACTICE)
    assert box.accessibleName() == "Resolution, 480p draft, about 70 credits"


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        (None, "Estimates from a price list"),
        (_learned(low=8.0, middle=12.0, high=15.0), "Estimates, learned from your own tasks"),
        (
            PriceFact((*_learned(low=8.0).prices, Price("wan-animate-replace", "580p", 12.0))),
            "Estimates, partly learned from your own tasks",
        ),
        (PriceFact(), "The prices are not known yet"),
    ],
)
def test_the_menu_says_where_its_prices_come_from(form: Driven, fact: PriceFact | None, words: str) -> None:
    if fact is not None:
        form.form.show_prices(fact)
    box = form.part(QComboBox, "resolution")
    box.showPopup()
    shown = [label.text() for label in box.view().window().findChildren(QLabel)]
    box.hidePopup()
    assert shown == [words]


def test_the_length_of_the_video_goes_with_the_wish(form: Driven, tmp_path: Path) -> None:
    _ready_form(form, tmp_path, 8.5)
    form.press()
    assert (form.sent[0].seconds, form.sent[0].estimate) == (8.5, 60.0)


def test_the_limit_of_the_day_turns_generate_off(form: Driven, tmp_path: Path) -> None:
    changes: list[str] = []
    form.form.limit_change_requested.connect(lambda: changes.append("change"))
    _ready_form(form, tmp_path)
    form.form.show_settings(Settings(most_per_day=100.0))
    assert form.generate.isEnabled()
    form.form.show_spending(SpendingFact(today=100.0))
    assert (form.line, form.generate.isEnabled()) == ("Your limit for today is reached.", False)
    QTest.mouseClick(form.part(QAbstractButton, "changeLimit"), LEFT)
    assert changes == ["change"]
    form.form.show_settings(Settings(most_per_day=None))
    assert form.generate.isEnabled()
    assert not form.part(QAbstractButton, "changeLimit").isVisible()


def _second_look(form: Driven) -> SecondLook:
    (found,) = form.form.findChildren(SecondLook)
    assert found.isVisible()
    return found


def _expensive_form(form: Driven, tmp_path: Path) -> None:
    _ready_form(form, tmp_path, 60.0)
    assert form.generate.text() == "Generate · about 420 credits"


def test_an_expensive_video_is_shown_once_more_before_it_is_asked_for(form: Driven, tmp_path: Path) -> None:
    _expensive_form(form, tmp_path)
    form.press()
    look = _second_look(form)
    assert form.sent == []
    assert look.windowTitle() == "This would use about 420 of your 1\u202f250 credits."
    QTest.keyClick(look, Qt.Key.Key_Return)
    assert (form.sent, look.isVisible()) == ([], False)
    form.press()
    QTest.mouseClick(_second_look_button(form), LEFT)
    assert [request.estimate for request in form.sent] == [420.0]
    assert form.generate.text() == "Sending…"
    form.press()
    assert len(form.sent) == 1


def _second_look_button(form: Driven) -> QPushButton:
    looks = [look for look in form.form.findChildren(SecondLook) if look.isVisible()]
    assert len(looks) == 1
    button = looks[0].findChild(QPushButton, "generateAnyway")
    assert button is not None
    return button


def test_two_presses_open_one_look_and_send_one_task(form: Driven, tmp_path: Path) -> None:
    _expensive_form(form, tmp_path)
    form.double_click()
    form.press()
    button = _second_look_button(form)
    button.click()
    button.click()
    assert len(form.sent) == 1


def test_what_changed_behind_the_look_is_not_sent(form: Driven, tmp_path: Path) -> None:
    _expensive_form(form, tmp_path)
    form.press()
    button = _second_look_button(form)
    form.form.show_prices(_learned(low=9.0, middle=13.0, high=16.0))
    button.click()
    assert form.sent == []
    form.press()
    button = _second_look_button(form)
    form.form.show_source_info(clip(tmp_path / "a.mp4", seconds=90.0))
    button.click()
    assert form.sent == []


def test_below_the_limit_and_in_practice_nothing_is_asked(form: Driven, tmp_path: Path) -> None:
    _expensive_form(form, tmp_path)
    form.form.show_settings(Settings(ask_above=500.0))
    form.press()
    assert len(form.sent) == 1
    form.form.show_realm(Realm.PRACTICE)
    form.form.show_settings(Settings())
    form.press()
    assert len(form.sent) == 2


def test_the_menu_opens_with_every_entry_and_keys_choose(form: Driven) -> None:
    box = form.part(QComboBox, "resolution")
    box.showPopup()
    menu = box.view().window()
    assert menu.isVisible()
    assert box.view().viewport().height() >= 3 * box.view().sizeHintForRow(0)
    assert not menu.grab().isNull()
    box.hidePopup()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentText() == "580p"


def test_without_a_key_the_button_connects(form: Driven) -> None:
    form.fill()
    form.form.show_key(KeyFact(KeyPlace.NONE))
    assert form.generate.text() == "Connect account…"
    form.press()
    assert (form.wishes, form.sent) == (["connect"], [])
    form.form.show_realm(Realm.PRACTICE)
    form.form.show_key(KeyFact(KeyPlace.NONE))
    assert form.generate.text() == "Generate · pretend"
    form.press()
    assert len(form.sent) == 1


def test_another_realm_unlocks_and_forgets(form: Driven) -> None:
    form.fill()
    form.press()
    form.form.show_realm(Realm.PRACTICE)
    assert form.generate.isEnabled()
    form.press()
    assert form.sent[0].nonce != form.sent[1].nonce


def test_offline_keeps_the_choice(form: Driven) -> None:
    form.fill()
    form.form.show_online(False)
    assert form.line == "You are offline. Your choice is kept." and not form.generate.isEnabled()
    form.form.show_online(True)
    assert form.generate.isEnabled()


def test_trouble_with_the_task_list_stops_the_button(form: Driven) -> None:
    form.fill()
    form.form.show_trouble(StoreError("no"))
    assert not form.generate.isEnabled() and form.line
    form.form.show_realm(Realm.PRACTICE)
    assert form.generate.isEnabled()


def test_the_save_folder_is_shown_and_can_be_changed(form: Driven) -> None:
    form.form.set_save_folder("Videos › Vidgo")
    assert form.finding("saveFolder") == "Saves to Videos › Vidgo"
    QTest.mouseClick(form.part(QAbstractButton, "changeFolder"), LEFT)
    assert form.wishes == ["folder"]


# --- choice, keeping, size, speech -----------------------------------------------------------------------------------


def test_the_two_modes_are_one_choice_for_the_arrows(form: Driven) -> None:
    replace_card, move = form.part(QAbstractButton, "modelReplace"), form.part(QAbstractButton, "modelMove")
    assert replace_card.accessibleName() == "Replace the person, model wan-animate-replace, chosen, 1 of 2"
    replace_card.setFocus()
    QTest.keyClick(replace_card, Qt.Key.Key_Right)
    assert move.isChecked() and not replace_card.isChecked() and move.hasFocus()
    assert replace_card.accessibleName() == "Replace the person, model wan-animate-replace, 1 of 2"
    form.form.choose_model("wan-animate-replace")
    assert replace_card.isChecked()
    form.form.choose_model("something-else")
    assert replace_card.isChecked()


def test_a_draft_comes_back(form: Driven, tmp_path: Path, qapp: QApplication) -> None:
    form.form.choose_model("wan-animate-move")
    form.form.choose_resolution("580p")
    form.form.choose_resolution("9000p")
    form.form.set_file("video", tmp_path / "a.mp4")
    form.link("imageUrl", IMAGE_LINK)
    form.link("callbackUrl", "https://example.org/hook")
    kept = form.form.draft()
    again = Driven(form.bot, qapp)
    again.form.restore_draft({**kept, "unknown": "x"})
    assert again.form.draft() == kept
    assert again.looks == [(tmp_path / "a.mp4", ParamKind.VIDEO)]
    again.form.restore_draft({})
    assert again.form.draft() == kept


@pytest.mark.parametrize("width", [312, 360, 400])
@pytest.mark.parametrize("height", [480, 648, 808])
def test_generate_is_always_in_view_and_nothing_is_cut_sideways(form: Driven, width: int, height: int) -> None:
    form.link("videoUrl", "hello there")
    form.link("imageUrl", "https://example.com/8")
    form.form.resize(width, height)
    button = form.generate
    bottom = button.mapTo(form.form, QPoint(0, button.height())).y()
    assert button.isVisible() and 0 < bottom <= height and button.height() >= 44
    area = form.form.findChildren(QScrollArea)[0]
    content = area.widget()
    assert content is not None
    assert not area.horizontalScrollBar().isVisible()
    for part in content.findChildren(QWidget):
        if part.isVisible() and not part.isWindow():
            right = part.mapTo(content, QPoint(part.width(), 0)).x()
            assert right <= area.viewport().width(), part


def test_a_narrow_pane_uses_the_small_cards(form: Driven) -> None:
    card = form.part(QAbstractButton, "modelReplace")
    form.fill()
    assert card.height() >= 160
    assert form.part(QAbstractButton, "chooseVideo").isVisible()
    form.form.resize(312, 648)
    form.bot.waitUntil(lambda: card.height() <= 84)
    assert not form.part(QAbstractButton, "chooseVideo").isVisible()
    assert form.part(QAbstractButton, "pasteVideoLink").isVisible()
    assert "wan-animate-replace" in card.toolTip()


def test_every_stop_of_the_tab_key_says_what_it_is_in_words(form: Driven, tmp_path: Path) -> None:
    form.form.set_save_folder("Videos › Vidgo")
    form.form.set_file("video", tmp_path / "a.mp4")
    form.form.show_source_info(clip(tmp_path / "a.mp4"))
    form.link("imageUrl", IMAGE_LINK)
    form.part(QAbstractButton, "modelReplace").setFocus()
    order: list[str] = []
    for _ in range(12):
        widget = QApplication.focusWidget()
        assert widget is not None
        order.append(widget.objectName())
        assert widget.accessibleName() and not set("×≈·") & set(widget.accessibleName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert order[:11] == [
        "modelReplace",
        "pasteVideoLink",
        "chooseVideo",
        "removeVideo",
        "pasteImageLink",
        "chooseImage",
        "removeImage",
        "resolution",
        "changeFolder",
        "advanced",
        "generate",
    ]


def test_both_themes_paint_every_state(form: Driven) -> None:
    dark = form.form.grab().toImage()
    form.theme.choose("light")
    light = form.form.grab().toImage()
    assert dark != light
    form.link("videoUrl", "hello")
    assert form.form.grab().toImage() != light
