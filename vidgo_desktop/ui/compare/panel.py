"""The side panel of *Compare*: whose sound, in step, the loop, and the export."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from vidgo_desktop.ui.compare.panel_export import ExportPanel
from vidgo_desktop.ui.compare.panel_parts import Section, ShiftRow
from vidgo_desktop.ui.compare.shots import Loop
from vidgo_desktop.ui.compare.times import clock
from vidgo_desktop.ui.controls import IconLabel, SegmentedControl, Switch, link_button, text_label
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme, set_role


class ComparePanel(QFrame):
    """Only controls; the page does what they say. ``shifted`` carries the wanted shifts of source and result.

    ``line_up_clicked`` is *Undo* (False) or *Line up again* (True).
    """

    sound_chosen = Signal(object)
    in_step_chosen = Signal(bool)
    shifted = Signal(object, object)
    line_up_clicked = Signal(object)
    loop_toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shifts = (0, 0)
        self._offers_undo = False
        self._sections: list[Section] = []
        self.setObjectName("comparePanel")
        self.setAccessibleName(self.tr("Sound, in step, loop and export"))
        set_role(self, pane="player")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sound = SegmentedControl(
            theme, [("source", self.tr("Original"), ""), ("result", self.tr("Result"), ""), ("off", self.tr("Off"), "")]
        )
        self.sound.setObjectName("compareSound")
        self.sound.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        _share_evenly(self.sound)
        self.in_step = Switch(theme)
        self.in_step.setObjectName("inStep")
        self.in_step.setAccessibleName(self.tr("Keep both in step"))
        self.source_shift = ShiftRow(
            theme,
            "sourceShift",
            self.tr("Shift original"),
            self.tr("Shift the original back by one frame"),
            self.tr("Shift the original on by one frame"),
            ("Alt+,", "Alt+."),
        )
        self.result_shift = ShiftRow(
            theme,
            "resultShift",
            self.tr("Shift result"),
            self.tr("Shift the result back by one frame"),
            self.tr("Shift the result on by one frame"),
            (",", "."),
        )
        self._line_icon = IconLabel(theme, "check", 16, "ok")
        self._line_words = text_label(theme, "small", "2", wrap=True)
        self._line_link = link_button("")
        self._line_link.setObjectName("lineUp")
        self.loop = Switch(theme)
        self.loop.setObjectName("compareLoop")
        self._loop_words = text_label(theme, "small", "2")
        self.export = ExportPanel(theme)
        self._lay_out()
        self.sound.chosen.connect(self._sound)
        self.in_step.chosen.connect(self.in_step_chosen)
        self.source_shift.chosen.connect(self._source_shifted)
        self.result_shift.chosen.connect(self._result_shifted)
        self._line_link.clicked.connect(self._line_up)
        self.loop.chosen.connect(self.loop_toggled)
        self.in_step.show_on(True)
        self.show_line_up("", "", offers_undo=False, link="")
        self.show_loop(None, 30.0)

    def _lay_out(self) -> None:
        sound = self._section(16, 16)
        sound.box.addWidget(self._heading(self.tr("Sound")))
        sound.box.addSpacing(12)
        sound.box.addWidget(self.sound)
        step = self._section(16, 16)
        step.box.addWidget(self._heading(self.tr("In step")))
        step.box.addSpacing(8)
        step.box.addLayout(self._row(text_label(self._theme, "body", "1", self.tr("Keep both in step"), wrap=True)))
        step.box.addSpacing(8)
        step.box.addWidget(self.source_shift)
        step.box.addSpacing(12)
        step.box.addWidget(self.result_shift)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 12, 0, 0)
        line.setSpacing(8)
        line.addWidget(self._line_icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self._line_words, 1)
        line.addWidget(self._line_link, 0, Qt.AlignmentFlag.AlignTop)
        step.box.addWidget(self._line)
        loop = self._section(10, 10)
        loop_row = QHBoxLayout()
        loop_row.setContentsMargins(0, 0, 0, 0)
        loop_row.setSpacing(8)
        loop_row.addWidget(text_label(self._theme, "body.strong", "1", self.tr("Loop")))
        loop_row.addWidget(self._loop_words, 1)
        loop_row.addWidget(_flush(self.loop))
        loop.box.addLayout(loop_row)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (sound, step, loop, self.export):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(content)
        self._sections.append(self.export)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._make_room)
        edge = QFrame()
        edge.setFixedWidth(1)
        edge.setObjectName("panelEdge")
        self._edge = edge
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(edge)
        outer.addWidget(self._scroll)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _section(self, top: int, bottom: int) -> Section:
        section = Section(self._theme, top, bottom)
        self._sections.append(section)
        return section

    def _heading(self, text: str) -> QLabel:
        label = text_label(self._theme, "body.strong", "1", text)
        label.setMinimumHeight(self._theme.line_height("body"))
        return label

    def _row(self, label: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(label, 1)
        row.addWidget(_flush(self.in_step))
        return row

    @Slot(int, int)
    def _make_room(self, _first: int, last: int) -> None:
        """The bar lies in the edge, so that nothing moves when it comes."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if last > 0 else 0
        for section in self._sections:
            section.show_edge(16 - bar)

    @Slot()
    def _dress(self) -> None:
        self._edge.setStyleSheet(f"#panelEdge {{ background: {self._theme.hex('line.soft')}; border: 0; }}")

    def minimumSizeHint(self) -> QSize:
        """It scrolls where it is lower than its content."""
        return QSize(self.minimumWidth(), 1)

    # --- what it shows ----------------------------------------------------------------------------------------

    @property
    def line_up_words(self) -> str:
        """What is said about the line-up; empty when nothing is."""
        return self._line_words.text() if not self._line.isHidden() else ""

    @property
    def heard(self) -> Side | None:
        """Whose sound is chosen; None for none."""
        return None if self.sound.current == "off" else Side(self.sound.current)

    def show_can(self, *, has_pair: bool, can_export: bool) -> None:
        """Without a pair there is nothing to choose."""
        for widget in (self.sound, self.in_step, self.source_shift, self.result_shift, self.loop):
            widget.setEnabled(has_pair)
        self.export.show_can(can_export=has_pair and can_export)

    def show_sound(self, side: Side | None, with_sound: frozenset[Side]) -> None:
        """Whose sound is heard, and which sides have any."""
        self.sound.choose(side.value if side is not None else "off")
        silent = self.tr("This video has no sound")
        for each in Side:
            button = self.sound.button(each.value)
            button.setEnabled(each in with_sound)
            button.setToolTip("" if each in with_sound else silent)

    def show_shifts(self, source: int, result: int) -> None:
        """By how many of its own frames each side is shifted."""
        self._shifts = (source, result)
        self.source_shift.show_shift(source)
        self.result_shift.show_shift(result)

    def show_line_up(self, text: str, icon: str, *, offers_undo: bool, link: str) -> None:
        """What came of the automatic line-up; ``icon`` is check, info or empty, ``link`` the words of its way back."""
        self._offers_undo = offers_undo
        self._line.setVisible(bool(text))
        self._line_icon.show_icon(icon, "ok" if icon == "check" else "text.3")
        self._line_icon.setVisible(bool(icon))
        self._line_words.setText(text)
        self._line_link.setText(link)
        self._line_link.setAccessibleName(f"{link}, {text}" if link else "")
        self._line_link.setVisible(bool(link))

    def show_loop(self, loop: Loop | None, rate: float) -> None:
        """The part that is repeated."""
        words = ""
        if loop is not None:
            words = f"{clock(loop.first, rate)} – {clock(loop.last, rate)}"
        self._loop_words.setText(words)
        self.loop.show_on(loop is not None and loop.is_on)
        self.loop.setAccessibleName(self.tr("Loop, {range}").format(range=spoken(words)) if words else self.tr("Loop"))
        self.export.show_loop(loop.last - loop.first if loop is not None and loop.is_on else None)

    # --- clicks -----------------------------------------------------------------------------------------------

    @Slot(object)
    def _sound(self, key: object) -> None:
        self.sound_chosen.emit(None if key == "off" else Side(str(key)))

    @Slot(object)
    def _source_shifted(self, frames: int) -> None:
        self._shifts = (frames, self._shifts[1])
        self.shifted.emit(*self._shifts)

    @Slot(object)
    def _result_shifted(self, frames: int) -> None:
        self._shifts = (self._shifts[0], frames)
        self.shifted.emit(*self._shifts)

    @Slot()
    def _line_up(self) -> None:
        self.line_up_clicked.emit(not self._offers_undo)


def _flush(switch: Switch) -> QWidget:
    """A switch keeps room for its ring; its track ends where everything else ends."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(switch)
    holder.setContentsMargins(0, 0, -4, 0)
    return holder


def _share_evenly(control: SegmentedControl) -> None:
    row: QLayout | None = control.layout()
    if isinstance(row, QHBoxLayout):
        for place in range(row.count()):
            row.setStretch(place, 1)
