"""The faults, one a row: the rule that must find it, what it is, how it is planted."""

from __future__ import annotations

import numpy as np

from tests.output.checks.feed_faults import FEED, ITEMS, SITE
from tests.output.checks.good_show import SLUG
from tests.output.checks.planting import (
    Fault,
    both,
    chapters,
    copied,
    cover,
    cue,
    cut,
    feed,
    in_episode,
    manifest,
    padded,
    picture,
    played,
    removed,
    replaced,
    sealed,
    sound,
    tagged,
    written,
)

PAGE, VTT, SRT, APP = "index.html", "captions.vtt", "captions.srt", "podcast-transcript.json"

FILES = [
    Fault("file-foreign", "a file of nobody beside the episodes", written("notes.pdf")),
    Fault("file-foreign", "a file of nobody in an episode", written(f"{SLUG}/raw.bin")),
    Fault("file-temporary", "what a killed upload left", written(f"{SLUG}/audio.mp3.part")),
    Fault("file-temporary", "a hidden file of an operating system", written(".DS_Store")),
    Fault("file-link", "a link in place of a page", lambda public: (public / "favicon.svg").symlink_to("cover.png")),
    Fault(
        "file-path",
        "the author's own folder in a text",
        sealed(lambda public: (public / SLUG / "transcript.txt").write_text(f"{public.resolve().parent}/a.txt")),
    ),
    Fault("manifest-readable", "a manifest cut off", written(f"{SLUG}/episode.json", b'{"turncast": "0.1.0"')),
    Fault("manifest-slug", "a slug that is not the folder", manifest(lambda held: held["facts"].update(slug="other"))),
    Fault(
        "manifest-outside",
        "a file outside of the folder",
        manifest(lambda held: held["files"].append(held["files"][1] | {"name": "../x"})),
    ),
    Fault("file-missing", "a transcript that is gone", removed(f"{SLUG}/transcript.md")),
    Fault("file-size", "a transcript cut off", replaced(f"{SLUG}/transcript.md", "tower", "")),
    Fault("file-hash", "a word changed behind the manifest's back", replaced(f"{SLUG}/transcript.md", "Ben", "Bob")),
    Fault(
        "file-type",
        "a type that is not the file's",
        manifest(lambda held: next(row for row in held["files"] if row["name"].endswith(".md")).update(type="text/x")),
    ),
    Fault(
        "file-text",
        "a text in Latin-1",
        sealed(lambda public: (public / SLUG / "transcript.md").write_bytes("é".encode("latin-1"))),
    ),
    Fault(
        "manifest-complete",
        "no chapters for apps",
        sealed(removed(f"{SLUG}/chapters.json")),
    ),
]

SOUND = [
    Fault("audio-decodes", "noise called MP3", sealed(written(f"{SLUG}/audio.mp3", bytes(range(256)) * 900))),
    Fault("audio-loudness", "6 dB too quiet", sound(lambda samples: samples / 2)),
    Fault("audio-true-peak", "a click at full scale", sound(lambda samples: _with(samples, 200_000, 3, 0.99))),
    Fault("audio-silence", "three seconds of nothing", sound(lambda samples: _with(samples, 300_000, 3 * 44_100, 0))),
    Fault(
        "audio-silence",
        "three seconds of nothing at the end",
        sound(lambda samples: _with(samples, -132_300, 132_300, 0)),
    ),
    Fault("audio-sample-rate", "a rate of 32 kHz", sound(lambda samples: samples, rate=32_000)),
    Fault(
        "audio-bit-rate",
        "four megabytes of nothing in the tags",
        tagged(padded),
    ),
    Fault("audio-duration", "the last second cut off", sound(lambda samples: samples[:-44_100])),
    Fault(
        "audio-title",
        "the title of another episode",
        tagged(lambda tag: tag.getall("TIT2")[0].text.__setitem__(0, "X")),
    ),
    Fault("audio-chapters", "a chapter lost in the tags", tagged(lambda tag: tag.delall("CHAP:chp1"))),
    Fault(
        "audio-chapters",
        "a chapter later in the tags",
        tagged(lambda tag: setattr(tag["CHAP:chp1"], "start_time", 33_000)),
    ),
    Fault(
        "audio-row-duration",
        "a row that lasts longer than the episode",
        manifest(lambda held: held["files"][0].update(duration_ms=held["duration_ms"] + 500)),
    ),
]

CODECS = [
    Fault("audio-codec", "MP3 called FLAC", sealed(copied("audio.mp3", "audio.flac"))),
    Fault("audio-codec", "Opus called M4A", sealed(copied("audio.opus", "audio.m4a"))),
    Fault("audio-duration", "Opus cut off", sealed(cut("audio.opus", 0.8))),
    Fault("audio-decodes", "FLAC cut off", sealed(cut("audio.flac", 0.8))),
    Fault("audio-decodes", "AAC cut off", sealed(cut("audio.m4a", 0.8))),
    Fault("audio-decodes", "noise called WAV", sealed(written(f"{SLUG}/audio.wav", bytes(range(256)) * 900))),
    Fault("item-integrity", "another hash of an alternative", feed("(OPUS.*?sha256-)....", r"\1AAAA")),
    Fault("item-length", "another length of an alternative", feed(r'(audio/x-m4a" length=")\d+', r"\g<1>77")),
]
"""Faults of a show in every codec."""

CAPTIONS = [
    Fault("captions-syntax", "no WEBVTT", in_episode(VTT, "WEBVTT", "WEBVT")),
    Fault("captions-syntax", "a comma in a time of VTT", in_episode(VTT, r"(--> .{8})\.", r"\1,")),
    Fault("captions-syntax", "a bare ampersand in VTT", in_episode(VTT, r"\nWho", "\n& Who")),
    Fault("captions-syntax", "a tag that never ends in VTT", in_episode(VTT, r"\nWho", "\n<i>Who")),
    Fault(
        "captions-syntax",
        "an unknown setting in VTT",
        in_episode(VTT, r"(--> .{12})", r"\1 colour:red"),
    ),
    Fault("captions-syntax", "a number left out in SRT", in_episode(SRT, r"\n2\n", "\n7\n")),
    Fault("captions-syntax", "a point in a time of SRT", in_episode(SRT, "(--> .{8}),", r"\1.")),
    Fault("captions-syntax", "a transcript for apps of another version", in_episode(APP, "1.0.0", "9.0")),
    Fault("captions-voice", "a cue of nobody", in_episode(VTT, "<v Ada Lund>How old", "How old")),
    Fault(
        "captions-two-speakers",
        "two voices in a cue",
        in_episode(VTT, "<v Ada Lund>How old", "<v Ada Lund>How</v> <v Ben Roe>old"),
    ),
    Fault(
        "captions-stranger",
        "somebody whom nobody knows",
        in_episode(VTT, "<v Ben Roe>It was cast", "<v Bob>It was cast"),
    ),
    Fault("captions-lead", "a name left out in SRT", in_episode(SRT, "Ada Lund:\nHow old", "How old")),
    Fault("captions-lost", "a word lost in VTT", in_episode(VTT, "grown ", "")),
    Fault("captions-lost", "a word lost in the transcript for apps", in_episode(APP, "grown ", "")),
    Fault("captions-lost", "a word lost in SRT", in_episode(SRT, "heavy", "havy")),
    Fault(
        "captions-order",
        "a cue that starts before the one before it",
        cue(2, lambda before, start, end, after: (0, 4000)),
    ),
    Fault(
        "captions-backwards",
        "a cue that ends before it starts",
        cue(5, lambda before, start, end, after: (start, start - 1)),
    ),
    Fault(
        "captions-overlap",
        "a cue that lasts into the next",
        cue(2, lambda before, start, end, after: (start, after + 200)),
    ),
    Fault(
        "captions-empty",
        "a segment of a blank",
        in_episode(
            APP, r'"segments": \[', '\\g<0>{"speaker": "Ada Lund", "startTime": 0, "endTime": 0.01, "body": " "},'
        ),
    ),
    Fault(
        "captions-fast-speech",
        "a cue pressed by the next",
        cue(3, lambda before, start, end, after: (after - 1000, after)),
    ),
    Fault(
        "captions-fast-name",
        "a cue pressed by the next, whose words alone would have had time enough",
        cue(9, lambda before, start, end, after: (after - 1200, after), SRT, ","),
    ),
    Fault(
        "captions-end",
        "a cue after the sound",
        in_episode(APP, r'("endTime": )[\d.]+(, "body": "[^"]*"\}\n\])', r"\g<1>999.5\2"),
    ),
    Fault(
        "captions-width",
        "a line of 38 in SRT",
        in_episode(SRT, "Nobody sleeps past\nseven", "Nobody sleeps past seven"),
    ),
    Fault("captions-lines", "three lines", in_episode(VTT, "It is heavy", "It is\nheavy")),
    Fault("captions-gap", "a gap that flickers", cue(2, lambda before, start, end, after: (start, after - 30))),
    Fault("captions-short", "a cue of half a second", cue(5, lambda before, start, end, after: (start, start + 500))),
    Fault(
        "captions-long",
        "two cues that are one of seven seconds",
        both(
            in_episode(VTT, r"(It is old\.)\n(It is heavy\.).{,50}(It is loud\.)", r"\1 \2 \3"),
            cue(3, lambda before, start, end, after: (before, after)),
        ),
    ),
]

CHAPTERS = [
    Fault("chapters-json", "no JSON", sealed(written(f"{SLUG}/chapters.json", b"{"))),
    Fault("chapters-json", "a time that is a word", in_episode("chapters.json", '"startTime": 0', '"startTime": "0"')),
    Fault("chapters-zero", "a first chapter after two seconds", chapters(lambda rows: rows[0].update(startTime=1.784))),
    Fault("chapters-order", "chapters backwards", chapters(lambda rows: rows.insert(1, rows.pop()))),
    Fault("chapters-title", "a chapter without a title", chapters(lambda rows: rows[1].update(title=""))),
    Fault("chapters-few", "two chapters in five minutes", played(3, chapters(lambda rows: rows.pop()))),
    Fault("chapters-apart", "chapters 12 s apart", chapters(lambda rows: rows[1].update(startTime=12))),
    Fault("chapters-end", "a chapter after the sound", chapters(lambda rows: rows[2].update(startTime=1000))),
    Fault("chapters-title-length", "a title of 60 characters", chapters(lambda rows: rows[1].update(title="x" * 60))),
    Fault(
        "chapters-manifest",
        "another title than the manifest's",
        in_episode("chapters.json", "What it says", "What it said"),
    ),
    Fault(
        "chapters-address",
        "a link that is none",
        in_episode("chapters.json", '"title": "What', '"url": "/x", "title": "What'),
    ),
]

PAGES = [
    Fault("page-doctype", "no doctype", in_episode(PAGE, "<!doctype html>\n", "")),
    Fault("page-language", "no language", in_episode(PAGE, '<html lang="en"', "<html")),
    Fault("page-title", "no title", in_episode(PAGE, "<title>.*?</title>", "")),
    Fault("page-charset", "no charset", in_episode(PAGE, '<meta charset="utf-8">', "")),
    Fault("page-viewport", "no viewport", in_episode(PAGE, '<meta name="viewport"[^>]*>', "")),
    Fault("page-heading", "a second main heading", in_episode(PAGE, "(<main [^>]*>)", r"\1<h1>Two</h1>")),
    Fault("page-policy", "no policy", in_episode(PAGE, '<meta http-equiv="Content-Security-Policy"[^>]*>', "")),
    Fault("page-policy-hash", "a style that the policy forbids", in_episode(PAGE, "<style>", "<style>b{}")),
    Fault("page-handler", "a handler", in_episode(PAGE, "<h1>", '<h1 onclick="x()">')),
    Fault("page-handler", "a link that is script", in_episode(PAGE, "<h1>", '<h1><a href="javascript:x()">a</a>')),
    Fault(
        "page-foreign",
        "a script from elsewhere",
        in_episode(PAGE, "<h1>", '<h1><script src="https://evil.example/x.js"></script>'),
    ),
    Fault(
        "page-remote",
        "a pixel from elsewhere",
        in_episode(PAGE, "<h1>", '<h1><img alt="" src="https://count.example/1.gif">'),
    ),
    Fault("page-link", "a link to nothing", in_episode(PAGE, "<h1>", '<h1><a href="gone.html">a</a>')),
    Fault("page-link", "a link out of the folder", in_episode(PAGE, "<h1>", '<h1><a href="../../../etc/passwd">a</a>')),
    Fault(
        "page-link",
        "a link to nothing on the show's page",
        replaced(PAGE, '<a href="feed.xml">', '<a href="feeds.xml">'),
    ),
    Fault("page-anchor", "an anchor that is not there", in_episode(PAGE, "<h1>", '<h1><a href="#nowhere">a</a>')),
    Fault("page-id", "an id twice", in_episode(PAGE, "<h1>", '<h1 id="interview">')),
    Fault("page-alt", "a picture without words", in_episode(PAGE, "<h1>", '<h1><img src="../cover.png">')),
    Fault("page-player", "no player", in_episode(PAGE, "<audio.*?</audio>", "")),
    Fault("page-lost", "a turn lost", in_episode(PAGE, "Was it hard to stop", "Was it easy", 0)),
]

COVER = [
    Fault("cover-readable", "no picture", written("cover.png", b"no picture")),
    Fault("cover-format", "a GIF called PNG", cover("L", (1400, 1400), "GIF")),
    Fault("cover-format", "a JPEG called PNG", cover("RGB", (1400, 1400), "JPEG")),
    Fault("cover-square", "an oblong", cover("RGB", (1400, 1500))),
    Fault("cover-size", "too small", cover("RGB", (1399, 1399))),
    Fault("cover-size", "too large", cover("RGB", (3001, 3001))),
    Fault("cover-colour", "shades of grey", cover("L", (1400, 1400))),
    Fault("cover-alpha", "transparent", cover("RGBA", (1400, 1400))),
    Fault("picture-readable", "no picture", sealed(both(picture("RGB", (1400, 1400)), written(f"{SLUG}/image.png")))),
    Fault("picture-format", "a JPEG called PNG", picture("RGB", (1400, 1400), "JPEG")),
    Fault("picture-square", "an oblong", picture("RGB", (1400, 1500))),
    Fault("picture-size", "too small", picture("RGB", (800, 800))),
    Fault("picture-colour", "shades of grey", picture("L", (1400, 1400))),
]

FAULTS = [*FILES, *SOUND, *CAPTIONS, *CHAPTERS, *PAGES, *COVER, *FEED, *ITEMS, *SITE]


def _with(samples: np.ndarray, start: int, length: int, value: float) -> np.ndarray:
    changed = samples.copy()
    changed[start : start + length or None] = value
    return changed
