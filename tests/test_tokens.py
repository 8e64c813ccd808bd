"""The colours as a table of contrasts: every pair of the design, computed as WCAG 2 says, in both themes."""

from __future__ import annotations

import pytest

from vidgo_desktop.ui.tokens import DARK, LIGHT, TYPE, forced_table, table

_TEXT, _LINE = 4.5, 3.0

# Foreground, background, printed value in dark and light, needed value.
PAIRS = [
    ("text.1", "bg.window", 17.1, 16.4, _TEXT),
    ("text.1", "bg.panel", 16.3, 17.8, _TEXT),
    ("text.1", "bg.card", 15.0, 16.0, _TEXT),
    ("text.1", "bg.hover", 13.1, 14.9, _TEXT),
    ("text.1", "bg.pressed", 11.4, 13.6, _TEXT),
    ("text.2", "bg.window", 9.6, 7.7, _TEXT),
    ("text.2", "bg.panel", 9.1, 8.3, _TEXT),
    ("text.2", "bg.card", 8.4, 7.5, _TEXT),
    ("text.2", "bg.hover", 7.3, 7.0, _TEXT),
    ("text.2", "bg.pressed", 6.4, 6.4, _TEXT),
    ("text.3", "bg.window", 6.2, 5.0, _TEXT),
    ("text.3", "bg.panel", 5.9, 5.4, _TEXT),
    ("text.3", "bg.card", 5.4, 4.9, _TEXT),
    ("text.3", "bg.hover", 4.7, 4.6, _TEXT),
    ("accent.on", "accent", 4.8, 5.7, _TEXT),
    ("accent.on", "accent.hover", 5.6, 6.8, _TEXT),
    ("accent.on", "accent.pressed", 6.5, 8.2, _TEXT),
    ("accent.text", "bg.window", 9.5, 6.7, _TEXT),
    ("accent.text", "bg.panel", 9.0, 7.3, _TEXT),
    ("accent.text", "bg.card", 8.3, 6.6, _TEXT),
    ("accent.text", "bg.hover", 7.2, 6.1, _TEXT),
    ("accent.text", "accent.soft", 7.6, 6.4, _TEXT),
    ("text.1", "accent.soft", 13.8, 15.5, _TEXT),
    ("text.2", "accent.soft", 7.7, 7.3, _TEXT),
    ("text.3", "accent.soft", 5.0, 4.7, _TEXT),
    ("ok", "bg.window", 10.4, 6.1, _TEXT),
    ("ok", "bg.hover", 7.9, 5.5, _TEXT),
    ("ok", "ok.soft", 8.5, 5.7, _TEXT),
    ("text.2", "ok.soft", 7.9, 7.3, _TEXT),
    ("warn", "bg.window", 11.2, 6.2, _TEXT),
    ("warn", "bg.hover", 8.5, 5.6, _TEXT),
    ("warn", "warn.soft", 9.2, 6.0, _TEXT),
    ("text.1", "warn.soft", 14.1, 15.9, _TEXT),
    ("text.2", "warn.soft", 7.9, 7.5, _TEXT),
    ("error", "bg.window", 8.6, 6.0, _TEXT),
    ("error", "bg.hover", 6.6, 5.4, _TEXT),
    ("error", "error.soft", 7.3, 5.6, _TEXT),
    ("text.2", "error.soft", 8.1, 7.2, _TEXT),
    ("accent.on", "error.fill", 5.2, 5.4, _TEXT),
    ("line.control", "bg.window", 3.9, 3.4, _LINE),
    ("line.control", "bg.panel", 3.7, 3.7, _LINE),
    ("line.control", "bg.card", 3.5, 3.3, _LINE),
    ("accent.line", "bg.window", 6.6, 5.3, _LINE),
    ("accent.line", "bg.panel", 6.3, 5.7, _LINE),
    ("accent.line", "bg.card", 5.8, 5.1, _LINE),
    ("accent.line", "bg.pressed", 4.4, 4.4, _LINE),
    ("accent.line", "accent.soft", 5.3, 5.0, _LINE),
    ("accent", "bg.panel", 3.7, 5.7, _LINE),
    ("text.3", "bg.selected", 4.7, 4.6, _TEXT),
    ("ok", "bg.selected", 7.9, 5.6, _TEXT),
    ("warn", "bg.selected", 8.5, 5.7, _TEXT),
    ("error", "bg.selected", 6.6, 5.5, _TEXT),
]
# Words of a state on every ground that a row of the list can have.
STATE_WORDS = ("accent.text", "ok", "warn", "error", "text.2")
ROW_GROUNDS = ("bg.window", "bg.panel", "bg.selected")
# Two grey levels that differ by less than this are one and the same to the eye.
_SAME_GREY = 1.01


def luminance(colour: str) -> float:
    """Relative luminance of ``#RRGGBB``, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_knows_black_and_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#777777") == 1.0
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("front", "back", "dark", "light", "needed"), PAIRS)
def test_every_pair_has_its_printed_contrast(front: str, back: str, dark: float, light: float, needed: float) -> None:
    for tokens, printed in ((DARK, dark), (LIGHT, light)):
        ratio = contrast(tokens[front], tokens[back])
        assert ratio >= needed
        # Printed with one digit, some of them cut off instead of rounded.
        assert ratio == pytest.approx(printed, abs=0.1)


@pytest.mark.parametrize("dark", [True, False])
def test_stronger_outlines_make_decoration_visible(dark: bool) -> None:
    usual, strong = table(dark=dark), table(dark=dark, strong_outlines=True)
    for name in ("line.soft", "line.button", "segment.line"):
        assert strong[name] == usual["line.control"]
        for ground in ("bg.window", "bg.panel", "bg.card", "button"):
            assert contrast(strong[name], strong[ground]) >= _LINE
    assert contrast(usual["line.soft"], usual["bg.panel"]) < _LINE
    changed = {name for name in usual if usual[name] != strong[name]}
    assert changed == {"line.soft", "line.button", "segment.line"}


@pytest.mark.parametrize("dark", [True, False])
@pytest.mark.parametrize("strong", [True, False])
def test_states_read_without_colour(dark: bool, strong: bool) -> None:
    # In grey a state is told by its icon and its word; both have to stand out by lightness alone.
    tokens = table(dark=dark, strong_outlines=strong)
    for word in STATE_WORDS:
        for ground in ROW_GROUNDS:
            assert contrast(tokens[word], tokens[ground]) >= _TEXT
    for kind in ("ok", "warn", "error"):
        assert contrast(tokens[kind], tokens[f"{kind}.soft"]) >= _TEXT
    # The chosen segment, a chosen row and a pressed button differ from what is around them in grey as well.
    for one, other in (("segment.chosen", "segment.track"), ("bg.selected", "bg.window"), ("bg.pressed", "button")):
        assert contrast(tokens[one], tokens[other]) > _SAME_GREY


@pytest.mark.parametrize("step", ["error.hover", "error.pressed"])
def test_words_stay_readable_on_every_step_of_the_red_button(step: str) -> None:
    for tokens in (DARK, LIGHT):
        assert contrast(tokens["accent.on"], tokens[step]) > contrast(tokens["accent.on"], tokens["error.fill"])


def test_forced_colours_are_the_systems_alone() -> None:
    system = {
        "window": "#000000",
        "text": "#ffffff",
        "button": "#101010",
        "field": "#202020",
        "link": "#ffff00",
        "highlight": "#00ffff",
        "on_highlight": "#000001",
    }
    forced = forced_table(system)
    assert set(forced) == set(DARK)
    on_pictures = {"bg.stage", "on.video", "on.video.back", "wipe.line", "wipe.icon", "dim"}
    assert {forced[name] for name in forced if name not in on_pictures} <= set(system.values())
    for name in on_pictures:
        assert forced[name] == DARK[name]


def test_both_themes_know_the_same_names() -> None:
    assert set(DARK) == set(LIGHT)
    assert all(step.line >= step.size for step in TYPE.values())
