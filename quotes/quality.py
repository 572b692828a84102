"""How well the last readings agree with what people decided, by outlet and month of publication."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from articles.models import ArticleVersion
from quotes.attribution.results import reading_from_plain
from quotes.attribution.training.scoring import correct, matches
from quotes.attribution.training.scoring_speakers import speaker_counts
from quotes.gold import Plain, decided_articles, gold_of
from quotes.identity.names import compared_name
from quotes.models import Quality

Counts = Counter[Any]


@transaction.atomic
def measure() -> None:
    """Work out all figures anew."""
    counted: defaultdict[tuple[int, date | None], Counts] = defaultdict(Counter)
    for version in decided_articles():
        run = version.runs.done().first()
        if run and run.proposals:
            counted[version.article.outlet_id, _month(version)] += _counts(version, run.proposals)
    Quality.objects.all().delete()
    Quality.objects.bulk_create(_quality(outlet, month, counts) for (outlet, month), counts in counted.items())


def _counts(version: ArticleVersion, proposals: Plain) -> Counts:
    gold = gold_of(version)
    answer = reading_from_plain(version.body, proposals["attributions"], proposals["speakers"]).to_json()
    wanted, found = gold["attributions"], answer["attributions"]
    pairs = matches(wanted, found, version.body)
    who, who_found = _speakers(gold), _speakers(answer)
    return speaker_counts(gold, answer) + Counter(
        articles=1,
        quotes=len(wanted),
        found=len(found),
        right=sum(correct(wanted, found, version.body)),
        matched=len(pairs),
        speakers=sum(who.get(wanted[i]["speaker"]) == who_found.get(found[j]["speaker"]) for i, j in pairs.items()),
    )


def _speakers(article: Mapping[str, Any]) -> dict[str, str]:
    """For each key of an article the name as it is compared; the kind of those without one."""
    return {each["id"]: compared_name(each["name"]) if each["name"] else each["kind"] for each in article["speakers"]}


def _month(version: ArticleVersion) -> date | None:
    published = version.article.published_at
    return published.date().replace(day=1) if published else None


def _quality(outlet: int, month: date | None, counts: Counts) -> Quality:
    return Quality(
        outlet_id=outlet,
        month=month,
        articles=counts["articles"],
        quotes=counts["quotes"],
        found=counts["found"],
        precision=counts["right"] / counts["found"] if counts["found"] else 0.0,
        recall=counts["right"] / counts["quotes"] if counts["quotes"] else 0.0,
        speakers=_share(counts["speakers"], counts["matched"]),
        withheld_names=counts["withheld", "gold"] + counts["unexplained", "gold"],
        withheld=_f1(counts, "withheld"),
        reasons=_share(counts["right", "reason"], counts["all", "stated"]),
        unexplained=_f1(counts, "unexplained"),
    )


def _f1(counts: Counts, name: str) -> float | None:
    """Twice the right ones by all that are there and all that were found."""
    return _share(2 * counts[name, "right"], counts[name, "gold"] + counts[name, "found"])


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
