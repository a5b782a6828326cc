"""The episodes of a show in order, in a database."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from output.listed import Entry, listed

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
ENTRIES = st.builds(
    Entry,
    date=st.sampled_from(["", "2021-05-06T00:00:00+00:00", "2022-05-06T00:00:00+00:00"]),
    season=st.integers(0, 2),
    number=st.integers(0, 2),
    slug=TEXTS,
    file=TEXTS,
    guid=TEXTS,
    title=TEXTS,
    day=st.none() | TEXTS,
    duration_ms=st.none() | st.integers(0, 2**40),
    link=st.none() | TEXTS,
    neighbours=st.none() | TEXTS,
)


@given(found=st.lists(ENTRIES, unique_by=lambda entry: entry[:4]), at=st.slices(8))
def test_it_is_the_sorted_list_and_its_slices_are_that_lists(found: list[Entry], at: slice) -> None:
    made, wanted = listed(found), sorted(found, key=lambda entry: entry[:4], reverse=True)
    assert (list(made), len(made)) == (wanted, len(wanted))
    assert list(made[at]) == wanted[at]
    assert [made[at][i] for i in range(len(made[at]))] == wanted[at]


@given(found=st.lists(ENTRIES), guid=TEXTS, slug=TEXTS)
def test_it_knows_the_names_that_are_taken(found: list[Entry], guid: str, slug: str) -> None:
    taken = {name for entry in found for name in (entry.guid, entry.slug)}
    assert listed(found).holds(guid, slug) == bool(taken & {guid, slug})


def test_a_folder_whose_name_is_no_unicode_is_listed() -> None:
    slug = os.fsdecode(b"caf\xe9")
    (entry,) = listed([Entry("", 0, 0, slug, f"public/{slug}/episode.json", "guid", "Title")])
    assert (entry.slug, entry.file) == (slug, f"public/{slug}/episode.json")


def test_a_list_may_be_given_up_in_another_thread() -> None:
    held = [listed([Entry("", 0, 0, "slug", "public", "guid", "Title")])]
    with ThreadPoolExecutor(1) as other:
        assert len(other.submit(held.pop).result()) == 1
        assert other.submit(lambda: len(listed([]))).result() == 0
        other.submit(held.append, listed([])).result()
        other.submit(held.clear).result()
