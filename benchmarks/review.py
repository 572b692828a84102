"""How long the server takes for a reviewer's decision, over an archive made for it in a database of its own.

Requests go through Django's test client: middleware, session, permissions, the decision, the next quote and its page;
no network and no browser. As in the browser, the quote after is asked for while somebody looks at the one before; that
is not counted. Run `python benchmarks/review.py [--quotes 20000] [--decisions 300]`.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import quantiles

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.settings")

import django
from django.test.utils import setup_databases, teardown_databases

from onrecord import database

QUOTES_PER_ARTICLE = 20
LIMIT_MS = 80
SAID = "The harbour board of pier {n} met on Monday. “We will mend the quay at berth {n},” said {name}. It rained.\n\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quotes", type=int, default=20_000, help="quotes in the archive")
    parser.add_argument("--decisions", type=int, default=300, help="decisions to take of each kind")
    options = parser.parse_args()
    with database.running():
        django.setup()
        made = setup_databases(verbosity=0, interactive=False)
        try:
            fill(options.quotes)
            return report(options.quotes, options.decisions)
        finally:
            teardown_databases(made, verbosity=0)


def fill(quotes: int) -> None:
    """Articles of twenty direct quotes by five speakers each, all waiting for review."""
    from django.db import connection  # noqa: PLC0415  # models exist only after set-up

    from articles.models import Article, ArticleVersion, Outlet, hash_of  # noqa: PLC0415
    from quotes.models import Appearance, Quote, Speaker  # noqa: PLC0415
    from quotes.worth import weigh  # noqa: PLC0415

    outlet = Outlet.objects.create(name="The Bench Courier")
    names = [f"Given{n} Family{n}" for n in range(max(50, quotes // 100))]
    speakers = Speaker.objects.bulk_create(
        Speaker(kind="named", entity="person", name=name, name_key=name.lower()) for name in names
    )
    for number in range(max(1, quotes // QUOTES_PER_ARTICLE)):
        voices = [speakers[(number * 7 + n) % len(speakers)] for n in range(5)]
        said = [(voices[n % 5], SAID.format(n=n, name=voices[n % 5].name)) for n in range(QUOTES_PER_ARTICLE)]
        body = "".join(text for _, text in said)
        article = Article.objects.create(
            outlet=outlet, external_id=str(number), headline=f"Harbour {number}", language="en"
        )
        version = ArticleVersion.objects.create(article=article, number=1, body=body, body_hash=hash_of(body))
        Article.objects.filter(pk=article.pk).update(current_version=version)
        Appearance.objects.bulk_create(Appearance(version=version, speaker=voice, mention_spans=[]) for voice in voices)
        found = [
            Quote(version=version, speaker=voice, form="direct", confidence=0.5 + number % 50 / 100,
                  speaker_confidence=0.9, speaker_rule="name", printed_label=voice.name, **spans)
            for (voice, _), spans in zip(said, places(said), strict=True)
        ]  # fmt: skip
        weigh(found, version)
        Quote.objects.bulk_create(found)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def places(said: Sequence[tuple[object, str]]) -> Iterator[dict[str, list[list[int]]]]:
    """Content, cue and source of each passage, as places in the body."""
    start = 0
    for voice, text in said:
        opened, closed = start + text.index("“"), start + text.index("”") + 1
        name = start + text.index(str(voice))
        yield {
            "content_spans": [[opened, closed]],
            "cue_spans": [[closed + 1, closed + 5]],
            "source_spans": [[name, name + len(str(voice))]],
        }
        start += len(text)


def report(quotes: int, decisions: int) -> int:
    """Print the times; 1 if the slow ones are over the limit."""
    from django.contrib.auth.models import Group, User  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    user = User.objects.create(username="reviewer")
    user.groups.add(Group.objects.get(name="reviewer"))
    client = Client(headers={"HX-Request": "true"}, SERVER_NAME="localhost")
    client.force_login(user)
    here = client.get("/review/")["Location"]
    print(
        f"{quotes:,} quotes, {decisions} decisions of each kind, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    slow = []
    for name, said in (("accept", {"verdict": "accept"}), ("reject", {"verdict": "reject"}),
                       ("other speaker", {"verdict": "accept", "speaker": "nobody"})):  # fmt: skip
        times = []
        processor = 0.0
        for _ in range(decisions):
            ready = client.get(f"{here}upcoming/").content.decode().partition('data-quote="')[2].partition('"')[0]
            processor -= time.process_time()
            started = time.perf_counter()
            response = client.post(f"{here}decide/", said | {"seen": "", "upcoming": ready})
            times.append(1000 * (time.perf_counter() - started))
            processor += time.process_time()
            assert response.status_code == 200, response.status_code  # noqa: S101  # a failed decision is no measure
            here = response["HX-Push-Url"]
        own = 1000 * processor / decisions
        cuts = quantiles(times, n=100)
        slow.append(cuts[94])
        figures = f"median {cuts[49]:6.1f} ms   95th percentile {cuts[94]:6.1f} ms   of it processor {own:5.1f} ms"
        print(f"{name:14} {figures}")
    return int(max(slow) > LIMIT_MS)


if __name__ == "__main__":
    sys.exit(main())
