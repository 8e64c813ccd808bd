"""What a row says, to the eye and to the ear."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.task_samples import NOW, failed, make_task, ready, running, unsure
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import UploadProgress
from vidgo_desktop.core.task import ResultState, Task, TaskProblem, TaskState
from vidgo_desktop.ui.error_text import ActionKind
from vidgo_desktop.ui.task_offers import actions_of, may_remove
from vidgo_desktop.ui.task_speech import (
    announcement,
    found,
    list_name,
    new_row,
    spoken,
    spoken_button,
    spoken_duration,
)
from vidgo_desktop.ui.task_text import (
    SLOW_AFTER_SECONDS,
    Beside,
    kind_of,
    kinds_of,
    needs_ticking,
    words_of,
)
from vidgo_desktop.ui.time_words import bytes_text, day_text, local_day, whole_duration
from vidgo_desktop.ui.tokens import DARK

# The words need the English plurals, which come with the application.
pytestmark = pytest.mark.usefixtures("qapp")


def kinds(task: Task) -> list[ActionKind]:
    return [button.kind for button in words_of(task, NOW).buttons]


def menu(task: Task) -> list[ActionKind]:
    return [button.kind for button in actions_of(task)]


@pytest.mark.parametrize(
    ("task", "word", "detail", "tone"),
    [
        (make_task(1), "In line", "starts by itself", "text.2"),
        (make_task(1, TaskState.UPLOADING), "Preparing", "Checking", "accent.text"),
        (make_task(1, TaskState.CLAIMED), "Sending", "", "accent.text"),
        (make_task(1, TaskState.SUBMITTING), "Sending", "", "accent.text"),
        (make_task(1, TaskState.SUBMITTED), "In line", "at Vidgo", "text.2"),
        (running(1), "Making your video 42 %", "2 min 40 s, checked 4 s ago", "accent.text"),
        (running(1, None), "Making your video", "2 min 40 s, checked 4 s ago", "accent.text"),
        (make_task(1, TaskState.FINISHED, ResultState.WAITING), "Saving", "", "accent.text"),
        (make_task(1, TaskState.FINISHED, ResultState.SAVING), "Saving", "", "accent.text"),
        (failed(1), "Did not work", "not charged", "error"),
        (make_task(1, TaskState.NEEDS_YOU), "Needs you", "", "warn"),
        (unsure(1), "Not sure – checking", "", "warn"),
        (make_task(1, TaskState.CLOSED, task_id="t"), "Stopped waiting", "may still finish and cost", "warn"),
    ],
)
def test_state_is_a_word_a_detail_and_a_colour(task: Task, word: str, detail: str, tone: str) -> None:
    words = words_of(task, NOW)
    assert (words.word, words.detail, words.tone) == (word, detail, tone)


@pytest.mark.parametrize("result", ResultState)
@pytest.mark.parametrize("state", TaskState)
def test_every_state_has_an_icon_a_word_and_a_sentence_to_hear(state: TaskState, result: ResultState) -> None:
    task = make_task(1, state, result, problem=TaskProblem("Rejected", "bad"))
    words = words_of(task, NOW)
    assert words.icon and words.word and words.tone in DARK
    said = spoken(task, NOW)
    assert said.startswith("Skate park with Neon fox, replace, 480p, ")
    assert not set("×≈·%–") & set(said)
    assert actions_of(task)


def test_running_row_reads_like_the_house_wants() -> None:
    assert spoken(running(1), NOW) == (
        "Skate park with Neon fox, replace, 480p, making your video, 42 percent, 2 minutes 40"
    )


def test_ready_row_tells_when_it_was_saved() -> None:
    words = words_of(ready(1), NOW)
    assert words.word == "Ready"
    assert words.detail.startswith("saved ")
    assert words.tone == "ok"
    assert spoken(ready(1), NOW).startswith("Rooftop dance with Astronaut, replace, 480p, ready, saved ")


def test_upload_shows_bytes_and_a_bar() -> None:
    words = words_of(make_task(1, TaskState.UPLOADING), NOW, Beside(UploadProgress(1, 28_000_000, 42_000_000)))
    assert words.detail == "28 of 42 MB"
    assert words.bar == pytest.approx(28 / 42)


@given(done=st.integers(-5, 2**63), total=st.integers(-5, 2**63))
def test_upload_bar_stays_between_its_ends(done: int, total: int) -> None:
    words = words_of(make_task(1, TaskState.UPLOADING), NOW, Beside(UploadProgress(1, done, total)))
    assert words.bar is None or 0 <= words.bar <= 1


def test_bytes_have_the_unit_of_the_whole() -> None:
    assert bytes_text(1_234_000, 4_100_000) == "1.2 of 4.1 MB"
    assert bytes_text(20_000, 900_000) == "20 of 900 kB"


def test_without_a_number_there_is_no_bar() -> None:
    assert words_of(running(1, None), NOW).bar is None
    assert words_of(running(1, 250), NOW).bar == 1.0


def test_narrow_row_leaves_out_the_check_and_the_mode() -> None:
    assert words_of(running(1), NOW, brief=True).detail == "2 min 40 s"
    assert kind_of(running(1)) == "Replace · 480p"
    assert kind_of(running(1), brief=True) == "480p"
    assert kind_of(make_task(1, model="wan-animate-move", resolution="580p")) == "To life · 580p"
    assert kind_of(make_task(1, model="future-model", resolution="")) == "future-model"


def test_only_running_rows_change_with_time() -> None:
    assert [state for state in TaskState if needs_ticking(make_task(1, state))] == [TaskState.RUNNING]


def test_a_wait_that_the_service_asked_for_is_counted_down() -> None:
    def waiting(until: float | None) -> Task:
        return make_task(1, problem=TaskProblem("RateLimited", "slow down", 429, until=until))

    said = {left: words_of(waiting(NOW + left), NOW).sentence for left in (7.0, 6.4, 0.1, 75.0, 899.0)}
    assert [text.removeprefix("Vidgo asks us to slow down. This goes on by itself in ") for text in said.values()] == [
        "7 s.",
        "7 s.",
        "1 s.",
        "1 min 15 s.",
        "14 min 59 s.",
    ]
    # Over, never told, or far off because a clock was set.
    for odd in (NOW, NOW - 5, None, NOW + 3601, NOW + 1e9):
        assert words_of(waiting(odd), NOW).sentence == "Vidgo asks us to slow down. This goes on by itself."
    assert needs_ticking(waiting(NOW + 7)) and not needs_ticking(waiting(None))


def test_no_row_has_two_buttons_for_one_thing() -> None:
    for kind in ("HeldBack", "NotSentYet", "StillRateLimited"):
        task = make_task(1, TaskState.NEEDS_YOU, problem=TaskProblem(kind), charge=Charge.NOT_CHARGED)
        assert [button.text for button in words_of(task, NOW).buttons] == ["Send now"]
        assert words_of(task, NOW).detail == "not charged"
    nothing = make_task(1, TaskState.FINISHED, ResultState.PROBLEM, problem=TaskProblem("NoFiles"), task_id="t")
    assert [button.text for button in words_of(nothing, NOW).buttons] == ["Look again"]
    assert words_of(nothing, NOW).detail == "checking the charge"


@pytest.mark.parametrize("kind", ["ProxyRefused", "BlockedOnTheWay", "SecureConnectionError"])
def test_what_is_at_the_service_is_never_called_not_sent(kind: str) -> None:
    waits = make_task(1, problem=TaskProblem(kind))
    assert "othing was sent" in words_of(waits, NOW).sentence
    runs = make_task(1, TaskState.RUNNING, problem=TaskProblem(kind), task_id="t")
    assert "Your video goes on at Vidgo" in words_of(runs, NOW).sentence


def test_another_key_is_the_way_on() -> None:
    for state in (TaskState.SUBMITTED, TaskState.RUNNING):
        task = make_task(1, state, problem=TaskProblem("OtherKey"), task_id="t", submitted_at=NOW - 9)
        assert [button.kind for button in words_of(task, NOW).buttons] == [ActionKind.REPLACE_KEY]


def test_unsure_row_has_the_sentence_and_no_way_to_send_again() -> None:
    words = words_of(unsure(1), NOW)
    assert words.sentence.startswith("The line dropped while sending. Nothing is sent again until we know.")
    assert kinds(unsure(1)) == [ActionKind.WAS_I_CHARGED, ActionKind.DETAILS]
    assert ActionKind.TRY_AGAIN not in menu(unsure(1))
    assert ActionKind.REMOVE not in menu(unsure(1))


@pytest.mark.parametrize("charge", [None, Charge.UNCLEAR])
def test_stopped_row_that_may_have_been_sent_offers_no_sending(charge: Charge | None) -> None:
    task = make_task(1, TaskState.CLOSED, charge=charge)
    assert kinds(task) == [ActionKind.WAS_I_CHARGED]
    assert ActionKind.TRY_AGAIN not in menu(task)


def test_stopped_row_can_be_looked_at_or_begun_again() -> None:
    assert kinds(make_task(1, TaskState.CLOSED, task_id="t", charge=Charge.UNCLEAR)) == [ActionKind.LOOK_AGAIN]
    assert kinds(make_task(1, TaskState.CLOSED, charge=Charge.NOT_CHARGED)) == [ActionKind.TRY_AGAIN]


def test_words_about_money_have_room_in_a_narrow_row() -> None:
    words = words_of(make_task(1, TaskState.CLOSED, task_id="t", charge=Charge.UNCLEAR), NOW, brief=True)
    assert (words.detail, words.sentence) == ("", "It may still finish and cost.")


def test_failed_row_offers_what_helps_then_trying_again() -> None:
    assert kinds(failed(1)) == [ActionKind.CHOOSE_VIDEO, ActionKind.TRY_AGAIN]
    assert "person" in words_of(failed(1), NOW).sentence


def test_one_button_is_not_offered_twice() -> None:
    task = make_task(1, TaskState.FAILED, problem=TaskProblem("GenerationFailed"), charge=Charge.UNCLEAR)
    assert kinds(task) == [ActionKind.TRY_AGAIN]
    assert words_of(task, NOW).detail == "checking the charge"


def test_unsaved_result_can_be_saved_again() -> None:
    task = make_task(1, TaskState.FINISHED, ResultState.PROBLEM, problem=TaskProblem("SaveError"))
    assert words_of(task, NOW).word == "It could not be saved"
    assert kinds(task) == [ActionKind.CHOOSE_FOLDER, ActionKind.SAVE_AGAIN]
    gone = make_task(1, TaskState.FINISHED, ResultState.GONE, problem=TaskProblem("ResultGone"))
    assert words_of(gone, NOW).word == "The result is gone"


def test_a_task_that_needs_the_user_always_has_a_button() -> None:
    assert kinds(make_task(1, TaskState.NEEDS_YOU)) == [ActionKind.TRY_AGAIN]
    key = make_task(1, TaskState.NEEDS_YOU, problem=TaskProblem("AuthError"))
    assert kinds(key) == [ActionKind.REPLACE_KEY, ActionKind.TRY_AGAIN]


def test_waiting_task_tells_why_it_waits() -> None:
    task = make_task(1, problem=TaskProblem("RateLimited"))
    assert "slow down" in words_of(task, NOW).sentence
    assert kinds(task) == []


@pytest.mark.parametrize(
    ("charge", "charged", "detail"),
    [
        (Charge.NOT_CHARGED, None, "not charged"),
        (Charge.GIVEN_BACK, None, "given back"),
        (Charge.UNCLEAR, None, "checking the charge"),
        (Charge.CHARGED, 70.0, "charged 70 credits"),
        (None, None, ""),
    ],
)
def test_failed_row_tells_about_the_money(charge: Charge | None, charged: float | None, detail: str) -> None:
    task = make_task(1, TaskState.FAILED, charge=charge, charged=charged)
    assert words_of(task, NOW).detail == detail


def test_ready_row_is_played_first() -> None:
    kinds = menu(ready(1))
    assert kinds[0] is ActionKind.PLAY
    assert kinds[-2:] == [ActionKind.REMOVE, ActionKind.BIN]
    wanted = {ActionKind.SHOW_IN_FOLDER, ActionKind.OPEN_LINK, ActionKind.COPY_LINK, ActionKind.DETAILS}
    assert wanted | {ActionKind.STAR, ActionKind.RENAME, ActionKind.MOVE} < set(kinds)
    assert {ActionKind.COPY_FILE, ActionKind.OPEN_WITH} < set(kinds)
    assert not {ActionKind.COPY_FILE, ActionKind.OPEN_WITH} & set(menu(failed(1)))
    assert ActionKind.UNSTAR in menu(replace(ready(1), starred=True))


@pytest.mark.parametrize("state", list(TaskState))
@pytest.mark.parametrize("result", [ResultState.SAVED, ResultState.PROBLEM])
def test_a_model_of_a_newer_version_is_not_sent_to_the_form(state: TaskState, result: ResultState) -> None:
    known = make_task(1, state, result, task_id="a" * 16)
    newer = make_task(1, state, result, task_id="a" * 16, model="wan-animate-dance")
    dead = {ActionKind.TRY_AGAIN, ActionKind.USE_AGAIN, ActionKind.CHOOSE_VIDEO, ActionKind.CHOOSE_IMAGE}
    assert set(menu(known)) - set(menu(newer)) <= dead
    assert not dead & {*menu(newer), *(button.kind for button in words_of(newer, NOW).buttons)}


@pytest.mark.parametrize("state", [TaskState.QUEUED, TaskState.UPLOADING, TaskState.SUBMITTED, TaskState.RUNNING])
def test_waiting_can_be_stopped_but_not_removed(state: TaskState) -> None:
    task = make_task(1, state)
    assert ActionKind.STOP_WAITING in menu(task)
    assert ActionKind.REMOVE not in menu(task)


@pytest.mark.parametrize("state", [TaskState.CLAIMED, TaskState.SUBMITTING])
def test_sending_cannot_be_stopped(state: TaskState) -> None:
    assert menu(make_task(1, state)) == [ActionKind.DETAILS, ActionKind.STAR, ActionKind.RENAME]


def test_only_ended_tasks_may_go() -> None:
    assert may_remove(ready(1))
    assert may_remove(failed(1))
    assert not may_remove(make_task(1, TaskState.FINISHED, ResultState.SAVING))
    assert not may_remove(unsure(1))


def test_days_have_names() -> None:
    today = local_day(NOW)
    assert day_text(today, today) == "Today"
    assert day_text(today - 1, today) == "Yesterday"
    assert "2024" in day_text(738_900, today)


@pytest.mark.parametrize(
    ("seconds", "text", "speech"),
    [
        (-5, "0 s", "0 seconds"),
        (1, "1 s", "1 second"),
        (40.9, "40 s", "40 seconds"),
        (60, "1 min 0 s", "1 minute"),
        (160, "2 min 40 s", "2 minutes 40"),
        (3600, "1 h 0 min", "1 hour"),
        (7500, "2 h 5 min", "2 hours 5 minutes"),
    ],
)
def test_times_that_run(seconds: float, text: str, speech: str) -> None:
    assert whole_duration(seconds) == text
    assert spoken_duration(seconds) == speech


@pytest.mark.parametrize(
    ("new", "said"),
    [
        (ready(1), "Rooftop dance with Astronaut is ready"),
        (failed(1), "Forest trail with Knight did not work"),
        (make_task(1, TaskState.NEEDS_YOU), "Skate park with Neon fox needs you"),
        (unsure(1), "Kitchen with Robot: not sure if it was sent, checking"),
        (make_task(1, TaskState.FINISHED, ResultState.GONE), "Skate park with Neon fox could not be saved"),
        (make_task(1, TaskState.SUBMITTED), ""),
    ],
)
def test_what_matters_is_said_aloud(new: Task, said: str) -> None:
    assert announcement(make_task(1), new, chosen=False) == said
    assert announcement(new, new, chosen=True) == ""


def test_quarters_are_said_for_the_chosen_row_only() -> None:
    assert announcement(running(1, 48), running(1, 51), chosen=True) == "Skate park with Neon fox, 50 percent"
    assert announcement(running(1, 48), running(1, 51), chosen=False) == ""
    assert announcement(running(1, 51), running(1, 60), chosen=True) == ""
    assert announcement(running(1, 80), running(1, 100), chosen=True) == ""


def test_new_row_is_said_aloud() -> None:
    assert new_row(make_task(1)) == "New task: Skate park with Neon fox"


@pytest.mark.parametrize(
    ("kind", "begins"),
    [
        ("LineDropped", "The line dropped while sending. Nothing is sent again until we know. We are comparing"),
        ("ClosedWhileSending", "Vidgo Desktop was closed while sending. Nothing"),
        ("OutcomeUnknown", "Vidgo’s answer was not clear. Nothing is sent again"),
    ],
)
def test_unsure_row_says_only_what_is_known(kind: str, begins: str) -> None:
    task = make_task(1, TaskState.UNKNOWN, problem=TaskProblem(kind))
    assert words_of(task, NOW).sentence.startswith(begins)


def test_slow_row_says_that_it_is_fine() -> None:
    task = running(1)
    begun = task.submitted_at or 0.0
    assert words_of(task, begun + SLOW_AFTER_SECONDS).sentence == ""
    slow = words_of(task, begun + SLOW_AFTER_SECONDS + 1)
    assert slow.sentence == "Slower than most, still fine."
    assert slow.bar is not None
    assert spoken(task, begun + SLOW_AFTER_SECONDS + 60).endswith("11 minutes, Slower than most, still fine")


def test_only_working_rows_turn() -> None:
    turning = [
        make_task(1, TaskState.UPLOADING),
        make_task(1, TaskState.SUBMITTING),
        make_task(1, TaskState.FINISHED, ResultState.SAVING),
    ]
    assert all(words_of(task, NOW).turns for task in turning)
    upload = Beside(UploadProgress(1, 5, 10))
    assert not words_of(turning[0], NOW, upload).turns
    assert not any(words_of(task, NOW).turns for task in (running(1), ready(1), failed(1), unsure(1), make_task(1)))


def test_buttons_and_numbers_are_spoken() -> None:
    assert spoken_button("Choose another video…", failed(1)) == (
        "Choose another video, button, Forest trail with Knight"
    )
    assert (found(1), found(3), found(0)) == ("1 task found", "3 tasks found", "0 tasks found")
    assert list_name(8) == "Tasks, 8"


def test_a_narrow_title_keeps_the_size() -> None:
    assert kinds_of(running(1)) == ("Replace · 480p", "480p")
    assert kinds_of(running(1), brief=True) == ("480p",)


def test_words_of_the_service_are_told_from_ours() -> None:
    said = make_task(1, TaskState.FAILED, problem=TaskProblem("GenerationFailed", "the moon was too bright"))
    assert words_of(said, NOW).foreign
    assert "the moon was too bright" in words_of(said, NOW).sentence
    assert not words_of(failed(1), NOW).foreign
