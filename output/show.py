"""What ``podcast.toml`` describes: the show that episodes belong to, and how they shall sound and look."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from output.captions.profiles import CaptionSettings, get_profile
from output.episode import Person
from output.errors import FormatError
from output.values import Category, Email, Geo, Guid, Language, Osm, Rrule, Url
from transcript.written import Written
from voices.engine import USUAL
from voices.lexicon import Pronunciation
from voices.settings import LONGEST_PAUSE_MS, PartSettings


class BitRates(Written):
    """``[sound.bit_rate]``: kbit/s by codec. What is left out is the codec's own choice, more for stereo than for mono.

    MP3 has those of ISO/IEC 11172-3, 2.4.2.3; Opus those of RFC 6716, 2.1.1.
    """

    mp3: Literal[32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] | None = None
    m4a: int | None = Field(default=None, ge=32, le=320)
    opus: int | None = Field(default=None, ge=6, le=256)


def _bit_rates(value: Any) -> Any:
    """A number alone is that of MP3."""
    return {"mp3": value} if isinstance(value, int) else value


class SoundSettings(Written):
    """``[sound]``: loudness in LUFS (EBU R128), true peak in dBTP, rate in Hz, bit rates in kbit/s, pauses in ms.

    At -12 LUFS nearly every voice is as loud as asked in every format; at -10 Opus at 32 kbit/s lacked 1.1 to 1.8 LU.

    With two ``channels`` each speaker has a place between left and right: the ``pan`` of the voice,
    or where no voice has one, a little to the left and to the right in turn.
    """

    loudness: float = Field(default=-16.0, ge=-40, le=-12)
    true_peak: float = Field(default=-1.0, ge=-9, le=0)
    sample_rate: Literal[44100, 48000] = 44100
    bit_rate: Annotated[BitRates, BeforeValidator(_bit_rates)] = Field(default_factory=BitRates)
    channels: Literal[1, 2] = 1
    sentence_pause_ms: int = Field(default=300, ge=300, le=LONGEST_PAUSE_MS)
    paragraph_pause_ms: int = Field(default=600, ge=300, le=LONGEST_PAUSE_MS)
    speaker_pause_ms: int = Field(default=700, ge=300, le=LONGEST_PAUSE_MS)


class Price(Written):
    """``[prices.NAME]``: what an engine asks for a million characters."""

    per_million_characters: float = Field(ge=0)
    currency: str = "USD"


class Clip(Written):
    """A row of ``[music]``: a file beside podcast.toml, in any format; ``length_ms`` of it from ``start_ms`` are heard.

    The clip is brought to the show's loudness; ``gain`` in dB comes on top. Fades in ms.
    """

    file: str = Field(min_length=1)
    start_ms: int = Field(default=0, ge=0)
    length_ms: int | None = Field(default=None, ge=500, le=180_000)
    gain: float = Field(default=0.0, ge=-30, le=12)
    fade_in_ms: int = Field(default=20, ge=0, le=60_000)
    fade_out_ms: int = Field(default=1500, ge=0, le=60_000)


class Intro(Clip):
    """``music.intro``: its last ``bed_ms`` are a bed that lies, ``duck`` dB lower, under the first words.

    20 dB is what WCAG 2.2, success criterion 1.4.7, asks of sounds behind speech.
    """

    bed_ms: int = Field(default=0, ge=0, le=60_000)
    duck: float = Field(default=20.0, ge=0, le=60)


def _clip(value: Any) -> Any:
    """A name alone is the file's."""
    return {"file": value} if isinstance(value, str) else value


class Music(Written):
    """``[music]``: before the first words, behind the last, and before each chapter but the first."""

    intro: Annotated[Intro, BeforeValidator(_clip)] | None = None
    outro: Annotated[Clip, BeforeValidator(_clip)] | None = None
    sting: Annotated[Clip, BeforeValidator(_clip)] | None = None

    @property
    def clips(self) -> tuple[Clip, ...]:
        """Those that there are."""
        return tuple(clip for clip in (self.intro, self.outro, self.sting) if clip)


class Funding(Written):
    """A row of ``[[funding]]``: where listeners can give, and what the link says (at most 128 characters)."""

    url: Url
    text: str = Field(min_length=1, max_length=128)


class UpdateFrequency(Written):
    """``[update_frequency]``: how often episodes come; ``rrule`` by RFC 5545, ``dtstart`` ISO 8601."""

    text: str = Field(min_length=1, max_length=128)
    rrule: Rrule | None = None
    dtstart: str | None = None
    complete: bool = False


class Show(Written):
    """The podcast. ``link`` is the site's address, ``base_url`` where ``public/`` will be found; both absolute.

    ``category`` is one of Apple's, as ``"News"`` or ``"News > Politics"``; ``cover`` a file beside
    podcast.toml; ``guid`` the podcast's own, kept for ever. ``txt`` maps a purpose to its text,
    ``subscribe`` the name of an app to the show's address there, ``podroll`` lists GUIDs of other
    podcasts, ``feed_limit`` is the most episodes that feed.xml holds. ``hub`` is a WebSub hub,
    ``publish`` the address that ``turncast publish`` copies to.
    """

    title: str | None = Field(default=None, min_length=1)
    author: str | None = None
    email: Email | None = None
    link: Url | None = None
    base_url: Url | None = None
    description: str | None = Field(default=None, max_length=4000)
    language: Language | None = None
    category: Category | tuple[Category, ...] | None = None
    cover: str | None = None
    explicit: bool = False
    copyright: str | None = None
    guid: Guid | None = None
    kind: Literal["episodic", "serial"] = "episodic"
    medium: Literal["podcast", "audiobook", "newsletter", "blog", "mixed"] = "podcast"
    locked: bool = True
    license: str | None = Field(default=None, max_length=128)
    license_url: Url | None = None
    location: str | None = Field(default=None, max_length=128)
    geo: Geo | None = None
    osm: Osm | None = None
    persons: tuple[Person, ...] = ()
    funding: tuple[Funding, ...] = ()
    podroll: tuple[Guid, ...] = ()
    txt: dict[str, str] = Field(default_factory=dict)
    update_frequency: UpdateFrequency | None = None
    subscribe: dict[str, Url] = Field(default_factory=dict)
    complete: bool = False
    new_feed_url: Url | None = None
    feed_limit: int | None = Field(default=None, ge=1)
    hub: Url | None = None
    podping: Url | None = None
    publish: str | None = None
    engine: str = USUAL
    narrate: Literal["none", "intro", "all"] = "none"
    to: tuple[str, ...] = ("mp3", "html", "srt", "vtt", "md", "json", "txt")
    captions: CaptionSettings = Field(default_factory=CaptionSettings)
    profile: str = Field(default="podcast", validate_default=True)
    theme: str = "quiet"
    episodes: tuple[str, ...] = ()
    voices: dict[str, PartSettings] = Field(default_factory=dict)
    engines: dict[str, dict[str, Any]] = Field(default_factory=dict)
    recordings: str = "recordings"
    prices: dict[str, Price] = Field(default_factory=dict)
    lexicon: dict[str, Pronunciation] = Field(default_factory=dict)
    sound: SoundSettings = Field(default_factory=SoundSettings)
    music: Music = Field(default_factory=Music)

    @field_validator("profile")
    @classmethod
    def _known(cls, value: str, info: ValidationInfo) -> str:
        settings = info.data.get("captions", CaptionSettings())  # absent where it is wrong itself
        try:
            get_profile(value, settings.profiles)
        except FormatError as error:
            raise ValueError(f"{error.message}; {error.remedy}") from error
        return value

    @property
    def categories(self) -> tuple[str, ...]:
        """The categories, however many podcast.toml names."""
        return (self.category,) if isinstance(self.category, str) else self.category or ()
