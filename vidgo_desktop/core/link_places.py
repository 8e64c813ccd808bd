"""Data about links: places that show a page instead of a file, and what a file's extension says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from urllib.parse import parse_qsl

# Sites whose addresses lead to a page around the video or the picture. A host below one of these counts too.
PAGE_HOSTS = frozenset(
    {
        "youtube.com", "youtu.be", "youtube-nocookie.com", "tiktok.com", "instagram.com", "vimeo.com", "facebook.com",
        "fb.watch", "fb.com", "x.com", "twitter.com", "t.co", "threads.net", "threads.com", "reddit.com", "redd.it",
        "pinterest.com", "pin.it", "linkedin.com", "snapchat.com", "tumblr.com", "twitch.tv", "dailymotion.com",
        "dai.ly", "bilibili.com", "b23.tv", "douyin.com", "kuaishou.com", "weibo.com", "vk.com", "rumble.com",
        "streamable.com", "loom.com", "flickr.com", "imgur.com", "giphy.com", "tenor.com", "unsplash.com",
        "pexels.com", "pixabay.com", "canva.com", "deviantart.com", "artstation.com", "9gag.com",
    }
)  # fmt: skip
# Hosts below the ones above that serve files as they are.
FILE_HOSTS = frozenset(
    {
        "i.redd.it", "v.redd.it", "i.imgur.com", "i.giphy.com", "media.giphy.com", "media.tenor.com",
        "images.unsplash.com", "images.pexels.com", "videos.pexels.com", "cdn.pixabay.com", "i.ytimg.com",
    }
)  # fmt: skip
# Places where a share link opens a page that may ask to sign in or to confirm.
SIGN_IN_HOSTS = frozenset(
    {
        "drive.google.com", "docs.google.com", "photos.google.com", "photos.app.goo.gl", "dropbox.com", "db.tt",
        "onedrive.live.com", "onedrive.com", "1drv.ms", "sharepoint.com", "icloud.com", "box.com", "mega.nz",
        "mega.co.nz", "wetransfer.com", "we.tl", "pan.baidu.com", "disk.yandex.ru", "disk.yandex.com", "yadi.sk",
        "mediafire.com", "terabox.com",
    }
)  # fmt: skip
_PAGE_EXTENSIONS = frozenset({"html", "htm", "xhtml", "shtml", "php", "asp", "aspx", "jsp", "cgi", "do"})
# A file's own page that ends like the file.
_FILE_PAGE = re.compile(r"(?i)/wiki/(?:file|datei|image):|/blob/")
# Dropbox serves the file itself when the link says so.
_DIRECT = re.compile(r"(?:^|&)(?:dl|raw)=1(?:&|$)")

# Parts of a query that open something for whoever has them; without their dashes, in small letters.
_KEYS = frozenset(
    {
        "token", "accesstoken", "authtoken", "idtoken", "refreshtoken", "securitytoken", "sessiontoken", "oauthtoken",
        "authorization", "bearer", "jwt", "apikey", "xapikey", "apitoken", "appkey", "accesskey", "privatekey",
        "secret", "apisecret", "clientsecret", "secretkey", "password", "passwd", "pwd", "passphrase", "credential",
        "credentials", "session", "sessionid", "sessid", "sid", "jsessionid", "phpsessid", "sig", "signature", "hmac",
        "xamzsignature", "xamzsecuritytoken", "xamzcredential", "xgoogsignature", "xosssignature", "qsignature",
        "keypairid", "hdnts", "hdnea",
    }
)  # fmt: skip
# Names that are as often a name for something else: there the value must look like a key.
_MAYBE_KEYS = frozenset({"key", "auth", "pass", "code", "ticket", "login", "hash", "access"})
_KEY_LIKE = re.compile(r"(?=.*\d)[A-Za-z0-9_-]{16,}")
# Whatever its name: a signed token, or a key of a service that marks its keys.
_KEY_AT_SIGHT = re.compile(r"eyJ[\w-]{8,}\.[\w-]{4,}|(?:sk|pk|rk)[-_][\w-]{16,}|gh[opsu]_\w{20,}|AKIA[0-9A-Z]{16}")

_VIDEO = (
    "mp4",
    "mov",
    "m4v",
    "mkv",
    "webm",
    "avi",
    "mpg",
    "mpeg",
    "wmv",
    "flv",
    "3gp",
    "ts",
    "mts",
    "m2ts",
    "ogv",
)
_IMAGE = (
    "jpg",
    "jpeg",
    "jfif",
    "png",
    "webp",
    "gif",
    "bmp",
    "tif",
    "tiff",
    "heic",
    "heif",
    "avif",
    "svg",
    "jxl",
)
_OTHER = (
    "mp3",
    "wav",
    "m4a",
    "ogg",
    "flac",
    "aac",
    "pdf",
    "zip",
    "rar",
    "7z",
    "gz",
    "txt",
    "json",
    "m3u8",
    "mpd",
)
KINDS: Mapping[str, str] = MappingProxyType(
    {**dict.fromkeys(_VIDEO, "video"), **dict.fromkeys(_IMAGE, "image"), **dict.fromkeys(_OTHER, "other")}
)


def extension_of(path: str) -> str:
    """The extension of the last part of a path in small letters, empty without one."""
    stem, dot, extension = path.rpartition("/")[2].rpartition(".")
    return extension.lower() if dot and stem and len(extension) <= 5 else ""


def kind_of_extension(extension: str) -> str | None:
    """``video``, ``image`` or ``other`` (a file that is neither), None when the extension says nothing."""
    return KINDS.get(extension)


def is_page(host: str, path: str) -> bool:
    """Whether the link leads to a page by its place or by its ending."""
    extension = extension_of(path)
    if path in ("", "/") or extension in _PAGE_EXTENSIONS or _FILE_PAGE.search(path):
        return True
    if below(host, FILE_HOSTS):
        return False
    return below(host, PAGE_HOSTS) and extension not in KINDS


def is_sign_in(host: str, path: str, query: str) -> bool:
    """Whether the link is a share link of a place that may ask to sign in."""
    if not below(host, SIGN_IN_HOSTS):
        return False
    return not (below(host, frozenset({"dropbox.com"})) and _DIRECT.search(query))


def carries_key(query: str) -> bool:
    """Whether a query holds what looks like a key: a token, a password, a signature. By its text alone."""
    for name, value in parse_qsl(query):
        plain = re.sub(r"[-_.]", "", name).lower()
        if plain in _KEYS or _KEY_AT_SIGHT.match(value) or (plain in _MAYBE_KEYS and _KEY_LIKE.fullmatch(value)):
            return True
    return False


def below(host: str, names: frozenset[str]) -> bool:
    """Whether the host is one of the names or lies below one."""
    labels = host.lower().removesuffix(".").split(".")
    return any(".".join(labels[start:]) in names for start in range(len(labels)))
