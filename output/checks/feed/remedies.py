"""What to do about a flaw of the feed, by what the item is made of."""

from __future__ import annotations

from collections.abc import Mapping

TOML = "write it into podcast.toml, then: turncast feed"
FRONT = "write it into the front matter and build again"
FEED = "write the feed again: turncast feed"
AGAIN = "build the episode again, then: turncast feed"
SLUG = "give one of the episodes another slug, and build it again"
MP3 = "build with --to mp3 as well"

RECORDED = "write it into the transcript's front matter, a date into its files' names, and import the folder again"
IMPORTED = "write it into the item's own file in imported/, then: turncast feed"

OF_RECORDED: Mapping[str, str] = dict.fromkeys((FRONT, AGAIN, MP3), RECORDED)
"""What to do instead about an episode that was recorded elsewhere: there is no interview that it is built from."""
OF_IMPORTED: Mapping[str, str] = {
    **dict.fromkeys((TOML, FRONT, FEED, MP3), IMPORTED),
    AGAIN: "put the file there, or the address that it has now into the item's own file in imported/",
}
"""What to do instead about an item of another program, which goes into the feed as it is."""
