"""Score the pipeline: python -m quotes.attribution.training.evaluate --gold FILE

FILE holds annotated articles, one JSON object a line (also gzip-compressed):
    {"id", "text", "attributions": [{"source": [[start, end], ...], "cue": [...], "content": [...]}, ...]}
Spans are characters of the text, end exclusive; source and cue may be empty lists. "form" is optional, and so are
"speakers" (and "speaker" of each attribution), as `manage.py export_gold` writes them; with them, speakers and withheld
names are scored too.

With --texts, FILE holds entities instead, and --texts the running text of the same articles (see `corpus.py`); only
the tenth that training leaves out is scored.
"""

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from spacy.language import Language
from tqdm import tqdm

from quotes.attribution.pipeline import TRAINED, build_rules_pipeline, load_pipeline, read_many
from quotes.attribution.training.corpus import held_out, read_entities, read_lines
from quotes.attribution.training.scoring import (
    calibration_error,
    correct,
    reliability,
    reliability_plot,
    score,
    score_entities,
)
from quotes.attribution.training.scoring_speakers import score_speakers

Read = tuple[Mapping[str, Any], Mapping[str, Any]]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="annotated articles, JSON Lines")
    parser.add_argument(
        "--pipeline", type=Path, default=TRAINED, help="folder of the pipeline; the shipped one if left out"
    )
    parser.add_argument("--rules", action="store_true", help="score detection by rules instead, for comparison")
    parser.add_argument("--reliability", action="store_true", help="also plot the share of right ones by confidence")
    parser.add_argument("--texts", type=Path, help="score entities instead: the articles' running texts")
    arguments = parser.parse_args()
    nlp = build_rules_pipeline() if arguments.rules else load_pipeline(arguments.pipeline)
    if arguments.texts:
        _evaluate_entities(nlp, arguments.gold, arguments.texts)
    else:
        _evaluate_attributions(nlp, arguments.gold, table=arguments.reliability)


def _evaluate_entities(nlp: Language, labels: Path, texts: Path) -> None:
    articles = [article for article in read_entities(labels, texts) if held_out(article)]
    docs = tqdm(nlp.pipe(article.text for article in articles), total=len(articles), unit="article")
    pairs = [
        (article.entities or (), [(e.start_char, e.end_char, e.label_) for e in doc.ents])
        for article, doc in zip(articles, docs, strict=True)
    ]
    _print(score_entities(pairs))


def read_gold(nlp: Language, rows: Sequence[Mapping[str, Any]]) -> list[Read]:
    """Each annotated article with what the pipeline finds in it."""
    readings = tqdm(read_many(nlp, (row["text"] for row in rows)), total=len(rows), unit="article", disable=None)
    return [(row, reading.to_json()) for row, reading in zip(rows, readings, strict=True)]


def figures_of(articles: Iterable[Read]) -> dict[str, dict[str, float]]:
    """All figures, in per cent; of speakers and withheld names where the gold has them."""
    read = list(articles)
    found = score([(gold["text"], gold["attributions"], answer["attributions"]) for gold, answer in read])
    return found | score_speakers(read)


def _evaluate_attributions(nlp: Language, gold: Path, *, table: bool) -> None:
    articles = read_gold(nlp, list(read_lines(gold)))
    _print(figures_of(articles))
    confidences = [each["confidence"] for _, found in articles for each in found["attributions"]]
    right = [ok for row, found in articles for ok in correct(row["attributions"], found["attributions"], row["text"])]
    print(f"{'calibration error':20} {calibration_error(confidences, right):.3f}")
    if table:
        print(reliability_plot(reliability(confidences, right)))


def _print(figures: dict[str, dict[str, float]]) -> None:
    for name, values in figures.items():
        print(f"{name:20}", "  ".join(f"{key} {value}" for key, value in values.items()))


if __name__ == "__main__":
    main()
