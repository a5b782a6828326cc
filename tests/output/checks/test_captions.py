"""What the check says of captions that are too fast: once for each cause, and which cause it is."""

from __future__ import annotations

import re
from pathlib import Path

from output.captions import CaptionSettings, Profile
from output.checks import check
from output.checks.rules import Finding
from tests.output.checks.good_show import SHOW, SLUG

SLOW_READERS = SHOW.model_copy(
    update={
        "profile": "slow",
        "captions": CaptionSettings(
            profiles={"slow": Profile(width=32, vtt_width=65, characters_per_second=12, gap_ms=1000)}
        ),
    }
)


def hurried(public: Path) -> list[Finding]:
    """What is found too fast because other words follow, where readers read 12 characters a second."""
    return [each for each in check(public, SLOW_READERS, ["subtitles"]) if each.rule.startswith("captions-fast")]


def test_all_cues_of_a_file_that_one_cause_makes_too_fast_are_one_finding(good: Path) -> None:
    found = hurried(good)
    assert len({(each.rule, each.file) for each in found}) == len(found)
    counts = {each.rule: re.match(r"(\d+) of (\d+) cues", each.message) for each in found if "srt" in (each.file or "")}
    assert set(counts) == {"captions-fast-speech", "captions-fast-name"}
    assert all(count and 1 < int(count[1]) < int(count[2]) for count in counts.values()), found
    assert all(re.search(r": cue \d+ \(\d+ of \d+ ms\)", each.message) for each in found), found
    assert any(each.message.endswith(" more") for each in found)


def test_a_name_is_no_cause_where_the_file_has_no_names(good: Path) -> None:
    assert {each.rule for each in hurried(good) if each.file == f"{SLUG}/captions.vtt"} == {"captions-fast-speech"}
