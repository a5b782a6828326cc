"""The rules of captions."""

from __future__ import annotations

from output.checks.captions import captions, subtitles, times, words
from output.checks.rules import PROMISE, Group, Rule

REBUILD = "build the episode again: turncast build --force"
VTT = "W3C WebVTT, section 4"
PROFILE = "podcast namespace, transcripts.md; Netflix Timed Text Style Guide; BBC Subtitle Guidelines"
HASTE = "shorten the sentence, or let the voice speak more slowly"
SHORTER = "give a shorter name under speakers in the front matter, or offer captions.vtt, which names the speaker apart"

CAPTIONS = Group(
    "captions",
    "Every file of cues: captions.vtt, captions.srt, podcast-transcript.json",
    captions,
    (
        Rule(
            "captions-syntax",
            "error",
            "The syntax is right, strictly read.",
            f"{VTT}; SubRip; podcast namespace, transcripts.md",
            REBUILD,
            words.syntax,
        ),
        Rule("captions-empty", "error", "Every cue shows something.", PROMISE, REBUILD, words.empty),
        Rule("captions-voice", "error", "Every cue says who speaks.", PROMISE, REBUILD, words.voiceless),
        Rule("captions-two-speakers", "error", "A cue never holds two speakers.", PROMISE, REBUILD, words.two_speakers),
        Rule(
            "captions-stranger",
            "error",
            "Whoever speaks is a speaker of the transcript.",
            PROMISE,
            REBUILD,
            words.strangers,
        ),
        Rule("captions-lead", "error", "In SRT the name leads the first cue of a turn.", PROMISE, REBUILD, words.leads),
        Rule(
            "captions-lost", "error", "Every turn that is heard is there, word by word.", PROMISE, REBUILD, words.lost
        ),
        Rule("captions-backwards", "error", "A cue ends after it starts.", VTT, REBUILD, times.backwards),
        Rule("captions-order", "error", "Cues are in order.", VTT, REBUILD, times.disorder),
        Rule("captions-overlap", "error", "No cue starts before the last one ends.", PROMISE, REBUILD, times.overlap),
        Rule("captions-end", "error", "No cue is seen after the sound has ended.", PROMISE, REBUILD, times.beyond),
    ),
)

SUBTITLES = Group(
    "subtitles",
    "What is shown as it is, by the limits of podcast.toml's profile: captions.vtt, captions.srt",
    subtitles,
    (
        Rule("captions-width", "error", "No line is wider than the profile allows.", PROFILE, REBUILD, times.wide),
        Rule("captions-lines", "error", "No cue has more lines than the profile allows.", PROFILE, REBUILD, times.tall),
        Rule("captions-long", "error", "No cue is seen longer than the profile allows.", PROFILE, REBUILD, times.long),
        Rule("captions-gap", "error", "Between cues is no gap, or one that is seen.", PROFILE, REBUILD, times.gaps),
        Rule("captions-short", "error", "A cue can be read before it goes.", PROFILE, REBUILD, times.hasty),
        Rule(
            "captions-fast-speech",
            "warning",
            "The speech is not faster than its captions can be read.",
            PROFILE,
            HASTE,
            times.fast_speech,
        ),
        Rule(
            "captions-fast-name",
            "warning",
            "The name before the words leaves time to read both.",
            "podcast namespace, transcripts.md; Netflix Timed Text Style Guide; BBC Subtitle Guidelines, 4.3.3 Labels",
            SHORTER,
            times.fast_names,
        ),
    ),
)
