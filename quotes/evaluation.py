"""Judging stored articles by the policy: what is queued, and how findings become rows."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.types import JSONDict

from articles.models import Article, ArticleVersion
from quotes.facts import facts_of
from quotes.models import Finding
from quotes.policies import choices_of, policy_for
from quotes.policy.rulebook import Found, evaluate

QUEUE = "policy"
VERSIONS_AT_ONCE = 500
LATER = -1  # after a policy has changed, the whole archive waits behind what people do meanwhile
RETRY = RetryStrategy(max_attempts=3, wait=5)  # the database may be away for a moment
JUDGED = ("severity", "sentence", "advice", "speaker_id", "quote_id", "evidence_spans", "gone_at")


def queue_evaluation(*versions: int) -> None:
    """Have versions judged, by id, as soon as the transaction is over."""
    if versions:
        judge.batch_defer(*_arguments(versions))


@app.task(name="judge", queue=QUEUE, retry=RETRY)
def judge(version_id: int) -> None:
    """The job: judge one version. Of several that wait for the same version the last does it."""
    if not _waits("judge", version_id=version_id):
        judge_version(version_id)


@app.task(name="judge_outlet", queue=QUEUE)
def judge_outlet(outlet_id: int | None) -> None:
    """The job: judge the current versions of an outlet; for None, of all that go by the policy of the house."""
    if _waits("judge_outlet", outlet_id=outlet_id):
        return
    articles = Article.objects.filter(current_version__isnull=False)
    articles = articles.filter(outlet=outlet_id) if outlet_id else articles.filter(outlet__policy=None)
    versions = list(articles.order_by("pk").values_list("current_version", flat=True))
    for start in range(0, len(versions), VERSIONS_AT_ONCE):
        judge.configure(priority=LATER).batch_defer(*_arguments(versions[start : start + VERSIONS_AT_ONCE]))


@transaction.atomic
def judge_version(version_id: int) -> None:
    """Bring the findings of a version up to date; nothing is written where nothing changed.

    What people decided about a finding stays, also when it goes and comes back, and for the next version.
    """
    locked = ArticleVersion.objects.select_for_update(of=("self",), no_key=True).select_related("article__outlet")
    version = locked.filter(pk=version_id).first()
    if version is None:
        return
    found = evaluate(facts_of(version), choices_of(policy_for(version.article.outlet)))
    known = {finding.fingerprint: finding for finding in version.findings.all()}
    _create(version, [each for each in found if each.fingerprint not in known])
    changed = [known[each.fingerprint] for each in found if each.fingerprint in known and _update(known, each)]
    standing = {each.fingerprint for each in found}
    for finding in known.values():
        if finding.fingerprint not in standing and finding.gone_at is None:
            finding.gone_at = timezone.now()
            changed.append(finding)
    Finding.objects.bulk_update(changed, JUDGED)


def _create(version: ArticleVersion, found: Iterable[Found]) -> None:
    """New findings; what people decided about the same ones in an earlier version holds on."""
    earlier = Finding.objects.filter(version__article=version.article_id, decision__isnull=False).order_by("decision")
    decided = {finding.fingerprint: finding for finding in earlier}
    made = []
    for each in found:
        finding = Finding(version=version, rule=each.rule.code, fingerprint=each.fingerprint)
        _put(finding, each)
        if before := decided.get(each.fingerprint):
            finding.state, finding.decision = before.state, before.decision
        made.append(finding)
    Finding.objects.bulk_create(made)


def _update(known: dict[str, Finding], found: Found) -> bool:
    """Bring a finding up to date; whether that changed it."""
    finding = known[found.fingerprint]
    before = [getattr(finding, field) for field in JUDGED]
    _put(finding, found)
    return before != [getattr(finding, field) for field in JUDGED]


def _put(finding: Finding, found: Found) -> None:
    finding.severity = found.severity.value
    finding.sentence, finding.advice = found.hit.sentence, found.hit.advice
    finding.speaker_id = int(found.hit.speaker.key) if found.hit.speaker else None
    finding.quote_id = int(found.hit.quote.key) if found.hit.quote else None
    finding.evidence_spans = [list(span) for span in found.spans]
    finding.gone_at = None


def _arguments(versions: Iterable[int]) -> Iterator[JSONDict]:
    return ({"version_id": version} for version in versions)


def _waits(task: str, **arguments: int | None) -> bool:
    """Whether a job of the same kind waits that will see all that this one would."""
    return ProcrastinateJob.objects.filter(task_name=task, status="todo", args=arguments).exists()
