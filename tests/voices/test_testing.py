from __future__ import annotations

from voices.engines.espeak import Espeak
from voices.model import Part, Voice
from voices.testing import EngineClaims, FakeEngine


class TestFake(EngineClaims):
    engine = FakeEngine()
    part = Part(voice=Voice(engine="fake", id="hum-220", language="en"))


class TestEspeak(EngineClaims):
    engine = Espeak()
    part = Part(voice=Voice(engine="espeak", id="en-gb+f3", language="en-GB"))
