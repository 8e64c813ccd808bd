"""Runs the plan: profiles that are used, killed, looked at, and brought to rest, several at a time."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.load import slowness
from tests.torture.child import Script
from tests.torture.closings import close_once
from tests.torture.figures import Figures, Plan
from tests.torture.judge import is_damaged, judge
from tests.torture.old_list import make_old_list
from tests.torture.points import IN_MIGRATION, IN_RECOVERY, IN_UPLOAD, NAMES
from tests.torture.run import LONGEST, Run
from tests.torture.service import KEY, CruelService
from vidgo_desktop.core import resources
from vidgo_desktop.core.settings import Settings, save_settings

_KILLED = -9
_INPUTS = 12
# A profile is given up to a fresh one after so many kills, so that no list grows beyond what a person has.
_KILLS_PER_PROFILE = 24
_POINTS_PER_PROFILE = 8
_EARLY_SHARE = 0.08
_LONGEST_LIFE = 1.2
# The service is cruel: a run may well come to its end without anything to save or to recover.
_MOST_TRIES = 8
_POINT_SECONDS = 40.0
_SETTLE_SECONDS = 90.0
_LEAST_NAIVE = 20


def prepare(folder: Path) -> None:
    """A profile whose user was welcomed and has agreed, and is not asked about prices."""
    folder.mkdir(parents=True)
    save_settings(folder / "settings.json", Settings(welcomed=True, consented=True, ask_above=None, sound_on=False))


class Profile:
    """One data folder and the inputs that its user means to order."""

    def __init__(self, folder: Path, service: CruelService, inputs: int, seed: int) -> None:
        prepare(folder)
        self.folder = folder
        self.service = service
        self.inputs = [f"https://example.com/{folder.name}/{number}.mp4" for number in range(inputs)]
        self.random = random.Random(seed)  # noqa: S311 - the same run for the same seed, no secret
        self._pictures = 0

    @property
    def database(self) -> Path:
        """The list of this profile."""
        return self.folder / "account" / "tasks.db"

    def script(self, inputs: int, *, point: str = "", nth: int = 1) -> Script:
        """A run that may order the first so many inputs."""
        return Script(
            str(self.folder),
            self.service.url,
            KEY,
            picture=str(self._picture()),
            inputs=self.inputs[:inputs],
            point=point,
            nth=nth,
            seed=self.random.getrandbits(32),
            wishes=1.0 if point in IN_UPLOAD else 0.3,
        )

    def _picture(self) -> Path:
        """A picture of its own content, because one that was brought up before is not brought up again."""
        self._pictures += 1
        path = self.folder / f"picture-{self._pictures}.png"
        path.write_bytes(resources.path("samples", "red_coat.png").read_bytes() + str(self._pictures).encode())
        return path


class Harness:
    """Carries out one plan below one folder."""

    def __init__(self, plan: Plan, folder: Path, say: Callable[[str], None] = lambda text: None) -> None:
        self.plan = plan
        self.figures = Figures(plan)
        self._folder = folder
        self._say = say
        self._made = 0
        self._begun = time.monotonic()

    def run(self) -> Figures:
        """Everything, mixed, so that a run that ends early has seen some of each."""
        jobs = self._jobs()
        random.Random(self.plan.seed).shuffle(jobs)  # noqa: S311 - the same order for the same seed, no secret
        with CruelService(self.plan.seed) as service, ThreadPoolExecutor(self.plan.lanes) as lanes:
            for future in [lanes.submit(self._do, job, service) for job in jobs]:
                future.result()
            self.figures.faults.update(service.faults)
        self.figures.seconds = time.monotonic() - self._begun
        return self.figures

    def _jobs(self) -> list[Callable[[CruelService], None]]:
        plan = self.plan
        jobs: list[Callable[[CruelService], None]] = []
        for first in range(0, plan.kills, _KILLS_PER_PROFILE):
            most = min(_KILLS_PER_PROFILE, plan.kills - first)
            jobs.append(lambda service, most=most: self._random_kills(service, most))  # type: ignore[misc]
        others = [name for name in NAMES if name != IN_MIGRATION for _ in range(plan.per_point)]
        random.Random(plan.seed).shuffle(others)  # noqa: S311 - the same order for the same seed, no secret
        for first in range(0, len(others), _POINTS_PER_PROFILE):
            names = others[first : first + _POINTS_PER_PROFILE]
            jobs.append(lambda service, names=names: self._at_points(service, names))  # type: ignore[misc]
        jobs += [lambda service: self._in_migration(service, plan.per_point)] * bool(plan.per_point)
        for number in range(plan.closings):
            jobs.append(lambda _, number=number: self._closing(number))  # type: ignore[misc]
        for first in range(0, plan.naive_kills, _LEAST_NAIVE):
            most = min(_LEAST_NAIVE, plan.naive_kills - first)
            jobs.append(lambda service, most=most: self._naive(service, most))  # type: ignore[misc]
        return jobs

    @property
    def _is_over(self) -> bool:
        minutes = self.plan.minutes
        return minutes is not None and time.monotonic() - self._begun > 60 * minutes

    def _do(self, job: Callable[[CruelService], None], service: CruelService) -> None:
        if self._is_over:
            self.figures.is_cut = True
            return
        job(service)
        figures = self.figures
        self._say(
            f"{time.monotonic() - self._begun:6.0f} s  {figures.kills} kills, {figures.points.total()} at points, "
            f"{figures.closings.total()} closings, {figures.program.breaks + len(figures.trouble)} breaks"
        )

    def _fresh(self, service: CruelService, word: str, inputs: int) -> Profile:
        with self.figures.lock:
            self._made += 1
            number = self._made
        return Profile(self._folder / f"{word}-{number}", service, inputs, self.plan.seed * 100_003 + number)

    def _trouble(self, text: str) -> None:
        with self.figures.lock:
            self.figures.trouble.append(text)
        # At once: whoever watches a run of an hour should not wait for its end.
        self._say(text)

    # --- kills ------------------------------------------------------------------------------------------------------

    def _random_kills(self, service: CruelService, kills: int) -> None:
        """So many kills at moments that nobody chose, on as many profiles as that takes."""
        done = 0
        while done < kills and not self._is_over:
            profile = self._fresh(service, "random", _INPUTS)
            while done < kills and not self._is_over:
                killed = self._kill_somewhere(profile, _INPUTS)
                if not killed:
                    break
                done += 1
                with self.figures.lock:
                    self.figures.kills += 1
            self._settle(profile, _INPUTS)

    def _kill_somewhere(self, profile: Profile, inputs: int) -> bool:
        """Run and kill; False when everything was done before, or when the run broke."""
        with Run.of_program(profile.script(inputs)) as run:
            early = profile.random.random() < _EARLY_SHARE
            if early:
                life = profile.random.uniform(0.05, 1.0)
                with self.figures.lock:
                    self.figures.early_kills += 1
            else:
                if not run.until("ready"):
                    self._trouble(f"{profile.folder.name}: never ready; {run.stacks()}")
                    return False
                life = profile.random.uniform(0.0, _LONGEST_LIFE * slowness())
            ended = run.end(life)
            if ended is not None:
                if ended != 0:
                    self._trouble(f"{profile.folder.name}: ended with {ended}: {run.errors()}")
                return False
            run.kill()
            run.end()
        self._look_at_list(profile)
        return True

    def _at_points(self, service: CruelService, names: list[str]) -> None:
        """A kill at each of these points, all on one profile, whose user orders two more videos in each run."""
        profile = self._fresh(service, "points", 2 * _MOST_TRIES * len(names))
        inputs = 0
        for name in names:
            for nth in (profile.random.choice((1, 1, 2)), *[1] * (_MOST_TRIES - 1)):
                if self._is_over:
                    break
                inputs += 2
                if name in IN_RECOVERY:
                    # There has to be something to recover.
                    self._kill_somewhere(profile, inputs)
                if self._kill_at(profile, name, nth, inputs):
                    break
            else:
                self._trouble(f"{name}: not reached in {_MOST_TRIES} runs")
        self._settle(profile)

    def _kill_at(self, profile: Profile, name: str, nth: int, inputs: int) -> bool:
        """Run until the point; False when the run came to its end without."""
        with Run.of_program(profile.script(inputs, point=name, nth=nth)) as run:
            code = run.end(_POINT_SECONDS)
            if code is None:
                self._trouble(f"{name}: hangs; {run.stacks()}")
                return False
            if code != _KILLED:
                if code != 0:
                    self._trouble(f"{name}: ended with {code}: {run.errors()}")
                return False
        with self.figures.lock:
            self.figures.points[name] += 1
        self._look_at_list(profile)
        return True

    def _in_migration(self, service: CruelService, kills: int) -> None:
        """A list of the first version, killed at each statement of the way to the newest, then brought there."""
        done = 0
        while done < kills and not self._is_over:
            profile = self._fresh(service, "migration", 3)
            make_old_list(profile.database, service, profile.inputs)
            nth = 1
            while done < kills and self._kill_at(profile, IN_MIGRATION, nth, 3):
                done += 1
                nth += 1
            if nth == 1:
                self._trouble(f"{IN_MIGRATION}: the old list was not migrated")
                return
            self._settle(profile)

    def _look_at_list(self, profile: Profile) -> None:
        if is_damaged(profile.database):
            with self.figures.lock:
                self.figures.program.damaged += 1

    def _settle(self, profile: Profile, inputs: int = 0) -> None:
        """One run without kills, which orders the rest of so many inputs, until nothing is left to do; the verdict."""
        with Run.of_program(profile.script(inputs)) as run:
            if not run.until("quiet", _SETTLE_SECONDS):
                self._trouble(f"{profile.folder.name}: never quiet; {run.stacks()}")
            code, errors = run.end(), run.errors().strip()
            if code != 0 or errors:
                self._trouble(f"{profile.folder.name}: the last run ended with {code}: {errors}")
        verdict = judge(profile.folder, profile.service, profile.inputs)
        with self.figures.lock:
            self.figures.program.add(verdict)
        if verdict.breaks:
            self._trouble(f"{profile.folder}: {verdict}")

    # --- the others -------------------------------------------------------------------------------------------------

    def _closing(self, number: int) -> None:
        folder = self._folder / f"closing-{number}"
        prepare(folder)
        done = close_once(folder, number)
        with self.figures.lock:
            self.figures.closings[done.words] += 1
            self.figures.slowest_closing = max(self.figures.slowest_closing, done.seconds)
        if done.trouble:
            self._trouble(done.trouble)
        if is_damaged(folder / "account" / "tasks.db"):
            self._trouble(f"{done.words}: the list is damaged")

    def _naive(self, service: CruelService, kills: int) -> None:
        """The same service and the same kills against the client that repeats on error."""
        with self.figures.lock:
            self._made += 1
            number = self._made
        random_life = random.Random(self.plan.seed + number)  # noqa: S311 - the same run for the same seed
        inputs = [f"https://example.com/naive-{number}/{n}.mp4" for n in range(kills)]
        wish = {"base": service.url, "key": KEY, "memory": str(self._folder / f"naive-{number}.json"), "inputs": inputs}
        killed = 0
        is_done = False
        while not is_done:
            with Run("tests.torture.naive", json.dumps(wish)) as run:
                run.until("ready")
                life = random_life.uniform(0.0, 0.3) if killed < kills else LONGEST
                is_done = run.end(life) is not None
                run.kill()
                run.end()
            killed += not is_done
        charges = [service.charges[what] for what in inputs]
        with self.figures.lock:
            self.figures.naive_kills += killed
            self.figures.naive_charged += sum(times > 0 for times in charges)
            self.figures.naive_twice += sum(times > 1 for times in charges)
            self.figures.naive_extra += sum(times - 1 for times in charges if times)
