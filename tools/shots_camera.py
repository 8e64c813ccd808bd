"""Takes the pictures of one scale: goes through the scenes, and through themes and widths at each."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.shots_hands import Hands
from tools.shots_picture import write_small
from tools.shots_scenes import Scene, studio, welcome

_ROOT = Path(__file__).resolve().parent.parent
SIZES = ((1360, 860), (1120, 700), (880, 700))
THEMES = ("dark", "light")


@contextmanager
def _service() -> Iterator[str]:
    """The address of a service on this computer that gives the documented replies to every key."""
    command = [sys.executable, "-m", "tools.bench_service", "20", "1"]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        if child.stdin is None or child.stdout is None:
            raise OSError("the service cannot be heard")
        yield child.stdout.readline().strip()
        child.stdin.close()


class Camera:
    """Writes into ``folder``. ``exact`` keeps every colour, ``scene`` is the beginning of the wanted names."""

    def __init__(self, folder: Path, scale: int, language: str, *, exact: bool, scene: str) -> None:
        self._folder = folder
        self._scale = scale
        self._language = language
        self._exact = exact
        self._scene = scene

    def run(self) -> None:
        """Take every picture of this scale."""
        with tempfile.TemporaryDirectory(prefix="vidgo-shots-") as folder:
            wants_welcome = not self._scene or self._scene.startswith("welcome")
            if not self._scene.startswith("welcome"):
                self._open(Path(folder) / "studio", ["--practice"], studio)
            if wants_welcome:
                with _service() as base:
                    self._open(Path(folder) / "welcome", ["--api-base", base], welcome)

    def _open(self, profile: Path, arguments: list[str], scenes: Callable[[Hands], Iterator[Scene]]) -> None:
        hands = Hands(profile / "Vidgo", ["shots", "--theme", THEMES[0], "--language", self._language, *arguments])
        try:
            self._take_all(hands, scenes(hands))
        finally:
            hands.close()

    def _take_all(self, hands: Hands, scenes: Iterable[Scene]) -> None:
        hands.resize(*SIZES[0])
        taken = False
        for scene in scenes:
            if not scene.name.startswith(self._scene):
                if taken:
                    return
                continue
            taken = True
            self._take(hands, scene)

    def _take(self, hands: Hands, scene: Scene) -> None:
        for width, height in self._sizes(scene):
            hands.resize(width, height)
            if scene.pane is not None:
                hands.show_pane(scene.pane)
            for theme in THEMES:
                hands.app.theme.choose(theme)
                hands.settle()
                self._write(hands, f"{scene.name}-{theme}-{width}")
        hands.app.theme.choose(THEMES[0])
        hands.resize(*SIZES[0])

    def _sizes(self, scene: Scene) -> Iterator[tuple[int, int]]:
        """A dialog looks the same in every window that is larger than it."""
        yield SIZES[0]
        if not scene.is_dialog:
            yield from SIZES[1:]

    def _write(self, hands: Hands, name: str) -> None:
        spoken = "" if self._language == "en" else f"-{self._language}"
        target = self._folder / f"{name}{spoken}{'@2x' if self._scale == 2 else ''}.png"
        image = hands.picture()
        if not self._exact:
            write_small(image, target)
        elif not image.save(str(target)):
            raise OSError(f"{target.name} could not be written")
