"""What linking a new article costs, whatever the number of speakers in the archive.

Fills a database of its own with speakers by COPY, stores articles of twelve named speakers, half of them known, and
prints the time and number of queries for each size, what it costs to find a misspelt name among all others, and the
plans of the look-ups:
`python benchmarks/linking.py [--sizes 1000 100000 1000000]`.
"""

import argparse
import os
import random
import statistics
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice, product
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.settings")

import django
from django.conf import settings

SPEAKERS_PER_ARTICLE = 12
ARTICLES = 40
FILL_PER_ARTICLE = 20
SLOWER_AT_MOST = 2.0
SMALL = 10_000  # speakers; PostgreSQL rightly reads small tables whole
HEAD = "The council met on Monday. "


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000, 1_000_000], help="numbers of speakers")
    options = parser.parse_args()
    django.setup()
    from onrecord import database  # noqa: PLC0415  # needs the settings

    with database.running(), empty_database():
        medians = [measure(size) for size in sorted(options.sizes)]
    if medians[-1] > SLOWER_AT_MOST * medians[0]:
        sys.exit(f"Linking takes {medians[-1] / medians[0]:.1f} times as long in the largest archive.")


@contextmanager
def empty_database() -> Iterator[None]:
    """A database of the benchmark's own, removed afterwards."""
    from django.db import connection  # noqa: PLC0415

    settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = "bench_linking"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def measure(size: int) -> float:
    """Fill the database with so many speakers, store articles, print; the median milliseconds of an article."""
    started = time.perf_counter()
    fill(size)
    print(f"\n{size:,} speakers, filled in {time.perf_counter() - started:.0f} s")
    times, queries = store_articles(size)
    print(f"  an article of {SPEAKERS_PER_ARTICLE} named speakers: {spread(times)}, {queries:.0f} queries")
    looked, found = misspelt(size)
    print(f"  a misspelt name: {spread(looked)}, {found} of {len(looked)} found")
    explain(size)
    return statistics.median(times)


def spread(times: list[float]) -> str:
    """The times of one kind, in words."""
    quick, slow = sorted(times)[len(times) // 10], sorted(times)[int(len(times) * 0.95)]
    return f"10th percentile {quick:.0f} ms, median {statistics.median(times):.0f} ms, 95th percentile {slow:.0f} ms"


def names(size: int) -> Iterator[str]:
    """So many made-up names, about one in fifty borne by two; the same each time."""
    made = random.Random(1)  # noqa: S311  # a benchmark
    syllables = ["".join(pair) for pair in product("bdfghklmnprstvz", "aeiou")]
    givens = ["".join(made.choices(syllables, k=2)).title() for _ in range(1_500)]
    families = ["".join(made.choices(syllables, k=3)).title() + "n" for _ in range(30_000)]
    return (f"{made.choice(givens)} {made.choice(families)}" for _ in range(size))


def fill(size: int) -> None:
    """Speakers with their keys, each shown by one article of twenty speakers."""
    from django.db import connection  # noqa: PLC0415

    from articles.models import Outlet  # noqa: PLC0415
    from quotes.attribution.names import candidate_keys, name_key  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE articles_outlet, quotes_speaker RESTART IDENTITY CASCADE")
    outlet = Outlet.objects.create(name="The Filler")
    count = size // FILL_PER_ARTICLE + 1
    empty: tuple[list[str], ...] = ([], [], [], [])
    rows: dict[str, Iterator[tuple[Any, ...]]] = {
        "articles_article (id, outlet_id, external_id, headline, standfirst, section, byline, dateline, url,"
        " language, licence, fiction, added_at)": (
            (i + 1, outlet.pk, str(i), "A headline", "", "", "", "", "", "en", "", False, "2026-01-01")
            for i in range(count)
        ),
        "articles_articleversion (id, article_id, number, body, body_hash, created_at)": (
            (i + 1, i + 1, 1, HEAD, str(i), "2026-01-01") for i in range(count)
        ),
        "quotes_speaker (id, kind, entity, name, name_key, apart_from, given_names, given_keys, denied_names)": (
            (i + 1, "named", "person", name, name_key(name), *empty) for i, name in enumerate(names(size))
        ),
        "quotes_speakerkey (speaker_id, key)": (
            (i + 1, key) for i, name in enumerate(names(size)) for key in candidate_keys(name, is_person=True)
        ),
        "quotes_appearance (id, version_id, speaker_id, description, description_spans, mention_spans, facts,"
        " link_rule, link_evidence)": (
            (i + 1, i // FILL_PER_ARTICLE + 1, i + 1, "", [], [], "{}", "new", "[]") for i in range(size)
        ),
    }
    with connection.cursor() as cursor:
        for target, values in rows.items():
            table = target.split()[0]
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            copy(cursor, target, values)
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute("VACUUM ANALYZE")  # as it would have been done by the time the next article comes


def copy(cursor: Any, target: str, rows: Iterator[tuple[Any, ...]]) -> None:
    """Write rows into a table and some of its columns."""
    with cursor.cursor.copy(f"COPY {target} FROM STDIN") as stream:
        for row in rows:
            stream.write_row(row)


def store_articles(size: int) -> tuple[list[float], float]:
    """Milliseconds for each of the articles, and queries for one."""
    from django.db import connection, reset_queries, transaction  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from articles.services import ArticleDetails, store_article  # noqa: PLC0415
    from quotes.models import AttributionRun  # noqa: PLC0415
    from quotes.rows import write_rows  # noqa: PLC0415

    times, queries = [], []
    for number in range(ARTICLES):
        reading = reading_of(size, number)
        details = ArticleDetails(outlet="The Courier", headline="A headline", language="en")
        version = store_article(details, reading.text).version
        run = AttributionRun.objects.create(version=version)
        reset_queries()  # no more than 9,000 are kept
        with CaptureQueriesContext(connection) as captured, transaction.atomic():
            started = time.perf_counter()
            write_rows(run, reading)
            times.append((time.perf_counter() - started) * 1000)
        queries.append(len(captured))
    return times, statistics.mean(queries)


def misspelt(size: int) -> tuple[list[float], int]:
    """Milliseconds for each of some names with two letters swapped, and how many were found all the same."""
    from quotes.models import Speaker  # noqa: PLC0415
    from quotes.search.speakers import nearest  # noqa: PLC0415

    times, found = [], 0
    for name in islice(names(size), 0, None, size // ARTICLES):
        given, family = name.split()
        started = time.perf_counter()
        keys = nearest(Speaker.objects.standing(), f"{given} {family[:3]}{family[4]}{family[3]}{family[5:]}")
        times.append((time.perf_counter() - started) * 1000)
        found += Speaker.objects.filter(pk__in=keys, name=name).exists()
    return times, found


def reading_of(size: int, number: int) -> Any:
    """An article in which twelve people each say something; every other one is in the archive already."""
    from quotes.attribution.results import reading_from_plain  # noqa: PLC0415

    half = SPEAKERS_PER_ARTICLE // 2
    start = (number * 997) % max(1, size - half)
    known = list(islice(names(start + half), start, start + half))
    people = [*known, *(f"Nova{number} Quorum{chr(97 + i)}ley" for i in range(half))]
    text = HEAD
    attributions: list[Mapping[str, Any]] = []
    speakers: list[Mapping[str, Any]] = []
    for i, name in enumerate(people):
        at = len(text)
        text += f"{name}, a farmer, said that it was item {number} {i}. "
        content = [at + len(name) + 18, len(text) - 2]
        source = [at, at + len(name)]
        attributions.append({"source": [source], "content": [content], "speaker": str(i), "label": source,
                             "resolution": {"rule": "name", "confidence": 1.0}})  # fmt: skip
        speakers.append({"id": str(i), "name": name, "kind": "named", "entity": "person", "mentions": [source],
                         "description": [at + len(name) + 2, at + len(name) + 10]})  # fmt: skip
    return reading_from_plain(text, attributions, speakers)


def explain(size: int) -> None:
    """The plans of the look-ups; ends the programme where one of them reads a whole table."""
    from django.db import connection  # noqa: PLC0415

    from quotes.identity.proposals import BEARERS, MOST_BEARERS  # noqa: PLC0415
    from quotes.models import Speaker  # noqa: PLC0415

    keys = ["dobabun fofo", *(f"nova1 quorum{chr(97 + i)}ley" for i in range(SPEAKERS_PER_ARTICLE - 1))]
    plans = {
        "by full name": Speaker.objects.filter(kind="named", name_key__in=keys)
        .order_by("pk")[:50]
        .explain(analyze=True),
        "by given name": Speaker.objects.given_a_name()
        .filter(given_keys__overlap=keys)
        .order_by("pk")
        .explain(analyze=True),
    }
    with connection.cursor() as cursor:
        two = list(Speaker.objects.filter(kind="named").order_by("-pk").values_list("pk", flat=True)[:2])
        cursor.execute(f"EXPLAIN ANALYZE {BEARERS}", [two, MOST_BEARERS])
        plans["candidates by key"] = "\n".join(line for (line,) in cursor.fetchall())
    for label, plan in plans.items():
        print(f"  {label}:")
        print("\n".join(f"      {line}" for line in plan.splitlines()))
        if "Seq Scan on quotes_speaker" in plan and size > SMALL:
            sys.exit(f"The look-up {label} reads a whole table.")


if __name__ == "__main__":
    main()
