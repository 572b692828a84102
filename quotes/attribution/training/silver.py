"""Attributions inside others for corpora that do not mark them, found by the network itself.

Read as a text of its own, the content of an attribution is like any other prose, so that a network that was taught no
nesting finds what is said in it. Taught these, it finds them in place. Source: Yarowsky, 1995 (self-training).
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from tqdm import tqdm

from quotes.attribution.components.decoding import PARTS
from quotes.attribution.components.network import Network, plain
from quotes.attribution.training.corpus import Article, Attributed, read_lines

SHORTEST = 4  # words of a content that can hold an attribution


def with_silver(
    corpora: list[list[Article]], component: Callable[[], Network], floor: float, kept: Path
) -> list[list[Article]]:
    """The corpora, those that mark no nesting with what the component finds inside their contents.

    Args:
        floor: probability from which something found is taken.
        kept: file of what was found, so that a resumed run learns from the same.
    """
    if not kept.exists():
        network = component()
        unmarked = [a for articles in corpora for a in articles if a.attributions and not a.nested]
        rows = [
            {"id": article.id, "attributions": [asdict(each) for each in inside(network, article, floor)]}
            for article in tqdm(unmarked, desc="attributions inside others")
        ]
        partial = kept.with_suffix(".partial")
        partial.write_text("".join(json.dumps(row) + "\n" for row in rows))
        partial.replace(kept)
    found = {row["id"]: row["attributions"] for row in read_lines(kept)}
    return [[_with(article, found) for article in articles] for articles in corpora]


def inside(network: Network, article: Article, floor: float) -> Iterator[Attributed]:
    """What is attributed to somebody inside the contents of an article, with at least this probability."""
    for attribution in article.attributions or ():
        for span in attribution.content:
            begin, end = _bare(article.text, *span)
            content = article.text[begin:end]
            if len(content.split()) >= SHORTEST:
                yield from (_moved(each, begin) for each in _attributed(network, content, floor))


def _attributed(network: Network, text: str, floor: float) -> Iterator[dict[str, list[list[int]]]]:
    structures = network.structures(text)
    for held in structures.outer:
        if held.source and held.probability() >= floor:
            yield plain(structures.pieces, held)


def _moved(spans: dict[str, list[list[int]]], by: int) -> Attributed:
    return Attributed(*(tuple((a + by, b + by) for a, b in spans[part]) for part in PARTS))


def _with(article: Article, found: dict[str, list[dict[str, Any]]]) -> Article:
    if article.id not in found:
        return article
    more = [_moved(each, 0) for each in found[article.id]]
    return replace(article, attributions=(*(article.attributions or ()), *more), nested=True)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks at its ends."""
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
