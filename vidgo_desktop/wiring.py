"""Builds the engines. Called on the engine's thread; everything heavy is imported here, after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vidgo_desktop.core.facts import Realm
from vidgo_desktop.core.paths import ProfilePaths, RealmPaths
from vidgo_desktop.film_tools import film_tools
from vidgo_desktop.practice.samples import FINISHED_SAMPLE, SAMPLE_PAIRS
from vidgo_desktop.ui.places import Places

if TYPE_CHECKING:
    from vidgo_desktop.core.credentials import Credentials
    from vidgo_desktop.core.engine import TaskEngine
    from vidgo_desktop.core.room import Listener, Pace
    from vidgo_desktop.core.settings import Settings

Deliver = Callable[[Callable[[], None]], None]
# Practice results lie apart from what was paid for.
PRACTICE_FOLDER = "Practice"
# The system may ask for the user's password meanwhile; nothing but the first task waits for it.
_KEYRING_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Parts:
    """What the composition root hands in."""

    paths: ProfilePaths
    folder: Callable[[], Path]
    wishes: Callable[[], Settings]
    api_base: str
    credentials: Credentials | None
    version: str
    on_stop: Callable[[Callable[[], None]], None]
    pace: Pace | None = None
    only_read: bool = False


def account_engine(parts: Parts, tell: Listener, deliver: Deliver) -> TaskEngine:
    """The engine of the real account. Raises VidgoError when its list or the service's address cannot be used."""
    from vidgo_desktop.core.credentials import KeyringCredentials
    from vidgo_desktop.core.room import Pace

    # With its port: what answers at another one of this computer may be somebody else's.
    place = urlsplit(parts.api_base).netloc.rpartition("@")[2].lower() or "api.vidgo.ai"
    credentials = parts.credentials or KeyringCredentials(account=place, limit=_KEYRING_SECONDS)
    paths = parts.paths.account
    return _engine(
        parts,
        paths,
        parts.api_base,
        credentials,
        parts.pace or Pace(),
        tell,
        deliver,
        folder=parts.folder,
        pretend=False,
    )


def practice_engine(parts: Parts, tell: Listener, deliver: Deliver) -> TaskEngine:
    """The engine of practice mode, with its own pretend service, list and folder."""
    from vidgo_desktop.core.credentials import MemoryCredentials
    from vidgo_desktop.core.room import PRACTICE_PACE
    from vidgo_desktop.practice.server import PRACTICE_KEY, PretendService

    service = PretendService(parts.paths.pretend_service)
    base = service.start()
    parts.on_stop(service.stop)
    return _engine(
        parts,
        parts.paths.practice,
        base,
        MemoryCredentials(PRACTICE_KEY),
        PRACTICE_PACE,
        tell,
        deliver,
        folder=lambda: parts.folder() / PRACTICE_FOLDER,
        pretend=True,
    )


def _engine(
    parts: Parts,
    paths: RealmPaths,
    base: str,
    credentials: Credentials,
    pace: Pace,
    tell: Listener,
    deliver: Deliver,
    *,
    folder: Callable[[], Path],
    pretend: bool,
) -> TaskEngine:
    from vidgo_desktop.core.agenda import Agenda
    from vidgo_desktop.core.api import VidgoClient
    from vidgo_desktop.core.ballast import Ballast
    from vidgo_desktop.core.clock import SystemClock
    from vidgo_desktop.core.engine import TaskEngine
    from vidgo_desktop.core.key_keeper import KeyKeeper
    from vidgo_desktop.core.lanes import SIZES, Lane, Lanes
    from vidgo_desktop.core.links import is_loopback
    from vidgo_desktop.core.network import wish_of
    from vidgo_desktop.core.realm_files import open_realm
    from vidgo_desktop.core.redaction import SECRETS
    from vidgo_desktop.core.room import Room
    from vidgo_desktop.core.settings import UPLOADS_AT_ONCE
    from vidgo_desktop.media.looker import MediaLooker
    from vidgo_desktop.ui.search_words import search_words
    from vidgo_desktop.ui.trash import move_to_trash

    keepers: list[KeyKeeper] = []

    def key() -> str | None:
        return keepers[0].key() if keepers else None

    def client_for(source: Callable[[], str | None]) -> VidgoClient:
        return VidgoClient(base, source, version=parts.version, network=lambda: wish_of(parts.wishes()))

    client = client_for(key)
    store, journal = open_realm(paths, only_read=parts.only_read)
    room = Room(
        store=store,
        journal=journal,
        ballast=Ballast(paths.ballast),
        client=client,
        lanes=Lanes(deliver, {**SIZES, Lane.UPLOAD: max(UPLOADS_AT_ONCE)}),
        clock=SystemClock(),
        agenda=Agenda(),
        tell=tell,
        looker=MediaLooker(),
        paths=paths,
        folder=folder,
        wishes=parts.wishes,
        pace=pace,
        loopback_results=is_loopback(base),
        trash=move_to_trash,
        search_words=search_words(),
    )

    def make_keeper(changed: Callable[[], None]) -> KeyKeeper:
        keeper = KeyKeeper(room, credentials, client_for=client_for, hide=SECRETS.hide, changed=changed)
        keepers.append(keeper)
        return keeper

    return TaskEngine(room, make_keeper, pretend=pretend)


def window_places(paths: ProfilePaths, save_folder: Callable[[], Path]) -> Places:
    """Where the window finds small pictures, samples and the folder of finished videos."""

    def thumb(realm: Realm, task: int, what: str) -> Path:
        return (paths.account if realm is Realm.ACCOUNT else paths.practice).thumb(task, what)

    return Places(
        thumb=thumb,
        pairs=SAMPLE_PAIRS,
        sample_source=FINISHED_SAMPLE.video,
        sample_result=FINISHED_SAMPLE.result,
        save_folder=save_folder,
        films=film_tools(),
    )
