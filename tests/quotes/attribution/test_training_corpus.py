"""What training reads: spans that move with their text, links that end at the right words."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from quotes.attribution.training.augment import edited, varied
from quotes.attribution.training.corpus import (
    Article,
    Attributed,
    held_out,
    read_attributed,
    read_corpora,
    read_entities,
)
from quotes.attribution.training.examples import layers

TEXT = "“Rain came,” Ilse Vale said.\n\n“It went,” she added."


def span(part: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(part), text.index(part) + len(part)


ARTICLE = Article(
    "a",
    TEXT,
    (
        Attributed((span("Ilse Vale"),), (span("said"),), (span("“Rain came,”"),)),
        Attributed((span("she"),), (span("added"),), (span("“It went,”"),)),
    ),
    entities=((*span("Ilse Vale"), "PERSON"),),
)


def covered(article: Article) -> list[list[str]]:
    attributions = article.attributions or ()
    return [[article.text[a:b] for part in (x.source, x.cue, x.content) for a, b in part] for x in attributions]


def test_spans_move_with_edits() -> None:
    marks = [(i, i + 1, "''") for i, c in enumerate(TEXT) if c in "“”"]
    moved = edited(ARTICLE, marks)
    assert covered(moved) == [["Ilse Vale", "said", "''Rain came,''"], ["she", "added", "''It went,''"]]
    assert [moved.text[a:b] for a, b, _ in moved.entities or ()] == ["Ilse Vale"]


def test_spans_shrink_where_marks_are_lost() -> None:
    moved = edited(ARTICLE, [(i, i + 1, "") for i, c in enumerate(TEXT) if c in "“”"])
    assert covered(moved) == [["Ilse Vale", "said", "Rain came,"], ["she", "added", "It went,"]]


@pytest.mark.parametrize("seed", range(40))
def test_variation_keeps_the_words(seed: int) -> None:
    moved = varied(ARTICLE, random.Random(seed), 0.6)  # noqa: S311
    letters = [["".join(c for c in part.lower() if c.isalpha()) for part in parts] for parts in covered(moved)]
    assert letters == [["ilsevale", "said", "raincame"], ["she", "added", "itwent"]]


def test_attribution_inside_another_is_kept_apart() -> None:
    text = "He said she thought it rained."
    outer = Attributed((span("He", text),), (span("said", text),), (span("she thought it rained", text),))
    inner = Attributed((span("she", text),), (span("thought", text),), (span("it rained", text),))
    assert layers(Article("a", text, (inner, outer))) == ([outer], [inner])


def test_shared_source_is_no_nesting() -> None:
    text = "He said it rained and added it poured."
    one = Attributed((span("He", text),), (span("said", text),), (span("it rained", text),))
    two = Attributed((span("He", text),), (span("added", text),), (span("it poured", text),))
    outer, inner = layers(Article("a", text, (one, two)))
    assert (len(outer), inner) == (2, [])


def test_corpora_are_read(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(
        '{"id": "a", "text": "He said it rained.", "attributions": '
        '[{"source": [[0, 3]], "cue": [[3, 7]], "content": [[8, 17]]}]}\n\n'
    )
    (article,) = read_attributed(gold)
    assert article.attributions == (Attributed(((0, 2),), ((3, 7),), ((8, 17),)),)
    labels, texts = tmp_path / "labels.jsonl", tmp_path / "texts.jsonl"
    labels.write_text('{"id": "a", "sentences": [[["Ilse", "B-Person"], ["Vale", "I-Person"], ["left", "O"]]]}\n')
    texts.write_text('{"id": "a", "text": "Ilse  Vale left"}\n')
    (article,) = read_entities(labels, texts)
    assert article.entities == ((0, 10, "PERSON"),)


CONFIG: dict[str, Any] = {
    "attributions": [{"file": "train.jsonl", "nested": False}],
    "development": [{"file": "dev.jsonl", "nested": True}],
    "entities": {"file": "labels.jsonl", "texts": "texts.jsonl"},
}


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def gold(name: str, text: str) -> dict[str, Any]:
    """A line as the export of a newsroom's decisions has it."""
    spans = {"source": [[0, 4]], "cue": [[5, 9]], "content": [[10, len(text)]]}
    speaker = {"id": "S1", "name": "Vale", "kind": "named", "entity": "person", "description": None, "withheld": None}
    return {"id": name, "text": text, "attributions": [spans | {"speaker": "S1"}], "speakers": [speaker]}


def named(name: str, text: str) -> dict[str, Any]:
    return {"id": name, "sentences": [[["Vale", "B-Person"], *([word, "O"] for word in text.split()[1:])]]}


def test_corpora_keep_development_and_held_out_articles_apart(tmp_path: Path) -> None:
    text = "Vale said it rained"
    unseen = next(str(n) for n in range(100) if held_out(Article(str(n), "")))
    known, dev = (str(n) for n in range(100, 102))
    written(tmp_path / "train.jsonl", gold(known, text))
    written(tmp_path / "dev.jsonl", gold(dev, text))
    written(tmp_path / "labels.jsonl", *(named(name, text) for name in (unseen, known, dev)))
    written(tmp_path / "texts.jsonl", *({"id": name, "text": text} for name in (unseen, known, dev)))
    corpora = read_corpora(tmp_path, CONFIG)
    assert [article.id for article in corpora.entities] == [known]
    assert [[article.entities for article in articles] for articles in corpora.attributed] == [[((0, 4, "PERSON"),)]]


def test_articles_of_your_own_are_one_more_corpus(tmp_path: Path) -> None:
    for file in ("train.jsonl", "dev.jsonl", "labels.jsonl", "texts.jsonl"):
        written(tmp_path / file)
    own = [written(tmp_path / f"{n}.jsonl", gold(n, "Vale said it rained")) for n in ("one", "two")]
    corpora = read_corpora(tmp_path, CONFIG, own)
    assert corpora.attributed == [[], [article for file in own for article in read_attributed(file, nested=True)]]
    assert corpora.attributed[1][0].attributions == (Attributed(((0, 4),), ((5, 9),), ((10, 19),)),)
