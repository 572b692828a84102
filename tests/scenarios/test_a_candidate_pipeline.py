"""Another pipeline on its way into use: compared on what people decided, promoted, taken back, its readings too."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError

from articles.models import ArticleVersion
from quotes import gold as decisions_as_gold
from quotes.attribution.training import evaluate
from quotes.changes import WithheldChange
from quotes.jobs import queue_run
from quotes.models import AttributionRun, Quote, WithheldName
from quotes.pipelines import SHIPPED, pipeline_in_use
from quotes.services.quotes import confirm_quote
from quotes.services.withheld import correct_withheld
from tests.quotes.test_commands import run_command

pytestmark = pytest.mark.model

Store = Callable[..., ArticleVersion]
BODY = (
    "Mayor Ana Bell said on Monday that the bridge would close for repairs.\n\n"
    "“It is not safe,” she said. “We will mend it before the winter.”\n\n"
    "An engineer, who asked not to be named because he feared losing his job, said the cables were rusted through."
)
ANOTHER = "The ferry will run twice as often, said Tom Reed, the harbor master.\n\n“Bring a coat,” he said."


@pytest.fixture
def candidate(tmp_path: Path, person: Callable[[str], User]) -> Path:
    """The shipped pipeline with one number changed: how sure it must be of what it shows; an admin to promote it."""
    person("admin")
    folder = tmp_path / "candidate"
    shutil.copytree(SHIPPED, folder)
    config = folder / "config.cfg"
    changed, times = re.subn(r"(?m)^confidence_floor = .*$", "confidence_floor = 1.0", config.read_text())
    assert times == 1
    config.write_text(changed)
    meta = folder / "meta.json"
    meta.write_text(json.dumps(json.loads(meta.read_text()) | {"version": "9.9.9"}))
    return folder


@pytest.fixture(autouse=True)
def _every_article_is_held_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions_as_gold, "HELD_OUT", 1)


@pytest.fixture
def gold(store: Store, work_off: Callable[[], None], person: Callable[[str], User], tmp_path: Path) -> Path:
    """An article that a reviewer decided about, as annotated."""
    queue_run(store(BODY))
    work_off()
    for quote in Quote.objects.all():
        confirm_quote(quote, by=person("reviewer"))
    for name in WithheldName.objects.all():
        correct_withheld(name, WithheldChange(), by=person("reviewer"))
    path = tmp_path / "gold.jsonl"
    path.write_text(run_command("export_gold")[0])
    return path


def test_decided_articles_are_scored(
    gold: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["evaluate", "--gold", str(gold)])

    evaluate.main()

    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    figures = {name: values for name, *values in lines}
    assert figures["attribution"] == ["p", "100.0", "r", "100.0", "f1", "100.0", "n", "4"]
    assert figures["speaker"] == ["accuracy", "100.0", "n", "4"]
    assert figures["withheld"][:2] == ["p", "100.0"]


def test_a_candidate_is_compared_promoted_and_taken_back(
    gold: Path,
    candidate: Path,
    store: Store,
    work_off: Callable[[], None],
    beside: Callable[..., Any],
) -> None:
    shipped = pipeline_in_use().name

    with pytest.raises(CommandError, match="Compare them first"):
        run_command("promote_pipeline", candidate, "--by", "admin")
    table, _ = run_command("compare_pipelines", candidate)
    assert re.search(r"attribution r +100\.0 +0\.0 +-100\.0", table)
    assert re.search(r"speaker accuracy +100\.0 +0\.0 +-100\.0", table)

    run_command("promote_pipeline", candidate, "--by", "admin")
    version = store(ANOTHER, headline="Ferry")
    queue_run(version)
    work_off()
    assert last_run(version).pipeline == "onrecord 9.9.9"
    assert version.quotes.count() == 0

    run_command("promote_pipeline", "--back", "--by", "admin")
    beside(run_command, "attribute_articles", "--again")
    assert (last_run(version).pipeline, pipeline_in_use().name) == (shipped, shipped)
    assert version.quotes.count() == 2


def test_what_a_candidate_read_is_rolled_back(
    gold: Path,
    candidate: Path,
    store: Store,
    work_off: Callable[[], None],
    beside: Callable[..., Any],
) -> None:
    version = store(ANOTHER, headline="Ferry")
    queue_run(version)
    work_off()
    before = sorted(version.quotes.values_list("content", "speaker__name"))
    run_command("compare_pipelines", candidate)
    run_command("promote_pipeline", candidate, "--by", "admin")
    beside(run_command, "attribute_articles", "--again")
    assert version.quotes.count() == 0
    assert Quote.objects.decided().count() == 4

    run_command("roll_back_runs", "--pipeline", "onrecord 9.9.9")

    assert sorted(version.quotes.values_list("content", "speaker__name")) == before
    assert Quote.objects.decided().count() == 4


def last_run(version: ArticleVersion) -> AttributionRun:
    return version.runs.done()[0]
