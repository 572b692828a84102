"""The corpora as they are read for training: gzip-compressed or plain JSON Lines, offsets in characters.

Attributions (PolNeAR 1.0, or any gold in the format of `manage.py attribute --jsonl` with its "text"):
    {"id", "text", "attributions": [{"source": [[start, end], ...], "cue": [...], "content": [...]}, ...]}
Entities (en-worldwide-newswire), joined to their running text on "id":
    {"id", "sentences": [[[token, BIO label], ...], ...]} and {"id", "text"}
"""

import gzip
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

Span = tuple[int, int]

ENTITY_LABELS = {
    "Person": "PERSON",
    "Organization": "ORG",
    "NORP": "NORP",
    "Location": "LOC",
    "Facility": "LOC",
}


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution of the gold: spans of the text, white space at their ends left out."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """One annotated text; `entities` or `attributions` is None where the corpus says nothing of them.

    Args:
        nested: whether the corpus marks attributions inside others.
        entities: (start, end, label).
    """

    id: str
    text: str
    attributions: tuple[Attributed, ...] | None = None
    nested: bool = False
    entities: tuple[tuple[int, int, str], ...] | None = None


@dataclass(frozen=True, slots=True)
class Corpora:
    """What is trained on: corpora of articles with attributions, and articles with entities."""

    attributed: list[list[Article]]
    entities: list[Article]


def read_corpora(folder: Path, named: Mapping[str, Any], extra: Sequence[Path] = ()) -> Corpora:
    """The corpora that a configuration names.

    Args:
        extra: files of your own, which make one more corpus; they mark attributions inside others.
    """
    attributed = [read_attributed(folder / corpus["file"], nested=corpus["nested"]) for corpus in named["attributions"]]
    if extra:
        attributed.append([article for file in extra for article in read_attributed(file, nested=True)])
    development = {row["id"] for corpus in named["development"] for row in read_lines(folder / corpus["file"])}
    labelled = read_entities(folder / named["entities"]["file"], folder / named["entities"]["texts"])
    entities = {a.id: a for a in labelled if a.id not in development and not held_out(a)}
    both = [[_with_entities(article, entities) for article in articles] for articles in attributed]
    return Corpora(both, list(entities.values()))


def _with_entities(article: Article, entities: Mapping[str, Article]) -> Article:
    same = entities.get(article.id)
    return replace(article, entities=same.entities) if same and same.text == article.text else article


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file, gzip-compressed or plain."""
    raw = path.read_bytes()
    with TextIOWrapper(BytesIO(gzip.decompress(raw) if path.suffix == ".gz" else raw), encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def read_attributed(path: Path, *, nested: bool = False) -> list[Article]:
    """Articles with attributions; `nested` if the corpus also marks attributions inside others."""
    return [
        Article(id=row["id"], text=row["text"], attributions=_attributions(row), nested=nested)
        for row in read_lines(path)
    ]


def read_entities(labels: Path, texts: Path) -> list[Article]:
    """Articles with entities; tokens are found in the running text one after the other."""
    running = {row["id"]: row["text"] for row in read_lines(texts)}
    out = []
    for row in read_lines(labels):
        text = running.get(row["id"])
        if text is not None:
            tokens = [(str(t), str(label)) for sentence in row["sentences"] for t, label, *_ in sentence]
            out.append(Article(id=row["id"], text=text, entities=_entities(text, tokens)))
    return out


def held_out(article: Article) -> bool:
    """Whether an article of the entity corpus is kept for measuring: one in ten, by its name."""
    return zlib.crc32(article.id.encode()) % 10 == 0


def _attributions(row: dict[str, Any]) -> tuple[Attributed, ...]:
    text = row["text"]
    return tuple(
        Attributed(*(tuple(trimmed(text, a, b) for a, b in one[part]) for part in ("source", "cue", "content")))
        for one in row["attributions"]
    )


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _entities(text: str, tokens: list[tuple[str, str]]) -> tuple[tuple[int, int, str], ...]:
    out: list[tuple[int, int, str]] = []
    at = 0
    before = ""
    for token, label in tokens:
        begin = text.find(token, at, at + 200 + len(token))
        if begin < 0:
            before = ""
            continue
        at = begin + len(token)
        kind = ENTITY_LABELS.get(label[2:], "")
        if kind and label.startswith("I-") and before == kind:
            out[-1] = (out[-1][0], at, kind)
        elif kind:
            out.append((begin, at, kind))
        before = kind
    return tuple(out)
