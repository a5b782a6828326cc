"""The looks that newsrooms, courts, parliaments, recognisers and chats give an interview, read without a hint."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import pytest

from transcript.labels.questions import GUEST, HOST
from transcript.parsing import parse
from transcript.readers import read_bytes

ENGLISH = (
    "Good evening. You kept the light for thirty years. How did it begin?",
    "My father drew lots for it, so to say. We stayed, and nobody asked us twice.",
    "Were you ever afraid out there?",
    "Only once. It was in 1987, at about 10:30 in the evening.",
    "What did you do?",
    "We waited. There is one thing to know about the sea: it does not care what you plan.",
    "Thank you very much for talking to us.",
    "Thank you for having me.",
)
TALKS = {
    "en": ENGLISH,
    "de": (
        "Sie haben dreißig Jahre auf der Insel gelebt. Wie fing das an?",
        "Mein Vater hat die Stelle bekommen. Gefragt hat uns keiner.",
        "Was haben Sie getan?",
        "Gewartet. Man lernt eines: Das Meer fragt nicht.",
    ),
    "fr": (
        "Vous avez gardé le phare. Comment cela a-t-il commencé ?",
        "Mon père avait obtenu le poste, et nous l'avons suivi.",
        "Avez-vous eu peur ?",
        "Une seule fois. Je vous remercie.",
    ),
    "es": (
        "Usted cuidó el faro. ¿Cómo empezó todo?",
        "Mi padre consiguió el puesto y nosotros lo seguimos.",
        "¿Tuvo miedo alguna vez?",
        "Solo una vez. Gracias por invitarme.",
    ),
    "ru": (
        "Вы тридцать лет хранили маяк. Как всё началось?",
        "Мой отец получил место, и мы поехали за ним.",
        "Вам было страшно?",
        "Один раз. Спасибо, что пригласили.",
    ),
    "zh": (
        "您守了三十年的灯塔，怎么开始的？",
        "我父亲得到了这份工作，我们就跟着去了。",
        "您害怕过吗？",
        "只有一次，那是1987年的冬天。",
    ),
    "ja": (
        "灯台を守ってこられました。きっかけは何ですか。",
        "父がその仕事に就き、私たちもついて行きました。",
        "怖いと思ったことはありますか。",
        "一度だけあります。冬、船が来ませんでした。",
        "どうされましたか。",
        "待ちました。私たちは待ちました。",
    ),
    "ar": ("حرست المنارة ثلاثين عاما. كيف بدأ الأمر؟", "حصل والدي على الوظيفة وذهبنا معه.", "ماذا فعلتم؟", "انتظرنا."),
}
ADA = ("Oda Ferrier", "Ada Vik")
ASKED = (HOST, GUEST)
NOBODY = ("Speaker 1", "Speaker 2")


class Look(NamedTuple):
    """How each turn is written; ``answer`` where the second of two has a look of its own."""

    turn: str
    names: tuple[str, str] = ADA
    language: str = "en"
    answer: str = ""
    between: str = "\n\n"
    suffix: str = ".md"
    head: str = ""

    def document(self) -> str:
        """The talk in this look."""
        patterns = (self.turn, self.answer or self.turn)
        return self.head + self.between.join(
            patterns[i % 2].format(name=name, words=words, n=i // 2 + 1, m=i, caps=name.upper())
            for i, (name, words) in enumerate(self.turns())
        )

    def turns(self) -> list[tuple[str, str]]:
        """What was said, by whom."""
        return [(self.names[i % 2], words) for i, words in enumerate(TALKS[self.language])]


LOOKS = {
    "hanging indent, three blanks": Look("{name:10}{words}", ("FERRIER", "VIK"), between="\n"),
    "initials in a column": Look("{name}  {words}", ("OF", "AV")),
    "initials and full stop": Look("{name}. {words}", ("OF", "AV")),
    "Russian letters": Look("{name}. {words}", ("В", "О"), "ru"),
    "old Hansard": Look("{name}.—{words}", ("Mr. Ferrier", "Sir A. Vik")),
    "minister": Look("{name}: {words}", ("Oda Ferrier (Sula) (Lab)", "The Minister for Light (Ada Vik)")),
    "minister on a line": Look("{name}\n\n{words}", ("Oda Ferrier (Sula)", "The Minister for Light (Ada Vik)")),
    "tight dash": Look("{name}—{words}"),
    "full stop and dash": Look("{name}. – {words}", ("M. Ferrier", "Mme Vik"), "fr"),
    "full stop, hyphen": Look("{name}.- {words}", ("P", "R"), "es"),
    "arrow": Look("{name} -> {words}", between="\n"),
    "double colon": Look("{name}:: {words}", between="\n"),
    "handles": Look("@{name}: {words}", ("oda", "ada"), between="\n"),
    "play, italics": Look("_{name}._ {words}"),
    "play, directions": Look("{name} (quietly). {words}", ("FERRIER", "VIK")),
    "wiki": Look("'''{name}:''' {words}"),
    "bold and break": Look("**{name}**<br>{words}"),
    "bold, time in italics": Look("**{name}** *(00:1{m})* {words}"),
    "list": Look("- {name}: {words}", between="\n"),
    "numbered": Look("{m}. {name}: {words}", between="\n"),
    "Markdown table": Look("| {name} | {words} |", between="\n", head="| Speaker | Text |\n|---|---|\n"),
    "table with times": Look("| 0:1{m} | {name} | {words} |", between="\n", head="| Time | Who | Text |\n|:-|-|-|\n"),
    "times in seconds": Look("[1{m}.00s - 1{m}.90s] {name}: {words}", ("SPEAKER_00", "SPEAKER_01"), between="\n"),
    "recogniser": Look("[00:0{m}.000 --> 00:0{m}.900] [{name}]: {words}", ("SPEAKER_00", "SPEAKER_01"), between="\n"),
    "recogniser, range on a line": Look("0:0:{m}.0 --> 0:0:{m}.9\n{name}\n{words}"),
    "minutes and seconds": Look("{name}\n{m} minutes 5 seconds\n{words}"),
    "time and name in brackets": Look("[00:0{m}] [{name}] {words}", between="\n"),
    "name in round brackets": Look("({name}) {words}", between="\n"),
    "chat, today": Look("{name} — Today at 5:0{m} PM\n{words}"),
    "chat to everyone": Look("12:00:0{m} From {name} to Everyone:\n{words}", between="\n"),
    "forum": Look("[–]{name} 12 points 3 years ago\n\n{words}", ("oda_f", "AdaVik")),
    "numbered questions": Look("Q{n}: {words}", ("Q", "A"), answer="A{n}: {words}"),
    "numbered bold questions": Look("**{n}. {words}**", ASKED, answer="{words}"),
    "bold questions, labelled answers": Look("**{words}**", (HOST, "Ada Vik"), answer="**Ada Vik:** {words}"),
    "quoted questions": Look("> {words}", ASKED, answer="{words}"),
    "questions in guillemets": Look("**« {words} »**", ASKED, "fr", answer="{words}"),
    "bold questions, dashes": Look("**— {words}**", ASKED, "ru", answer="— {words}"),
    "Spanish questions": Look("**{words}**", ASKED, "es", answer="{words}"),
    "Japanese questions": Look("――{words}", ASKED, "ja", answer="{words}"),
    "Japanese, wide space": Look("{name}\u3000{words}", ("記者", "田中"), "ja"),
    "Chinese, bold": Look("**{name}：**{words}", ("《灯塔》", "李明"), "zh"),
    "French dashes": Look("— {words}", NOBODY, "fr"),
    "four chevrons": Look(">> {words}", NOBODY, "de", between="\n"),
    "German": Look("{name}: {words}", ("Frage", "Antwort"), "de"),
    "initials, one blank": Look("{name} {words}", ("OF", "AV")),
    "name in a frame of marks": Look("◆ {name}> {words}", ("김현정", "이준석")),
    "names in two frames": Look("◆ {name}> {words}", ("김현정", "이준석"), answer="◇ {name}> {words}"),
    "double slash": Look("{name} // {words}"),
    "semicolon, wiki": Look(";{name}\n{words}"),
    "tags in Markdown": Look("<b>{name}:</b> {words}"),
    "tags and a tab": Look("<u>{name}:</u>\t{words}"),
    "BBCode": Look("[b]{name}:[/b] {words}"),
    "LaTeX": Look(r"\textbf{{{name}:}} {words}"),
    "field list": Look(":{name}: {words}"),
    "code span": Look("`{name}`: {words}"),
    "linked name": Look("[{name}](https://example.org/{name:.3}): {words}"),
    "emoji": Look("🎙️ {name}: {words}"),
    "two times and a tab": Look("0:0{m}.0\t0:0{m}.9\t{name}\t{words}", between="\n"),
    "seconds, a corpus": Look("{m}.10 {m}.91 {name}: {words}", ("A", "B"), between="\n"),
    "name, two times": Look("{name}\t00:00:0{m}.0\t00:00:0{m}.9\t{words}", between="\n"),
    "at a time": Look("@0:0{m} - {name}\n{words}"),
    "chat export": Look("[01-Mar-24 12:0{m} PM] {name}\n{words}", ("oda#1234", "AdaVik")),
    "chat, comma and date": Look("{name}, [01.03.24 12:0{m}]\n{words}"),
    "chat, numbers": Look("12/03/2024, 09:1{m} - {name}: {words}", ("Oda", "+47 912 34 567"), between="\n"),
    "IRC, padded": Look("12:0{m} < {name}> {words}", ("oda", "ada_vik"), between="\n"),
    "colon and a time in brackets": Look("{name}: (00:0{m}) {words}"),
    "name in brackets, time": Look("[{name}] 00:00:0{m}\n{words}"),
    "capitals and full stop, two blanks": Look("{name}.  {words}", ("MR. FERRIER", "CHAIR VIK")),
    "abbreviated, a play": Look("{name}. {words}", ("Oda", "Ada")),
    "names alone": Look("{name} {words}", ("Jayanti", "Vijaya")),
    "two names alone, time": Look("[00:00:0{m}] {name} {words}"),
    "numbered questions without a mark": Look("{n}. {words}", ASKED, answer="{words}"),
    "questions Q alone": Look("Q: {words}", ("Q", GUEST), answer="{words}"),
    "handles, no sentences": Look("__{name}:__ {words}", ("dka", "twirl")),
    "name, time below": Look("{name}\n9:0{m}\n\n{words}", ("jen_t", "renoirb"), between="\n"),
    "name, time and words below each other": Look("{name}\n9:0{m}\n{words}", ("jen_t", "renoirb"), between="\n"),
    "log, time of ISO 8601": Look("[2022-09-20T15:55:2{m}.398Z]        <{name}>        {words}", between="\n"),
    "log, names behind other marks": Look("<{name}> {words}", ("Oda_//_F_(she/her)_(Light)", "vik"), between="\n"),
    "log, padded, a bar": Look("17:00:0{m}          {name} | {words}", ("estesp", "vik"), between="\n"),
    "questions numbered before a dash": Look("{n} — {words}", ASKED, answer="{words}", between="\n"),
    "Arabic": Look("{name}: {words}", ("س", "ج"), "ar"),
}  # fmt: skip


@pytest.mark.parametrize("look", LOOKS)
def test_a_look_of_real_life_gives_its_turns(look: str) -> None:
    given = LOOKS[look]
    transcript = parse(read_bytes(given.document().encode(), f"talk{given.suffix}"))
    found = [(turn.speaker, " ".join(turn.text.split())) for turn in transcript.turns()]
    assert [words.strip("« »") for _, words in found] == [words for _, words in given.turns()]
    names = {speaker.id: {speaker.id, speaker.name, *speaker.aliases} for speaker in transcript.speakers}
    assert all(name in names[who] for (who, _), (name, _) in zip(found, given.turns(), strict=True))


@pytest.mark.parametrize("style", ["colon", "tab", "mark", "question", "inside", "dash"])
def test_a_style_that_is_named_overrules_where_one_line_has_it(style: str) -> None:
    lines = "Note: a b\n\nFlour\t200 g\n\n- Buy oil\n\n# Why?\n\nBecause. Ada: So.\n\nOslo - rain\n"
    assert any(parse(read_bytes(lines.encode(), "x.md"), style=style).turns())


SHORT = {
    "two captions": "1\n00:00:01,000 --> 00:00:02,000\nAnna: What did you see?\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nBen: I saw the light.\n",
    "three headings": "# Why did you go?\n\nI had to.\n\n# Did you like it?\n\nWe did.\n\n# What now?\n\nHome.\n",
    "three times": "00:01 Anna Vik\nWhat did you see?\n\n00:05 Ben Dahl\nI saw it.\n\n00:09 Anna Vik\nThank you.\n",
    "bold questions that say you once": "# The Organ Man\n\n**Welcome! How did you start?**\n\nMy father sang.\n\n"
    "**What was in it?**\n\nDust.\n\n**Is there a future?**\n\nFor some.\n",
    "two lines": "Anna: How are you?\nBen: I am well.\n",
    "a page of a court": " 1   Q.  Where were you?\n 2   A.  At home.\n 3   Q.  All day?\n 4   A.  I was, and then\n"
    " 5   I slept.\n 6   Q.  Alone?\n 7   A.  Yes.\n 8   Q.  Thank you.\n",
    "three terms": "<!doctype html><html><body><article><h1>Sula</h1><p>We met her by the sea on a Monday in March and "
    "asked her how it was.</p><dl><dt>Anna</dt><dd>How did it begin for you, out there on the island?</dd><dt>Ben</dt>"
    "<dd>I went with my father, and we stayed.</dd><dt>Anna</dt><dd>Thank you.</dd></dl></article></body></html>",
}


@pytest.mark.parametrize("kind", SHORT)
def test_a_short_document_is_read(kind: str) -> None:
    suffix = {"two captions": "srt", "three terms": "html"}.get(kind, "md")
    spoken = [turn.speaker for turn in parse(read_bytes(SHORT[kind].encode(), f"x.{suffix}")).turns()]
    assert len(spoken) >= 2
    assert all(a != b for a, b in pairwise(spoken))


@pytest.mark.parametrize(
    "line", ["'" * 60 + "x", "Donaudampfschifffahrtsgesellschaft" * 3 + " und so weiter und so fort"]
)
def test_a_line_is_searched_for_a_frame_in_one_way_alone(line: str) -> None:
    text = f"{line}\n\n{line} a\n\n{line} b\n"
    assert not list(parse(read_bytes(text.encode(), "a.txt")).turns())
