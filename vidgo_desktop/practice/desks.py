"""Who answers what: submit, status and balance on top of the memory."""

from __future__ import annotations

from vidgo_desktop.practice.jobs import Workshop
from vidgo_desktop.practice.memory import Memory, PretendTask
from vidgo_desktop.practice.replies import Answer, Json, detail, naive_time, success
from vidgo_desktop.practice.submission import Desk
from vidgo_desktop.practice.uploads import UploadDesk

_EMAIL = "practice@example.com"


class Desks:
    """The answers of one running service. Thread-safe."""

    def __init__(self, memory: Memory, uploads: UploadDesk, workshop: Workshop) -> None:
        self.memory = memory
        self.uploads = uploads
        self.workshop = workshop
        self._desk = Desk(memory)

    def submit(self, body: Json) -> Answer:
        """A new task. Raises ``Stop`` with the refusal."""
        task = self._desk.take(body)
        # Read before the work begins: a quick workshop must not answer for the desk.
        created = naive_time(task.created_at)
        self.workshop.add(task)
        return success({"task_id": task.task_id, "status": "not_started", "created_time": created})

    def status(self, task_id: str, base: str) -> Answer:
        """One task, or 404."""
        task = self.memory.task(task_id)
        return detail(404, "Task not found") if task is None else success(self._facts(task, base))

    def balance(self) -> Answer:
        """The pretend credits; a whole number where it is one, as documented."""
        amount = round(self.memory.balance, 2)
        return success({"email": _EMAIL, "credits_amount": int(amount) if amount == int(amount) else amount})

    def _facts(self, task: PretendTask, base: str) -> Json:
        files: list[Json] = []
        if task.status == "finished":
            files.append({"file_url": f"{base}/files/{task.result}", "file_type": "video"})
        return {
            "task_id": task.task_id,
            "status": task.status,
            "files": files,
            "created_time": naive_time(task.created_at),
            "progress": self.workshop.percent(task),
            "error_message": task.error or None,
        }
