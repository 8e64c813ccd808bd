"""The first use of the decoder by several threads at once: each gets it whole, whoever comes first."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from vidgo_desktop.core import resources

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "vidgo_desktop"
# These come without the decoder, so anybody may import them at any time.
WITHOUT_DECODER = {"media.looker", "media.mime", "media.mp4_tags", "practice.server", "practice.desks"}

# Lets two threads load the decoder in turns, one of its parts each; whoever waits for a lock loses its turn.
_RACE = """
import sys, threading
from importlib.abc import MetaPathFinder
from pathlib import Path
from vidgo_desktop.media.looker import MediaLooker

clip, folder = Path(sys.argv[1]), Path(sys.argv[2])
begun = threading.Event()
turns = {}

class InTurns(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        me = threading.current_thread()
        if name.startswith("av.") and me in turns:
            begun.set()
            turns[second if me is first else first].set()
            turns[me].wait(0.02)
            turns[me].clear()
        return None

looker, faults = MediaLooker(), []

def verify():
    try:
        looker.verify(clip)
    except Exception as error:
        faults.append(error)

def thumbnail():
    begun.wait(20)
    try:
        assert looker.thumbnail(clip, folder / "small.jpg")
    except Exception as error:
        faults.append(error)

first, second = threading.Thread(target=verify), threading.Thread(target=thumbnail)
turns.update({first: threading.Event(), second: threading.Event()})
sys.meta_path.insert(0, InTurns())
for thread in (first, second):
    thread.start()
for thread in (first, second):
    thread.join(30)
assert begun.is_set()
# Whatever one of them broke stays broken for everybody after it.
looker.verify(clip)
assert looker.thumbnail(clip, folder / "again.jpg")
assert not faults, faults
"""


def test_two_lanes_need_the_decoder_at_once(tmp_path: Path) -> None:
    clip = resources.path("samples", "street_walk.mp4")
    command = [sys.executable, "-W", "error", "-c", _RACE, str(clip), str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 0, ended.stderr


def test_every_late_import_of_the_decoder_waits_for_its_turn() -> None:
    late, in_turn = set(), set()
    for path in PACKAGE.rglob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            late |= {(path.name, *found) for found in _of_decoder(function)}
            for block in (node for node in ast.walk(function) if isinstance(node, ast.With)):
                if any(ast.unparse(item.context_expr) == "DECODER_TURN" for item in block.items):
                    in_turn |= {(path.name, *found) for found in _of_decoder(block)}
    assert len(late) > 10
    assert late == in_turn


def test_what_anybody_may_import_comes_without_the_decoder() -> None:
    lines = [f"import vidgo_desktop.{name}" for name in sorted(WITHOUT_DECODER)]
    check = "; ".join([*lines, "import sys", "assert 'av' not in sys.modules"])
    ended = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def _of_decoder(tree: ast.AST) -> set[tuple[str, int]]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            name = node.module.removeprefix("vidgo_desktop.")
            if name.split(".")[0] in ("media", "practice", "av") and name not in WITHOUT_DECODER:
                found.add((name, node.lineno))
    return found
