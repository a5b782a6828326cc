"""The rules of the feed."""

from __future__ import annotations

from output.checks.feed import addresses, agreement, tags, whole
from output.checks.feed.document import channels, items
from output.checks.feed.remedies import AGAIN, FEED, FRONT, MP3, SLUG, TOML
from output.checks.feed.tags import APPLE, ATOM, PODCAST, PSP, RSS
from output.checks.rules import PROMISE, Group, Rule

APPLE_FEEDS = "Apple, Podcast RSS feed requirements"

LENGTH = Rule(
    "feed-text-length",
    "warning",
    "Texts are no longer than apps show.",
    f"{PSP}; {APPLE}; {PODCAST}",
    TOML,
    tags.too_long,
)
ONCE = Rule("feed-once", "error", "What is said once is said once.", f"{RSS}; {PODCAST}", FEED, tags.repeated)
ABSOLUTE = Rule("feed-absolute", "error", "Every address is absolute.", "RFC 3986, 4.3", TOML, addresses.relative)
ASCII = Rule(
    "feed-ascii",
    "error",
    "Addresses hold nothing but ASCII.",
    f"{APPLE_FEEDS}; RFC 3986, 2",
    "write percent signs for other letters (%C3%BC for ü), and the name of a server with xn--",
    addresses.beyond_ascii,
)
HTTPS = Rule("feed-https", "warning", "Every address is https.", f"{APPLE}; {PODCAST}", TOML, addresses.insecure)

PRESENT = Group(
    "feed-file",
    "The feed's files",
    lambda public: [public],
    (
        Rule("feed-missing", "error", "A show with an address has a feed.xml.", PROMISE, FEED, whole.missing),
        Rule("feed-all", "error", "Every episode is in the feed.", PROMISE, FEED, whole.left_out),
    ),
)

WHOLE = Group(
    "feed",
    "The feed as a whole",
    lambda public: public.feeds,
    (
        Rule("feed-well-formed", "error", "The feed is well-formed.", "XML 1.0, 2.1", FEED, whole.broken),
        Rule(
            "feed-doctype",
            "error",
            "The feed has no DOCTYPE and no entities.",
            "OWASP, XML External Entity Prevention",
            FEED,
            whole.doctype,
        ),
        Rule("feed-rss", "error", "The feed is RSS 2.0 with a channel.", RSS, FEED, whole.no_rss),
        Rule(
            "feed-namespace",
            "error",
            "Prefixes are bound to the namespaces that apps know.",
            f"{APPLE}; {PSP}; {PODCAST}",
            FEED,
            whole.namespaces,
        ),
        Rule(
            "feed-guid-unique",
            "error",
            "No two items have one GUID.",
            f"{RSS}; {APPLE}",
            SLUG,
            whole.twins,
        ),
        Rule(
            "feed-enclosure-unique",
            "error",
            "No two items have one enclosure.",
            APPLE_FEEDS,
            "take one of the items away, or give it a sound of its own",
            whole.one_sound,
        ),
        Rule(
            "feed-empty",
            "error",
            "The feed holds an item.",
            APPLE_FEEDS,
            "build an episode: turncast build",
            whole.empty,
        ),
        Rule("feed-order", "warning", "The newest item comes first.", PROMISE, FEED, whole.unsorted),
    ),
)

CHANNEL = Group(
    "channel",
    "What the feed says of the show",
    channels,
    (
        *tags.needed(tags.CHANNEL),
        *tags.valued((*tags.CHANNEL_VALUES, *tags.SHARED_VALUES)),
        Rule(
            "feed-subcategory",
            "error",
            "A subcategory is one of its category.",
            f"{APPLE}, categories",
            TOML,
            tags.subcategories,
        ),
        Rule("feed-self", "error", "The feed says where it lies.", f"{ATOM}; {PSP}", TOML, whole.self_link),
        Rule("feed-guid-right", "error", "`podcast:guid` is the show's own.", PODCAST, FEED, whole.other_guid),
        *(LENGTH, ONCE, ABSOLUTE, ASCII, HTTPS),
    ),
)

ITEMS = Group(
    "items",
    "What the feed says of each episode",
    items,
    (
        *tags.needed(tags.ITEM),
        *tags.valued((*tags.ITEM_VALUES, *tags.SHARED_VALUES)),
        *(LENGTH, ONCE, ABSOLUTE, ASCII, HTTPS),
        Rule(
            "item-enclosure-complete",
            "error",
            "An enclosure has a length and a type.",
            f"{RSS}; {APPLE_FEEDS}",
            FEED,
            tags.unmeasured,
        ),
        Rule(
            "item-title-number",
            "note",
            "The title does not begin with the number that has a tag of its own.",
            "Apple, Optimize your show's metadata",
            FRONT,
            tags.numbered,
        ),
        Rule(
            "item-file", "error", "Every address below base_url leads to a file.", PROMISE, AGAIN, agreement.lost_file
        ),
        Rule("item-length", "error", "Lengths of enclosures are those of the files.", RSS, FEED, agreement.length),
        Rule(
            "item-enclosure-type",
            "error",
            "Types of enclosures are those of the files.",
            f"{RSS}; {APPLE}",
            FEED,
            agreement.media_type,
        ),
        Rule(
            "item-playable",
            "error",
            "The enclosure is MP3 or AAC.",
            APPLE,
            MP3,
            agreement.unplayable,
        ),
        Rule(
            "item-integrity",
            "error",
            "Hashes are those of the files.",
            f"{PODCAST}; W3C SRI",
            FEED,
            agreement.integrity,
        ),
        Rule(
            "item-transcript-type",
            "error",
            "Transcripts have their type and rel.",
            PODCAST,
            FEED,
            agreement.transcript_type,
        ),
        Rule("item-chapters-type", "error", "Chapters have their type.", PODCAST, FEED, agreement.chapters_type),
        Rule("item-title-right", "error", "The title is the episode's.", PROMISE, FEED, agreement.other_title),
        Rule(
            "item-guid-right",
            "error",
            "The GUID is the episode's, and never changes.",
            f"{APPLE}; {PROMISE}",
            FEED,
            agreement.other_guid,
        ),
        Rule(
            "item-duration-right", "error", "The duration is that of the sound.", APPLE, FEED, agreement.other_duration
        ),
        Rule(
            "item-synthesized",
            "error",
            "A synthesized episode says so.",
            f"{PODCAST}, txt",
            FEED,
            agreement.unsaid_synthesis,
        ),
        Rule(
            "item-soundbite-end",
            "error",
            "Soundbites end before the sound does.",
            PODCAST,
            FRONT,
            agreement.late_soundbite,
        ),
        Rule(
            "item-psc",
            "error",
            "Podlove chapters are the episode's.",
            "Podlove Simple Chapters 1.2",
            FEED,
            agreement.other_chapters,
        ),
        Rule(
            "item-stamps",
            "warning",
            "The description has a time stamp for each chapter.",
            PROMISE,
            FEED,
            agreement.unstamped,
        ),
    ),
)
