"""The real program, used by a script instead of a person: ``python -m tests.torture.child '<script as JSON>'``.

It runs ``app.main`` with a window of its own. The script's user fills the form and presses *Generate*, presses *Send
now* where the program asks after a restart, tries to save a video again, and never presses *Send again*. It tells on
its output: ``ready`` when the list is there, ``busy`` when a wished state is reached, ``quiet`` when all is done.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from vidgo_desktop.__main__ import begin

if TYPE_CHECKING:
    from vidgo_desktop.app import App
    from vidgo_desktop.core.credentials import Credentials

PICTURE_LINK = "https://example.com/red_coat.png"
MODEL = "wan-animate-replace"


@dataclass(slots=True)
class Script:
    """What the user of one run does. ``inputs`` are the addresses of videos to order, at most ``at_once`` unsettled.

    ``point`` and ``nth`` name the moment at which the process dies; ``state`` a state to be reached by the user
    alone: ``idle``, ``dialog``, ``keyring``. ``stays`` keeps the program open when it is quiet; with ``thinks`` the
    filled form is only sent once it was kept as a draft.
    """

    folder: str
    base: str
    key: str
    picture: str = ""
    inputs: list[str] = field(default_factory=list)
    at_once: int = 3
    point: str = ""
    nth: int = 1
    state: str = ""
    stays: bool = False
    thinks: bool = False
    seed: int = 0
    wishes: float = 0.3
    settings: dict[str, str] = field(default_factory=dict)


def tell(word: str) -> None:
    """One word to the harness; nobody listens any more after a kill of the harness."""
    os.write(1, f"{word}\n".encode())


def _hanging_credentials() -> Credentials:
    from vidgo_desktop.core.credentials import MemoryCredentials

    class Hanging(MemoryCredentials):
        """A password store whose dialog nobody answers."""

        def load(self) -> str | None:
            tell("busy")
            threading.Event().wait()
            return None

    return Hanging()


def main(text: str) -> int:
    """Run the program with this script; the value is its exit code."""
    begin()
    script = Script(**json.loads(text))
    for number in (signal.SIGINT, signal.SIGHUP):
        # A harness in the background of a script has them ignored, and hands that on.
        signal.signal(number, signal.SIG_DFL)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_LOGGING_RULES"] = "qt.multimedia.*=false;qt.multimedia.ffmpeg*=false"
    if script.point:
        from tests.torture.points import arm

        arm(script.point, script.nth)
    from vidgo_desktop import app as program
    from vidgo_desktop.core.credentials import MemoryCredentials
    from vidgo_desktop.core.room import Pace

    pace = Pace(
        polls=((float("inf"), 0.15),),
        first_poll=0.1,
        back_off_first=0.05,
        back_off_most=0.2,
        offline_most=0.2,
        uploads_per_minute=None,
        save_most=0.2,
    )
    credentials = _hanging_credentials() if script.state == "keyring" else MemoryCredentials(script.key)
    users: list[object] = []
    real_build = program.build

    def build(arguments: list[str]) -> App:
        from tests.torture.user import User

        built = real_build(
            arguments, data_dir=Path(script.folder), api_base=script.base, credentials=credentials, pace=pace
        )
        users.append(User(built, script, random.Random(script.seed)))  # noqa: S311 - which way it goes, no secret
        return built

    program.build = build  # type: ignore[assignment]  # main hands in the arguments only
    return program.main(["vidgo-desktop"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
