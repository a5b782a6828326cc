"""The way from an episode's page to the one before, the one after and all of them.

Only the show knows an episode's neighbours, so ``turncast feed`` writes the links, between two marks that the page has
for them. A new episode changes the page of the one before it and no other; its manifest is kept true.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import chain, pairwise
from pathlib import Path

from markupsafe import Markup

from output.atomic import replacing
from output.listed import Entry
from output.manifests import MANIFEST, episode
from output.package import file_of

PAGE = "index.html"
MARKED = re.compile("(?<=<!--neighbours-->).*?(?=<!--/neighbours-->)", re.DOTALL)
LINKS = Markup('<nav class="neighbours" aria-label="Episodes">%s<a href="../index.html">All episodes</a>%s</nav>')
LINK = Markup('<a rel="%s" href="%s"><span dir="auto">%s</span></a> ')


def link_neighbours(listed: Sequence[Entry]) -> list[Path]:
    """Put the links into the page of each episode whose neighbours are others than before; these pages' paths."""
    changed = []
    for newer, entry, older in _threes(listed):
        links = LINKS % (_link("prev", older), _link("next", newer))
        if not entry.is_imported and entry.neighbours != _digest(links):
            changed += _write(Path(entry.file).with_name(PAGE), links)
    return changed


def _threes(listed: Sequence[Entry]) -> Iterator[tuple[Entry | None, Entry, Entry | None]]:
    """Each entry between its neighbours."""
    padded = chain((None,), listed, (None,))
    return ((before, entry, after) for (before, entry), (_, after) in pairwise(pairwise(padded)) if entry is not None)


def _link(rel: str, entry: Entry | None) -> Markup:
    """A link to a neighbour; an imported one without an address has none."""
    if entry is None or entry.page is None:
        return Markup()
    href = entry.page if entry.is_imported else f"../{entry.page}"
    return LINK % (rel, href, entry.title)


def _digest(links: str) -> str:
    return sha256(links.encode()).hexdigest()


def _write(page: Path, links: str) -> list[Path]:
    """Write the links into a page that has the marks, and both into its manifest; the page's path where it has."""
    manifest = page.parent / MANIFEST
    made = episode(manifest)
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    linked = MARKED.sub(lambda _: links, text, count=1)
    if linked != text:
        with replacing(page) as target:
            target.write(linked)
    files = tuple(file_of(page, each.type) if each.name == PAGE and linked != text else each for each in made.files)
    told = made.model_copy(update={"files": files, "neighbours": _digest(links)})
    with replacing(manifest) as target:
        target.write(told.model_dump_json(indent=1, exclude_none=True) + "\n")
    return [page] if linked != text else []
