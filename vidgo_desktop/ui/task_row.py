"""Where everything in one row of the task list lies. Only numbers: nothing is painted here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from unicodedata import bidirectional

from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QStyle

from vidgo_desktop.ui.error_text import ActionKind, action_words
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
BUTTON_PADDING = 11
ICON_GAP = 6
TOOL = 28
BAR = 4
HEAD_HEIGHT = 36
FIRST_HEAD_HEIGHT = 24
# What a hit on the three dots is called, beside the kinds of action.
MENU = "menu"

_BUTTON_HEIGHT = 28
_TITLE_LINE = 20
_STATE_LINE = 16
_STATE_ICON = 16
_BUTTON_ICON = 14
_STATE_GAP = 1
_BAR_GAP = 7
_SENTENCE_GAP = 3
_BUTTONS_GAP = 8
# The icons of the tools stand in line with the text's edge, so their buttons reach beyond it.
_TOOLS_BEYOND = 4
_FOREIGN_LINES = 3
# Our own sentences are never cut; this is more than any of them needs.
_OWN_LINES = 12
# Nobody reads more than this in three lines, and laying out costs with the length.
_MOST_TEXT = 600


class RowFonts:
    """The fonts of a row and their measures, made once per theme. Everything that holds text grows with it."""

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
        self.title_line = max(theme.scaled(_TITLE_LINE), self.title_metrics.height())
        self.state_line = max(theme.scaled(_STATE_LINE), self.small_metrics.height())
        self.button_height = max(theme.scaled(_BUTTON_HEIGHT), self.button_metrics.height() + 12)
        self.state_icon = theme.scaled(_STATE_ICON)
        self.button_icon = theme.scaled(_BUTTON_ICON)
        grown = max(theme.scaled(24), QFontMetrics(self.head).height()) - 24
        self.head_heights = (FIRST_HEAD_HEIGHT + grown, HEAD_HEIGHT + grown)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text, cut to its place."""

    text: str
    rect: QRect


@dataclass(frozen=True, slots=True)
class PlacedButton:
    """A button that can be hit. ``what`` is an ``ActionKind`` or ``MENU``, ``name`` what a screen reader says."""

    what: str
    text: str
    icon: str
    rect: QRect
    framed: bool
    name: str


@dataclass(frozen=True, slots=True)
class RowLayout:
    """Everything is relative to the card's top left corner; ``height`` is the card's."""

    height: int
    video: QRect
    picture: QRect
    title: PlacedText
    kind: PlacedText
    icon: QRect
    word: tuple[PlacedText, ...]
    detail: tuple[PlacedText, ...]
    bar: QRect | None
    sentence: tuple[PlacedText, ...]
    buttons: tuple[PlacedButton, ...]
    is_cut: bool
    star: PlacedButton | None = None


class RowLayouter:
    """Lays rows out and remembers the last few hundred layouts: a frame asks for the same ones again and again."""

    def __init__(self, theme: Theme) -> None:
        self.fonts = RowFonts(theme)
        self.lay_out = lru_cache(maxsize=256)(self._lay_out)

    def row_height(self, words: TaskWords, width: int) -> int:
        """The height of the whole row, gap included, for a card of this width."""
        return self.lay_out(words, "", (), width).height + GAP

    def _lay_out(
        self,
        words: TaskWords,
        title: str,
        kinds: tuple[str, ...],
        width: int,
        *,
        tools: bool = False,
        mirrored: bool = False,
        star: ActionKind | None = None,
    ) -> RowLayout:
        """``kinds`` are the words at the right end of the title, the longest that fits is taken; ``tools`` shows the
        icons of a ready row; ``mirrored`` is for languages that are written from right to left; ``star`` is what a
        click on the star would do, None where there is none.
        """
        fonts = self.fonts
        right = width - PADDING
        room = max(40, right - TEXT_LEFT)
        kind, kind_width = self._kind(kinds, room // 2)
        title_room = room - (kind_width + 12 if kind else 0)
        shown_title = _cut(title, fonts.title_metrics, title_room)
        most = _FOREIGN_LINES if words.foreign else _OWN_LINES
        lines, lines_cut = _lines(words.sentence, fonts.small, fonts.small_metrics, room, most)

        state_right = right - (2 * TOOL + 4 - _TOOLS_BEYOND if words.tools else 0)
        top = fonts.title_line + _STATE_GAP
        icon, word, detail, y = self._state(words, top, state_right, mirrored)
        placed_tools = self._tools(right + _TOOLS_BEYOND, icon.center().y() + 1) if tools and words.tools else ()
        bar = None
        if words.bar is not None:
            bar = QRect(TEXT_LEFT, y + _BAR_GAP, room, BAR)
            y += _BAR_GAP + BAR
        sentence: list[PlacedText] = []
        if lines:
            y += _SENTENCE_GAP
            for line in lines:
                sentence.append(PlacedText(line, QRect(TEXT_LEFT, y, room, fonts.state_line)))
                y += fonts.state_line
        centred = not (lines or words.buttons)
        text_top = PADDING + max(0, (VIDEO_SIZE[1] - y + 1) // 2 if centred else 0)
        buttons, y = self._buttons(words.buttons, width, y + text_top)
        down = _Mapping(width, text_top, mirrored)
        across = _Mapping(width, 0, mirrored)
        return RowLayout(
            height=max(LEAST_HEIGHT, y + PADDING),
            video=across.rect(QRect(PADDING, PADDING, *VIDEO_SIZE)),
            picture=across.rect(QRect(PADDING + VIDEO_SIZE[0] + PAIR_GAP, PADDING, *PICTURE_SIZE)),
            title=PlacedText(shown_title, down.rect(QRect(TEXT_LEFT, 0, title_room, fonts.title_line))),
            kind=PlacedText(kind, down.rect(QRect(right - kind_width, 0, kind_width, fonts.title_line))),
            icon=down.rect(icon),
            word=down.texts(word),
            detail=down.texts(detail),
            bar=None if bar is None else down.rect(bar),
            sentence=down.texts(sentence),
            buttons=(*across.buttons(buttons), *down.buttons(placed_tools)),
            is_cut=lines_cut or shown_title != title or (bool(kinds) and kind != kinds[0]),
            star=None if star is None else _star(star, across.rect(QRect(PADDING - 4, PADDING - 4, TOOL, TOOL))),
        )

    def _kind(self, kinds: tuple[str, ...], room: int) -> tuple[str, int]:
        metrics = self.fonts.small_metrics
        for kind in kinds:
            width = metrics.horizontalAdvance(kind) + 1
            if width <= room:
                return kind, width
        return (_cut(kinds[-1], metrics, room), room) if kinds else ("", 0)

    def _state(
        self, words: TaskWords, y: int, right: int, mirrored: bool
    ) -> tuple[QRect, list[PlacedText], list[PlacedText], int]:
        """Icon, word and detail on one line; where it is too short for them they go on below."""
        fonts, line = self.fonts, self.fonts.state_line
        icon = QRect(TEXT_LEFT, y + (line - fonts.state_icon) // 2, fonts.state_icon, fonts.state_icon)
        left = icon.right() + 1 + ICON_GAP
        room = max(40, right - left)
        width = fonts.word_metrics.horizontalAdvance(words.word) + 1
        beside = left + width + 5
        text = f"· {words.detail}" if words.detail else ""
        if mirrored and text and not _reads_from_right(words.detail):
            # Between word and detail, also where the detail is written the other way than the language.
            text = f"{words.detail} ·"
        if width <= room and fonts.small_metrics.horizontalAdvance(text) <= right - beside:
            word = [PlacedText(words.word, QRect(left, y, width, line))]
            return icon, word, [PlacedText(text, QRect(beside, y, right - beside, line))] if text else [], y + line
        parts: list[list[PlacedText]] = []
        for part, font, metrics in (
            (words.word.replace(" %", "\u00a0%"), fonts.word, fonts.word_metrics),
            (words.detail, fonts.small, fonts.small_metrics),
        ):
            placed: list[PlacedText] = []
            for piece in _lines(part, font, metrics, room, _FOREIGN_LINES)[0]:
                placed.append(PlacedText(piece, QRect(left, y, room, line)))
                y += line
            parts.append(placed)
        return icon, parts[0], parts[1], y

    def _buttons(self, buttons: tuple[Button, ...], card: int, y: int) -> tuple[list[PlacedButton], int]:
        placed: list[PlacedButton] = []
        if not buttons:
            return placed, y
        metrics, high = self.fonts.button_metrics, self.fonts.button_height
        frame = 2 * BUTTON_PADDING + 1
        icons = [self.fonts.button_icon + ICON_GAP if button.icon else 0 for button in buttons]
        wanted = [frame + icon + metrics.horizontalAdvance(b.text) for b, icon in zip(buttons, icons, strict=True)]
        left, y = TEXT_LEFT, y + _BUTTONS_GAP
        if max(wanted) > card - PADDING - left:
            # Large text in a narrow list: the line begins below the small pictures.
            left, y = PADDING, max(y, PADDING + VIDEO_SIZE[1] + _BUTTONS_GAP)
        room = max(40, card - PADDING - left)
        x = 0
        for button, icon, width in zip(buttons, icons, wanted, strict=True):
            width = min(room, width)
            if x and x + width > room:
                x, y = 0, y + high + 4
            text = _cut(button.text, metrics, width - 2 * BUTTON_PADDING - icon)
            rect = QRect(left + x, y, width, high)
            placed.append(PlacedButton(button.kind, text, button.icon, rect, not placed, button.text))
            x += width + 8
        return placed, y + high

    @staticmethod
    def _tools(right: int, middle: int) -> tuple[PlacedButton, ...]:
        top = middle - TOOL // 2
        folder = QRect(right - 2 * TOOL, top, TOOL, TOOL)
        menu = QRect(right - TOOL, top, TOOL, TOOL)
        kind = ActionKind.SHOW_IN_FOLDER
        return (
            PlacedButton(kind, "", "folder", folder, framed=False, name=action_words(kind)),
            PlacedButton(MENU, "", "more", menu, framed=False, name=more_words()),
        )


@dataclass(frozen=True, slots=True)
class _Mapping:
    """From the plain layout to the card: moved down, and mirrored where the language wants it."""

    width: int
    down: int
    mirrored: bool

    def rect(self, rect: QRect) -> QRect:
        moved = rect.translated(0, self.down)
        if not self.mirrored:
            return moved
        whole = QRect(0, 0, self.width, moved.bottom() + 1)
        return QStyle.visualRect(Qt.LayoutDirection.RightToLeft, whole, moved)

    def texts(self, texts: list[PlacedText]) -> tuple[PlacedText, ...]:
        return tuple(replace(text, rect=self.rect(text.rect)) for text in texts)

    def buttons(self, buttons: list[PlacedButton] | tuple[PlacedButton, ...]) -> tuple[PlacedButton, ...]:
        return tuple(replace(button, rect=self.rect(button.rect)) for button in buttons)


def more_words() -> str:
    """The name of the three dots."""
    return QCoreApplication.translate("TaskRow", "More")


def hit(layout: RowLayout, x: int, y: int) -> str:
    """Which button lies at this place of the card: an ``ActionKind`` (of the star too), ``MENU``, or empty."""
    buttons = layout.buttons if layout.star is None else (*layout.buttons, layout.star)
    return next((button.what for button in buttons if button.rect.contains(x, y)), "")


def _star(kind: ActionKind, rect: QRect) -> PlacedButton:
    """On the upper corner of the small pictures, where it takes no room from the words."""
    return PlacedButton(kind, "", "star", rect, framed=False, name=action_words(kind))


def _reads_from_right(text: str) -> bool:
    """Whether the first letter with a direction is of a script that is written from right to left."""
    found = next((kind for kind in map(bidirectional, text) if kind in ("L", "R", "AL")), "L")
    return found != "L"


def _cut(text: str, metrics: QFontMetrics, width: int) -> str:
    return metrics.elidedText(text[:_MOST_TEXT], Qt.TextElideMode.ElideRight, width) if text else ""


def _lines(text: str, font: QFont, metrics: QFontMetrics, width: int, most: int) -> tuple[tuple[str, ...], bool]:
    """A text in at most so many lines, and whether the last one had to end in dots."""
    if not text:
        return (), False
    text = text[:_MOST_TEXT]
    layout = QTextLayout(text, font)
    starts: list[int] = []
    layout.beginLayout()
    while len(starts) <= most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        starts.append(line.textStart())
    layout.endLayout()
    shown = [text[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(shown) <= most:
        return tuple(shown), False
    return (*shown[: most - 1], _cut(text[starts[most - 1] :], metrics, width)), True
