"""How fast the pages are on a large archive: `python benchmarks/web.py --articles 100000`.

Fills a database of its own (`onrecord_bench`, beside the application's) with an invented archive, asks for each kind of
page many times as editors would, and reports the time in the server (median and 95th percentile; of it, the time that
Python computes), queries and weight, with the query plan of each kind's slowest query.
What a worker does at its start and each minute (reading ahead, counting) is done here as well, outside the times. The
report lands in the data folder. With --keep the database is used as it was filled before.
"""

import argparse
import os
import random
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.settings")

import django  # noqa: E402

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection, connections, reset_queries  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks.archive import SECTIONS, Archive  # noqa: E402
from benchmarks.web_report import Kind, lines, number, plans, value  # noqa: E402
from onrecord import database  # noqa: E402
from onrecord.wsgi import application  # noqa: E402, F401  # what servers load, and how they keep it
from quotes.audit.kept import keep_counts  # noqa: E402
from quotes.reading_ahead import read_ahead  # noqa: E402
from quotes.search.kept import keep_open_counts  # noqa: E402

NAME = "onrecord_bench"
SEARCH_AIM_MS = 250
chance = random.Random(11)  # noqa: S311


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000, help="articles to write, ten quotes each")
    parser.add_argument("--times", type=int, default=40, help="how often each kind of page is asked for")
    parser.add_argument("--keep", action="store_true", help="use the database as it was filled before")
    options = parser.parse_args()
    with database.running():
        if not options.keep:
            make_database()
        settings.DATABASES["default"]["NAME"] = connections["default"].settings_dict["NAME"] = NAME
        connection.close()
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        call_command("createcachetable")
        if not options.keep:
            Archive(options.articles).write()
        read_ahead()
        kinds = measure(options.times)
        report = "\n".join(lines(kinds))
        path = database.data_folder() / "bench-web.md"
        path.write_text(f"{report}\n\n{plans(kinds)}")
        print(f"{report}\n\nPlans of the slowest queries: {path}")


def make_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {NAME}")


def kinds_of_pages() -> list[Kind]:
    """What editors open, with other rows and choices every time."""
    articles, quotes, named = (number(f"SELECT max(id) FROM {table}") for table in ("articles_article", "quotes_quote",
                               "quotes_speaker WHERE kind = 'named'"))  # fmt: skip
    words = common_words()
    names = column("SELECT name FROM quotes_speaker WHERE kind = 'named' ORDER BY id LIMIT 2000")
    deep = value("SELECT published_at FROM quotes_quotelisting ORDER BY published_at DESC OFFSET 250000 * "
                 "(SELECT count(*) FROM quotes_quotelisting) / 1000000 LIMIT 1")  # fmt: skip

    def skewed(most: int) -> int:
        return max(1, int(most ** chance.random()))

    def name_of_one() -> str:
        return str(chance.choice(names))

    def words_and_facets() -> str:
        facets = chance.sample(list(FACETS.items()), chance.randint(1, 4))
        chosen = [
            (name, value)
            for name, values in facets
            for value in chance.sample(values, min(len(values), chance.randint(1, 2)))
        ]
        return f"/quotes/?{urlencode([('q', chance.choice(words)), *chosen])}"

    def facets_alone() -> str:
        facets = chance.sample(list(FACETS.items()), chance.randint(1, 4))
        return f"/quotes/?{urlencode([(name, chance.choice(values)) for name, values in facets])}"

    return [
        Kind("home", lambda: "/"),
        Kind("quotes, first page", lambda: "/quotes/"),
        Kind("quotes, facets", facets_alone, SEARCH_AIM_MS),
        Kind("quotes, words", lambda: f"/quotes/?q={chance.choice(words)}", SEARCH_AIM_MS),
        Kind("quotes, words and facets", words_and_facets, SEARCH_AIM_MS),
        Kind("quotes, page 10,000", lambda: f"/quotes/?{urlencode({'after': f'{deep}~{quotes}'})}"),
        Kind("one quote", lambda: f"/quotes/{chance.randint(1, quotes)}/"),
        Kind("one article", lambda: f"/articles/{chance.randint(1, articles)}/"),
        Kind("one speaker", lambda: f"/speakers/{skewed(named)}/"),
        Kind("one speaker, words", lambda: f"/speakers/{skewed(named)}/?q={chance.choice(words)}", SEARCH_AIM_MS),
        Kind("two speakers", lambda: f"/speakers/compare/?a={skewed(named)}&b={skewed(named)}"),
        Kind("speakers, first page", lambda: "/speakers/"),
        Kind(
            "speakers, a name",
            lambda: f"/speakers/?q={name_of_one().split()[0][: chance.randint(2, 6)]}",
            SEARCH_AIM_MS,
        ),
        Kind("speakers, a misspelt name", lambda: f"/speakers/?q={misspelt(name_of_one())}", SEARCH_AIM_MS),
        Kind("articles, first page", lambda: "/articles/"),
        Kind("articles, words", lambda: f"/articles/?q={chance.choice(words)}", SEARCH_AIM_MS),
        Kind("search over everything", lambda: f"/search/?q={chance.choice(words)}", SEARCH_AIM_MS),
        *anonymity_pages(),
    ]


def anonymity_pages() -> list[Kind]:
    """What auditors open."""
    sources, outlets = number("SELECT max(id) FROM quotes_unnamedsource"), number("SELECT max(id) FROM articles_outlet")

    def of_a_month() -> str:
        year, month = chance.randint(2017, 2025), chance.randint(1, 12)
        return urlencode({"since": f"{year}-{month:02}-01", "until": f"{year}-{month:02}-28"})

    def of_an_outlet() -> str:
        return f"outlet={chance.randint(1, outlets)}"

    return [
        Kind("anonymity", lambda: "/anonymity/", SEARCH_AIM_MS),
        Kind("anonymity, an outlet", lambda: f"/anonymity/?{of_an_outlet()}", SEARCH_AIM_MS),
        Kind("anonymity, a month", lambda: f"/anonymity/?{of_a_month()}", SEARCH_AIM_MS),
        Kind("withheld names", lambda: "/anonymity/sources/", SEARCH_AIM_MS),
        Kind("withheld names of an outlet", lambda: f"/anonymity/sources/?{of_an_outlet()}", SEARCH_AIM_MS),
        Kind("one withheld name", lambda: f"/anonymity/{chance.randint(1, sources)}/"),
        Kind("findings", lambda: "/anonymity/findings/", SEARCH_AIM_MS),
        Kind("policy", lambda: "/anonymity/policy/"),
        Kind("report", lambda: "/anonymity/report/", SEARCH_AIM_MS),
        Kind("report, a month", lambda: f"/anonymity/report/?{of_a_month()}", SEARCH_AIM_MS),
    ]


FACETS: dict[str, list[str]] = {
    "kind": ["named", "anonymous", "unknown"],
    "entity": ["person", "organization"],
    "form": ["direct", "indirect", "mixed"],
    "stance": ["statement", "belief"],
    "channel": ["interview", "email", "report"],
    "outlet": [str(key) for key in (1, 2, 5, 20)],
    "section": list(SECTIONS[:4]),
    "author": ["1", "7", "300"],
    "month": ["2019-03", "2024-11"],
    "reason": ["safety", "none_stated", "not_authorized"],
    "sure": ["high", "fair", "low"],
}


def common_words() -> list[str]:
    """Words of every frequency, from one in most quotes to rare ones; some phrases and either-ors."""
    found = column(
        "SELECT word FROM ts_stat('SELECT words FROM quotes_quotelisting WHERE sampled') "
        "WHERE length(word) > 3 ORDER BY ndoc DESC, word LIMIT 4000"
    )
    some = [found[int(len(found) ** (step / 30)) - 1] for step in range(30)]
    return [*some, f"{some[5]} or {some[9]}", f"{some[8]} -{some[3]}", f"{some[4]} {some[12]}"]


def measure(times: int) -> list[Kind]:
    kinds = kinds_of_pages()
    user, _ = User.objects.get_or_create(username="bench")
    user.groups.add(Group.objects.get(name="auditor"))
    client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
    client.force_login(user)
    connection.force_debug_cursor = True
    for kind in kinds:
        keep_counts()
        keep_open_counts()
        for _ in range(3):
            client.get(kind.address())
        for _ in range(times):
            ask(client, kind)
        print(f"{kind.name:28}{kind.percentile(0.95):8.0f} ms", flush=True)
    return kinds


def ask(client: Client, kind: Kind) -> None:
    address = kind.address()
    reset_queries()
    started, computed = time.perf_counter(), time.process_time()
    response = client.get(address)
    kind.times_ms.append(1000 * (time.perf_counter() - started))
    kind.python_ms.append(1000 * (time.process_time() - computed))
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    kind.sql_ms.append(1000 * sum(float(query["time"]) for query in connection.queries))
    kind.queries = max(kind.queries, len(connection.queries))
    kind.bytes = max(kind.bytes, len(response.content))
    slowest = max(connection.queries, key=lambda query: float(query["time"]))
    if float(slowest["time"]) > float(kind.slowest.get("time", 0)):
        kind.slowest = slowest | {"address": address}


def column(sql: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [found for (found,) in cursor.fetchall()]


def misspelt(name: str) -> str:
    """A name without one of its letters, and with another twice."""
    place = chance.randrange(1, len(name) - 2)
    return f"{name[:place]}{name[place + 1 :]}{name[-1]}"


if __name__ == "__main__":
    main()
