"""What stands around the text on printed pages, and what a document says about itself."""

from __future__ import annotations

from transcript.model import Transcript
from transcript.parsing import parse
from transcript.source import Source

TALK = "\n\n".join(f"{name}: Sentence {i} of the talk goes on and on." for i, name in enumerate(["Ann", "Ben"] * 10))


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns()]


def pages(*parts: str) -> str:
    return "".join(f"{part}\n\nThe Heron Interviews\n\n- {n} -\n\n" for n, part in enumerate(parts, 1))


def test_page_heads_in_mid_sentence_are_taken_away_and_the_sentence_goes_on() -> None:
    filler = "\n".join(["and the boat went on"] * 6)
    text = pages(f"Ann: Where was the\n{filler}", f"boat?\n\nBen: It was\n{filler}", "out.\n\nAnn: Why?\n\nBen: Fish.")
    found = parse(Source(text))
    assert [speaker for speaker, _ in said(found)] == ["Ann", "Ben", "Ann", "Ben"]
    assert "Heron" not in "".join(words for _, words in said(found))
    assert all("\n\n" not in words for _, words in said(found))
    assert sum(each.rule == "page" for each in found.removed) == 6


def test_a_line_that_comes_again_between_whole_sentences_stays() -> None:
    text = "\n\n".join(f"Ann: Line {i}.\n\nBen: Line {i}.\n\nThe choir sings" for i in range(6))
    assert not any(each.rule == "page" for each in parse(Source(text)).removed)


def test_a_link_definition_is_no_word_and_gives_its_link_the_address() -> None:
    text = "Ann: I use [Vim][editor] and [Git].\n\nBen: Why?\n\nAnn: Habit.\n\nBen: Oh.\n\n"
    found = parse(Source(text + '[Editor]: https://vim.org "An editor."\n[git]: <https://git-scm.com>\n'))
    assert said(found)[0] == ("Ann", "I use Vim and Git.")
    assert said(found)[-1] == ("Ben", "Oh.")
    links = [link.href for link in next(found.turns()).inlines]
    assert links == ["https://vim.org", "https://git-scm.com"]


def test_fields_at_the_top_are_nobody() -> None:
    found = parse(Source(f"Venue: Oslo Harbour\n\nScribe: Ida Lund\n\n{TALK}"))
    assert [speaker.id for speaker in found.speakers] == ["Ann", "Ben"]


def test_what_the_recorder_writes_ends_the_turn() -> None:
    found = parse(Source(f"{TALK}\n\n(Whereupon, at 4 p.m., the hearing was adjourned.)\n\nA list of names.\n"))
    assert said(found)[-1] == ("Ben", "Sentence 19 of the talk goes on and on.")


def test_a_heading_in_the_middle_of_a_sentence_does_not_end_the_turn() -> None:
    found = parse(Source(f"{TALK}\n\nAnn: What I saw was that the\n\n## Boats\n\nboat sank.\n\nBen: Oh.\n"))
    assert said(found)[20:] == [("Ann", "What I saw was that the"), ("Ann", "boat sank."), ("Ben", "Oh.")]


def test_time_stamps_without_a_label_are_times_of_what_follows() -> None:
    text = "[00:01] Ann: One.\n\n[00:02] Ben: Two.\n\n[00:20]\n\nThree.\n\n[00:30] Ann: Four [00:40] and five.\n"
    turns = list(parse(Source(text)).turns())
    assert [(turn.text, turn.start_ms) for turn in turns] == [
        ("One.", 1000),
        ("Two.\n\nThree.", 2000),
        ("Four and five.", 30000),
    ]
    assert [(turns[1].text[t.start : t.end].strip(), t.start_ms, t.end_ms) for t in turns[1].timed] == [
        ("Two.", 2000, 20000),
        ("Three.", 20000, 20000),
    ]
    assert [(turns[2].text[t.start : t.end].strip(), t.start_ms) for t in turns[2].timed] == [
        ("Four", 30000),
        ("and five.", 40000),
    ]


def test_paragraphs_that_nobody_claims_are_told_with_their_line() -> None:
    found = parse(Source(f"{TALK}\n\n## Later that day\n\nThey met again.\n\nIt rained.\n\nAnn: Hello.\n\nBen: Hi.\n"))
    told = [(each.line, each.code) for each in found.diagnostics]
    assert told == [(43, "narration-between-turns")]
    assert found.diagnostics[0].message.startswith("2 paragraphs")


def test_lines_that_are_broken_at_a_width_are_one_paragraph_also_where_no_line_is_blank() -> None:
    long = "It was late, and the boat that we\nhad been waiting for since Sunday\ncame in at last. We rowed out to\nit."
    text = f"Ann: What did you see there?\nBen: {long}\nAnn: And then?\nBen: {long}\n"
    assert [turn.paragraphs for turn in parse(Source(text)).turns()][1::2] == [(long.replace("\n", " "),)] * 2


def test_a_label_inside_of_bold_leaves_no_asterisks() -> None:
    found = parse(Source("**AB: Why did you go?**\n\nCD: I **had** to.\n\n**AB: And then?**\n\nCD: We came back.\n"))
    assert [words for _, words in said(found)] == ["Why did you go?", "I had to.", "And then?", "We came back."]


def test_a_foot_whose_parts_stand_at_both_sides_of_the_page_is_no_label() -> None:
    filler = "\n".join(["and the boat went on"] * 6)
    foot = "\n\nRef: X53.2009" + " " * 40 + "© 2009 Museum of the Sea" + " " * 40 + "Page {n} of 9\n\n"
    talk = "".join(f"Ann: Where {n}?\n\nBen: It was\n{filler}{foot.format(n=n)}out.\n\n" for n in range(2, 7))
    found = parse(Source(talk))
    assert [who for who, _ in said(found)] == ["Ann", "Ben"] * 5
    assert "Museum" not in "".join(words for _, words in said(found))


def test_a_heading_ends_a_turn_without_a_full_stop_where_a_new_sentence_begins_below() -> None:
    found = parse(Source(f"{TALK}\n\nAnn: I left a comment\n\n## Boats\n\nThis is the article.\n\nBen: Oh.\n"))
    assert said(found)[20:] == [("Ann", "I left a comment"), ("Ben", "Oh.")]


def test_lines_of_a_court_are_numbered_though_one_blank_alone_stands_behind_the_number() -> None:
    said_there = [
        "MR VIK: Before the keeper gives his",
        "evidence, I should tell you that we",
        "have a list of",
        "lamps.",
    ]
    said_there += ["THE CHAIRMAN: Thank you.", "ODA FERRIER (sworn)", "Questions by MR VIK", "MR VIK: Are you the"]
    said_there += ["keeper of the light?", "A. I am, and I have been for thirty", "years.", "Q. Alone, as I", "see it?"]
    said_there += [
        "A. Yes. There was",
        "nobody who",
        "would come.",
        "Q. Were you",
        "ever afraid?",
        "A. Once, when",
        "the boat",
    ]
    text = "".join(f"{n % 15 + 1} {line}\n\n" for n, line in enumerate([*said_there, "sank.", "Q. Thank you."]))
    found = parse(Source(f"Day 31\n\n{text}"))
    spoken = ["MR VIK", "THE CHAIRMAN", "MR VIK", "A", "MR VIK", "A", "MR VIK", "A", "MR VIK"]
    assert [who for who, _ in said(found)] == spoken
    assert said(found)[3] == ("A", "I am, and I have been for thirty years.")


def test_numbers_that_a_pdf_prints_beside_its_lines_are_no_text() -> None:
    column = "\n\n".join(map(str, range(1, 26)))
    found = parse(Source(f"{column}\n\n{TALK}\n\n{column}\n\nAnn: What did you see in 1987?\n\nBen: Twelve boats.\n"))
    assert said(found)[20:] == [("Ann", "What did you see in 1987?"), ("Ben", "Twelve boats.")]
    assert said(found)[:20] == said(parse(Source(TALK)))


def test_a_text_of_numbers_alone_has_nothing_to_say() -> None:
    assert not list(parse(Source("\n".join(map(str, range(1, 13))))).turns())
    assert not list(parse(Source("\n".join(f"{n % 9 + 1}" for n in range(40)))).turns())


def test_comments_are_no_words() -> None:
    commented = TALK.replace("\n\nBen", "\n\n<!-- wp:paragraph -->\n\nBen").replace(
        "of the talk", "of <!-- sic --> the talk"
    )
    found = parse(Source(f"<!--\nnotes: one\n\ntwo -->\n{commented}"))
    assert [(who, " ".join(words.split())) for who, words in said(found)] == said(parse(Source(TALK)))
    assert "comment" in {each.rule for each in found.removed}
    assert said(parse(Source(f"{TALK}\n\n<!-- never closed\n\nAnn: Yes.\n")))[-1] == ("Ann", "Yes.")
