"""Readings built by hand."""

from quotes.attribution.results import Reading, reading_from_plain

BODY = (
    "Mayor Ana Bell said the bridge would close. “It is not safe,” she said.\n\n"
    "A city engineer, who asked not to be named because he feared for his job, said the cables were rusted through."
)


def span_of(words: str, text: str = BODY) -> list[int]:
    start = text.index(words)
    return [start, start + len(words)]


def reading() -> Reading:
    """A named and an anonymous speaker, three quotes, one withheld name."""
    return reading_from_plain(
        BODY,
        [
            {
                "source": [span_of("Mayor Ana Bell")],
                "cue": [span_of("said")],
                "content": [span_of("the bridge would close")],
                "form": "indirect",
                "speaker": "S1",
                "label": span_of("Mayor Ana Bell"),
                "confidence": 0.9,
                "resolution": {"rule": "name", "confidence": 0.99},
            },
            {
                "source": [span_of("she")],
                "cue": [span_of("said.")],
                "content": [span_of("“It is not safe,”")],
                "form": "direct",
                "speaker": "S1",
                "confidence": 0.8,
                "resolution": {"rule": "pronoun", "antecedent": span_of("Mayor Ana Bell"), "confidence": 0.9},
            },
            {
                "source": [span_of("A city engineer")],
                "cue": [span_of("said the cables")],
                "content": [span_of("were rusted through")],
                "form": "indirect",
                "speaker": "S2",
                "confidence": 0.7,
            },
        ],
        [
            {
                "id": "S1",
                "name": "Ana Bell",
                "kind": "named",
                "entity": "person",
                "description": span_of("Mayor"),
                "mentions": [span_of("Mayor Ana Bell")],
            },
            {
                "id": "S2",
                "name": None,
                "kind": "anonymous",
                "entity": "person",
                "description": span_of("A city engineer"),
                "mentions": [span_of("A city engineer")],
                "withheld": {
                    "reason": "retaliation",
                    "trigger": span_of("asked not to be named"),
                    "evidence": span_of("because he feared for his job"),
                },
            },
        ],
    )


def saying(text: str, *sources: str, name: str, kind: str = "named", entity: str = "person") -> Reading:
    """Of somebody who says “…” in a text, once for each of the sources: a name with what describes it, or a pronoun."""
    contents = [span_of(part.partition("”")[0], text) for part in text.split("“")[1:]]
    labels = [_label(source, name) for source in sources]
    described = next((words for s in sources if name in s if (words := _beside(s, name))), "")
    return reading_from_plain(
        text,
        [
            {
                "source": [span_of(source, text)],
                "content": [content],
                "form": "direct",
                "speaker": "S1",
                "label": span_of(label, text) if label else None,
                "resolution": {"rule": "name" if label else "pronoun", "confidence": 0.95},
            }
            for source, label, content in zip(sources, labels, contents, strict=True)
        ],
        [
            {
                "id": "S1",
                "name": None if kind == "anonymous" else name,
                "kind": kind,
                "entity": entity,
                "description": span_of(described, text) if described else None,
                "mentions": [span_of(label, text) for label in labels if label],
            }
        ],
    )


def _label(source: str, name: str) -> str:
    """The name with its title."""
    end = source.find(name.rsplit(maxsplit=1)[-1])
    return source[: end + len(name.rsplit(maxsplit=1)[-1])] if end >= 0 else ""


def _beside(source: str, name: str) -> str:
    before, _, behind = source.partition(name)
    return behind.strip(" ,0123456789") or before.strip(" ,")
