"""What looks like a label and is none: these documents hold no turn."""

from __future__ import annotations

import pytest

from transcript.parsing import parse
from transcript.source import Source

NEGATIVES = {
    "notes in prose": "Note: this is a test.\n\nHere's the thing: nobody knows.\n\n"
    "Note: it ends.\n\nHere's the thing: it does.\n",
    "clock times": "At 10:30 we left.\n\nAt 11:45 we came back.\n\nAt 12:15 we left again.\n",
    "addresses": "See https://example.org: it is there.\n\nhttps://example.org\n\nhttps://example.com\n",
    "verses": "Genesis 1:1 In the beginning.\nGenesis 1:2 And the earth.\n"
    "Genesis 1:3 And God said: Let there be light.\n",
    "code": "def f(x):\n    return x\n\nclass A:\n    x: int = 3\n\ndef g(x):\n    return x\n",
    "recipe": "Prep time: 10 minutes\nServings: 4\nStep 1: Mix.\nStep 2: Bake.\nIngredients: flour, eggs\n",
    "contents": "Introduction ........ 1\nChapter One ........ 5\nChapter Two ........ 9\n",
    "meanings": "Apple: a fruit\nBread: baked dough\nCarrot: a vegetable\nDonut: a sweet\nEgg: from hens\n",
    "quoted dialogue": '"Where are you going?" asked Tom.\n\n"Home," said Anna: "I am tired."\n\n'
    'He said: "Why?"\n\nShe said: "Because."\n',
    "letter": "From: Anna <a@example.org>\nTo: Tom\nSubject: Bees\nDate: Mon, 1 Jan 2024\n\nDear Tom, how are they?\n",
    "frequent questions": "# FAQ\n\n## How is it installed?\n\nRun it.\n\n"
    "## What is it?\n\nA tool.\n\n"
    "## Where is it?\n\nHere.\n",
    "log": "2024-01-01 10:00:00 INFO: started\n2024-01-01 10:00:01 ERROR: failed\n2024-01-01 10:00:02 INFO: retry\n",
    "release notes": "1.2\n---\n\n- Fixed: a bug\n- Added: a feature\n\n"
    "1.1\n---\n\n- Fixed: a bug\n- Added: a feature\n",
    "one voice": "**Break:**\n\n**Ada Berg:** News of the day.\n\n**Break:**\n\n**Ada Berg:** More news.\n",
    "recipe tabs": "Flour\t200 g\nSugar\t100 g\nButter\t150 g\nFlour\t50 g for the tin\nSugar\t10 g on top\n",
    "yaml": "name: build\non: push\njobs:\n  test:\n    runs-on: ubuntu\n    steps:\n      - name: checkout\n"
    "        uses: actions/checkout\n      - name: test\n        run: pytest\n",
    "glossary": "Anchor: A heavy hook that holds a ship. You drop it.\n\n"
    "Buoy: A float that marks the way. You pass it on the left.\n\nCleat: What you tie a rope to.\n\n"
    "Dinghy: A small boat.\n\nEbb: The tide that goes out. Do you know why?\n",
    "glossary bold": "**Anchor** A heavy hook that holds a ship. You drop it.\n\n**Buoy** A float that marks "
    "the way.\n\n"
    "**Cleat** What you tie a rope to. Where is it?\n\n**Dinghy** A small boat.\n",
    "glossary dash": "Anchor – a heavy hook that holds a ship.\n\nBuoy – a float that marks the way.\n\n"
    "Cleat – what you tie a rope to.\n\nDinghy – a small boat.\n",
    "faq": "# FAQ\n\n**How do I install it?**\n\nYou run the installer. We recommend the newest one.\n\n"
    "**Can I use it offline?**\n\nYes, we support that.\n\n**Do you offer refunds?**\n\n"
    "Yes, we do. Write to us.\n",
    "faq untitled": "# The shop\n\n## How do I order?\n\nPut it into the basket.\n\n## Where do you ship?\n\n"
    "To all of Europe.\n\n## What does it cost?\n\nFive euros.\n",
    "minutes": "# Minutes of the meeting, 3 March 2024\n\nPresent: Anna Vik, Ben Dahl, Cora Lund\n"
    "Apologies: Dan Berg\n\n1. Minutes of the last meeting\n\nThe minutes were approved.\n\n2. Budget\n\n"
    "Ben Dahl presented the budget. Anna Vik asked whether it could wait.\n\n"
    "Action: Ben Dahl to send the numbers.\n\n3. Any other business\n\nNone.\n\n"
    "Action: Cora Lund to book the room.\n",
    "chapters": "00:00 Intro\n01:12 The Light\n05:40 The Sea\n09:33 Anna Vik\n12:00 The Sea\n15:00 Outro\n",
    "poem refrain": "Oh Danny,\nThe night is long and cold.\nOh Mary,\nThe fire is growing old.\nOh Danny,\n"
    "Who will come for me?\nOh Mary,\nNobody but the sea.\n",
    "contacts": "Anna Vik      +47 555 01 02\nBen Dahl      +47 555 03 04\nCora Lund     +47 555 05 06\n\n"
    "Anna Vik: anna@example.org\nBen Dahl: ben@example.org\nCora Lund: cora@example.org\n",
    "contacts dash": "Anna Vik - Editor\nBen Dahl - Photographer\nCora Lund - Layout\nAnna Vik - Proofs\nBen "
    "Dahl - Cover\n",
    "contract": 'AGREEMENT\n\nThis Agreement is made between Vik AS ("Seller") and Dahl AS ("Buyer").\n\n'
    '1. Definitions. In this Agreement: "Goods" means the lamps.\n\n'
    "2. Price. The Buyer shall pay the price.\n\n2.1 Payment: within 30 days.\n\n"
    "3. Term. This Agreement begins on 1 March.\n\nSELLER: ____________\n\nBUYER: ____________\n\n"
    "By: Anna Vik\nTitle: Director\n\nBy: Ben Dahl\nTitle: Director\n",
    "contract caps": "ARTICLE I. DEFINITIONS. The words below have these meanings.\n\nSELLER. The Seller is Vik AS.\n\n"
    "BUYER. The Buyer is Dahl AS.\n\nGOODS. The Goods are lamps.\n\nSELLER. The Seller shall deliver.\n\n"
    "BUYER. The Buyer shall pay.\n\nGOODS. The Goods shall be new.\n",
    "fiction": 'Anna put down the lamp. "Where have you been?" she asked.\n\n"At sea," said Ben. "You know that."\n\n'
    '"Do I?" She looked at him. "You said: tomorrow."\n\n'
    '"I said tomorrow or the day after." He sat down.\n\nAnna said: "I am tired."\n\nBen said: "So am I."\n',
    "bios bold": "**Anna Vik** is a keeper of lights. She lives on Sula.\n\n**Ben Dahl** builds boats in Bergen.\n\n"
    "**Cora Lund** paints.\n",
    "cv": "Anna Vik\n\nExperience\n\n2019 - 2024: Keeper, Sula Light\n2015 - 2019: Mate, MS Nord\n\nEducation\n\n"
    "2012 - 2015: Oslo\n\nLanguages: Norwegian, English\nHobbies: boats\n",
    "email thread": "From: Anna Vik <anna@example.org>\nTo: Ben Dahl <ben@example.org>\nSubject: Re: Light\n"
    "Date: Mon, 4 Mar 2024 12:00:00 +0100\n\nHi Ben,\n\nno, I have not seen it. Have you?\n\nAnna\n\n"
    "On Mon, Ben Dahl wrote:\n> Have you seen the lamp?\n>> It was on the table.\n>> I put it there.\n"
    "> Where is it now?\n\n-- \nAnna Vik\n",
    "news": "OSLO, March 4 – The light on Sula went out on Monday, officials said.\n\n"
    '"We do not know why," said Anna Vik: "It has never happened."\n\n'
    "The reason: nobody knows. What happens next: a boat goes out.\n\nRelated: Ten lights that went out\n\n"
    "Read more: The keeper of Sula\n",
    "multiple choice": "1. Where is Sula?\nA. In Norway\nB. In Sweden\nC. In Denmark\n\n2. Who kept the "
    "light?\nA. Anna\n"
    "B. Ben\nC. Cora\n\n3. What did you learn?\nA. Nothing\nB. A little\nC. A lot\n",
    "todo": "- Buy oil.\n- Call Ben: does he have the boat?\n- Clean the lamp.\n- Where is the spoon?\n"
    "- Write to Anna.\n",
    "agenda": "09:00 Welcome\n09:15 Anna Vik: The light on Sula\n10:00 Ben Dahl: Boats\n10:45 Break\n"
    "11:00 Anna Vik: The sea\n12:00 Lunch\n13:00 Ben Dahl: Ropes\n14:00 Discussion\n",
    "md table data": "| Name | Power |\n|---|---|\n| Sula | 300 |\n| Sula | 200 |\n| Nord | 100 |\n| Nord | 50 |\n",
    "commit log": "* abc123 Anna Vik: Fix the lamp\n* def456 Ben Dahl: Add the boat\n"
    "* aaa111 Anna Vik: Remove the spoon\n* bbb222 Ben Dahl: Update the rope\n",
    "stage directions": "(Laughter) And so we went. (Applause) Thank you. (Laughter)\n\n(Applause) It was a "
    "cold night.\n\n"
    "(Laughter) But nobody minded.\n\n(Applause) Thank you all.\n",
    "lecture": "Good evening. I would like to talk about the light. Why do we need it?\n\n"
    "First: it is dark. Second: it is cold.\n\nMy point is this: nobody sleeps without it.\n\n"
    "So what did we do? We built one.\n\nThank you.\n",
    "legal cites": "Smith v. Jones: The court held that you may.\n\nIn re Vik: The court held that you may not. "
    "Why?\n\n"
    "Smith v. Jones: The rule stands.\n\nIn re Vik: I dissent.\n",
    "song": "[Verse 1]\nI walked along the shore\nDid you walk with me?\n\n[Chorus]\nOh light, oh light\n\n"
    "[Verse 2]\nI walked along the quay\n\n[Chorus]\nOh light, oh light\n",
    "bib": "Vik, A. (2019). The light. Oslo: Quay Press.\nDahl, B. (2020). The boat. Bergen: Rope Press.\n"
    "Vik, A. (2021). The sea. Oslo: Quay Press.\nDahl, B. (2022). The rope. Bergen: Rope Press.\n",
    "exercise": "Exercise 1: What do you see?\n\nSolution: I see a lamp.\n\nExercise 2: What do you hear?\n\n"
    "Solution: I hear the sea.\n",
    "weather columns": "Oslo      Cloudy    12\nBergen    Rain      10\nOslo      Sun       15\nBergen    Rain  "
    "    9\n",
    "Python": "def f(x):\n    if x:\n        try:\n            return g(x)\n        except E:\n            pass\n"
    "    else:\n        raise\n" * 8,
    "doctest": ">>> a = f(1)\n>>> a\n1\n>>> b = f(2)\n>>> b\n2\n>>> f(3)\n3\n",
    "headers": "Received: from a.example by b.example\nMessage-Id: <1@a.example>\nContent-Type: text/plain\n\nText.\n\n"
    * 8,
    "copyright": "Files: *\nCopyright: 1997 Anna Vik\nLicense: GPL-2+\n\nFiles: src/*\nCopyright: 2000 Ben Dahl\n\n"
    "Comment: it was changed.\n\n" * 8,
    "reference": "### lamp.light()\n\nStability: 2 - Stable\n\nLights it.\n\n### lamp.dark()\n\nStability: 1 - New\n\n"
    "Added in: v1.0\n\n" * 8,
    "assignments": "lamp = Lamp(1)\nboat = Boat(lamp)\nlamp.light(boat)\n" * 12,
    "definitions": "#define LAMP 1\n#define BOAT 2\n#undef LAMP\n" * 12,
    "data with commas": "Vik, 1, 2\nDahl, 2, 3\nVik, 3, 4\nDahl, 4, 5\n" * 6,
    "workflow": "jobs:\n  test:\n    steps:\n      - uses: actions/checkout\n      - run: make\n  lint:\n    steps:\n"
    * 8,
    "prose with commas": "However, it was late. Then, it rained.\n\nThen, nobody came.\n\nHowever, we stayed.\n\n" * 4,
    "numbered notes": "**Decision 6.1**: We light the lamp. Do you agree?\n\n**Suggestion 6.2**: I would wait.\n\n"
    "**Decision 6.3**: We wait. Why?\n\n**Suggestion 6.4**: You should ask me.\n\n",
    "catalog": "LAMP. Brass. Old.\n\nBOAT. Oak. Twelve feet.\n\nLAMP. Copper. New.\n\nBOAT. Pine. Ten feet.\n",
}


@pytest.mark.parametrize("kind", NEGATIVES)
def test_no_turn_is_found(kind: str) -> None:
    assert [(turn.speaker, turn.text) for turn in parse(Source(NEGATIVES[kind])).turns()] == []
