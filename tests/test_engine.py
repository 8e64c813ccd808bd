"""The engine from wish to saved video, against a real loopback service and a real store."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.engine_bench import EngineBench, request
from tests.same_video import served_bytes
from tests.scripted_service import KEY, Answer, ScriptedService, refusal
from vidgo_desktop.core import resources
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceState, KeyPlace
from vidgo_desktop.core.task import LocalFile, ResultState, TaskState

CLIP = resources.path("samples", "street_walk.mp4")
PICTURE = resources.path("samples", "robot.png")


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(CLIP)


def test_click_to_saved_video(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        bench.until(lambda: bench.heard.tasks[1].charge is Charge.CHARGED)
        task = bench.heard.tasks[1]
        assert task.title == "Street walk × Red coat"
        assert task.result_path is not None
        assert task.result_path.parent == tmp_path / "videos"
        assert task.result_path.name == "street-walk_red-coat_480p.mp4"
        assert served_bytes(task.result_path) == CLIP.read_bytes()
        assert task.charged == service.price
        assert [s for _, s in bench.heard.history][:4] == [
            TaskState.QUEUED,
            TaskState.CLAIMED,
            TaskState.SUBMITTING,
            TaskState.SUBMITTED,
        ]
        assert service.submitted == [
            {
                "model": "wan-animate-replace",
                "input": {
                    "video_url": "https://example.com/street_walk.mp4",
                    "image_urls": ["https://example.com/red_coat.png"],
                    "resolution": "480p",
                },
            }
        ]
        assert bench.heard.taken == ["n1"]


def test_same_nonce_is_one_task(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.engine.submit(request())
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.charged() == 1
        assert bench.heard.taken == ["n1", "n1"]


def test_several_tasks_run_at_once(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running", "progress": 10}] * 3 + [{"status": "finished"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        for number in range(3):
            bench.engine.submit(request(f"n{number}"))
        bench.until(lambda: sum(t.state is TaskState.RUNNING for t in bench.heard.tasks.values()) == 3)
        bench.until(lambda: all(t.result is ResultState.SAVED for t in bench.heard.tasks.values()))
        names = {t.result_path.name for t in bench.heard.tasks.values() if t.result_path}
        assert len(names) == 3


def test_lost_answer_is_unknown_and_never_sent_again(tmp_path: Path, service: ScriptedService) -> None:
    service.submit_answers.append(Answer(drop=True))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.UNKNOWN)
        bench.engine.submit(request("n2"))
        bench.until(lambda: bench.heard.tasks[2].result is ResultState.SAVED)
        assert service.count("POST", "/api/generate/submit") == 2
        assert bench.state(1) is TaskState.UNKNOWN
        assert bench.heard.tasks[1].charge is Charge.UNCLEAR


@pytest.mark.parametrize(("code", "state"), [(400, TaskState.REJECTED), (500, TaskState.UNKNOWN)])
def test_refusal_and_server_fault(tmp_path: Path, service: ScriptedService, code: int, state: TaskState) -> None:
    service.submit_answers.append(refusal(code, "some_error", "no"))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is state)
        assert service.count("POST", "/api/generate/submit") == 1


def test_too_many_at_once_waits_as_asked(tmp_path: Path, service: ScriptedService) -> None:
    busy = refusal(429, "rate_limit_error", "slow down")
    busy.headers["Retry-After"] = "7"
    service.submit_answers.append(busy)
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: (1, TaskState.SUBMITTING) in bench.heard.history and bench.state() is TaskState.QUEUED)
        before = bench.clock.steady
        bench.until(lambda: bench.state() is TaskState.SUBMITTED)
        assert bench.clock.steady - before >= 7
        assert service.charged() == 1


def test_wrong_key_sends_nothing_and_goes_on_with_a_better_one(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url, key="wrong-key-123456") as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU)
        assert bench.heard.tasks[1].problem is not None
        assert bench.heard.tasks[1].problem.kind == "AuthError"
        assert service.count("POST", "/") == 0
        assert bench.heard.balance.state is BalanceState.REFUSED
        bench.engine.save_key(f"  Bearer {KEY} \n")
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert bench.heard.keys[-1].place is KeyPlace.SESSION
        assert bench.heard.keys[-1].tail == KEY[-4:]


def test_nobody_there_keeps_the_task_and_goes_on_later(tmp_path: Path, service: ScriptedService) -> None:
    with service:
        url, port = service.url, service.port
    with EngineBench(tmp_path, url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: False in bench.heard.online and bench.heard.tasks[1].problem is not None)
        assert bench.state() is TaskState.QUEUED
        with ScriptedService(CLIP, port=port) as later:
            bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
            assert later.charged() == 1
        assert bench.heard.online[-2:] == [False, True]


def test_network_comes_back_without_any_task(tmp_path: Path, service: ScriptedService) -> None:
    service.balance_answers.extend([Answer(drop=True)] * 6)
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.until(lambda: False in bench.heard.online)
        began = bench.clock.steady
        bench.until(lambda: bench.heard.balance.state is BalanceState.KNOWN)
        assert bench.heard.online[-1] is True
        assert bench.clock.steady - began < 40


def test_local_files_are_uploaded_once(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request(video_url=LocalFile(CLIP), image_urls=LocalFile(PICTURE)))
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        bench.engine.submit(request("n2", image_urls=LocalFile(PICTURE)))
        bench.until(lambda: bench.heard.tasks[2].result is ResultState.SAVED)
        assert len(service.uploads) == 2
        assert CLIP.read_bytes() in service.uploads[0]
        assert service.submitted[1]["input"]["image_urls"] == ["https://storage.example.com/temp/2.png"]
        assert any(p.done == p.total for p in bench.heard.uploads)


def test_refused_video_upload_asks_the_user(tmp_path: Path, service: ScriptedService) -> None:
    service.upload_answers.append(Answer(400, {"detail": "Unsupported file type: video/mp4"}))
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request(video_url=LocalFile(CLIP)))
        bench.until(lambda: bench.state() is TaskState.NEEDS_YOU)
        problem = bench.heard.tasks[1].problem
        assert problem is not None
        assert problem.kind == "UnsupportedFile"
        assert service.count("POST", "/api/generate/submit") == 0


def test_failed_task_gives_the_credits_back(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}, {"status": "failed", "error_message": "no person"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        service.balance += service.price
        bench.until(lambda: bench.state() is TaskState.FAILED)
        bench.until(lambda: bench.heard.tasks[1].charge is Charge.GIVEN_BACK)


def test_closing_and_reopening_continues(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running", "progress": 10}] * 2 + [{"status": "finished"}]
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.engine.submit(request())
            bench.until(lambda: bench.state() is TaskState.RUNNING)
        with EngineBench(tmp_path, service.url) as again:
            again.until(lambda: 1 in again.heard.tasks and again.heard.tasks[1].result is ResultState.SAVED)
        assert service.charged() == 1


def test_closing_while_the_answer_is_out_leaves_it_unclear(tmp_path: Path, service: ScriptedService) -> None:
    gate = threading.Event()
    service.submit_answers.append(Answer(drop=True, gate=gate))
    with service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.engine.submit(request())
            bench.until(lambda: service.count("POST", "/api/generate/submit") == 1)
        gate.set()
        with EngineBench(tmp_path, service.url) as again:
            again.engine.load_page((1,))
            assert again.state() is TaskState.UNKNOWN
        assert service.count("POST", "/api/generate/submit") == 1


def test_waiting_task_is_not_sent_by_itself_after_a_restart(tmp_path: Path, service: ScriptedService) -> None:
    with service:
        with EngineBench(tmp_path, service.url, key=None) as bench:
            bench.store.add(request(), title="x", now=1.0)
        with EngineBench(tmp_path, service.url) as again:
            again.until(lambda: again.state() is TaskState.NEEDS_YOU)
            again.until(lambda: again.heard.balance.state is BalanceState.KNOWN)
            assert service.count("POST", "/api/generate/submit") == 0
            again.engine.try_again(1)
            again.until(lambda: again.heard.tasks[1].result is ResultState.SAVED)


def test_dead_link_is_renewed_then_gone(tmp_path: Path) -> None:
    with ScriptedService(None) as service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.GONE)
        assert service.count("GET", "/results/") == 4
        service.clip = CLIP
        bench.engine.look_again(1)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)


def test_a_gone_result_is_made_again_as_a_new_task(tmp_path: Path) -> None:
    with ScriptedService(None) as service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.GONE)
        service.clip = CLIP
        bench.engine.try_again(1)
        bench.until(lambda: bench.heard.tasks[2].result is ResultState.SAVED)
        assert bench.heard.tasks[2].parent == 1


def test_stop_waiting_and_look_again(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.engine.stop_waiting(1)
        assert bench.state() is TaskState.CLOSED
        service.steps = [{"status": "finished"}]
        bench.engine.look_again(1)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)


def test_key_is_tested_without_being_kept(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url, key=None) as bench:
        bench.engine.test_key(KEY)
        bench.until(lambda: bool(bench.heard.key_tests))
        assert bench.heard.key_tests[0].credits == 1250
        bench.engine.test_key("wrong-key-123456")
        bench.until(lambda: len(bench.heard.key_tests) == 2)
        assert type(bench.heard.key_tests[1].error).__name__ == "AuthError"
        assert bench.heard.keys[-1].place is KeyPlace.NONE


def test_a_link_that_is_refused_each_time_is_a_problem_in_the_end(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "finished", "files": [{"file_url": "http://example.com/x.mp4", "file_type": "video"}]}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.FINISHED)
        bench.let_pass(3600)
        assert bench.heard.tasks[1].result is ResultState.PROBLEM
        agenda = bench.room.agenda
        assert not any(agenda.has(name) for name in (("save", 1), ("poll", 1), "balance", "charges"))


def test_finished_without_a_file_is_asked_again_by_the_users_wish(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "finished", "files": []}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.PROBLEM)
        service.steps = [{"status": "finished"}]
        bench.engine.try_again(1)
        bench.until(lambda: bench.heard.tasks[1].result is ResultState.SAVED)
        assert service.charged() == 1


def test_without_a_key_no_result_is_called_gone(tmp_path: Path) -> None:
    with ScriptedService(None) as service:
        with EngineBench(tmp_path, service.url) as bench:
            bench.engine.submit(request())
            bench.until(lambda: bench.state() is TaskState.FINISHED)
        with EngineBench(tmp_path, service.url, key=None) as again:
            again.let_pass(3600)
            again.engine.load_page((1,))
            assert again.heard.tasks[1].result is ResultState.WAITING
            service.clip = CLIP
            again.engine.save_key(KEY)
            again.until(lambda: again.heard.tasks[1].result is ResultState.SAVED)


def test_offline_ends_by_itself_when_no_task_is_open(tmp_path: Path, service: ScriptedService) -> None:
    service.steps = [{"status": "running"}]
    with service, EngineBench(tmp_path, service.url) as bench:
        bench.engine.submit(request())
        bench.until(lambda: bench.state() is TaskState.RUNNING)
        bench.rest()
        service.status_answers.extend([Answer(drop=True)] * 2)
        bench.until(lambda: False in bench.heard.online)
        bench.engine.stop_waiting(1)
        bench.let_pass(30)
        assert bench.heard.online[-1] is True


def test_a_removed_task_does_not_come_back_with_a_new_key(tmp_path: Path, service: ScriptedService) -> None:
    with service, EngineBench(tmp_path, service.url, key="wrong-key-123456") as bench:
        for number in (1, 2):
            bench.engine.submit(request(f"n{number}"))
            bench.until(lambda number=number: bench.state(number) is TaskState.NEEDS_YOU)  # type: ignore[misc]
        bench.engine.remove(1)
        assert bench.heard.removed == [1]
        bench.engine.save_key(KEY)
        bench.until(lambda: bench.heard.tasks[2].result is ResultState.SAVED)
        assert service.charged() == 1
        assert bench.store.get(1) is None
