"""Where a key is entered, tested and saved. The text leaves this panel only by its two signals."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import KeyFact, KeyTest
from vidgo_desktop.ui.controls import text_label
from vidgo_desktop.ui.key_field import KeyField
from vidgo_desktop.ui.key_words import Note, key_of, test_note, testing_note
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.setting_rows import small_button
from vidgo_desktop.ui.theme import Theme, set_role

# Where keys are made, and where credits are bought [docs: quickstart; the console was seen at public clients].
KEY_PAGE = "https://vidgo.ai/apis/dashboard/api-key"
TOP_UP_PAGE = "https://vidgo.ai/apis"


class KeyPanel(QWidget):
    """``key_test_requested`` and ``key_save_requested`` carry a cleaned key."""

    key_test_requested = Signal(object)
    key_save_requested = Signal(object)
    open_url_requested = Signal(object)
    cancelled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        # Answers that are still under way; only the last one is about the text that is seen.
        self._awaited = 0
        self._is_testing = False
        self._needs_credits = False
        self.field = KeyField(theme)
        self.field.setObjectName("apiKey")
        self.field.setAccessibleName(self.tr("Your Vidgo key"))
        self.field.setPlaceholderText(self.tr("Paste your key"))
        self._note = NoteLine(theme)
        self._place = NoteLine(theme)
        self._open = small_button(theme, "openVidgo", self.tr("Open Vidgo"), "open-outside")
        self._open.setAccessibleName(self.tr("Open Vidgo, the page of your keys"))
        self._eye = self._make_eye()
        self._paste = small_button(theme, "pasteKey", self.tr("Paste"))
        self._test = small_button(theme, "testKey", self.tr("Test"), "refresh")
        self._test.setAccessibleName(self.tr("Test the key, costs nothing"))
        self._save = QPushButton(self.tr("Save"))
        self._save.setObjectName("saveKey")
        self._save.setAutoDefault(False)
        set_role(self._save, role="primary")
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setObjectName("cancelKey")
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.setAutoDefault(False)
        set_role(self._cancel, role="plain")
        self._cancel.hide()
        self._lay_out()
        self._connect()
        self.show_key(None)
        self._text_changed()

    def _make_eye(self) -> QToolButton:
        eye = QToolButton()
        eye.setObjectName("showKey")
        eye.setCheckable(True)
        eye.setAccessibleName(self.tr("Show the key"))
        eye.setToolTip(self.tr("Show the key"))
        eye.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme.bind_icon(eye, "eye", 18, "text.2", "accent.text")
        return eye

    def _lay_out(self) -> None:
        title = QHBoxLayout()
        label = text_label(self._theme, "body.control", "1", self.tr("Your Vidgo key"))
        label.setBuddy(self.field)
        title.addWidget(label, 1)
        title.addWidget(self._open)
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self._eye)
        entry.addWidget(self._paste)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._test)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(8)
        box.addLayout(title)
        box.addLayout(entry)
        box.addWidget(self._note)
        box.addWidget(self._place)
        box.addLayout(buttons)
        line = QFrame()
        set_role(line, kind="line")
        box.addSpacing(6)
        box.addWidget(line)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._text_changed)
        self.field.pasted.connect(self._clean_pasted)
        self.field.returnPressed.connect(self._test_key)
        self._eye.toggled.connect(self.field.show_characters)
        self._paste.clicked.connect(self.field.paste_key)
        self._test.clicked.connect(self._test_key)
        self._save.clicked.connect(self._save_key)
        self._cancel.clicked.connect(self._cancel_clicked)
        self._open.clicked.connect(self._open_clicked)
        self._note.clicked.connect(self._note_clicked)

    @property
    def note(self) -> str:
        """The sentence under the field."""
        return self._note.text

    @property
    def place_note(self) -> str:
        """The sentence about where the key will be kept; empty where it can be kept."""
        return self._place.text

    def show_key(self, fact: KeyFact | None) -> None:
        """Say before saving where the key will be kept."""
        if fact is None or fact.keyring_usable:
            self._place.clear()
            self._save.setText(self.tr("Save"))
            self._save.setAccessibleName(self.tr("Save the key in your system’s password store"))
        else:
            text = self.tr("Your system has no password store. The key is kept until you quit.")
            self._place.show_note("warn", "alert", text)
            self._save.setText(self.tr("Keep until I quit"))
            self._save.setAccessibleName(self.tr("Keep the key until I quit"))

    def show_key_test(self, answer: KeyTest) -> None:
        """The answer to ``key_test_requested``; an answer about an older text is not shown."""
        if self._awaited:
            self._awaited -= 1
        if self._awaited == 0 and self._is_testing:
            self._is_testing = False
            self._needs_credits = answer.error is None
            self._say(test_note(answer))
            self._enable()

    def say_problem(self, headline: str, sentence: str) -> None:
        """A refusal that came after saving."""
        self._say(
            Note("error", "failed", self.tr("{headline}. {sentence}").format(headline=headline, sentence=sentence))
        )

    def show_cancel(self, shown: bool) -> None:
        """Whether the way back is offered; only when there is a key already."""
        self._cancel.setVisible(shown)

    def forget(self) -> None:
        """Empty the field, hide its characters and say nothing more."""
        self._eye.setChecked(False)
        self.field.forget()
        self._say(None)

    @Slot()
    def _text_changed(self) -> None:
        self._is_testing = False
        self._say(None)
        self._enable()

    def _enable(self) -> None:
        has_text = bool(self.field.text().strip())
        self._test.setEnabled(has_text)
        self._save.setEnabled(has_text)

    @Slot()
    def _clean_pasted(self) -> None:
        if self.field.text().strip():
            self._take_key()

    def _take_key(self) -> str | None:
        """The key in the field, cleaned there as well; None after saying why it is none."""
        key, note = key_of(self.field.text())
        if key is not None and key != self.field.text():
            self.field.setText(key)
        self._say(note)
        return key

    @Slot()
    def _test_key(self) -> None:
        key = self._take_key()
        if key is None:
            return
        self._say(testing_note())
        self._is_testing = True
        self._test.setEnabled(False)
        self._awaited += 1
        self.key_test_requested.emit(key)

    @Slot()
    def _save_key(self) -> None:
        key = self._take_key()
        if key is None:
            return
        self.forget()
        self.key_save_requested.emit(key)

    @Slot()
    def _cancel_clicked(self) -> None:
        self.forget()
        self.cancelled.emit()

    @Slot()
    def _open_clicked(self) -> None:
        self.open_url_requested.emit(KEY_PAGE)

    @Slot()
    def _note_clicked(self) -> None:
        if self._needs_credits:
            self.open_url_requested.emit(TOP_UP_PAGE)
        else:
            self._test_key()

    def _say(self, note: Note | None) -> None:
        if note is None:
            self._note.clear()
        else:
            self._note.show_note(note.tone, note.icon, note.text, note.button)
        self.field.setAccessibleDescription(note.text if note else "")
        set_role(self.field, state="error" if note is not None and note.tone == "error" else "")
