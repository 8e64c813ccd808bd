"""Whatever is pasted, dropped or typed: read in time, shown as it is, and never more than a text."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.fuzz import corpus, hostile
from tests.fuzz.figures import IS_LONG, bounded_memory, figure, quick, rng
from vidgo_desktop.core.api_key import LONGEST_KEY, SHORTEST_KEY, clean_key
from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.errors import BadKey
from vidgo_desktop.core.links import check_link
from vidgo_desktop.core.network import read_proxy
from vidgo_desktop.core.responses import is_task_id
from vidgo_desktop.core.secret_shapes import hide_in, hide_in_bytes
from vidgo_desktop.ui.drops import named_file, read_drop
from vidgo_desktop.ui.key_words import key_of

pytestmark = pytest.mark.timeout(0 if IS_LONG else 120)

FRONTS = (
    "",
    "Bearer ",
    "Authorization: Bearer ",
    "export VIDGO_API_KEY=",
    "api_key: ",
    '"key": "',
    "$env:KEY=",
    "-H '",
)


def paste(chance: random.Random) -> str:
    """A key, a link or a page, with what a copy brings along."""
    inside = chance.choice(("sk-abcdef0123456789", "https://a.example/a.mp4", hostile.text(chance), "~/a.mp4"))
    made = chance.choice(FRONTS) + inside + chance.choice(("", "\n", "\r\n", '"', "';", "\u200b", "\0"))
    if chance.random() < 0.4:
        place = chance.randint(0, len(made))
        made = made[:place] + hostile.text(chance, 2) + made[place:]
    return made * chance.choice((1, 1, 1, 3, 200))


def check(text: str) -> None:
    quick(lambda: _check(text), text)


def _check(text: str) -> None:
    try:
        key = clean_key(text)
        assert SHORTEST_KEY <= len(key) <= LONGEST_KEY and key.isascii() and key.isprintable() and " " not in key
        assert clean_key(key) == key
    except BadKey as error:
        # The error tells where, never what.
        assert len(error.message) < 100
    for kind in (ParamKind.VIDEO, ParamKind.IMAGE):
        check_link(text, kind)
    read_proxy(text)
    is_task_id(text.strip())
    named_file(text)


@pytest.mark.parametrize("text", corpus.PASTES, ids=lambda text: ascii(text[:20]))
def test_what_once_went_wrong(text: str, qapp: object) -> None:
    check(text)
    quick(lambda: key_of(text[:4_096]), text)


def test_any_number_of_hostile_pastes(qapp: object) -> None:
    chance = rng("pastes")
    with bounded_memory():
        for number in range(figure(20_000, 1_200)):
            text = paste(chance)
            check(text)
            if number % 10 == 0:
                quick(lambda text=text: _drop(text), text)  # type: ignore[misc]


def _drop(text: str) -> None:
    mime = QMimeData()
    mime.setText(text.encode("utf-8", "replace").decode())
    mime.setUrls([QUrl(text[:3_000].encode("utf-8", "replace").decode())])
    mime.setHtml(f"<a href='{text[:500].encode('utf-8', 'replace').decode()}'>x</a>")
    for dropped in read_drop(mime):
        assert isinstance(dropped.name, str)


def test_a_field_takes_any_paste(qtbot: QtBot) -> None:
    chance = rng("field")
    field = QLineEdit()
    qtbot.addWidget(field)
    for _ in range(figure(2_000, 100)):
        text = paste(chance).encode("utf-8", "replace").decode()
        field.clear()
        quick(lambda text=text: field.insert(text), text)  # type: ignore[misc]
        check(field.text())


def test_a_secret_is_hidden_in_any_surroundings() -> None:
    """Any key between any pieces, in linear time; nothing of the surroundings makes it visible."""
    chance = rng("secrets")
    for _ in range(figure(5_000, 60)):
        key = "".join(chr(chance.randint(0x21, 0x7E)) for _ in range(chance.choice((6, 12, 13, 20, 40, 120))))
        before, after = hostile.text(chance, 3), hostile.text(chance, 3)
        hidden = quick(lambda key=key, text=before + key + after: hide_in(text, (key,), "•"), key)  # type: ignore[misc]
        assert key not in hidden and "•" in hidden
        raw = before.encode("utf-8", "replace") + key.encode("utf-16-le") + after.encode("utf-8", "replace")
        assert key.encode("utf-16-le") not in hide_in_bytes(raw, (key,), "•")


@pytest.mark.parametrize("key", ["\\" * 40, "a\\" * 20, '"' * 40, "%" * 40, "%25" * 12, "&amp;" * 8, "vv" * 20])
def test_an_odd_key_costs_no_time(key: str) -> None:
    for text in (
        key,
        key[:-1] * 5_000,
        "\\" * 100_000,
        key * 2_000 + "x",
        '\\"' * 50_000,
        "%25" * 50_000,
        key[:13] * 5_000,
    ):
        quick(lambda text=text: hide_in(text, (key,), "•"), text)  # type: ignore[misc]
    assert hide_in(f"<{key}>", (key,), "•") == "<•>"
