"""The files of a show: each one there as its manifest says, and no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from output.checks.public import Folder, Public, read_text
from output.checks.rules import PROMISE, Flaw, Group, Rule
from output.manifests import MANIFEST
from output.media import known_type
from output.package import file_of
from output.places import is_url

SHOW_FILES = re.compile(r"index\.html|(feed|feed-\d+|sitemap)\.xml|robots\.txt|(cover|favicon)\.\w+")
"""What lies in public/ beside the folders of episodes."""
TEMPORARY = re.compile(r"\..*|.*(~|\.(tmp|temp|part|partial|swp|bak|body|frames|lock|crdownload))", re.IGNORECASE)
REBUILD = "build the episode again: turncast build --force"
HEAD = 1 << 20  # bytes of an audio file in which its tags lie


def _unreadable(folder: Folder) -> Iterator[Flaw]:
    if folder.problem:
        yield Flaw(folder.problem, folder.file(MANIFEST))


def _other_slug(folder: Folder) -> Iterator[Flaw]:
    if folder.episode and folder.episode.facts.slug != folder.name:
        yield Flaw(f"says that its slug is {folder.episode.facts.slug!r}", folder.file(MANIFEST))


def _outside(folder: Folder) -> Iterator[Flaw]:
    for row in folder.episode.files if folder.episode else ():
        if row not in folder.named:
            yield Flaw(f"names {row.name!r}, which lies outside of its folder", folder.file(MANIFEST))


def _missing(folder: Folder) -> Iterator[Flaw]:
    return (Flaw("is missing", folder.file(row.name)) for row in folder.named if not (folder.path / row.name).is_file())


def _size(folder: Folder) -> Iterator[Flaw]:
    for row in folder.named:
        path = folder.path / row.name
        if path.is_file() and path.stat().st_size != row.bytes:
            yield Flaw(f"has {path.stat().st_size} bytes, episode.json says {row.bytes}", folder.file(row.name))


def _hash(folder: Folder) -> Iterator[Flaw]:
    for row in folder.named:
        path = folder.path / row.name
        same_size = path.is_file() and path.stat().st_size == row.bytes
        if same_size and file_of(path, row.type).sha256 != row.sha256:
            yield Flaw("is not the file whose sha256 episode.json holds", folder.file(row.name))


def _type(folder: Folder) -> Iterator[Flaw]:
    for row in folder.named:
        known = known_type(row.name)
        if known and known != row.type:
            yield Flaw(f"is called {row.type} in episode.json; it is {known}", folder.file(row.name))


def _undecodable(folder: Folder) -> Iterator[Flaw]:
    for row in folder.named:
        path = folder.path / row.name
        if path.is_file() and _is_text(row.type) and read_text(path) is None:
            yield Flaw("is no UTF-8 text, or larger than 64 MB", folder.file(row.name))


def _is_text(media_type: str) -> bool:
    return media_type.startswith(("text/", "application/json", "application/x-subrip"))


def _incomplete(folder: Folder) -> Iterator[Flaw]:
    names = {row.name for row in folder.named}
    for name in ("podcast-transcript.json", "chapters.json"):
        if folder.episode and name not in names:
            yield Flaw(f"names no {name}", folder.file(MANIFEST))


def _foreign(public: Public) -> Iterator[Flaw]:
    known = {folder.path / row.name for folder in public.folders for row in folder.named}
    known |= {folder.path / MANIFEST for folder in public.folders}
    known |= {public.path / Path(each).name for each in _pictures(public)}
    known |= {path for feed in public.feeds for each in feed.briefs if (path := feed.find(each.enclosure))}
    unread = {folder.path for folder in public.folders if not folder.episode}
    for path in public.files():
        mine = (
            path in known or path.parent in unread or (path.parent == public.path and SHOW_FILES.fullmatch(path.name))
        )
        if not mine and not _temporary(public, path):
            yield Flaw("belongs to no episode and not to the show", _name(public, path))


def _pictures(public: Public) -> Iterator[str]:
    named = [public.show.cover, *(folder.episode.facts.image for folder in public.folders if folder.episode)]
    return (name for name in named if name and not is_url(name))


def _left_over(public: Public) -> Iterator[Flaw]:
    for path in public.files():
        if _temporary(public, path):
            yield Flaw("is a temporary or hidden file", _name(public, path))


def _temporary(public: Public, path: Path) -> bool:
    return any(TEMPORARY.fullmatch(part) for part in path.relative_to(public.path).parts)


def _link(public: Public) -> Iterator[Flaw]:
    return (Flaw("is a symbolic link", _name(public, path)) for path in public.files() if path.is_symlink())


def _tells_places(public: Public) -> Iterator[Flaw]:
    """The user's own folders; a path that somebody talks about in an interview is none of them."""
    mine = {str(public.path.resolve().parent), str(Path.home())}
    needles = [f"{place}/".encode() for place in mine if len(Path(place).parts) > 1]
    for path in public.files():
        if not path.is_symlink() and (found := _contained(path, needles)):
            yield Flaw(f"holds the path {found.decode()}", _name(public, path))


def _contained(path: Path, needles: list[bytes]) -> bytes | None:
    with path.open("rb") as file:
        start = file.read(HEAD)
    return next((needle for needle in needles if needle in start), None)


def _name(public: Public, path: Path) -> str:
    return path.relative_to(public.path).as_posix()


SHOW = Group(
    "files",
    "The folder as a whole",
    lambda public: [public],
    (
        Rule(
            "file-foreign",
            "warning",
            "Only the files of episodes and of the show lie below public/.",
            PROMISE,
            "take it away, or it is uploaded too",
            _foreign,
        ),
        Rule("file-temporary", "error", "No temporary or hidden file is left.", PROMISE, "delete it", _left_over),
        Rule(
            "file-link",
            "error",
            "Every file is a file and no link.",
            PROMISE,
            "put the file itself there: what uploads folders may not follow links",
            _link,
        ),
        Rule(
            "file-path",
            "error",
            "No file tells where it was made.",
            PROMISE,
            "take the path out of the source or of podcast.toml, and build again",
            _tells_places,
        ),
    ),
)

EPISODES = Group(
    "manifest",
    "The files of an episode, by its episode.json",
    lambda public: public.folders,
    (
        Rule("manifest-readable", "error", "episode.json is a manifest.", PROMISE, REBUILD, _unreadable),
        Rule(
            "manifest-slug",
            "error",
            "The folder has the name that episode.json calls the slug.",
            PROMISE,
            "give the folder its old name back: addresses that are published lead there",
            _other_slug,
        ),
        Rule("manifest-outside", "error", "Every file lies in the episode's own folder.", PROMISE, REBUILD, _outside),
        Rule("file-missing", "error", "Every file that episode.json names is there.", PROMISE, REBUILD, _missing),
        Rule("file-size", "error", "Every file has the size that episode.json says.", PROMISE, REBUILD, _size),
        Rule("file-hash", "error", "Every file has the sha256 that episode.json says.", PROMISE, REBUILD, _hash),
        Rule(
            "file-type",
            "error",
            "The media type of every file is the right one.",
            "IANA, Media Types; Apple, Podcast audio requirements",
            REBUILD,
            _type,
        ),
        Rule("file-text", "error", "Text files are UTF-8.", PROMISE, REBUILD, _undecodable),
        Rule(
            "manifest-complete",
            "warning",
            "Every episode has chapters and a transcript for apps.",
            PROMISE,
            REBUILD,
            _incomplete,
        ),
    ),
)
