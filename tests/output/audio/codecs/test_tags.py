"""What an audio file says of itself is read back by ffprobe, mutagen and mediainfo."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import mutagen
import numpy as np
import pytest
from PIL import Image

from output.audio.codecs import Picture, Tags, encoding_for, get_codec, known_codecs
from output.audio.codecs.id3 import id3
from output.audio.codecs.mp4_tags import MOST_CHAPTERS, user_data
from output.episode import Chapter
from output.show import Show, SoundSettings
from tests.output.sound import FACTS, probed, written
from tests.witnesses.programs import program

SHOW = Show(title="The Show & Friends", author="Jane Doe", copyright="© 2026 Jane Doe")
STARTS = {0: "Início – the beginning", 30_500: "B", 61_750: "Später, viel später", 92_999: "Zum Schluß"}
"""Fractions of .5 and above are late by a second in FFmpeg's own Ogg muxer."""
CHAPTERS = tuple(Chapter(start_ms=start, title=title) for start, title in STARTS.items())
DURATION_MS = 95_000
LYRICS = "Jane: Who?\nTom: Me – naïvely.\n" * 200


def picture(kind: str = "JPEG", side: int = 300) -> Picture:
    file = io.BytesIO()
    noise = np.random.default_rng(1).integers(0, 256, (side, side, 3), np.uint8)
    Image.fromarray(noise).save(file, kind)
    return Picture(f"image/{kind.lower()}", side, side, file.getvalue())


def tags(**more: Any) -> Tags:
    return Tags(FACTS, SHOW, CHAPTERS, DURATION_MS, LYRICS, **more)


@pytest.fixture(params=known_codecs(), scope="module")
def file(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    encoding = encoding_for(request.param, SoundSettings())
    samples = DURATION_MS * encoding.sample_rate // 1000
    frame = {"m4a": 1024, "opus": 960, "wav": 1}.get(request.param, 1152)
    silence = np.zeros(samples // frame * frame, np.int16)
    return written(tmp_path_factory.mktemp("tags"), [silence], encoding, tags(cover=picture()))


def said(file: Path) -> dict[str, str]:
    """The tags that ffprobe finds, whatever the container calls them."""
    found = probed(file)
    rows = found["format"].get("tags") or found["streams"][0]["tags"]
    return {key.lower().partition("-")[0]: value for key, value in rows.items()}


def test_ffprobe_reads_title_artist_album_track_date_and_comment(file: Path) -> None:
    found = said(file)
    wanted = {"title": FACTS.title, "artist": "Jane Doe", "album": "The Show & Friends", "track": "7"}
    wanted |= {"date": "2026-01-02", "comment": "In short.", "copyright": "© 2026 Jane Doe", "genre": "Podcast"}
    assert {key: found[key] for key in wanted} == wanted


def test_ffprobe_reads_every_chapter_in_order_at_its_millisecond(file: Path) -> None:
    found = probed(file)["chapters"]
    assert {round(float(each["start_time"]) * 1000): each["tags"]["title"] for each in found} == STARTS
    assert [each["start_time"] for each in found] == sorted((each["start_time"] for each in found), key=float)


@pytest.mark.parametrize("file", [name for name in known_codecs() if name != "wav"], indirect=True)
def test_ffprobe_finds_cover_and_lyrics(file: Path) -> None:
    video = [stream for stream in probed(file)["streams"] if stream["codec_type"] == "video"]
    assert [(each["codec_name"], each["width"], each["disposition"]["attached_pic"]) for each in video] == [
        ("mjpeg", 300, 1)
    ]
    assert said(file)["lyrics"].replace("\r", "") == LYRICS


def test_mediainfo_agrees(file: Path) -> None:
    done = subprocess.run(
        [program("mediainfo"), "--Output=JSON", str(file)], capture_output=True, text=True, check=True
    )
    general, *tracks = json.loads(done.stdout)["media"]["track"]
    assert (general["Title"], general["Performer"], general["Album"]) == (FACTS.title, "Jane Doe", SHOW.title)
    assert float(general["Duration"]) == pytest.approx(DURATION_MS / 1000, abs=0.06)
    menus = [track["extra"] for track in tracks if track["@type"] == "Menu"]
    assert all(sum(key.startswith("_00") for key in menu) == len(STARTS) for menu in menus)
    assert len(menus) == {".m4a": 2}.get(file.suffix, len(menus))


@pytest.mark.parametrize("file", ["mp3", "m4a", "opus", "flac"], indirect=True)
def test_mutagen_reads_the_length(file: Path) -> None:
    found: Any = mutagen.File(file)
    assert found.info.length == pytest.approx(DURATION_MS / 1000, abs=0.027)


@pytest.mark.parametrize("file", ["opus", "flac"], indirect=True)
def test_vorbis_comments_hold_chapters_and_cover(file: Path) -> None:
    found: Any = mutagen.File(file)
    assert found["CHAPTER003"] == ["00:01:32.999"]
    assert found["CHAPTER003NAME"] == ["Zum Schluß"]
    assert found["language"] == ["en"]
    assert len(getattr(found, "pictures", ())) == (file.suffix == ".flac")


@pytest.mark.parametrize("file", ["m4a"], indirect=True)
def test_chapters_of_an_m4a_stand_in_nero_s_list_and_in_a_track_of_text(file: Path) -> None:
    found: Any = mutagen.File(file)
    assert [(round(each.start * 1000), each.title) for each in found.chapters] == list(STARTS.items())
    assert found["trkn"] == [(7, 0)]
    assert found["covr"][0] == picture().data
    text = [each for each in probed(file)["streams"] if each["codec_tag_string"] == "text"]
    assert [(each["nb_frames"], float(each["duration"])) for each in text] == [("4", 95.0)]


@pytest.mark.parametrize("file", ["m4a"], indirect=True)
def test_the_movie_stands_before_the_sound(file: Path) -> None:
    data = file.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


@pytest.mark.parametrize("file", ["mp3"], indirect=True)
def test_chapter_frames_stand_in_the_order_of_time(file: Path) -> None:
    tag = file.read_bytes()
    assert [tag.index(b"chp%d\0" % i, tag.index(b"CHAP")) for i in range(4)] == sorted(
        tag.index(b"chp%d\0" % i, tag.index(b"CHAP")) for i in range(4)
    )
    found: Any = mutagen.File(file)
    assert found.tags.getall("CTOC")[0].child_element_ids == ["chp0", "chp1", "chp2", "chp3"]
    assert (str(found["TRCK"]), str(found["TLAN"]), found["APIC:"].type) == ("7", "eng", 3)


def test_chapters_of_an_mp3_have_links_and_pictures(tmp_path: Path) -> None:
    lamp = picture("PNG", 20)
    chapters = (Chapter(start_ms=0, title="A", url="https://example.com/a"), Chapter(start_ms=9, title="B", image="b"))
    path = tmp_path / "tag"
    path.write_bytes(id3(Tags(FACTS, SHOW, chapters, 5000, pictures={"b": lamp})))
    one, two = sorted(mutagen.id3.ID3(path).getall("CHAP"), key=lambda each: each.start_time)
    assert one.sub_frames["WXXX:"].url == "https://example.com/a"
    assert (two.sub_frames["APIC:"].mime, two.sub_frames["APIC:"].data) == ("image/png", lamp.data)


def test_hundreds_of_chapters_fit_where_a_count_has_one_byte() -> None:
    chapters = tuple(Chapter(start_ms=i * 30_000, title="ü" * 200) for i in range(400))
    many = Tags(FACTS, SHOW, chapters, 400 * 30_000)
    assert len(mutagen.id3.ID3(io.BytesIO(id3(many))).getall("CHAP")) == 255
    data = user_data(many)
    assert data[data.index(b"chpl") + 12] == MOST_CHAPTERS


def test_a_wav_has_riff_s_own_list_where_everything_in_it_is_ascii(tmp_path: Path) -> None:
    encoding, show = encoding_for("wav", SoundSettings()), Show(title="The Show", author="Jane Doe")
    plain = FACTS.model_copy(update={"title": "Plain"})
    path = written(tmp_path, [np.zeros(44100, np.int16)], encoding, Tags(plain, show, duration_ms=1000))
    assert b"INFOINAM\x06\0\0\0Plain\0" in path.read_bytes()
    assert said(path)["artist"] == "Jane Doe"


def test_a_wav_has_no_list_that_readers_would_garble_or_believe_to_be_all(tmp_path: Path) -> None:
    encoding, show = encoding_for("wav", SoundSettings()), Show(title="The Show", author="Jürgen")
    path = written(tmp_path, [np.zeros(44100, np.int16)], encoding, Tags(FACTS, show, duration_ms=1000))
    assert b"INFO" not in path.read_bytes()
    assert (said(path)["artist"], said(path)["album"]) == ("Jürgen", "The Show")


CHAPTERS_WITH_MORE = (
    Chapter(start_ms=0, title="Links", url="https://example.com/a?b=%C3%BC"),
    Chapter(start_ms=40_000, title="Lamps", image="lamp.png"),
    Chapter(start_ms=80_000, title="None"),
)


@pytest.mark.parametrize("codec", known_codecs())
def test_links_of_chapters_are_in_every_format_and_break_none(codec: str, tmp_path: Path) -> None:
    encoding, frame = encoding_for(codec, SoundSettings()), get_codec(codec).frame
    silence = np.zeros(DURATION_MS * encoding.sample_rate // 1000 // frame * frame, np.int16)
    pictures = {"lamp.png": picture("PNG", 20)}
    told = Tags(FACTS, SHOW, CHAPTERS_WITH_MORE, DURATION_MS, pictures=pictures)
    path = written(tmp_path, [silence], encoding, told)
    found = [(round(float(each["start_time"]) * 1000), each["tags"]["title"]) for each in probed(path)["chapters"]]
    assert found == [(each.start_ms, each.title) for each in CHAPTERS_WITH_MORE]
    assert b"https://example.com/a?b=%C3%BC" in path.read_bytes()


def test_a_wav_s_chapters_have_links_pictures_and_ends(tmp_path: Path) -> None:
    told = Tags(FACTS, SHOW, CHAPTERS_WITH_MORE, DURATION_MS, pictures={"lamp.png": picture("PNG", 20)})
    path = written(tmp_path, [np.zeros(95 * 44100, np.int16)], encoding_for("wav", SoundSettings()), told)
    found: Any = mutagen.File(path)
    one, two, _ = found.tags.getall("CHAP")
    assert (one.sub_frames["WXXX:"].url, one.end_time) == (CHAPTERS_WITH_MORE[0].url, 40_000)
    assert two.sub_frames["APIC:"].data == picture("PNG", 20).data
    assert [float(each["end_time"]) for each in probed(path)["chapters"]] == [40.0, 80.0, 95.0]
