"""How fast the shipped pipeline reads, how long it takes to start, and how much memory it needs.

Reads the demo articles again and again: `python benchmarks/pipeline.py [--words 40000]`.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from email import message_from_string
from email.policy import default
from itertools import cycle
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=40_000, help="words to read for each figure")
    parser.add_argument("--measure", choices=MEASURES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(MEASURES[options.measure](options.words) | {"peak_memory_mb": _peak_memory_mb()}))
        return
    print(f"{options.words:,} words on {os.cpu_count()} cores")
    print(f"{'from process start to the first result':46}{_first_result_seconds():10.2f} s")
    for measure in MEASURES:
        for label, value in _in_a_process_of_its_own(measure, options.words).items():
            print(f"{label.replace('_', ' '):46}{value:10,.0f}")


def articles(words: int) -> list[str]:
    """Demo articles, over and over, of so many words in all."""
    texts = [
        str(message_from_string(path.read_text(), policy=default).get_payload())
        for path in sorted((ROOT / "seeds" / "articles").glob("*.txt"))
    ]
    taken: list[str] = []
    for text in cycle(texts):
        if words <= 0:
            return taken
        taken.append(text)
        words -= len(text.split())
    return taken


def read_one_by_one(words: int) -> dict[str, float]:
    from quotes.attribution.pipeline import load_pipeline, read  # noqa: PLC0415

    nlp, texts = load_pipeline(), articles(words)
    started = time.perf_counter()
    for text in texts:
        json.dumps(read(nlp, text).to_json())
    return {"words_a_second,_article_by_article": _speed(texts, started)}


def read_in_batches(words: int) -> dict[str, float]:
    from quotes.attribution.pipeline import load_pipeline, read_many  # noqa: PLC0415

    nlp, texts = load_pipeline(), articles(words)
    started = time.perf_counter()
    for reading in read_many(nlp, texts):
        json.dumps(reading.to_json())
    return {"words_a_second,_in_batches": _speed(texts, started)}


def read_one_long_text(words: int) -> dict[str, float]:
    from quotes.attribution.pipeline import load_pipeline, read  # noqa: PLC0415

    nlp, texts = load_pipeline(), articles(words)
    started = time.perf_counter()
    json.dumps(read(nlp, "\n\n".join(texts)).to_json())
    return {"words_a_second,_one_long_text": _speed(texts, started)}


def read_a_book(words: int) -> dict[str, float]:
    """What memory grows by with the length of a text."""
    del words
    return {
        "words_a_second,_a_text_of_200,000_words": read_one_long_text(200_000)["words_a_second,_one_long_text"],
    }


def each_component(words: int) -> dict[str, float]:
    from quotes.attribution.pipeline import load_pipeline  # noqa: PLC0415

    nlp, texts = load_pipeline(), articles(words)
    started = time.perf_counter()
    docs = [nlp.make_doc(text) for text in texts]
    speeds = {"words_a_second,_tokenizer_alone": _speed(texts, started)}
    for name, component in nlp.pipeline:
        started = time.perf_counter()
        docs = [component(doc) for doc in docs]
        speeds[f"words_a_second,_{name}_alone"] = _speed(texts, started)
    return speeds


def spacy_for_scale(words: int) -> dict[str, float]:
    import spacy  # noqa: PLC0415

    nlp, texts = spacy.blank("en"), articles(words)
    started = time.perf_counter()
    for text in texts:
        nlp(text)
    return {"words_a_second,_spaCy's_own_tokenizer": _speed(texts, started)}


MEASURES = {
    "one-by-one": read_one_by_one,
    "batches": read_in_batches,
    "long": read_one_long_text,
    "200,000 words": read_a_book,
    "components": each_component,
    "spacy": spacy_for_scale,
}


def _speed(texts: list[str], started: float) -> float:
    return sum(len(text.split()) for text in texts) / (time.perf_counter() - started)


def _peak_memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _first_result_seconds(runs: int = 3) -> float:
    """The best of several starts of `manage.py attribute`, from the process's start to its first line of output."""
    line = json.dumps({"id": "first", "text": articles(1)[0]}).encode()
    command = [sys.executable, str(ROOT / "manage.py"), "attribute", "--jsonl"]
    best = float("inf")
    for _ in range(runs):
        started = time.perf_counter()
        subprocess.run(command, input=line, stdout=subprocess.DEVNULL, check=True)
        best = min(best, time.perf_counter() - started)
    return best


def _in_a_process_of_its_own(measure: str, words: int) -> dict[str, Any]:
    """The figures of one measure; memory is then that measure's alone."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.pipeline", "--measure", measure, "--words", str(words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    memory = figures.pop("peak_memory_mb")
    return figures | {f"  peak_memory_in_MB_({measure})": memory}


if __name__ == "__main__":
    main()
