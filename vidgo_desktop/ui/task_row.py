"""Where everything in one row of the task list lies. Only numbers: nothing is painted here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout

from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_text import Button, TaskWords
from vidgo_desktop.ui.theme import Theme

# look.md, section 4.6, and the drawings 01 and 02.
LEAST_HEIGHT = 72
GAP = 2
PADDING = 8
VIDEO_SIZE = (54, 56)
PICTURE_SIZE = (40, 56)
PAIR_GAP = 2
TEXT_LEFT = PADDING + VIDEO_SIZE[0] + PAIR_GAP + PICTURE_SIZE[0] + 12
STATE_ICON = 16
BUTTON_HEIGHT = 28
BUTTON_ICON = 14
BUTTON_PADDING = 11
ICON_GAP = 6
TOOL = 28
BAR = 4
HEAD_HEIGHT = 36
FIRST_HEAD_HEIGHT = 24
# What a hit on the three dots is called, beside the kinds of action.
MENU = "menu"

_TITLE_LINE = 20
_STATE_LINE = 16
_STATE_GAP = 1
_BAR_GAP = 7
_SENTENCE_GAP = 3
_BUTTONS_GAP = 8
_MOST_LINES = 3
# Nobody reads more than this in three lines, and laying out costs with the length.
_MOST_TEXT = 600


class RowFonts:
    """The fonts of a row and their measures, made once per theme."""

    def __init__(self, theme: Theme) -> None:
        self.title = theme.font("body.strong")
        self.small = theme.font("small")
        self.word = theme.font("small.strong")
        self.head = theme.font("caption")
        self.button = theme.font("small")
        self.button.setWeight(QFont.Weight.Medium)
        self.title_metrics = QFontMetrics(self.title)
        self.small_metrics = QFontMetrics(self.small)
        self.word_metrics = QFontMetrics(self.word)
        self.button_metrics = QFontMetrics(self.button)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text, cut to its place."""

    text: str
    rect: QRect


@dataclass(frozen=True, slots=True)
class PlacedButton:
    """A button that can be hit. ``what`` is an ``ActionKind`` or ``MENU``."""

    what: str
    text: str
    icon: str
    rect: QRect
    framed: bool


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Everything is relative to the card's top left corner; ``height`` is the card's."""

    height: int
    video: QRect
    picture: QRect
    title: PlacedText
    kind: PlacedText
    icon: QRect
    word: PlacedText
    detail: PlacedText
    bar: QRect | None
    sentence: tuple[PlacedText, ...]
    buttons: tuple[PlacedButton, ...]


class RowLayouter:
    """Lays rows out and remembers the last few hundred layouts: a frame asks for the same ones again and again."""

    def __init__(self, theme: Theme) -> None:
        self.fonts = RowFonts(theme)
        self.lay_out = lru_cache(maxsize=256)(self._lay_out)

    def row_height(self, words: TaskWords, width: int) -> int:
        """The height of the whole row, gap included, for a card of this width."""
        return self.lay_out(words, "", "", width, False).height + GAP

    def _lay_out(self, words: TaskWords, title: str, kind: str, width: int, tools: bool) -> RowLayout:
        fonts = self.fonts
        right = width - PADDING
        title_line = max(_TITLE_LINE, fonts.title_metrics.height())
        state_line = max(_STATE_LINE, fonts.small_metrics.height())
        room = max(40, right - TEXT_LEFT)
        lines = _lines(words.sentence, fonts.small, fonts.small_metrics, room)
        high = title_line + _STATE_GAP + state_line
        high += (_BAR_GAP + BAR) if words.bar is not None else 0
        high += (_SENTENCE_GAP + state_line * len(lines)) if lines else 0
        text_top = PADDING + max(0, (VIDEO_SIZE[1] - high + 1) // 2 if not (lines or words.buttons) else 0)

        kind_width = min(fonts.small_metrics.horizontalAdvance(kind) + 1 if kind else 0, room // 2)
        kind_rect = QRect(right - kind_width, text_top, kind_width, title_line)
        title_room = room - (kind_width + 12 if kind else 0)
        title_rect = QRect(TEXT_LEFT, text_top, title_room, title_line)

        y = text_top + title_line + _STATE_GAP
        placed_tools = self._tools(right, y + state_line // 2) if tools else ()
        state_right = right - (2 * TOOL + 4 if tools else 0)
        icon, word, detail = self._state(words, y, state_line, state_right)
        y += state_line
        bar = None
        if words.bar is not None:
            bar = QRect(TEXT_LEFT, y + _BAR_GAP, room, BAR)
            y += _BAR_GAP + BAR
        sentence: list[PlacedText] = []
        if lines:
            y += _SENTENCE_GAP
            for line in lines:
                sentence.append(PlacedText(line, QRect(TEXT_LEFT, y, room, state_line)))
                y += state_line
        buttons, y = self._buttons(words.buttons, room, y)
        return RowLayout(
            height=max(LEAST_HEIGHT, y + PADDING),
            video=QRect(PADDING, PADDING, *VIDEO_SIZE),
            picture=QRect(PADDING + VIDEO_SIZE[0] + PAIR_GAP, PADDING, *PICTURE_SIZE),
            title=PlacedText(_cut(title, fonts.title_metrics, title_room), title_rect),
            kind=PlacedText(_cut(kind, fonts.small_metrics, kind_width), kind_rect),
            icon=icon,
            word=word,
            detail=detail,
            bar=bar,
            sentence=tuple(sentence),
            buttons=(*buttons, *placed_tools),
        )

    def _state(self, words: TaskWords, y: int, line: int, right: int) -> tuple[QRect, PlacedText, PlacedText]:
        icon = QRect(TEXT_LEFT, y + (line - STATE_ICON) // 2, STATE_ICON, STATE_ICON)
        left = icon.right() + 1 + ICON_GAP
        metrics = self.fonts.word_metrics
        width = min(metrics.horizontalAdvance(words.word) + 1, max(0, right - left))
        word = PlacedText(_cut(words.word, metrics, width), QRect(left, y, width, line))
        left += width + 5
        room = max(0, right - left)
        text = f"· {words.detail}" if words.detail else ""
        return icon, word, PlacedText(_cut(text, self.fonts.small_metrics, room), QRect(left, y, room, line))

    def _buttons(self, buttons: tuple[Button, ...], room: int, y: int) -> tuple[list[PlacedButton], int]:
        placed: list[PlacedButton] = []
        if not buttons:
            return placed, y
        metrics = self.fonts.button_metrics
        high = max(BUTTON_HEIGHT, metrics.height() + 12)
        x, y = 0, y + _BUTTONS_GAP
        for button in buttons:
            icon = BUTTON_ICON + ICON_GAP if button.icon else 0
            width = min(room, 2 * BUTTON_PADDING + icon + metrics.horizontalAdvance(button.text) + 1)
            if x and x + width > room:
                x, y = 0, y + high + 4
            text = _cut(button.text, metrics, width - 2 * BUTTON_PADDING - icon)
            rect = QRect(TEXT_LEFT + x, y, width, high)
            placed.append(PlacedButton(button.kind, text, button.icon, rect, framed=not placed))
            x += width + 8
        return placed, y + high

    @staticmethod
    def _tools(right: int, middle: int) -> tuple[PlacedButton, ...]:
        top = middle - TOOL // 2
        folder = QRect(right - 2 * TOOL, top, TOOL, TOOL)
        menu = QRect(right - TOOL, top, TOOL, TOOL)
        return (
            PlacedButton(ActionKind.SHOW_IN_FOLDER, "", "folder", folder, framed=False),
            PlacedButton(MENU, "", "more", menu, framed=False),
        )


def hit(layout: RowLayout, x: int, y: int) -> str:
    """Which button lies at this place of the card: an ``ActionKind``, ``MENU``, or empty."""
    return next((button.what for button in layout.buttons if button.rect.contains(x, y)), "")


def _cut(text: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(text[:_MOST_TEXT], Qt.TextElideMode.ElideRight, width) if text else ""


def _lines(text: str, font: QFont, metrics: QFontMetrics, width: int) -> tuple[str, ...]:
    """A sentence in at most three lines; what does not fit ends in dots."""
    if not text:
        return ()
    text = text[:_MOST_TEXT]
    layout = QTextLayout(text, font)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= _MOST_LINES:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    shown = [text[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(shown) > _MOST_LINES:
        shown = [*shown[: _MOST_LINES - 1], _cut(text[starts[_MOST_LINES - 1] :], metrics, width)]
    return tuple(shown)
