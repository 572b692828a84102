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
