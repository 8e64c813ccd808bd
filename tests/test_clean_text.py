"""Text from outside, and the key."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vidgo_desktop.core.api_key import SHORTEST_KEY, clean_key
from vidgo_desktop.core.clean_text import clean, without_secrets
from vidgo_desktop.core.errors import BadKey

KEY = "sk-Canary0123456789abcdefXYZ"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (None, ""),
        ("", ""),
        ("  plain words \n", "plain words"),
        ("two\r\nlines\tand a tab", "two lines and a tab"),
        ("bell\x07 and escape\x1b[31m", "bell\ufffd and escape\ufffd[31m"),
        ("photo\u202egnp.exe", "photo\ufffdgnp.exe"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("zero\u200bwidth\ufeff", "zero\ufffdwidth\ufffd"),
        ("family \N{MAN}\u200d\N{WOMAN}", "family \N{MAN}\u200d\N{WOMAN}"),
        (b"bytes \xff", "bytes \ufffd"),
        (42, "42"),
        (["a", 1], "['a', 1]"),
        pytest.param(10**5000, "", id="giant number"),
        ("<b>shown as it is</b>", "<b>shown as it is</b>"),
    ],
)
def test_clean(raw: object, expected: str) -> None:
    assert clean(raw) == expected


def test_clean_cuts_and_says_so() -> None:
    assert clean("x" * 2001) == "x" * 1999 + "…"
    assert clean("x" * 2000) == "x" * 2000
    assert clean("abc", 1) == "…"


def test_clean_is_quick_on_megabytes() -> None:
    start = time.perf_counter()
    clean("\u202e" * 5_000_000)
    clean(" " * 5_000_000)
    assert time.perf_counter() - start < 0.2


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=400), st.integers(1, 100))
def test_clean_never_lets_anything_through(text: str, limit: int) -> None:
    result = clean(text, limit)
    assert len(result) <= limit
    result.encode("utf-8")
    assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in result)
    assert not any("\u202a" <= char <= "\u202e" or "\u2066" <= char <= "\u2069" for char in result)
    assert clean(result, limit) == result


@pytest.mark.parametrize(
    "text",
    [
        f"Authorization: Bearer {KEY}",
        f"bearer   {KEY}, and more",
        f"invalid key {KEY}",
        f"cut key {KEY[:14]}",
        "https://storage.example/a.mp4?X-Signature=Canary012345678&x=1",
        "Max retries exceeded with url: /a/b?token=Canary0123456 (Caused by X)",
        "http://user:Canary0123456789@proxy.example:8080/",
    ],
)
def test_secrets_are_removed(text: str) -> None:
    hidden = without_secrets(text, [KEY])
    assert "Canary" not in hidden
    assert without_secrets(hidden, [KEY]) == hidden


def test_percent_encoded_secret_is_removed() -> None:
    key = "sk/Canary+0123456789=="
    assert "Canary" not in without_secrets("x=sk%2FCanary%2B0123456789%3D%3D", [key])


def test_ordinary_words_stay() -> None:
    text = "Did it work? See https://vidgo.ai/docs, the bearer may try again."
    assert without_secrets(text, ["", "abc"]) == text


def test_secrets_is_linear() -> None:
    start = time.perf_counter()
    for piece in ("?", "?a", "a://", "bearer ", "?=", "https://"):
        without_secrets(piece * 100_000, [KEY])
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    "pasted",
    [
        KEY,
        f"  {KEY}\n",
        f'"{KEY}"',
        f"'{KEY}'",
        f"Bearer {KEY}",
        f"bearer\t{KEY}\r\n",
        f"Authorization: Bearer {KEY}",
        f"\ufeff{KEY}",
        f"“{KEY}”",
        f'" Bearer {KEY} "',
        f"\u200b{KEY}\xa0",
        f"VIDGO_API_KEY={KEY}",
        f'export VIDGO_API_KEY="{KEY}"\n',
        f"$env:VIDGO_API_KEY = '{KEY}'",
        f'setx VIDGO_API_KEY "{KEY}"',
        f"VIDGO_API_KEY: {KEY}",
        f'"api_key": "{KEY}",',
        f"x-api-key: {KEY}",
        f'-H "Authorization: Bearer {KEY}"',
        f"API_KEY=Bearer {KEY};",
        f"Bearer\n{KEY}",
        f"{KEY[:9]}\n  {KEY[9:]}\r\n",
    ],
)
def test_clean_key_takes_what_people_paste(pasted: str) -> None:
    assert clean_key(pasted) == KEY


@pytest.mark.parametrize(
    "pasted",
    [
        "",
        "   ",
        "Bearer ",
        "key",
        "Canary with blanks inside",
        "Canary0123\r\nX-Evil: 1",
        "Canary0123\x00456",
        "Canary0123\u0430\u0441",
        "Canary" * 100,
        "Canary\ud80012345",
        "«»",
        "VIDGO_API_KEY=",
        "VIDGO_API_KEY= Canary with blanks",
        "Canary 0123\n Canary 4567",
    ],
)
def test_clean_key_refuses_without_telling(pasted: str) -> None:
    with pytest.raises(BadKey) as caught:
        clean_key(pasted)
    assert "Canary" not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("key", ["token-0123456789", "key_0123456789", "abc0123456789==", "myBearer-0123"])
def test_what_only_looks_like_a_name_stays_a_key(key: str) -> None:
    assert clean_key(key) == key


def test_longest_and_shortest_key() -> None:
    assert clean_key("k" * SHORTEST_KEY) == "k" * SHORTEST_KEY
    assert clean_key("k" * 512) == "k" * 512
    for wrong in ("k" * (SHORTEST_KEY - 1), "k" * 513):
        with pytest.raises(BadKey):
            clean_key(wrong)


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=()), max_size=600))
def test_clean_key_is_total(text: str) -> None:
    try:
        key = clean_key(text)
    except BadKey as error:
        assert len(str(error)) < 80
    else:
        assert clean_key(key) == key
        assert SHORTEST_KEY <= len(key) <= 512
        assert all("\x21" <= char <= "\x7e" for char in key)
