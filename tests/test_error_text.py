"""Every error has words, and the service's own texts are understood the right way round."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vidgo_desktop.core
from vidgo_desktop.core.errors import (
    Charge,
    DiskFull,
    GenerationFailed,
    OutOfCredits,
    RateLimited,
    Rejected,
    UnsupportedFile,
    VidgoError,
)
from vidgo_desktop.core.task import TaskProblem
from vidgo_desktop.ui.error_text import ActionKind, action_words, charge_words, error_words, problem_text
from vidgo_desktop.ui.numbers import credits

FORBIDDEN = re.compile(r"\b(https?:|http|json|poll\w*|endpoint|task id|api)\b", re.I)
PHRASES = {"Not charged", "Given back", "Charged", "Charge not clear yet, watching"}


def every_error() -> list[type[VidgoError]]:
    for module in pkgutil.iter_modules(vidgo_desktop.core.__path__, "vidgo_desktop.core."):
        importlib.import_module(module.name)
    found: list[type[VidgoError]] = []
    waiting: list[type[VidgoError]] = [VidgoError]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += [sub for sub in kind.__subclasses__() if sub.__module__.startswith("vidgo_desktop.")]
    return found


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_every_error_has_words(kind: type[VidgoError]) -> None:
    for words in (error_words(kind()), problem_text(TaskProblem(kind.__name__), None)):
        assert words.headline
        assert words.sentence.endswith((".", "”"))
        assert words.charge_phrase in PHRASES
        assert words.charge_phrase == charge_words(kind.charge, None)
        assert bool(words.action) == bool(words.action_text)
        said = " ".join((words.headline, words.sentence, words.action_text, words.help))
        assert not FORBIDDEN.search(said), said


def test_the_tree_is_walked_at_all() -> None:
    assert {"VidgoError", "GenerationFailed", "DiskFull", "BadAddress"} <= {kind.__name__ for kind in every_error()}


def test_a_class_without_a_row_takes_the_words_of_its_parent() -> None:
    class RegionalLimits(OutOfCredits):
        pass

    assert error_words(RegionalLimits()).headline == "Not enough credits"


def test_a_kind_of_a_newer_version_still_has_words() -> None:
    assert problem_text(TaskProblem("SomethingNew"), Charge.GIVEN_BACK).headline == "It did not work"
    assert problem_text(TaskProblem("SomethingNew"), Charge.GIVEN_BACK).charge_phrase == "Given back"


@pytest.mark.parametrize(
    ("message", "headline", "action"),
    [
        ("no human detected in input video", "No person was found", ActionKind.CHOOSE_VIDEO),
        ("The person could not be detected", "No person was found", ActionKind.CHOOSE_VIDEO),
        ("Failed to detect a face in the reference image", "The picture was not accepted", ActionKind.CHOOSE_IMAGE),
        ("Failed to download video_url", "The video could not be fetched", ActionKind.USE_LINK),
        ("Failed to download file: the image link is dead", "The picture could not be fetched", ActionKind.USE_LINK),
        ("Unsupported image format", "The picture was not accepted", ActionKind.CHOOSE_IMAGE),
        ("input.image_urls: field required", "The picture was not accepted", ActionKind.CHOOSE_IMAGE),
        ("Video is too long", "The video was not accepted", ActionKind.CHOOSE_VIDEO),
        ("The prompt violates our content policy", "The content is not allowed", ActionKind.CHOOSE_VIDEO),
        (
            "The content does not comply with the platform regulations.",
            "The content is not allowed",
            ActionKind.CHOOSE_VIDEO,
        ),
        ("The server is overloaded. Please try again later.", "Vidgo is busy", ActionKind.TRY_AGAIN),
    ],
)
def test_the_services_own_words_are_understood(message: str, headline: str, action: ActionKind) -> None:
    words = problem_text(TaskProblem("GenerationFailed", message), Charge.UNCLEAR)
    assert (words.headline, words.action) == (headline, action)
    assert error_words(Rejected(message)).headline == headline


def test_a_full_service_is_no_empty_account() -> None:
    words = error_words(GenerationFailed("The server is busy or the quota is insufficient."))
    assert words.headline == "Vidgo is busy"
    assert words.action is ActionKind.TRY_AGAIN


def test_an_unknown_reason_is_quoted_unless_it_is_technical() -> None:
    assert error_words(GenerationFailed("Mask is empty")).sentence == "The service says: “Mask is empty”"
    assert error_words(GenerationFailed("")).sentence == "The service gave no reason."
    for technical in ("HTTP 502 at /x", "{'code': 1}", "the API said no", "x" * 400):
        assert error_words(GenerationFailed(technical)).sentence == "The service gave no reason."


def test_an_upload_refused_for_its_type_tells_video_and_picture_apart() -> None:
    assert error_words(UnsupportedFile("Unsupported file type: video/mp4")).action is ActionKind.USE_LINK
    assert error_words(UnsupportedFile("Unsupported file type: image/svg+xml")).action is ActionKind.CHOOSE_IMAGE


def test_numbers_of_an_error_are_in_its_sentence() -> None:
    assert "in 40 s" in error_words(RateLimited(retry_after=39.6)).sentence
    assert error_words(RateLimited()).sentence.endswith("by itself.")
    assert error_words(DiskFull(needed=1_200_000_000)).sentence.startswith("1.2 GB more are needed.")
    assert "room" in error_words(DiskFull()).sentence


def test_the_four_phrases_about_money() -> None:
    assert charge_words(Charge.CHARGED, 1250) == f"Charged {credits(1250)} credits"
    assert charge_words(Charge.CHARGED, None) == "Charged"
    assert charge_words(Charge.NOT_CHARGED, 5) == "Not charged"
    assert charge_words(None, None) == ""


def test_every_action_has_a_text() -> None:
    assert all(action_words(kind) for kind in ActionKind)


@given(st.text(max_size=2000), st.sampled_from(["GenerationFailed", "Rejected", "UnsupportedFile", "", "?"]))
def test_any_text_from_outside_gets_words(message: str, kind: str) -> None:
    words = problem_text(TaskProblem(kind, message), None)
    assert words.headline and words.sentence and words.charge_phrase in PHRASES
