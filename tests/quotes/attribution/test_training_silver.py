"""Attributions that the network finds inside the contents of others."""

from pathlib import Path

import pytest

from quotes.attribution.components.network import Network
from quotes.attribution.pipeline import load_pipeline
from quotes.attribution.training.corpus import Article, Attributed
from quotes.attribution.training.silver import inside, with_silver

pytestmark = pytest.mark.model

TEXT = "“Mayor Ilse Vale said the harbour bridge will not open before April,” Tomas Brandt told reporters."


def span(part: str) -> tuple[int, int]:
    return TEXT.index(part), TEXT.index(part) + len(part)


OUTER = Attributed((span("Tomas Brandt"),), (span("told"),), (span(TEXT[: TEXT.index(" Tomas")]),))
INNER = Attributed(
    (span("Mayor Ilse Vale"),), (span("said"),), (span("the harbour bridge will not open before April"),)
)


@pytest.fixture(scope="module")
def network() -> Network:
    component = load_pipeline().get_pipe("network")
    assert isinstance(component, Network)
    return component


def test_content_is_read_as_a_text_of_its_own(network: Network) -> None:
    article = Article("a", TEXT, (OUTER,))
    assert list(inside(network, article, 0.3)) == [INNER]
    assert list(inside(network, article, 1.0)) == []


def test_only_unmarked_corpora_are_filled_in_and_only_once(network: Network, tmp_path: Path) -> None:
    unmarked, marked = Article("a", TEXT, (OUTER,)), Article("b", TEXT, (OUTER,), nested=True)
    kept = tmp_path / "silver.jsonl"
    filled = with_silver([[unmarked], [marked]], lambda: network, 0.3, kept)
    assert filled == [[Article("a", TEXT, (OUTER, INNER), nested=True)], [marked]]

    def never() -> Network:
        raise AssertionError

    assert with_silver([[unmarked], [marked]], never, 0.3, kept) == filled
