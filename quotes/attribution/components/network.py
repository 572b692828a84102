"""Detection by the trained network: attributions and named entities.

While one window is decoded, the next ones are being encoded, those of the next text among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans
from tokenizers import Tokenizer

from quotes.attribution.components.continued import with_continued
from quotes.attribution.components.decoding import ENTITIES, PARTS, Found
from quotes.attribution.components.encoder import Encoder, Encoding
from quotes.attribution.components.heads import Linker, Tagger
from quotes.attribution.components.hearers import without_hearers
from quotes.attribution.components.marks import OUTSIDE
from quotes.attribution.components.quotes_within import with_quotes_within
from quotes.attribution.components.signatures import signed_quotes, with_lines
from quotes.attribution.components.structure import CONTENT, UNCALIBRATED, Held, Structure
from quotes.attribution.components.transcripts import turns
from quotes.attribution.components.unclaimed import with_unclaimed
from quotes.attribution.components.windows import Pieces, Window, read_pieces, windows

Floats = NDArray[np.float32]

# Of entities a person's name is worth most where as many are missed as are wrong.
ENTITY_FLOOR = 0.35
OWN = ("i", "we", "you")  # of whoever is quoted
FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")


def create(
    nlp: Language,
    name: str,
    *,
    core: int,
    context: int,
    threads: int,
    floors: list[float],
    spares: list[float],
    inner_floors: list[float],
    confidence_floor: float,
    calibration: list[float],
) -> "Network":
    """The component, empty until `from_disk` or `from_bytes`.

    Args:
        core, context: window sizes in word pieces.
        threads: that the encoder may use.
        floors: the least probability of a source, a cue, a content.
        spares: the same of one that is taken only where it would be missing.
        inner_floors: the same for attributions inside others.
        confidence_floor: the least confidence of what is shown.
        calibration: weights of what confidence is worked out from, the bias last.
    """
    return Network(
        core=core,
        context=context,
        threads=threads,
        floors=floors,
        spares=spares,
        inner_floors=inner_floors,
        confidence_floor=confidence_floor,
        calibration=calibration,
    )


@dataclass(frozen=True, slots=True)
class Detected:
    """What was found in one text, in characters."""

    attributions: list[dict[str, Any]]
    entities: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True)
class Structures:
    """What the network found in one text: attributions, those inside others, entities."""

    pieces: Pieces
    outer: list[Held]
    inner: list[Held]
    entities: list[Found]


class Network:
    """The component: fills `doc._.attributions` unless they are given, and `doc.ents`."""

    def __init__(
        self,
        *,
        core: int,
        context: int,
        threads: int,
        floors: Sequence[float],
        spares: Sequence[float],
        inner_floors: Sequence[float],
        confidence_floor: float,
        calibration: Sequence[float] = UNCALIBRATED,
    ) -> None:
        self.settings: dict[str, Any] = {
            "core": core,
            "context": context,
            "threads": threads,
            "floors": list(floors),
            "spares": list(spares),
            "inner_floors": list(inner_floors),
            "confidence_floor": confidence_floor,
            "calibration": list(calibration),
        }
        self._core, self._context, self._threads = core, context, threads
        self._floors, self._spares, self._inner_floors = floors, spares, inner_floors
        self._confidence_floor = confidence_floor
        self._calibration = np.array(calibration)
        self._files: dict[str, bytes] = {}

    def __call__(self, doc: Doc) -> Doc:
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 16) -> Iterator[Doc]:
        """Reads Docs one after the other; what is found in one never depends on the others."""
        with ThreadPoolExecutor(1) as pool:
            waiting: tuple[Doc, Encoding] | None = None
            for doc in stream:
                begun = doc, self._encoding(doc.text, pool)
                if waiting:
                    yield self._annotated(*waiting)
                waiting = begun
            if waiting:
                yield self._annotated(*waiting)

    def detect(self, text: str) -> Detected:
        """Attributions in text order, and entities."""
        return self._detected(text, self.structures(text))

    def structures(self, text: str) -> Structures:
        """What the network found, before confidence decides: in words, with the probabilities of every part."""
        with ThreadPoolExecutor(1) as pool:
            return self._structures(self._encoding(text, pool))

    def _encoding(self, text: str, pool: Executor) -> Encoding:
        pieces = read_pieces(text, self._tokenizer, self._core)
        return Encoding(self._encoder, pieces, windows(pieces, self._core, self._context), pool)

    def _annotated(self, doc: Doc, encoding: Encoding) -> Doc:
        detected = self._detected(doc.text, self._structures(encoding))
        if not doc._.given:
            doc._.attributions = detected.attributions
        spans = [doc.char_span(a, b, label=label, alignment_mode="expand") for a, b, label in detected.entities]
        doc.ents = filter_spans([s for s in spans if isinstance(s, Span)])
        return doc

    def _detected(self, text: str, structures: Structures) -> Detected:
        pieces = structures.pieces
        entities = [(*_characters(pieces, found), ENTITIES[found.kind]) for found in structures.entities]
        attributions = put_right(text, self._attributions(structures))
        attributions = with_quotes_within(text, with_unclaimed(text, attributions))
        people = {text[start:end] for start, end, label in entities if label == "PERSON"}
        return Detected(with_lines(attributions, [*signed_quotes(text), *turns(text, people)]), entities)

    def _structures(self, encoding: Encoding) -> Structures:
        pieces = encoding.pieces
        outer = Structure(pieces, self._sources, self._contents)
        inner: list[Held] = []
        entities: list[Found] = []
        for window, vectors in encoding:
            units = [(int(a) - window.context, int(b) - window.context) for a, b in pieces.units[slice(*window.units)]]
            spans = [s.moved(window.context) for s in self._tagger.spans(vectors, units)]
            outer.add(window, vectors, spans)
            inner += self._inside(pieces, window, vectors, spans)
            entities += [s.moved(window.context) for s in self._entity_tagger.spans(vectors, units)]
        return Structures(pieces, outer.found(), inner, entities)

    def _inside(self, pieces: Pieces, window: Window, vectors: Floats, spans: list[Found]) -> list[Held]:
        """Attributions inside the contents among the spans; each content is looked at by itself."""
        contents = [s for s in spans if s.kind == CONTENT]
        if not contents:
            return []
        units = [(s.first - window.context, s.end - window.context) for s in contents]
        inside = [s.moved(window.context) for s in self._inner_tagger.spans(vectors, units)]
        out: list[Held] = []
        for content in contents:
            structure = Structure(pieces, self._sources, self._contents, inner=True)
            structure.add(window, vectors, [s for s in inside if content.first <= s.first < content.end])
            out += [held for held in structure.found() if self._is_another_voice(pieces, held)]
        return out

    def _is_another_voice(self, pieces: Pieces, held: Held) -> bool:
        """Whether somebody else's words stand in a quotation: “The guide says the pass is open,” she said.

        Of “I think” and of prose outside marks the source is the one that is quoted or reported already.
        """
        if held.source is None:
            return False
        said = pieces.first[[w for c in held.content for w in range(c.first, c.end)]]
        return pieces.ids[pieces.first[held.source.first]] not in self._own and OUTSIDE not in pieces.quote[said]

    def _attributions(self, structures: Structures) -> list[dict[str, Any]]:
        rated = [(held, self._confidence(held)) for held in (*structures.outer, *structures.inner)]
        made = [
            plain(structures.pieces, held) | {"confidence": rate}
            for held, rate in rated
            if rate >= self._confidence_floor
        ]
        return sorted(made, key=lambda each: each["content"][0])

    def _confidence(self, held: Held) -> float:
        """How likely an attribution is right: a logistic regression on the probabilities of its parts."""
        score = float(np.dot(self._calibration[:-1], held.features()) + self._calibration[-1])
        return 1.0 / (1.0 + float(np.exp(-score)))

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The files of `to_disk` as one archive."""
        archive = BytesIO()
        np.savez(archive, allow_pickle=False, **{n: np.frombuffer(c, np.uint8) for n, c in self._files.items()})
        return archive.getvalue()

    def from_bytes(self, archive: bytes, *, exclude: Iterable[str] = ()) -> "Network":
        """Load what `to_bytes` wrote."""
        with np.load(BytesIO(archive), allow_pickle=False) as files:
            return self._load({name: files[name].tobytes() for name in FILES})

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write encoder, heads and tokenizer into a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in self._files.items():
            (folder / name).write_bytes(content)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> "Network":
        """Load what `to_disk` wrote."""
        return self._load({name: (Path(path) / name).read_bytes() for name in FILES})

    def _load(self, files: dict[str, bytes]) -> "Network":
        self._files = files
        self._tokenizer = Tokenizer.from_str(files["tokenizer.json"].decode())
        self._own = {self._tokenizer.token_to_id(word) for word in OWN}
        self._encoder = Encoder(files["encoder.onnx"], self._tokenizer.encode("").ids, self._threads)
        with np.load(BytesIO(files["heads.npz"]), allow_pickle=False) as stored:
            weights = {name: stored[name] for name in stored.files}
        self._tagger = Tagger(weights, "outer", self._floors, self._spares)
        self._inner_tagger = Tagger(weights, "inner", self._inner_floors)
        self._entity_tagger = Tagger(weights, "entities", [ENTITY_FLOOR] * len(ENTITIES))
        self._sources = Linker(weights, "source_linker")
        self._contents = Linker(weights, "content_linker")
        return self


def put_right(text: str, attributions: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """What the network found, as it is kept: by no hearer, and quotations over paragraphs whole; other keys stay."""
    return with_continued(text, without_hearers(text, attributions))


def plain(pieces: Pieces, held: Held) -> dict[str, Any]:
    """An attribution as lists of characters' offsets."""
    return {
        PARTS[0]: [list(_characters(pieces, held.source))] if held.source else [],
        PARTS[1]: [list(_characters(pieces, held.cue))],
        PARTS[CONTENT]: [list(span) for span in sorted(_characters(pieces, c) for c in held.content)],
    }


def _characters(pieces: Pieces, found: Found) -> tuple[int, int]:
    return int(pieces.start[found.first]), int(pieces.end[found.end - 1])
