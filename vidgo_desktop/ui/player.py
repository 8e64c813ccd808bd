"""The player's pane: what is made of a task can be watched, compared with its source, and found again."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.core.task import BUSY, LocalFile, ResultState, Task, TaskState
from vidgo_desktop.ui.controls import Badge, ElidedLabel, SegmentedControl
from vidgo_desktop.ui.playback import ENDLESS, PATIENCE_MS, Playback, PlayState
from vidgo_desktop.ui.playback_frames import Found, Picture, Side
from vidgo_desktop.ui.player_actions import PlayerActions
from vidgo_desktop.ui.player_screen import FullScreen, VideoBlock
from vidgo_desktop.ui.player_sound import SoundButton
from vidgo_desktop.ui.result_lines import ResultLines, link_until, link_works
from vidgo_desktop.ui.stage import Stage, StageView
from vidgo_desktop.ui.task_speech import spoken_title
from vidgo_desktop.ui.task_text import words_of
from vidgo_desktop.ui.theme import Theme, set_role

translate = QCoreApplication.translate
PosterFor = Callable[[int, str], Path]
