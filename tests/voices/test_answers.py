from __future__ import annotations

import numpy as np
import pytest

from tests.voices.loopback import HERTZ, SILENCE, mp3_of, pcm_of, wav_of
from voices.answers import believed, decoded
from voices.network import UnusableError

TEXT = "Good morning. The boats are back, and nobody was hurt. We were all very glad when we saw them come."
SPOKEN = np.frombuffer(pcm_of(TEXT), "<i2").astype(np.int16)

PLAYLIST = b"#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\nfile:///etc/hostname\n#EXT-X-ENDLIST\n"


@pytest.mark.parametrize("encode", [wav_of, mp3_of])
def test_whole_speech_is_decoded_to_mono_at_its_own_rate(encode: object) -> None:
    samples, hertz = decoded(encode(SPOKEN.tobytes()), TEXT)  # type: ignore[operator]
    assert hertz == HERTZ
    assert len(samples) == pytest.approx(len(SPOKEN), abs=HERTZ // 8)


def test_stereo_is_averaged() -> None:
    import io
    import wave

    file = io.BytesIO()
    with wave.open(file, "wb") as target:
        target.setparams((2, 2, HERTZ, 0, "NONE", ""))
        target.writeframes(np.repeat(SPOKEN, 2).tobytes())
    assert len(decoded(file.getvalue(), TEXT)[0]) == len(SPOKEN)


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.55])
def test_speech_that_breaks_off_in_a_sound_is_cut_off(part: float) -> None:
    end = int(len(SPOKEN) * part)
    loud = end + int(np.argmax(np.abs(SPOKEN[end : end + HERTZ // 5].astype(int))))
    with pytest.raises(UnusableError, match="cut off"):
        believed(SPOKEN[:loud], HERTZ, TEXT)


def test_half_of_the_speech_is_cut_off_however_it_ends() -> None:
    faded = np.concatenate([SPOKEN[: len(SPOKEN) * 3 // 10], np.zeros(HERTZ // 10, np.int16)])
    with pytest.raises(UnusableError, match="cut off"):
        believed(faded, HERTZ, TEXT)


@pytest.mark.parametrize("text", ["Yes.", "How are you?", "They are well too.", TEXT])
def test_what_espeak_says_is_believed(text: str) -> None:
    samples = np.frombuffer(pcm_of(text), "<i2").astype(np.int16)
    assert believed(samples, HERTZ, text) is samples


def test_a_wide_character_takes_longer_than_a_letter() -> None:
    with pytest.raises(UnusableError, match="cut off"):
        believed(SPOKEN[: 2 * HERTZ], HERTZ, "我们早上都很高兴地看到船只回来了，没有人受伤。" * 2)


def test_quick_speech_is_believed_at_the_rate_that_was_asked_for() -> None:
    quick = SPOKEN[::3]
    assert believed(quick, HERTZ, TEXT, 3.0) is quick
    with pytest.raises(UnusableError):
        believed(quick, HERTZ, TEXT)


BAD = {
    "silence": (wav_of(SILENCE), "silent"),
    "a page": (b"<html>Sorry</html>", "no audio"),
    "nothing": (b"", "no audio"),
    "no samples": (wav_of(b""), "silent"),
    "a playlist of files": (PLAYLIST, "no audio"),
    "an answer that never ends": (wav_of(SPOKEN.tobytes() * 40), "goes on"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_not_worth_keeping_is_told(what: str) -> None:
    data, told = BAD[what]
    with pytest.raises(UnusableError, match=told):
        decoded(data, TEXT)
