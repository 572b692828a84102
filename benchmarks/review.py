"""How long the server takes for a reviewer's decision, over an archive made for it in a database of its own.

Requests go through Django's test client: middleware, session, permissions, the decision, the next quote and its page;
no network and no browser. As in the browser, the quote after is asked for while somebody looks at the one before; that
is not counted. Run `python benchmarks/review.py [--quotes 20000] [--decisions 300]`.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import quantiles
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onrecord.settings")

import django
from django.test.utils import setup_databases, teardown_databases

from onrecord import database

if TYPE_CHECKING:
    from django.test import Client

    from quotes.models import Quote

    Said = Callable[[Quote, int], dict[str, object]]

QUOTES_PER_ARTICLE = 20
LIMIT_MS = 80
SAID = "The harbour board of pier {n} met on Monday. “We will mend the quay at berth {n},” said {name}. It rained.\n\n"
WATCHED = "Nova Arrival{n} watched."


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
    """Articles of twenty direct quotes by six speakers each, one of them unnamed; all wait for review."""
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
        body = "".join(text for _, text in said) + WATCHED.format(n=number)
        article = Article.objects.create(
            outlet=outlet, external_id=str(number), headline=f"Harbour {number}", language="en"
        )
        version = ArticleVersion.objects.create(article=article, number=1, body=body, body_hash=hash_of(body))
        Article.objects.filter(pk=article.pk).update(current_version=version)
        unnamed = Speaker.objects.create(kind="anonymous", entity="person", article=article)
        people = [*voices, unnamed]
        Appearance.objects.bulk_create(Appearance(version=version, speaker=each, mention_spans=[]) for each in people)
        found = [
            Quote(version=version, speaker=voice, form="direct", confidence=0.5 + number % 50 / 100,
                  speaker_confidence=0.9, speaker_rule="name", printed_label=voice.name, **spans)
            for (voice, _), spans in zip(said, places(said), strict=True)
        ]  # fmt: skip
        found[-1].speaker, found[-1].printed_label = unnamed, ""
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
    """Print the times; 1 if any kind is over the limit."""
    from django.contrib.auth.models import Group, User  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    user = User.objects.create(username="reviewer")
    user.groups.add(Group.objects.get(name="reviewer"))
    client = Client(headers={"HX-Request": "true"}, SERVER_NAME="localhost")
    client.force_login(user)
    print(
        f"{quotes:,} quotes, {decisions} decisions of each kind, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    )
    slowest = [timed(name, client, decisions, said) for name, said in IN_THE_QUEUE.items()]
    slowest += [timed_beside(name, client, decisions) for name in BESIDE]
    return int(max(slowest) > LIMIT_MS)


def timed(name: str, client: "Client", decisions: int, said: "Said") -> float:
    """Decide about one quote after another as they come; the 95th percentile."""
    from quotes.models import Quote  # noqa: PLC0415

    here, spent = client.get("/review/")["Location"], Spent()
    for number in range(decisions):
        quote = Quote.objects.get(pk=here.rstrip("/").rpartition("/")[2])
        ready = client.get(f"{here}upcoming/").content.decode().partition('data-quote="')[2].partition('"')[0]
        answer = spent.on(lambda: client.post(f"{here}decide/", said(quote, number) | {"seen": "", "upcoming": ready}))  # noqa: B023
        assert answer.status_code == 200, answer.status_code  # noqa: S101  # a failed decision is no measure
        here = answer["HX-Push-Url"]
    return spent.report(name)


def timed_beside(name: str, client: "Client", decisions: int) -> float:
    """Decide on a page beside the queue: about quotes, or withheld names, that nobody decided about yet."""
    from quotes.models import Quote  # noqa: PLC0415

    spent = Spent()
    waiting = Quote.objects.to_review().order_by("-pk")
    if name == "withheld reason":
        waiting = waiting.filter(speaker__kind="anonymous").order_by("version_id", "pk").distinct("version_id")
    for quote in list(waiting[: 3 * decisions : 3] if name == "join" else waiting[:decisions]):
        page, said = BESIDE[name](quote)
        answer = spent.on(lambda: client.post(f"/review/{quote.pk}/{page}/", said))  # noqa: B023
        assert answer.status_code == 302, answer.content  # noqa: S101
    return spent.report(name)


class Spent:
    """Times of several calls."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.processor = 0.0

    def on(self, do: "Callable[[], Any]") -> Any:
        processor, started = time.process_time(), time.perf_counter()
        answer = do()
        self.times.append(1000 * (time.perf_counter() - started))
        self.processor += 1000 * (time.process_time() - processor)
        return answer

    def report(self, name: str) -> float:
        """Print a line; the 95th percentile in milliseconds."""
        cuts, own = quantiles(self.times, n=100), self.processor / len(self.times)
        figures = f"median {cuts[49]:6.1f} ms   95th percentile {cuts[94]:6.1f} ms   of it processor {own:5.1f} ms"
        print(f"{name:16} {figures}", flush=True)
        return cuts[94]


def fewer_words(quote: "Quote", _: int) -> dict[str, object]:
    start, end = quote.content_spans[0]
    return {"verdict": "accept", "content_at": f"{start}-{end - 8}", "cue_at": "", "source_at": ""}


def somebody_new(quote: "Quote", _: int) -> dict[str, object]:
    """Somebody whom no reading found, so that the quote after, of the same article, is laid out anew."""
    name = " ".join(quote.version.body.split()[-3:-1])
    return {"verdict": "accept", "speaker": "new", "new_name": name, "new_kind": "named", "new_entity": "person"}


def split(quote: "Quote") -> tuple[str, dict[str, object]]:
    start, end = quote.content_spans[0]
    return "shape", {"seen": "", "second_at": f"{start + 9}-{end}"}


def join(quote: "Quote") -> tuple[str, dict[str, object]]:
    other = quote.version.quotes.to_review().exclude(pk=quote.pk).order_by("-pk").first()
    assert other  # noqa: S101  # of twenty quotes of an article there is another
    return "join", {"seen": "", "other": f"{other.pk}-0"}


def withhold(_: "Quote") -> tuple[str, dict[str, object]]:
    return "withheld", {"seen": "", "reason": "safety", "trigger_at": "4-17", "evidence_at": "21-25"}


IN_THE_QUEUE: "dict[str, Said]" = {
    "accept": lambda *_: {"verdict": "accept"},
    "reject": lambda *_: {"verdict": "reject"},
    "other speaker": lambda *_: {"verdict": "accept", "speaker": "nobody"},
    "fewer words": fewer_words,
    "somebody new": somebody_new,
}
BESIDE: "dict[str, Callable[[Quote], tuple[str, dict[str, object]]]]" = {
    "split": split,
    "join": join,
    "withheld reason": withhold,
}


if __name__ == "__main__":
    sys.exit(main())
