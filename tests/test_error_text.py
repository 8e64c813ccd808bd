"""Every error has words, and the service's own texts are understood the right way round."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vidgo_desktop.core
from vidgo_desktop.core.api_key import OddCharacter
from vidgo_desktop.core.credentials import StoreTrouble
from vidgo_desktop.core.errors import (
    ApiError,
    Charge,
    DiskFull,
    GenerationFailed,
    NotANumber,
    NumberTaken,
    OutOfCredits,
    RateLimited,
    Rejected,
    ServerError,
    UnsupportedFile,
    VidgoError,
)
from vidgo_desktop.core.responses import parse_status, parse_upload
from vidgo_desktop.core.service_errors import CODE_OF_TYPE, Reply, error_of, open_reply
from vidgo_desktop.core.task import TaskProblem
from vidgo_desktop.ui.error_actions import ACTION_TEXTS
from vidgo_desktop.ui.error_reasons import KINDS, PATTERNS
from vidgo_desktop.ui.error_rows import ROWS
from vidgo_desktop.ui.error_text import (
    ActionKind,
    Figures,
    ProblemText,
    action_words,
    charge_words,
    error_words,
    problem_text,
)
from vidgo_desktop.ui.numbers import clock, credits

FORBIDDEN = re.compile(
    r"\b(https?:|http|json|poll\w*|endpoint|task id|task number|api|status code|server|request|response|timeout|url)\b"
    r"|\b[45]\d\d\b",
    re.I,
)
PHRASE = re.compile(
    r"Not charged|Given back|Charged(?: (?:about )?[\d\u202f.]+ credits)?|Charge not clear yet, watching"
)

# Every error of the service's documentation: status, business code, type, message, and the shape of the body.
ERROR_PAGE = [
    (400, "validation_error", "task_id is required"),
    (400, "content_moderation_error", "The content violates our policy"),
    (400, "content_too_long_error", "Content too long"),
    (400, "file_format_error", "Invalid file format"),
    (400, "invalid_request_error", "Invalid request"),
    (401, "authentication_error", "Invalid API key"),
    (402, "insufficient_credits_error", "Insufficient credits to complete this request"),
    (403, "permission_denied_error", "You do not have permission to access this resource"),
    (404, "resource_not_found_error", "Task not found"),
    (408, "timeout_error", "Request timed out"),
    (429, "rate_limit_error", "Rate limit exceeded. Please try again later."),
    (500, "internal_error", "Internal server error"),
    (500, "server_error", "Internal server error"),
    (502, "upstream_error", "Upstream service unavailable"),
    (503, "service_error", "The server is busy. Please try again later."),
]
UPLOAD_PAGES: list[tuple[int, object]] = [
    (400, "Unsupported file type: video/mp4"),
    (400, "File is empty"),
    (400, "Invalid Base64 encoding"),
    (400, "Invalid data URL format"),
    (400, "Unsupported file type: image/svg+xml"),
    (400, "Invalid file data"),
    (400, "Failed to download file: timed out"),
    (401, "Not authenticated"),
    (413, "Video file too large. Maximum size is 100MB"),
    (422, [{"loc": ["body", "file"], "msg": "field required", "type": "value_error.missing"}]),
    (429, "Rate limit exceeded"),
    (500, "Upload failed: Failed to write file to storage"),
]
FAILED_TASKS = [
    "",
    "The prompt violates our content policy",
    "The content does not comply with the platform regulations.",
    "The server is busy or the quota is insufficient.",
    "The server is overloaded. Please try again later.",
]

# Their own words stand beside the field of the key (``key_words``) or of a number (``number_entry``), tested there.
SAID_BESIDE_A_FIELD = frozenset({OddCharacter, StoreTrouble, NotANumber, NumberTaken})


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


def check(words: ProblemText, charge: Charge) -> None:
    """What every error owes to the person who meets it."""
    assert words.headline and words.sentence
    assert not words.headline.endswith(".")
    assert words.sentence.endswith((".", "”"))
    assert PHRASE.fullmatch(words.charge_phrase), words.charge_phrase
    assert words.charge_phrase == charge_words(charge, None)
    assert bool(words.action) == bool(words.action_text)
    assert words.action is not None or "by itself" in words.sentence, words.sentence
    own = " ".join((words.headline, words.sentence.partition("“")[0], words.action_text, words.help))
    assert not FORBIDDEN.search(own), own


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_every_error_has_words_and_a_next_step(kind: type[VidgoError]) -> None:
    check(error_words(kind()), kind.charge)
    check(problem_text(TaskProblem(kind.__name__), None), kind.charge)
    for charge in Charge:
        check(problem_text(TaskProblem(kind.__name__), charge), charge)
    if kind in SAID_BESIDE_A_FIELD:
        # Met as a problem of a task, the kind that it refines has the words.
        assert kind.__bases__[0].__name__ in ROWS
    else:
        assert kind.__name__ in ROWS


def reply(status: int, document: object) -> Reply:
    return Reply(status, {"content-type": "application/json"}, json.dumps(document).encode())


def body_of(code: int, kind: str, message: str) -> object:
    return {"code": code, "error": {"message": message, "type": kind}}


@pytest.mark.parametrize(("code", "kind", "message"), ERROR_PAGE)
def test_every_documented_error_has_words(code: int, kind: str, message: str) -> None:
    bodies = [(code, body_of(code, kind, message)), (200, body_of(code, kind, message)), (code, {"detail": message})]
    for status, body in bodies:
        error = error_of(open_reply(reply(status, body)))
        assert isinstance(error, ApiError) and error.code == code
        check(error_words(error), Charge.NOT_CHARGED)
        stored = TaskProblem(type(error).__name__, error.message, error.code, error.kind)
        for charge in Charge:
            check(problem_text(stored, charge), charge)


@pytest.mark.parametrize(("status", "detail"), UPLOAD_PAGES)
def test_every_documented_error_of_an_upload_has_words(status: int, detail: object) -> None:
    with pytest.raises(VidgoError) as caught:
        parse_upload(reply(status, {"detail": detail}))
    check(error_words(caught.value), Charge.NOT_CHARGED)


@pytest.mark.parametrize("message", FAILED_TASKS)
def test_every_documented_failure_of_a_task_has_words(message: str) -> None:
    data = {"task_id": "8FDN1I7M7Q68DDG8", "status": "failed", "files": [], "error_message": message}
    answer = parse_status(reply(200, {"code": 200, "data": data}), "8FDN1I7M7Q68DDG8")
    check(problem_text(TaskProblem("GenerationFailed", answer.error_message), Charge.GIVEN_BACK), Charge.GIVEN_BACK)


def test_any_answer_without_sense_has_words() -> None:
    for status in (200, 301, 407, 418, 451, 505, 599, 999):
        for body in (b"", b"<html>sign in</html>", b"[]", b"{}"):
            check(error_words(error_of(open_reply(Reply(status, {}, body)))), Charge.NOT_CHARGED)


def test_the_documented_types_are_all_walked() -> None:
    assert {kind for _, kind, _ in ERROR_PAGE} == set(CODE_OF_TYPE)
    assert set(KINDS) < set(CODE_OF_TYPE)


def test_every_row_has_words_of_its_own() -> None:
    for row in [*ROWS.values(), *KINDS.values(), *(row for _, row in PATTERNS)]:
        said = " ".join((row.headline, row.sentence, row.button, row.help))
        assert not FORBIDDEN.search(said), said
        assert row.help == "" or row.help.endswith(".")


@pytest.mark.parametrize(
    ("kind", "message", "headline", "sentence", "button"),
    [
        (
            "GenerationFailed",
            "no human detected in input video",
            "No person was found",
            "The service could not see a person in your video, so there was nobody to replace.",
            "Choose another video…",
        ),
        (
            "GenerationFailed",
            "Failed to download video_url",
            "The video could not be fetched",
            "The service could not open your video from its link.",
            "Use another link…",
        ),
        (
            "GenerationFailed",
            "Unsupported image format",
            "The picture was not accepted",
            "The service refused this picture. JPG or PNG with a clear face works best.",
            "Choose another picture…",
        ),
        (
            "OutOfCredits",
            "",
            "Not enough credits",
            "This needs about 150 credits, you have 90. Nothing was sent.",
            "Top up",
        ),
        ("AuthError", "", "The key was not accepted", "Vidgo does not know this key any more.", "Replace key…"),
        (
            "ServerError",
            "",
            "Vidgo has a problem",
            "The service is out of order at the moment. We keep trying to read the result.",
            "Test connection",
        ),
        (
            "ResultGone",
            "",
            "The result is gone",
            "Vidgo keeps results for a day. This one could not be saved in time.",
            "Make it again…",
        ),
        (
            "SaveError",
            "",
            "It could not be saved",
            "The folder cannot be written to.",
            "Choose another folder…",
        ),
        (
            "DiskFull",
            "1200000000 bytes are missing",
            "The disk is full",
            "1.2 GB more are needed. The result waits until tomorrow, {time}.",
            "Try again",
        ),
        ("GenerationFailed", "", "It did not work", "The service gave no reason.", "Try again"),
    ],
)
def test_the_sentences_of_the_design(kind: str, message: str, headline: str, sentence: str, button: str) -> None:
    until = time.time() + 86_400
    words = problem_text(TaskProblem(kind, message), Charge.UNCLEAR, Figures(150, 90, until))
    assert (words.headline, words.sentence, words.action_text) == (
        headline,
        sentence.format(time=clock(until)),
        button,
    )


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
        said = error_words(GenerationFailed(technical)).sentence
        assert said == "The service gave a technical reason. Details say more."


def test_an_upload_refused_for_its_type_tells_video_and_picture_apart() -> None:
    assert error_words(UnsupportedFile("Unsupported file type: video/mp4")).action is ActionKind.USE_LINK
    assert error_words(UnsupportedFile("Unsupported file type: image/svg+xml")).action is ActionKind.CHOOSE_IMAGE


def test_a_service_out_of_order_is_told_by_what_it_means_for_the_task() -> None:
    before = problem_text(TaskProblem("ServerError"), Charge.NOT_CHARGED)
    assert before.sentence.endswith("so nothing was sent.") and before.action is ActionKind.TRY_AGAIN
    after = problem_text(TaskProblem("ServerError"), Charge.CHARGED)
    assert "We keep trying" in after.sentence
    assert error_words(ServerError()).action is ActionKind.TEST_CONNECTION
    assert error_words(ServerError(kind="service_error")).headline == "Vidgo is busy"


def test_numbers_of_an_error_are_in_its_sentence() -> None:
    slow = error_words(RateLimited(retry_after=39.6))
    assert (slow.headline, slow.action) == ("Too many at once", None)
    assert slow.sentence == "Vidgo asks us to slow down. This goes on by itself in 40 s."
    assert error_words(RateLimited()).sentence.endswith("by itself.")
    assert error_words(DiskFull(needed=1_200_000_000)).sentence.startswith("1.2 GB more are needed.")
    assert "room" in error_words(DiskFull()).sentence
    waits = problem_text(TaskProblem("DiskFull", "no room"), None, Figures(until=time.time() - 60)).sentence
    assert waits.startswith("There is no room for the video. The result waits until ") and "tomorrow" not in waits
    assert "more credits than you have" in error_words(OutOfCredits(), Figures(150, None)).sentence


def test_the_four_phrases_about_money() -> None:
    assert charge_words(Charge.CHARGED, 1250) == f"Charged {credits(1250)} credits"
    assert charge_words(Charge.CHARGED, None, 70) == "Charged about 70 credits"
    assert charge_words(Charge.CHARGED, None) == "Charged"
    assert charge_words(Charge.NOT_CHARGED, 5) == "Not charged"
    assert charge_words(Charge.GIVEN_BACK, 5) == "Given back"
    assert charge_words(Charge.UNCLEAR, 5, 5) == "Charge not clear yet, watching"
    assert charge_words(None, None) == ""


def test_every_action_has_a_text() -> None:
    assert set(ACTION_TEXTS) == set(ActionKind)
    assert all(action_words(kind) for kind in ActionKind)


@given(st.text(max_size=2000), st.sampled_from(["GenerationFailed", "Rejected", "UnsupportedFile", "", "?"]))
def test_any_text_from_outside_gets_words(message: str, kind: str) -> None:
    words = problem_text(TaskProblem(kind, message), None)
    assert words.headline and words.sentence and PHRASE.fullmatch(words.charge_phrase)
