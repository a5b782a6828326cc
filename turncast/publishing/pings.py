"""Tell those who listen for changes that the feed has changed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import requests

from output.guid import feed_url
from output.show import Show

PODPING_KEY = "TURNCAST_PODPING_KEY"
"""The environment variable that holds the key for Podping; podcast.toml is no place for it."""
TIMEOUT_S = 20


def ping(show: Show) -> Iterator[tuple[str, str | None]]:
    """Each service that podcast.toml names, once it is told, and what went wrong with it (None: nothing)."""
    for address, tell in ((show.hub, _hub), (show.podping, _podping)):
        if address and show.base_url:
            yield address, _failure(tell, address, show)


def _failure(tell: Callable[[str, Show], requests.Response], address: str, show: Show) -> str | None:
    try:
        tell(address, show).raise_for_status()
    except (requests.RequestException, LookupError) as error:
        return " ".join(str(error).split())
    return None


def _hub(address: str, show: Show) -> requests.Response:
    """WebSub's predecessor PubSubHubbub 0.4, section 7, which hubs still follow: WebSub leaves it open."""
    topic = feed_url(show)
    told = {"hub.mode": "publish", "hub.url": topic, "hub.topic": topic}
    return requests.post(address, data=told, timeout=TIMEOUT_S)


def _podping(address: str, show: Show) -> requests.Response:
    """Podping.cloud's HTTP interface: the feed in the query, the key alone in ``Authorization``."""
    key = os.environ.get(PODPING_KEY)
    if not key:
        raise LookupError(f"the environment has no {PODPING_KEY}")
    about = {"url": str(feed_url(show)), "reason": "update", "medium": show.medium}
    headers = {"Authorization": key, "User-Agent": "Turncast"}
    return requests.get(address, params=about, headers=headers, timeout=TIMEOUT_S, allow_redirects=False)
