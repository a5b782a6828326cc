"""Faults that can be planted in a copy of the good show: each kind a function that makes a function of the folder."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import av
import numpy as np
import soxr
from mutagen.id3 import ID3, PRIV
from PIL import Image

from output.audio.codecs import Encoding, Tags, get_codec
from output.clock import stamp
from output.episode import Episode
from output.feed import write_feeds
from output.manifests import entries
from output.package import file_of
from output.site import write_site
from tests.output.checks.good_show import SHOW, SLUG

Plant = Callable[[Path], object]
RATE = 44_100


class Fault(NamedTuple):
    """The rule that shall find what ``plant`` does to the good show, and what that is."""

    rule: str
    what: str
    plant: Plant


def manifest(change: Callable[[dict[str, Any]], object]) -> Plant:
    """Change what episode.json holds; the feed stays as it is."""

    def plant(public: Path) -> None:
        path = public / SLUG / "episode.json"
        held = json.loads(path.read_text(encoding="utf-8"))
        change(held)
        path.write_text(json.dumps(held), encoding="utf-8")

    return plant


def sealed(plant: Plant) -> Plant:
    """The same, with sizes and hashes in manifest and feed made right again, as an honest but wrong build would."""

    def whole(public: Path) -> None:
        plant(public)
        path = public / SLUG / "episode.json"
        episode = Episode.model_validate_json(path.read_bytes())
        files = [
            file_of(public / SLUG / row.name, row.type, row.duration_ms)
            for row in episode.files
            if (public / SLUG / row.name).is_file()
        ]
        path.write_text(episode.model_copy(update={"files": tuple(files)}).model_dump_json(), encoding="utf-8")
        write_feeds(public, SHOW, entries(public))

    return whole


def replaced(name: str, old: str, new: str, count: int = 1) -> Plant:
    """Change what the pattern ``old`` finds in the file ``name``."""

    def plant(public: Path) -> None:
        path = public / name
        text, hits = re.subn(old, new, path.read_bytes().decode(), count=count, flags=re.DOTALL)
        assert hits, f"{old!r} is not in {name}"
        path.write_bytes(text.encode())

    return plant


def feed(old: str, new: str, count: int = 1) -> Plant:
    """Change feed.xml, and nothing else."""
    return replaced("feed.xml", old, new, count)


def in_episode(name: str, old: str, new: str, count: int = 1) -> Plant:
    """Change a file of the episode and seal it."""
    return sealed(replaced(f"{SLUG}/{name}", old, new, count))


CLOCK = r"(\d\d):(\d\d):(\d\d)[.,](\d{3})"


def cue(
    number: int, change: Callable[[int, int, int, int], tuple[int, int]], name: str = "captions.vtt", point: str = "."
) -> Plant:
    """Change when a cue is seen (ms): by the end before it, its own start and end, the start behind it."""

    def plant(public: Path) -> None:
        path = public / SLUG / name
        text = path.read_bytes().decode()
        found = list(re.finditer(f"{CLOCK} --> {CLOCK}", text))
        times = [int(part) for match in found[number - 2 : number + 1] for part in _ms(match.groups())]
        start, end = change(*times[1:5])
        at = found[number - 1]
        seen = f"{stamp(start, point)} --> {stamp(end, point)}"
        path.write_bytes(f"{text[: at.start()]}{seen}{text[at.end() :]}".encode())

    return sealed(plant)


def _ms(parts: Sequence[str]) -> Iterator[int]:
    for first in (0, 4):
        hours, minutes, seconds, ms = map(int, parts[first : first + 4])
        yield ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms


def both(*plants: Plant) -> Plant:
    """One change after the other."""
    return lambda public: [plant(public) for plant in plants]


def written(name: str, data: bytes = b"x") -> Plant:
    """Put a file there."""

    def plant(public: Path) -> None:
        (public / name).parent.mkdir(exist_ok=True)
        (public / name).write_bytes(data)

    return plant


def removed(name: str) -> Plant:
    """Take a file away."""
    return lambda public: (public / name).unlink()


def gone(public: Path) -> None:
    """Take the episode away, from the map and the show's page too."""
    shutil.rmtree(public / SLUG)
    write_site(public, SHOW)


def copied(name: str, other: str) -> Plant:
    """A file of the episode in the place of another."""
    return lambda public: (public / SLUG / other).write_bytes((public / SLUG / name).read_bytes())


def cut(name: str, share: float) -> Plant:
    """A file of the episode without its end."""

    def plant(public: Path) -> None:
        data = (public / SLUG / name).read_bytes()
        (public / SLUG / name).write_bytes(data[: int(len(data) * share)])

    return plant


def chapters(change: Callable[[list[dict[str, Any]]], object]) -> Plant:
    """Change the rows of chapters.json; the manifest, the feed and the sound tell the same."""

    def plant(public: Path) -> None:
        path = public / SLUG / "chapters.json"
        held = json.loads(path.read_text(encoding="utf-8"))
        change(held["chapters"])
        path.write_text(json.dumps(held), encoding="utf-8")
        rows = [{"start_ms": round(row["startTime"] * 1000), "title": row["title"]} for row in held["chapters"]]
        manifest(lambda told: told.update(chapters=rows))(public)
        sound(lambda samples: samples)(public)

    return sealed(plant)


def played(times: int, plant: Plant) -> Plant:
    """The sound so many times over, and then the fault."""

    def longer(public: Path) -> None:
        path = public / SLUG / "episode.json"
        held = json.loads(path.read_text(encoding="utf-8"))
        for each in (held, held["files"][0]):
            each["duration_ms"] *= times
        path.write_text(json.dumps(held), encoding="utf-8")
        sound(lambda samples: np.tile(samples, times))(public)
        plant(public)

    return longer


def sound(change: Callable[[Any], Any], rate: int = RATE) -> Plant:
    """Change the samples (float, -1 to 1) of the MP3, as the episode's own codec writes them, at ``rate`` (Hz)."""

    def plant(public: Path) -> None:
        path = public / SLUG / "audio.mp3"
        episode = Episode.model_validate_json((path.parent / "episode.json").read_bytes())
        with av.open(str(path), "r") as container:
            samples = np.concatenate([frame.to_ndarray()[0] for frame in container.decode(audio=0)])
        made = soxr.resample(np.asarray(change(samples)), RATE, rate)
        _encode(path, made, rate, Tags(episode.facts, SHOW, episode.chapters, episode.duration_ms))

    return sealed(plant)


def _encode(path: Path, samples: Any, rate: int, tags: Tags) -> None:
    codec, encoding = get_codec("mp3"), Encoding("mp3", rate, 96)
    frames = -(-(len(samples) + codec.delay) // codec.frame)
    padded = np.zeros((frames * codec.frame, 1), np.int16)
    padded[: len(samples), 0] = np.clip(samples * 32767, -32768, 32767)
    writer = codec.writer(path, encoding, tags)
    writer.add(codec.encode(padded, encoding), frames)
    writer.finish(len(samples))


def tagged(change: Callable[[Any], object]) -> Plant:
    """Change the ID3 tag of the MP3."""

    def plant(public: Path) -> None:
        path = public / SLUG / "audio.mp3"
        tag = ID3(path)  # type: ignore[no-untyped-call]
        change(tag)
        tag.save(path, v2_version=3)

    return sealed(plant)


def padded(tag: Any) -> None:
    """Make a tag larger than its sound."""
    tag.add(PRIV("x", bytes(1 << 23)))  # type: ignore[no-untyped-call]


def picture(mode: str, size: tuple[int, int], form: str = "PNG") -> Plant:
    """A picture for the episode, image.png."""

    def plant(public: Path) -> None:
        path = public / SLUG / "image.png"
        Image.new(mode, size, 1).save(path, form)
        manifest(lambda told: told["facts"].update(image=path.name))(public)
        manifest(lambda told: told["files"].append(file_of(path, "image/png").model_dump()))(public)

    return sealed(plant)


def cover(mode: str, size: tuple[int, int], form: str = "PNG") -> Plant:
    """Another picture as cover.png."""
    return lambda public: Image.new(mode, size, 1).save(public / "cover.png", form)
