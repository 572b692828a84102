"""Laying out a body: paragraphs, and stretches that know what they are part of."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quotes.reader import Part, Role, Stretch, lay_out


def part(key: str, role: Role, start: int, end: int, kind: str = "named") -> Part:
    return Part(key, role, kind, start, end)


def shown(body: str, *parts: Part) -> list[list[tuple[str, str]]]:
    """For each paragraph its stretches as (words, keys)."""
    return [[(stretch.text, stretch.keys) for stretch in paragraph.stretches] for paragraph in lay_out(body, parts)]


def only_stretch(body: str, *parts: Part) -> Stretch:
    (paragraph,) = lay_out(body, parts)
    (stretch,) = paragraph.stretches
    return stretch


@pytest.mark.parametrize("body", ["", "\n", "  \n \n"], ids=["nothing", "a line break", "spaces"])
def test_a_body_without_words_has_no_paragraphs(body: str) -> None:
    assert lay_out(body, []) == []


def test_paragraphs_are_lines_with_words() -> None:
    assert shown("One.\n\n \nTwo.\nThree.") == [[("One.", "")], [("Two.", "")], [("Three.", "")]]


def test_nested_content_belongs_to_both() -> None:
    outer, inner = part("q1", Role.CONTENT, 0, 11), part("q2", Role.CONTENT, 4, 7)

    assert shown("aaa bbb ccc", inner, outer) == [[("aaa ", "q1"), ("bbb", "q1 q2"), (" ccc", "q1")]]


def test_overlapping_content_is_cut_at_each_edge() -> None:
    first, second = part("q1", Role.CONTENT, 0, 7), part("q2", Role.CONTENT, 4, 11)

    assert shown("aaa bbb ccc", first, second) == [[("aaa ", "q1"), ("bbb", "q1 q2"), (" ccc", "q2")]]


def test_content_over_two_paragraphs_is_marked_in_both_and_opens_once() -> None:
    paragraphs = lay_out("aaa\n\nbbb", [part("q1", Role.CONTENT, 0, 8)])

    assert [[(s.text, s.keys, s.opened_quotes) for s in p.stretches] for p in paragraphs] == [
        [("aaa", "q1", ["q1"])],
        [("bbb", "q1", [])],
    ]


def test_discontinuous_content_opens_once() -> None:
    (paragraph,) = lay_out("aaa bbb ccc", [part("q1", Role.CONTENT, 0, 3), part("q1", Role.CONTENT, 8, 11)])

    assert [s.opened_quotes for s in paragraph.stretches] == [["q1"], [], []]


def test_innermost_kind_wins_and_the_one_around_it_shows() -> None:
    outer = part("q1", Role.CONTENT, 0, 3, "named")
    inner = part("q2", Role.CONTENT, 0, 3, "anonymous")

    assert only_stretch("aaa", outer, inner).classes == "content-anonymous around-named content-begins content-ends"


def test_words_can_be_content_of_one_quote_and_source_of_another() -> None:
    stretch = only_stretch("aaa", part("q1", Role.CONTENT, 0, 3), part("q2", Role.SOURCE, 0, 3, "anonymous"))

    assert stretch.classes.split()[:2] == ["content-named", "source-anonymous"]


def test_evidence_can_be_pointed_at() -> None:
    assert only_stretch("aaa", part("7", Role.EVIDENCE, 0, 3)).anchors == ["evidence-7"]


ranges = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda r: (r[0], r[0] + r[1]))


@given(st.text(alphabet="ab \n", max_size=80), st.lists(st.tuples(st.sampled_from(Role), ranges), max_size=12))
def test_stretches_give_the_text_back_and_know_every_part(
    body: str, given_ranges: list[tuple[Role, tuple[int, int]]]
) -> None:
    parts = [part(f"q{n}", role, *span) for n, (role, span) in enumerate(given_ranges)]

    for paragraph in lay_out(body, parts):
        assert "".join(stretch.text for stretch in paragraph.stretches) == body[paragraph.start : paragraph.end]
        edges = [paragraph.start]
        for stretch in paragraph.stretches:
            edges.append(edges[-1] + len(stretch.text))
        for (start, end), stretch in zip(pairwise(edges), paragraph.stretches, strict=True):
            assert {p.key for p in stretch.parts} == {p.key for p in parts if p.start < end and start < p.end}
