"""Decisions as annotated articles, and what is measured and chosen by them."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import ArticleVersion
from quotes.attribution.training.corpus import read_attributed
from quotes.changes import QuoteChange, WithheldChange
from quotes.models import Quality, Quote, Speaker
from quotes.pipelines import SHIPPED, NoPipeline, pipeline_in_use
from quotes.quality import measure
from quotes.services.pipelines import go_back, promote_pipeline
from quotes.services.quotes import confirm_quote, correct_quote, reject_quote
from quotes.services.withheld import correct_withheld
from tests.quotes.readings import BODY, span_of
from tests.quotes.test_commands import run_command

Read = Callable[..., ArticleVersion]
Person = Callable[[str], User]


@pytest.fixture
def decided(read: Read, person: Person) -> ArticleVersion:
    """An article of which one quote is confirmed, one given to another speaker, one rejected."""
    version = read(outlet="The Test Courier")
    first, second, third = version.quotes.in_text_order()
    confirm_quote(first, by=person("reviewer"))
    correct_quote(second, QuoteChange(speaker=Speaker.objects.get(kind="anonymous")), by=person("reviewer"))
    reject_quote(third, by=person("reviewer"))
    correct_withheld(version.withheld_names.get(), WithheldChange(reason="legal"), by=person("reviewer"))
    return version


def exported(*options: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in run_command("export_gold", *options)[0].splitlines()]


def test_decided_articles_are_written_as_annotated_ones(decided: ArticleVersion, read: Read) -> None:
    read(" Nobody has looked at this one.")

    (article,) = exported()

    mayor = f"S{Speaker.objects.get(kind='named').pk}"
    engineer = f"S{decided.withheld_names.get().speaker_id}"
    assert (article["id"], article["text"]) == (str(decided.article_id), BODY)
    assert article["attributions"] == [
        {
            "source": [span_of("Mayor Ana Bell")],
            "cue": [span_of("said")],
            "content": [span_of("the bridge would close")],
            "form": "indirect",
            "stance": "statement",
            "speaker": mayor,
            "channel": None,
            "via": None,
        },
        {
            "source": [span_of("she")],
            "cue": [span_of("said.")],
            "content": [span_of("“It is not safe,”")],
            "form": "direct",
            "stance": "statement",
            "speaker": engineer,
            "channel": None,
            "via": None,
        },
    ]
    assert article["speakers"] == [
        {
            "id": mayor,
            "name": "Ana Bell",
            "kind": "named",
            "entity": "person",
            "description": "Mayor",
            "withheld": None,
        },
        {
            "id": engineer,
            "name": None,
            "kind": "anonymous",
            "entity": "person",
            "description": "A city engineer",
            "withheld": {
                "reason": "legal",
                "trigger": "asked not to be named",
                "evidence": "because he feared for his job",
            },
        },
    ]


def test_gold_is_read_by_training(decided: ArticleVersion, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(run_command("export_gold")[0])

    (article,) = read_attributed(path)

    assert [BODY[slice(*each.content[0])] for each in article.attributions or ()] == [
        "the bridge would close",
        "“It is not safe,”",
    ]


def test_gold_of_an_outlet_and_a_period(decided: ArticleVersion) -> None:
    assert len(exported("--outlet", "The Test Courier", "--since", "2020-01-01")) == 1
    assert exported("--since", "2999-01-01") == []
    assert len(exported("--part", "training")) + len(exported("--part", "held-out")) == 1
    with pytest.raises(CommandError, match="no outlet"):
        exported("--outlet", "Nowhere")


def test_quality_counts_what_people_changed(decided: ArticleVersion) -> None:
    measure()
    measure()

    figures = Quality.objects.get()
    assert (str(figures.outlet), figures.month) == ("The Test Courier", date(2026, 3, 1))
    assert (figures.articles, figures.quotes, figures.found) == (1, 2, 3)
    assert (round(figures.precision, 4), figures.recall, figures.speakers) == (0.6667, 1.0, 0.5)


def test_quality_page_has_the_figures_and_has_them_measured(
    client_of: Callable[[str], Client], decided: ArticleVersion
) -> None:
    measure()
    client = client_of("admin")

    page = client.get(reverse("quality_list")).content.decode()
    client.post(reverse("quality_measure"))
    client.post(reverse("quality_measure"))

    assert ("67%" in page, "100%" in page, "50%" in page) == (True, True, True)
    assert ProcrastinateJob.objects.filter(task_name="measure_quality").count() == 1


def pipeline(folder: Path, version: str) -> Path:
    path = folder / version
    path.mkdir()
    (path / "meta.json").write_text(json.dumps({"name": "candidate", "version": version}))
    return path


def test_pipelines_are_promoted_and_taken_back(person: Person, tmp_path: Path) -> None:
    admin = person("admin")
    assert pipeline_in_use().folder == SHIPPED

    promote_pipeline(pipeline(tmp_path, "1"), by=admin)
    promote_pipeline(pipeline(tmp_path, "2"), by=admin)
    assert pipeline_in_use().name == "candidate 2"

    go_back(by=admin)
    assert pipeline_in_use().name == "candidate 1"


def test_going_back_ends_at_the_shipped_pipeline(person: Person, tmp_path: Path) -> None:
    with pytest.raises(NoPipeline, match="none to go back to"):
        go_back(by=person("admin"))
    promote_pipeline(pipeline(tmp_path, "1"), by=person("admin"))

    out, _ = run_command("promote_pipeline", "--back", "--by", "admin")

    assert pipeline_in_use().folder == SHIPPED
    assert out == f"{pipeline_in_use().name} is in use.\n"


def test_who_may_not_promote_is_told(person: Person, tmp_path: Path) -> None:
    with pytest.raises(PermissionDenied, match="an administrator may"):
        promote_pipeline(pipeline(tmp_path, "1"), by=person("reviewer"))
    assert person("admin").has_perm("quotes.promote_pipeline")
    with pytest.raises(CommandError, match="holds no pipeline"):
        run_command("promote_pipeline", tmp_path / "nowhere", "--by", "admin")


@pytest.mark.model
def test_a_pipeline_is_compared_with_itself(decided: ArticleVersion, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(run_command("export_gold")[0])

    out, _ = run_command("compare_pipelines", SHIPPED, "--gold", gold)

    assert "On 1 annotated articles" in out
    assert "attribution f1" in out
    assert not Quote.objects.to_review().exists()
