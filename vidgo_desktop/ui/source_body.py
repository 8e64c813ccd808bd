"""What a source card shows: the drop zone while it is empty, the link field, or a small picture with its name."""

from __future__ import annotations

from enum import StrEnum
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.ui.controls import ElidedLabel, PartsLabel, text_label
from vidgo_desktop.ui.link_field import LinkField
from vidgo_desktop.ui.reading_bar import ReadingBar
from vidgo_desktop.ui.source_picture import Picture
from vidgo_desktop.ui.theme import Theme, set_role

_BIG, _SMALL = 72, 56
_WHOLE_CELL = Qt.AlignmentFlag(0)
_EMPTY_HEIGHT = 162  # and one pixel of outline above and below


class Arrangement(StrEnum):
    """How the parts lie."""

    EMPTY = "empty"
    LINK = "link"
    FILLED = "filled"


class SourceBody(QWidget):
    """The parts of a card in one grid. All of them exist all the time; an arrangement shows some."""

    def __init__(self, theme: Theme, kind: ParamKind) -> None:
        super().__init__()
        self._theme = theme
        self._compact = False
        self._arrangement: Arrangement | None = None
        self.picture = Picture(theme, "video" if kind is ParamKind.VIDEO else "picture")
        self.title = text_label(theme, "body.control", "1")
        self.hint = text_label(theme, "small", "3", wrap=True)
        for label in (self.title, self.hint):
            label.setMinimumSize(1, 1)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name = ElidedLabel(theme, "body.control", "1")
        self.meta = PartsLabel(theme, "small", "2")
        self.reading = ReadingBar(theme)
        # Parents at once: nothing is ever a window of its own, and this is the order of the Tab key.
        for part in (self.picture, self.title, self.hint, self.name, self.meta, self.reading):
            part.setParent(self)
        self.field = LinkField(theme, self)
        self.use = QPushButton(self.tr("Use"), self)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.choose = QPushButton(self)
        self.remove = QToolButton(self)
        self.remove.setStyleSheet("min-width: 28px; min-height: 28px;")
        self.remove.setFixedSize(28, 28)
        theme.bind_icon(self.remove, "close", 16, "text.2")
        for button in (self.use, self.cancel):
            set_role(button, role="small")
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self.arrange(Arrangement.EMPTY)

    @property
    def arrangement(self) -> Arrangement:
        """How the parts lie now."""
        return self._arrangement or Arrangement.EMPTY

    @property
    def is_compact(self) -> bool:
        """Whether the small arrangement of a narrow pane is in force."""
        return self._compact

    def set_compact(self, compact: bool) -> None:
        """Narrow pane: small picture; *Change…* is reached by double click and the card's menu."""
        if compact != self._compact:
            self._compact = compact
            now, self._arrangement = self.arrangement, None
            self.arrange(now)

    def arrange(self, wanted: Arrangement) -> None:
        """Lay the parts out; the same wish twice changes nothing."""
        if wanted is self._arrangement:
            return
        self._arrangement = wanted
        self._take_out()
        empty, link, filled = (wanted is one for one in Arrangement)
        for label in (self.title, self.hint):
            label.setVisible(empty)
        for part in (self.name, self.meta, self.remove):
            part.setVisible(filled)
        self.picture.setVisible(not link)
        self.field.setVisible(not filled)
        self.use.setVisible(link)
        self.cancel.setVisible(link)
        self.reading.hide()
        self.choose.setVisible(not filled or not self._compact)
        self._dress_choose(as_link=filled)
        self.field.set_large(link)
        self.setMinimumHeight(_EMPTY_HEIGHT if empty and not self._compact else 0)
        self._order()
        {Arrangement.EMPTY: self._lay_empty, Arrangement.LINK: self._lay_link, Arrangement.FILLED: self._lay_filled}[
            wanted
        ]()

    def _order(self) -> None:
        """The way of the Tab key. *Choose…* comes first where nothing is chosen; as *Change…* it has its own place."""
        stops = [self.field, self.use, self.cancel, self.choose, self.remove]
        if self.arrangement is Arrangement.EMPTY:
            stops = [self.choose, self.field, self.use, self.cancel, self.remove]
        for one, other in pairwise(stops):
            self.setTabOrder(one, other)

    def show_use(self, shown: bool) -> None:
        """In the drop zone: the button that takes the typed link, in the place of *Choose…*."""
        if self.arrangement is Arrangement.EMPTY and shown is self.use.isHidden():
            self.use.setVisible(shown)
            self.choose.setVisible(not shown)

    def _dress_choose(self, *, as_link: bool) -> None:
        set_role(self.choose, role="link" if as_link else "small")
        self.choose.setCursor(Qt.CursorShape.PointingHandCursor if as_link else Qt.CursorShape.ArrowCursor)
        self.choose.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def _take_out(self) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        for line in range(8):
            self._grid.setRowMinimumHeight(line, 0)
            self._grid.setRowStretch(line, 0)
            self._grid.setColumnMinimumWidth(line, 0)
            self._grid.setColumnStretch(line, 0)

    def _lay_empty(self) -> None:
        grid, scaled = self._grid, self._theme.scaled
        grid.setContentsMargins(16, 10 if self._compact else 19, 16, 12 if self._compact else 19)
        self.picture.show_disc()
        self._put_row(0, 0, 8, self.picture, Qt.AlignmentFlag.AlignHCenter)
        self._put_row(2, scaled(20), 4, self.title)
        self._put_row(4, scaled(16), 12, self.hint)
        grid.addWidget(self.field, 6, 0)
        grid.setColumnMinimumWidth(1, 8)
        for button in (self.use, self.choose):
            grid.addWidget(button, 6, 2)
        grid.setColumnStretch(0, 1)

    def _put_row(self, row: int, high: int, gap: int, part: QWidget, align: Qt.AlignmentFlag = _WHOLE_CELL) -> None:
        self._grid.setRowMinimumHeight(row, high)
        self._grid.setRowMinimumHeight(row + 1, gap)
        self._grid.addWidget(part, row, 0, 1, 3, align)

    def _lay_link(self) -> None:
        grid = self._grid
        grid.setContentsMargins(11, 11, 11, 11)
        grid.addWidget(self.field, 0, 0, 1, 5)
        grid.setRowMinimumHeight(1, 8)
        grid.setColumnMinimumWidth(1, 8)
        for column, part in ((0, self.use), (2, self.cancel), (4, self.choose)):
            grid.addWidget(part, 2, column)
        grid.setColumnStretch(3, 1)

    def _lay_filled(self) -> None:
        """Picture, then name, facts and links in the middle of its height; the cross in the corner."""
        grid, scaled = self._grid, self._theme.scaled
        size = _SMALL if self._compact else _BIG
        grid.setContentsMargins(8, 6, 6, 8)
        self.picture.show_place(size)
        grid.setRowMinimumHeight(0, 2)
        grid.addWidget(self.picture, 1, 0, 6, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.setColumnMinimumWidth(1, 12)
        grid.setRowStretch(1, 1)
        grid.setRowMinimumHeight(2, scaled(20))
        grid.addWidget(self.name, 2, 2)
        grid.setRowMinimumHeight(3, scaled(17))
        grid.addWidget(self.meta, 3, 2)
        grid.addWidget(self.reading, 4, 2)
        if not self._compact:
            grid.setRowMinimumHeight(5, scaled(24))
            grid.addWidget(self.choose, 5, 2, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom)
        grid.setRowStretch(6, 1)
        grid.addWidget(self.remove, 0, 3, 7, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(2, 1)
