"""The one table of colours and type sizes. Palette, style sheet and delegates all read from here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

# name: (dark, light)
_COLOURS: dict[str, tuple[str, str]] = {
    "bg.window": ("#0F1013", "#F5F6F8"),
    "bg.panel": ("#15161A", "#FFFFFF"),
    "bg.card": ("#1C1E23", "#F2F3F6"),
    "bg.hover": ("#262930", "#E9EBEF"),
    "bg.pressed": ("#30333C", "#DEE1E7"),
    "bg.selected": ("#262930", "#E9ECFE"),
    "bg.stage": ("#08090B", "#17181C"),
    "line.soft": ("#24262C", "#E5E7EB"),
    "line.button": ("#363A43", "#CFD3DA"),
    "line.control": ("#6C727F", "#7F8591"),
    "text.1": ("#F2F3F5", "#16181D"),
    "text.2": ("#B4B8C2", "#494E59"),
    "text.3": ("#8E939F", "#646A76"),
    "accent": ("#4A63F0", "#3F57E3"),
    "accent.hover": ("#4159E2", "#364CD0"),
    "accent.pressed": ("#3950CF", "#2D41B8"),
    "accent.text": ("#A3B3FF", "#3247C9"),
    "accent.line": ("#7C90FF", "#3F57E3"),
    "accent.soft": ("#1D2340", "#ECEFFE"),
    "accent.on": ("#FFFFFF", "#FFFFFF"),
    "ok": ("#63D49C", "#0F6B43"),
    "ok.soft": ("#13271E", "#E3F4EA"),
    "warn": ("#F2BE63", "#855000"),
    "warn.soft": ("#2B2213", "#FCF1DC"),
    "error": ("#FF8F88", "#B3262B"),
    "error.soft": ("#321B1D", "#FCEBEA"),
    "error.fill": ("#C9353A", "#C62F34"),
    # As much darker as the accent gets under the pointer and under the finger.
    "error.hover": ("#B82F34", "#B52A2F"),
    "error.pressed": ("#A7292E", "#A42529"),
    # Surfaces whose light form is not the same step as the dark one (look.md 2.1, light theme notes).
    "button": ("#1C1E23", "#FFFFFF"),
    "card.source": ("#1C1E23", "#FFFFFF"),
    "card.mode": ("#1C1E23", "#FFFFFF"),
    "field": ("#0F1013", "#FFFFFF"),
    "segment.track": ("#1C1E23", "#E9EBEF"),
    "segment.chosen": ("#30333C", "#FFFFFF"),
    "segment.line": ("#30333C", "#CFD3DA"),
    "play.disc": ("#F2F3F5", "#16181D"),
    "play.icon": ("#15161A", "#FFFFFF"),
    # The same in both themes: they lie on pictures.
    "on.video": ("#FFFFFF", "#FFFFFF"),
    "on.video.back": ("#C70A0B0E", "#C70A0B0E"),
    "wipe.line": ("#FFFFFF", "#FFFFFF"),
    "wipe.icon": ("#16181D", "#16181D"),
    "dim": ("#9E060709", "#6B16181D"),
}

DARK: Mapping[str, str] = MappingProxyType({name: pair[0] for name, pair in _COLOURS.items()})
LIGHT: Mapping[str, str] = MappingProxyType({name: pair[1] for name, pair in _COLOURS.items()})

# What *Stronger outlines* draws like the outline of a text field.
_FAINT_LINES = ("line.soft", "line.button", "segment.line")

# A forced-colours theme of the system has few colours, and each has one meaning that must be kept.
_FORCED: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "window": [
            "bg.window",
            "bg.panel",
            "bg.card",
            "bg.hover",
            "bg.pressed",
            "bg.selected",
            "accent.soft",
            "ok.soft",
            "warn.soft",
            "error.soft",
            "card.source",
            "card.mode",
            "segment.track",
            "segment.chosen",
            "play.icon",
        ],
        "text": [
            "line.soft",
            "line.button",
            "line.control",
            "text.1",
            "text.2",
            "text.3",
            "ok",
            "warn",
            "error",
            "segment.line",
            "play.disc",
        ],
        "button": ("button",),
        "field": ("field",),
        "link": ("accent.text",),
        "highlight": (
            "accent",
            "accent.hover",
            "accent.pressed",
            "accent.line",
            "error.fill",
            "error.hover",
            "error.pressed",
        ),
        "on_highlight": ("accent.on",),
    }
)


@cache
def table(*, dark: bool, strong_outlines: bool = False) -> Mapping[str, str]:
    """Every colour by name; with stronger outlines, decoration is drawn as visibly as the outline of a control."""
    tokens = DARK if dark else LIGHT
    if not strong_outlines:
        return tokens
    return MappingProxyType({**tokens, **dict.fromkeys(_FAINT_LINES, tokens["line.control"])})


def forced_table(system: Mapping[str, str]) -> Mapping[str, str]:
    """Every colour by name out of the system's own: ``window text button field link highlight on_highlight``."""
    forced = {name: system[kind] for kind, names in _FORCED.items() for name in names}
    return MappingProxyType({**DARK, **forced})


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the type scale: size and line height in logical pixels, weight, tracking in percent of the size."""

    size: int
    line: int
    weight: int
    tracking: float = 0.0
    mono: bool = False


TYPE: Mapping[str, Type] = MappingProxyType(
    {
        "display": Type(28, 36, 600, -2.0),
        "title": Type(20, 28, 600, -1.5),
        "heading": Type(15, 20, 600, -1.0),
        "button.large": Type(14, 20, 600),
        "body": Type(13, 20, 400),
        "body.control": Type(13, 20, 500),
        "body.strong": Type(13, 20, 600),
        "card.title": Type(13, 20, 600, -1.0),
        "small": Type(12, 16, 400),
        "small.control": Type(12, 16, 500),
        "small.strong": Type(12, 16, 600),
        "caption": Type(11, 16, 400),
        "caption.strong": Type(11, 16, 500),
        "mono": Type(10, 14, 400, mono=True),
    }
)
FAMILIES = ("Inter", "Inter Variable", "Inter Display")
