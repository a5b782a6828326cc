"""An episode that was recorded elsewhere: its audio stays, its transcript becomes everything else."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from mutagen.id3 import ID3

from output.audio.codecs import Tags, get_codec, known_codecs
from output.audio.codecs.id3 import id3
from output.audio.meter import measure
from output.chapters import chapters
from output.episode import Episode, EpisodeFile
from output.estimate import estimate
from output.facts import facts
from output.formats import Rendering
from output.pace import by_speech
from output.package import file_of, publish, staging, written
from output.show import Show
from output.timeline import Timeline
from transcript.model import Transcript, Turn
from transcript.source import Source
from turncast.building import formats_of
from turncast.folders import open_store
from turncast.history import own_folder
from turncast.pictures import art_of, copy_picture, picture_of, pictures_of
from voices.digest import digest


def record_episode(audio: Path, source: Source, transcript: Transcript, public: Path, show: Show) -> Episode:
    """Write the episode of a recording and its transcript into ``public``; the audio is copied and not encoded again.

    Times are the transcript's own, else estimated over the recording's length. MP3 gets the tags and chapters of an
    episode, other files keep their own. Raises FormatError for audio that cannot be decoded, FactsError, BuildError.
    """
    length = measure(audio).duration_ms
    transcript, pictures = pictures_of(transcript, source)
    timeline = _timeline(transcript, length)
    told, picture = picture_of(facts(transcript, show, source.name), source.name)
    name = next(name for name in known_codecs() if Path(get_codec(name).file).suffix == audio.suffix.lower())
    codec = get_codec(name)
    formats = formats_of(show)
    names = {each.name: each.file for each in formats} | {name: codec.file}
    rendering = Rendering(timeline, told, show, chapters(timeline), names, show.profile, synthesized=False)
    folder = public / told.slug
    inputs = {"source": audio.name, "sha256": digest(audio)}  # the recording is what it is made of
    own_folder(folder, str(audio), inputs["sha256"], told)
    with staging(folder, open_store(None).locks) as beside:
        art = art_of(rendering.chapters, pictures)
        _copy(audio, beside / codec.file, Tags(told, show, rendering.chapters, length, pictures=art))
        files = (
            file_of(beside / codec.file, codec.type, length),
            *([copy_picture(picture, str(told.image), beside)] if picture else []),
            *(copy_picture(path, name, beside) for name, path in pictures.items()),
            *(written(each, each.render(rendering), beside) for each in formats),
        )
        made = _episode(rendering, inputs, files)
        publish(beside, folder, made)
    return made


def _timeline(transcript: Transcript, length_ms: int) -> Timeline:
    """The transcript on the recording; where it has no times, its words are spread from the start to the end."""
    turns = [index for index, block in enumerate(transcript.blocks) if isinstance(block, Turn)]
    if all(turn.start_ms is None and not turn.timed for turn in transcript.turns()):
        ends = {turns[0]: {"start_ms": 0}, turns[-1]: {"end_ms": length_ms}}
        blocks = (block.model_copy(update=ends.get(index, {})) for index, block in enumerate(transcript.blocks))
        transcript = transcript.model_copy(update={"blocks": tuple(blocks)})
    return replace(estimate(transcript, by_speech), duration_ms=length_ms)


def _copy(audio: Path, target: Path, tags: Tags) -> None:
    shutil.copyfile(audio, target)
    if target.suffix == ".mp3":
        ID3().delete(target)  # type: ignore[no-untyped-call]
        target.write_bytes(id3(tags) + target.read_bytes())


def _episode(rendering: Rendering, inputs: dict[str, Any], files: tuple[EpisodeFile, ...]) -> Episode:
    return Episode(
        turncast=version("turncast"),
        facts=rendering.facts,
        duration_ms=rendering.timeline.duration_ms,
        synthesized=False,
        chapters=rendering.chapters,
        files=files,
        inputs=inputs,
    )
