"""Which shared libraries and programs this machine lacks, and how a Debian or Ubuntu gets them.

Qt's wheels bring Qt itself but link some of the system's libraries. Whether one is there is asked of the
dynamic loader by its name, because that is what decides at run time: a package may be installed and broken,
or a library may come from somewhere else than a package.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path


class Purpose(Enum):
    """What a library or a program is for."""

    WINDOW = auto()
    """Qt's widgets at all, with or without a display."""
    VIDEO = auto()
    """Playing a video inside the window."""
    X11 = auto()
    """A window on an X11 display."""
    WAYLAND = auto()
    """A window on a Wayland display."""
    FONT = auto()
    """The typeface that the design asks for; any other does."""
    TESTS = auto()
    """A display, a keyring and a screen reader's bus for the tests."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing of the system: a library's loader name, a program or a font's file pattern, and its package.

    Debian 13 and Ubuntu 24.04 renamed some packages (``libglib2.0-0t64``); apt finds them under the old
    name too.
    """

    name: str
    package: str
    purpose: Purpose


# Read off the wheels of PySide6 6.11.3: every library that the parts we load (Widgets, Svg, Network, DBus,
# Multimedia, their plugins) link and do not bring along.
LIBRARIES: tuple[Need, ...] = (
    Need("libglib-2.0.so.0", "libglib2.0-0", Purpose.WINDOW),
    Need("libgthread-2.0.so.0", "libglib2.0-0", Purpose.WINDOW),
    Need("libGL.so.1", "libgl1", Purpose.WINDOW),
    Need("libEGL.so.1", "libegl1", Purpose.WINDOW),
    Need("libxkbcommon.so.0", "libxkbcommon0", Purpose.WINDOW),
    Need("libdbus-1.so.3", "libdbus-1-3", Purpose.WINDOW),
    Need("libfontconfig.so.1", "libfontconfig1", Purpose.WINDOW),
    Need("libfreetype.so.6", "libfreetype6", Purpose.WINDOW),
    Need("libX11.so.6", "libx11-6", Purpose.WINDOW),
    Need("libbrotlidec.so.1", "libbrotli1", Purpose.WINDOW),
    Need("libgssapi_krb5.so.2", "libgssapi-krb5-2", Purpose.WINDOW),
    Need("libzstd.so.1", "libzstd1", Purpose.WINDOW),
    Need("libpulse.so.0", "libpulse0", Purpose.VIDEO),
    Need("libXrandr.so.2", "libxrandr2", Purpose.VIDEO),
    Need("libXext.so.6", "libxext6", Purpose.VIDEO),
    Need("libdrm.so.2", "libdrm2", Purpose.VIDEO),
    Need("libX11-xcb.so.1", "libx11-xcb1", Purpose.X11),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", Purpose.X11),
    Need("libxcb-glx.so.0", "libxcb-glx0", Purpose.X11),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", Purpose.X11),
    Need("libxcb-image.so.0", "libxcb-image0", Purpose.X11),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", Purpose.X11),
    Need("libxcb-randr.so.0", "libxcb-randr0", Purpose.X11),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", Purpose.X11),
    Need("libxcb-shape.so.0", "libxcb-shape0", Purpose.X11),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", Purpose.X11),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", Purpose.X11),
    Need("libwayland-client.so.0", "libwayland-client0", Purpose.WAYLAND),
    Need("libwayland-cursor.so.0", "libwayland-cursor0", Purpose.WAYLAND),
    Need("libwayland-egl.so.1", "libwayland-egl1", Purpose.WAYLAND),
)

FONTS: tuple[Need, ...] = (Need("Inter*.[ot]t[fc]", "fonts-inter", Purpose.FONT),)

PROGRAMS: tuple[Need, ...] = (
    Need("Xvfb", "xvfb", Purpose.TESTS),
    Need("xauth", "xauth", Purpose.TESTS),
    Need("dbus-run-session", "dbus-bin", Purpose.TESTS),
    Need("dbus-daemon", "dbus-daemon", Purpose.TESTS),
    Need("gnome-keyring-daemon", "gnome-keyring", Purpose.TESTS),
    Need("at-spi-bus-launcher", "at-spi2-core", Purpose.TESTS),
)

FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")

PACKAGE_LISTS = Path("/var/lib/apt/lists")

# A user's search path often lacks the folders of the administrator's programs, which dpkg insists on.
_ADMIN_PATH = "/usr/local/sbin:/usr/sbin:/sbin:/usr/local/bin:/usr/bin:/bin"

# Programs that only other programs start.
_HELPER_PATH = "/usr/libexec:/usr/lib/at-spi2-core"


def has_library(name: str) -> bool:
    """Whether the dynamic loader finds this library and everything that it links."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def has_font(pattern: str) -> bool:
    """Whether a font file of this name pattern is installed."""
    folders = (Path(folder).expanduser() for folder in FONT_FOLDERS)
    return any(next(folder.rglob(pattern), None) is not None for folder in folders if folder.is_dir())


def has_program(name: str) -> bool:
    """Whether this program is installed."""
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:{_ADMIN_PATH}:{_HELPER_PATH}") is not None


def missing(*, with_tests: bool) -> list[Need]:
    """What Linux lacks of the libraries, the font and, if asked, the programs of the tests. Else empty."""
    if not sys.platform.startswith("linux"):
        return []
    checks: list[tuple[Iterable[Need], Callable[[str], bool]]] = [(LIBRARIES, has_library), (FONTS, has_font)]
    if with_tests:
        checks.append((PROGRAMS, has_program))
    return [need for needs, is_there in checks for need in needs if not is_there(need.name)]


def required_purposes(target: str, environ: dict[str, str]) -> frozenset[Purpose]:
    """Without what the target cannot do its work here; the rest is good to have.

    A window is opened by ``run`` alone, on the display that the environment names.
    """
    if target == "run":
        wanted = {Purpose.WINDOW}
        if environ.get("WAYLAND_DISPLAY"):
            wanted.add(Purpose.WAYLAND)
        elif environ.get("DISPLAY"):
            wanted.add(Purpose.X11)
        return frozenset(wanted)
    return frozenset({Purpose.WINDOW, Purpose.VIDEO})


def packages_of(needs: Iterable[Need]) -> list[str]:
    """Debian's packages for these needs, each once, in order."""
    return list(dict.fromkeys(need.package for need in needs))


def install_line(packages: Iterable[str]) -> str:
    """The one line that a person types to install these packages."""
    first = "" if has_package_lists() else "sudo apt-get update && "
    return f"{first}sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def has_package_lists() -> bool:
    """Whether apt knows any package at all; images of containers come without the lists."""
    return any(PACKAGE_LISTS.glob("*_Packages*"))


def can_install() -> bool:
    """Whether we may install system packages ourselves: as root on a system with apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and has_program("apt-get")


def install(packages: list[str]) -> str:
    """Install Debian packages, as root. Returns an empty text, or what apt said when it failed."""
    if not has_package_lists():
        _apt("update")
    said = _apt("install", *packages)
    if said:
        # A list that is older than the archive names files that are gone: look once more.
        _apt("update")
        said = _apt("install", *packages)
    return said


def _apt(command: str, *packages: str) -> str:
    options = ["-y", "-q", "-o", "DPkg::Lock::Timeout=120"]
    if command == "install":
        options.append("--no-install-recommends")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8", "PATH": _ADMIN_PATH}
    done = subprocess.run(
        ["apt-get", command, *options, *packages],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        env=environ,
        check=False,
    )
    return "" if done.returncode == 0 else (done.stderr.strip() or done.stdout.strip() or "apt-get failed")
