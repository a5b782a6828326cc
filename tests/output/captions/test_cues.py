"""What holds for the cues of any text, in any profile."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.fewest import fewest, hasty
from output.captions import PROFILES
from output.captions.cues import Cue, cues, name_leads, no_lead
from output.captions.heard import hear
from output.captions.stretch import LEAD_MS
from output.captions.tokens import display_width, stretches
from output.captions.words import function_words
from output.estimate import estimate
from output.pace import by_speech
from output.timeline import Place, Timeline
from transcript.model import Direction, Span, Speaker, Timed, Transcript, Turn
from transcript.parsing import parse
from transcript.source import read

EXAMPLE = Path(__file__).parents[3] / "examples" / "interview.txt"
SPEAKERS = (Speaker(id="A", name="Ada Long-Name"), Speaker(id="B", name="Bo"))
PLAIN = ["the", "a", "of", "and", "house", "keeper,", "light.", "Why?", "[laughs]", "1947", "don’t", "x" * 50]
WORDS = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "the",
                "a",
                "of",
                "and",
                "house",
                "keeper,",
                "light.",
                "Why?",
                "[laughs]",
                "1947",
                "don’t",
                "antidisestablishmentarianism",
            ]
        ),
        st.sampled_from(
            ["灯台は海を照らす。", "ประเทศไทย", "שלום", "https://example.org/a/very/long/address/that/never/ends"]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12),
    ),
    min_size=1,
    max_size=25,
)


def said(*texts: str) -> Transcript:
    """Turns of two speakers in turn."""
    turns = tuple(
        Turn(text=text, span=Span(i, i + 1), speaker="AB"[i % 2], paragraphs=(text,)) for i, text in enumerate(texts)
    )
    return Transcript(speakers=SPEAKERS, blocks=turns)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(sorted(PROFILES)))
@example([["灯台は海を照らす。", "灯台は海を照らす。", "\U00016f51" + "0" * 10 + "⺀", "don’t"]], "bbc")
def test_no_word_is_lost_and_no_line_is_too_wide(turns: list[list[str]], name: str) -> None:
    timeline = estimate(said(*(" ".join(words) for words in turns)))
    found = cues(timeline, PROFILES[name])
    for index, words in enumerate(turns):
        inside = "".join("".join(cue.text.split()) for cue in found if cue.block == index)
        assert inside == "".join("".join(words).split())
    assert all(display_width(line) <= PROFILES[name].width for cue in found for line in cue.lines)
    assert all(1 <= len(cue.lines) <= 2 for cue in found)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(sorted(PROFILES)))
def test_cues_are_ordered_with_allowed_gaps_and_start_with_their_word(turns: list[list[str]], name: str) -> None:
    profile = PROFILES[name]
    timeline = estimate(said(*(" ".join(words) for words in turns)))
    found = cues(timeline, profile)
    for cue in found:
        assert cue.end_ms > cue.start_ms
        assert cue.start_ms <= cue.rows[0][0].start_ms <= cue.start_ms + LEAD_MS
    for before, after in pairwise(found):
        gap = after.start_ms - before.end_ms
        assert gap >= profile.gap_ms or (gap == 0 and profile.chain)


@pytest.mark.parametrize("name", sorted(PROFILES))
def test_unhurried_speech_keeps_every_limit(name: str) -> None:
    profile = PROFILES[name]
    text = "The keeper of the light was my grandmother, and she climbed the stairs each night. " * 12
    for cue in cues(_at_pace(said(text.strip()), word_ms=420), profile):
        assert profile.shortest_ms <= cue.end_ms - cue.start_ms <= profile.longest_ms
        assert (cue.end_ms - cue.start_ms) * (profile.characters_per_second or 99) >= 1000 * len(cue.text)


def _at_pace(transcript: Transcript, word_ms: int) -> Timeline:
    """Each word so long, a pause of a second after each sentence."""
    text, now, words = transcript.blocks[0].text, 0, []
    for word in estimate(transcript).places[0].words:
        words.append(Timed(word.start, word.end, now, now + word_ms - 20))
        now += word_ms + 1000 * (text[word.end - 1] == ".")
    return Timeline(transcript, (Place(0, 0, now, tuple(words)),), now)


def test_no_line_ends_between_article_and_noun() -> None:
    text = "We found the log in the old house near the sea and the clerk had the key to the door of the tower."
    lines = [line for cue in cues(estimate(said(text)), PROFILES["podcast"]) for line in cue.lines]
    assert len(lines) > 2
    assert not any(line.split()[-1] in ("the", "a", "of", "to", "in") for line in lines)


def test_the_name_leads_the_first_cue_of_a_turn_only() -> None:
    text = "One two three four five six seven eight nine ten. " * 4
    found = cues(
        estimate(said(text.strip(), "Yes.")), PROFILES["podcast"], lambda speaker: f"{speaker.name}:" if speaker else ""
    )
    assert [cue.text.startswith(("Ada Long-Name:", "Bo:")) for cue in found] == [cue.first for cue in found]
    assert sum(cue.first for cue in found) == 2


def test_a_direction_of_its_own_joins_the_turn_before() -> None:
    transcript = said("Good night.", "Good night to you.")
    blocks = (transcript.blocks[0], Direction(text="applause", span=Span(9, 10)), transcript.blocks[1])
    found = cues(estimate(transcript.model_copy(update={"blocks": blocks})), PROFILES["podcast"])
    assert [cue.text for cue in found] == ["Good night. [applause]", "Good night to you."]


def before_the_turn(*directions: str) -> list[str]:
    """The cues of two turns behind directions of their own."""
    first = tuple(Direction(text=text, span=Span(n, n + 1)) for n, text in enumerate(directions))
    transcript = said("Good night.", "Good night to you.")
    blocks = (*first, *transcript.blocks)
    return [cue.text for cue in cues(estimate(transcript.model_copy(update={"blocks": blocks})), PROFILES["podcast"])]


def test_a_brief_direction_before_the_first_turn_is_seen_with_its_first_words() -> None:
    assert before_the_turn("music") == ["[music] Good night.", "Good night to you."]


def test_long_directions_that_nobody_has_time_to_read_are_left_to_the_page() -> None:
    assert before_the_turn("printed matter 17/8541", "printed matter 17/4874") == ["Good night.", "Good night to you."]


def test_japanese_breaks_without_spaces_and_not_before_a_full_stop() -> None:
    text = "灯台は海を照らす。祖母は毎晩二百十一段の階段を登りました。嵐の夜も霧の夜も、船は無事に港へ帰りました。"
    found: list[Cue] = cues(estimate(said(text).model_copy(update={"language": "ja"})), PROFILES["podcast"])
    lines = [line for cue in found for line in cue.lines]
    assert "".join(lines) == text
    assert not any(line[0] in "。、" for line in lines)


def test_overlapping_times_of_a_source_give_cues_that_do_not_overlap() -> None:
    transcript = said("I was about to say", "Please go on")
    places = (
        Place(0, 0, 4000, (Timed(0, 18, 0, 4000),)),
        Place(1, 1000, 2000, (Timed(0, 12, 1000, 2000),)),
    )
    found = cues(Timeline(transcript, places, 4000), PROFILES["podcast"])
    assert all(before.end_ms <= after.start_ms < after.end_ms for before, after in pairwise(found))


def lines_of(text: str, language: str = "en", name: str = "podcast") -> list[str]:
    """The lines of one turn at the pace of a reader."""
    transcript = said(text).model_copy(update={"language": language})
    return [line for cue in cues(estimate(transcript), PROFILES[name]) for line in cue.lines]


def test_no_line_parts_a_first_name_from_a_last_name() -> None:
    lines = lines_of("Joining us is Dr. Amir Khodadadi, a seasoned expert on Middle Eastern military affairs.")
    assert any("Dr. Amir Khodadadi," in line for line in lines)


def test_no_short_word_stands_alone_on_a_line() -> None:
    text = "Welcome to our special segment on geopolitical developments. Today, we’re diving into the recent exercises."
    assert not any(len(line.split()) == 1 and len(line) < 10 for line in lines_of(text))


def test_a_name_that_leads_does_not_spoil_the_breaks_behind_it() -> None:
    text = "Thank you for having me. It is a pleasure to be here with all of you tonight."
    found = cues(_at_pace(said(text), word_ms=450), PROFILES["podcast"], name_leads)
    assert found[0].lines == ("Ada Long-Name:", "Thank you for having me.")


def test_a_name_is_never_seen_without_a_word_of_its_turn() -> None:
    found = cues(_at_pace(said("So it was. " * 20), word_ms=90), PROFILES["podcast"], name_leads)
    assert found[0].text.startswith("Ada Long-Name: So")


def test_no_cue_begins_a_sentence_for_a_word_or_two() -> None:
    text = (
        "Iran and Russia have held joint exercises in northwestern Iran. Joining us is Amir Bahadori, a seasoned"
        " expert on the affairs of the Middle East. Thank you for being with us."
    )
    found = cues(_at_pace(said(text), word_ms=330), PROFILES["podcast"])
    assert not any(cue.text.endswith(("Joining", "Joining us", "Thank", "Thank you")) for cue in found)


@pytest.mark.parametrize("lead", [no_lead, name_leads])
@pytest.mark.parametrize(("name", "more"), [("podcast", 0), ("netflix", 0), ("bbc", 0.2)])
def test_hardly_a_cue_of_the_example_breaks_a_limit_that_another_division_keeps(
    name: str, more: float, lead: Callable[[Speaker | None], str]
) -> None:
    profile, words = PROFILES[name], function_words("en")
    timeline = estimate(parse(read(EXAMPLE)), by_speech)
    heard = [each.led_by(lead(each.speaker), profile.width, words) for each in hear(timeline, profile.width)]
    least = fewest(heard, profile, timeline.duration_ms + profile.longest_ms)
    assert hasty(cues(timeline, profile, lead), profile) <= least * (1 + more)


def test_speech_that_is_itself_too_fast_is_still_broken_well() -> None:
    text = "The keeper of the light was my grandmother, and she climbed the stairs to the lamp each night. " * 12
    hurried = cues(_at_pace(said(text.strip()), word_ms=180), PROFILES["bbc"])
    ends = [line.split()[-1] for cue in hurried for line in cue.lines]
    assert len(ends) > 24
    assert sum(end in ("the", "of", "to", "and", "was", "my", "she") for end in ends) < len(ends) / 10


def test_japanese_and_chinese_break_between_phrases() -> None:
    japanese = lines_of("祖母は毎晩二百十一段の階段を登りましたので嵐の夜も霧の夜も船は無事に港へ帰りました。", "ja")
    assert not any(line.endswith(("登り", "無", "帰り", "二百", "階")) for line in japanese)
    assert len(japanese) > 2
    assert not any(line[0] in "，。" for line in lines_of("灯塔照亮大海，祖母每天晚上爬上二百一十一级台阶。" * 4, "zh"))


def test_thai_breaks_between_words_and_spaces() -> None:
    text = "ประเทศไทยมีประภาคารเก่าแก่ที่ยังคงส่องสว่างอยู่ทุกคืน และยายของฉันเป็นผู้ดูแลคนแรก"
    lines = lines_of(text, "th")
    assert " ".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(display_width(line) <= 32 for line in lines)
    assert "ประภาคาร" in " ".join(lines)
    assert any(line.startswith("และ") for line in lines)


SOUTHEAST = {
    "lo": "ປະເທດລາວມີຊື່ຢ່າງເປັນທາງການວ່າສາທາລະນະລັດປະຊາທິປະໄຕປະຊາຊົນລາວ",
    "my": "ပြည်ထောင်စုသမ္မတမြန်မာနိုင်ငံတော်သည်အရှေ့တောင်အာရှတွင်ရှိသောနိုင်ငံဖြစ်သည်",
    "km": "ព្រះរាជាណាចក្រកម្ពុជាជាប្រទេសមួយនៅអាស៊ីអាគ្នេយ៍ដែលមានប្រាសាទអង្គរវត្ត",
}


@pytest.mark.parametrize("language", SOUTHEAST)
def test_lao_burmese_and_khmer_break_between_syllables_and_in_balance(language: str) -> None:
    lines = lines_of(SOUTHEAST[language], language)
    assert "".join(lines) == SOUTHEAST[language]
    assert len(lines) > 1
    assert all(18 < display_width(line) <= 32 for line in lines)
    assert not any(re.match(r"[\u0eb0-\u0ebd\u102b-\u103e\u17b6-\u17d3]", line) for line in lines)
    assert not any(re.search(r"[\u0ec0-\u0ec4\u1039\u17d2]$", line) for line in lines)


@pytest.mark.parametrize(
    ("text", "syllables"),
    [
        ("ລາວມີຊື່ຢ່າງເປັນທາງການ", "ລາວ ມີ ຊື່ ຢ່າງ ເປັນ ທາງ ການ"),
        ("သမ္မတမြန်မာနိုင်ငံ", "သမ္မ တ မြန် မာ နိုင် ငံ"),
        ("ជាប្រទេសនៅអាស៊ី", "ជា ប្រ ទេស នៅ អា ស៊ី"),
    ],
)
def test_syllables_of_scripts_without_a_dictionary(text: str, syllables: str) -> None:
    assert [text[start:end] for start, end in stretches(text, 32)] == syllables.split()


def test_hebrew_and_arabic_keep_the_order_in_which_they_are_written() -> None:
    text = "סבתא שלי הייתה שומרת המגדלור, והיא טיפסה 211 מדרגות בכל לילה (גם בסערה)."
    assert " ".join(lines_of(text, "he")) == text


def test_the_last_cue_of_a_source_without_sound_can_be_read() -> None:
    last = cues(_at_pace(said("Bye."), word_ms=200), PROFILES["podcast"])[-1]
    assert last.end_ms - last.start_ms == PROFILES["podcast"].shortest_ms


def test_no_cue_is_seen_after_the_sound() -> None:
    spoken = estimate(said("Yes."))
    heard = replace(spoken, duration_ms=spoken.places[-1].end_ms + 150)
    assert cues(heard, PROFILES["podcast"])[-1].end_ms == heard.duration_ms
