"""Score the pipeline: python -m quotes.attribution.training.evaluate --gold FILE

FILE holds annotated articles, one JSON object a line (also gzip-compressed):
    {"id", "text", "attributions": [{"source": [[start, end], ...], "cue": [...], "content": [...]}, ...]}
Spans are characters of the text, end exclusive; source and cue may be empty lists. "form" is optional.
"""

import argparse
from dataclasses import asdict
from pathlib import Path

from tqdm import tqdm

from quotes.attribution.pipeline import TRAINED, load_pipeline, read_many
from quotes.attribution.training.corpus import read_lines
from quotes.attribution.training.scoring import calibration_error, correct, reliability, score


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True, help="annotated articles, JSON Lines")
    parser.add_argument("--pipeline", type=Path, default=TRAINED, help="folder of the pipeline; the shipped one if left out")
    parser.add_argument("--reliability", action="store_true", help="also list confidence against share of right ones")
    arguments = parser.parse_args()
    rows = list(read_lines(arguments.gold))
    texts = (row["text"] for row in rows)
    readings = tqdm(read_many(load_pipeline(arguments.pipeline), texts), total=len(rows), unit="article")
    articles = [
        (row["text"], row["attributions"], [asdict(a) for a in reading.attributions])
        for row, reading in zip(rows, readings, strict=True)
    ]
    _print_figures(articles, arguments.reliability)


def _print_figures(articles: list[tuple[str, list[dict[str, object]], list[dict[str, object]]]], table: bool) -> None:
    for name, figures in score(articles).items():
        print(f"{name:20}", "  ".join(f"{key} {value}" for key, value in figures.items()))
    confidences = [float(str(a["confidence"])) for _, _, found in articles for a in found]
    right = [ok for text, gold, found in articles for ok in correct(gold, found, text)]
    print(f"{'calibration error':20} {calibration_error(confidences, right):.3f}")
    if table:
        for mean, share, count in reliability(confidences, right):
            print(f"  confidence {mean:.2f}  right {share:.2f}  n {count}")


if __name__ == "__main__":
    main()
