"""Text in, readings out: the spaCy pipeline, its tokenizer and the calls the rest of the project uses.

A component is a module in `components` with a factory `create(nlp, name, ...)`; its line in `FACTORIES` makes it
known to spaCy. What components find is kept as plain values in the Doc extensions `attributions` and `speakers`;
`given` tells detection that the attributions are already there.
"""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import DummyTokenizer, registry
from spacy.vocab import Vocab

from quotes.attribution.components import forms, network, rules, speakers, withheld
from quotes.attribution.results import Reading, reading_from_plain

TRAINED = Path(__file__).parent / "trained"

FACTORIES: dict[str, Callable[..., Any]] = {
    "network": network.create,
    "rules": rules.create,
    "forms": forms.create,
    "speakers": speakers.create,
    "withheld": withheld.create,
}
AFTER_DETECTION = ("forms", "speakers", "withheld")

TOKENIZER = "onrecord.tokenizer.v1"

# A word keeps its combining marks, soft hyphens and joiners; a blank after a token belongs to the token.
_TOKEN = re.compile(r"(\w[\w\u00ad\u0300-\u036f\u200c\u200d]*|[^\w\s]|\s+)( ?)")


class Tokenizer(DummyTokenizer):
    """Splits words from punctuation and keeps every character, so that `doc.text == text` for any text."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words: list[str] = []
        spaces: list[bool] = []
        met: dict[str, str] = {}  # a word that stands there many times is kept once
        for found in _TOKEN.finditer(text):
            words.append(met.setdefault(found[1], found[1]))
            spaces.append(bool(found[2]))
        return Doc(self.vocab, words=words, spaces=spaces)


def create_tokenizer() -> Callable[[Language], Tokenizer]:
    return lambda nlp: Tokenizer(nlp.vocab)


def register() -> None:
    """Makes extensions, tokenizer and components known to spaCy; may be called any number of times."""
    if Doc.has_extension("attributions"):
        return
    Doc.set_extension("attributions", default=[])  # spaCy hands each Doc a copy of its own
    Doc.set_extension("speakers", default=[])
    Doc.set_extension("given", default=False)
    registry.tokenizers.register(TOKENIZER, func=create_tokenizer)
    for name, create in FACTORIES.items():
        Language.factory(name, func=create)


def build_rules_pipeline() -> Language:
    """The pipeline whose detection is written by hand."""
    nlp = _blank("onrecord_rules", "0.1.0")
    for name in ("rules", *AFTER_DETECTION):
        nlp.add_pipe(name)
    return nlp


def build_network_pipeline(files: Path, settings: Mapping[str, Any], version: str) -> Language:
    """The pipeline whose detection is trained.

    Args:
        files: folder of the component's files.
        settings: the component's configuration.
    """
    nlp = _blank("onrecord", version)
    nlp.add_pipe("network", config=dict(settings)).from_disk(files)  # type: ignore[attr-defined]
    for name in AFTER_DETECTION:
        nlp.add_pipe(name)
    return nlp


def save_pipeline(nlp: Language, path: Path = TRAINED) -> None:
    """Writes the folder that `load_pipeline` and `spacy.load` read."""
    nlp.to_disk(path, exclude=["vocab"])


def load_pipeline(path: Path = TRAINED) -> Language:
    """The pipeline saved in a folder; the shipped one by default."""
    register()
    return _without_limit(spacy.load(path))


def pipeline_version(nlp: Language) -> str:
    """Name and version, for the record of a run."""
    return f"{nlp.meta['name']} {nlp.meta['version']}"


def read(nlp: Language, text: str) -> Reading:
    """Reads one text of any length."""
    with nlp.memory_zone():
        return _reading(nlp(_encodable(text)))


def read_many(nlp: Language, texts: Iterable[str], batch_size: int = 16) -> Iterator[Reading]:
    """Reads texts one after the other, in their order, `batch_size` at a time."""
    rest = iter(texts)
    while batch := list(islice(rest, batch_size)):
        with nlp.memory_zone():
            readings = [_reading(doc) for doc in nlp.pipe(map(_encodable, batch))]
        yield from readings


def read_given(nlp: Language, text: str, attributions: Iterable[Mapping[str, Any]]) -> Reading:
    """Reads a text whose attributions are known; works out the rest.

    Args:
        attributions: mappings with the spans of `source`, `cue` and `content`; their order is kept.
    """
    with nlp.memory_zone():
        doc = nlp.make_doc(_encodable(text))
        doc._.given = True
        doc._.attributions = [
            {part: [list(span) for span in given.get(part) or ()] for part in ("source", "cue", "content")}
            for given in attributions
        ]
        return _reading(nlp(doc))


def _reading(doc: Doc) -> Reading:
    return reading_from_plain(doc.text, doc._.attributions, doc._.speakers)


def _encodable(text: str) -> str:
    """The text with "?" for lone surrogates, which no encoding can write; offsets stay."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _blank(name: str, version: str) -> Language:
    register()
    config = {"nlp": {"tokenizer": {"@tokenizers": TOKENIZER}}}
    return _without_limit(spacy.blank("en", config=config, meta={"name": name, "version": version}))


def _without_limit(nlp: Language) -> Language:
    nlp.max_length = sys.maxsize
    return nlp
