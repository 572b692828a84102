"""Decisions as annotated articles, and what is measured and chosen by them."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import ArticleVersion
from quotes import gold
from quotes.attribution.training.corpus import read_attributed
from quotes.changes import QuoteChange, WithheldChange
from quotes.models import PipelineChoice, PipelineComparison, Quality, Quote, Speaker
from quotes.pipelines import SHIPPED, NoPipeline, pipeline_at, pipeline_in_use
from quotes.quality import measure
from quotes.services.pipelines import NotCompared, go_back, keep_comparison, promote_pipeline
from quotes.services.quotes import confirm_quote, correct_quote, reject_quote
from quotes.services.withheld import add_withheld, correct_withheld, reject_withheld
from tests.quotes.readings import BODY, reading, span_of
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


def exported(*options: str) -> list[dict[str, Any]]:
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


def test_gold_says_nothing_of_withheld_names_that_nobody_decided_about(read: Read, person: Person) -> None:
    version = read()
    for quote in version.quotes.in_text_order():
        confirm_quote(quote, by=person("reviewer"))

    (open_one,) = exported()
    told = run_command("export_gold")[1]
    reject_withheld(version.withheld_names.get(), by=person("reviewer"))
    (decided,) = exported()

    assert ["withheld" in each for each in open_one["speakers"]] == [False, False]
    assert told == "1 article written, 1 without withheld names, which are not all decided.\n"
    assert [each["withheld"] for each in decided["speakers"]] == [None, None]


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


def test_quality_counts_withheld_names_once_all_are_decided(decided: ArticleVersion) -> None:
    measure()

    figures = Quality.objects.get()

    assert (figures.withheld_names, figures.withheld, figures.reasons, figures.unexplained) == (1, 1.0, 0.0, None)


def test_quality_says_nothing_of_withheld_names_that_nobody_looked_at(read: Read, person: Person) -> None:
    for quote in read().quotes.in_text_order():
        confirm_quote(quote, by=person("reviewer"))
    measure()

    figures = Quality.objects.get()

    assert (figures.articles, figures.withheld_names, figures.withheld) == (1, 0, None)


def test_a_withheld_name_that_the_machine_missed_counts(read: Read, person: Person) -> None:
    found = reading()
    silent = replace(found, speakers=tuple(replace(speaker, withheld=None) for speaker in found.speakers))
    version, reviewer = read(found=silent), person("reviewer")
    for quote in version.quotes.in_text_order():
        confirm_quote(quote, by=reviewer)
    change = WithheldChange(reason="none_stated", trigger_spans=[], evidence_spans=[])
    add_withheld(version, Speaker.objects.get(kind="anonymous"), change, by=reviewer)
    measure()

    assert (Quality.objects.get().withheld, Quality.objects.get().unexplained) == (None, 0.0)


@pytest.mark.parametrize("sees", [True, False])
def test_who_may_not_see_withheld_names_sees_no_figures_of_them(
    client_of: Callable[[str], Client], decided: ArticleVersion, person: Person, *, sees: bool
) -> None:
    measure()
    user = person("admin" if sees else "reader")
    user.user_permissions.add(Permission.objects.get(codename="view_quality"))
    client = Client()
    client.force_login(user)

    page = client.get(reverse("quality_list")).content.decode()

    assert (page.count("F1"), "67%" in page) == (3 if sees else 0, True)


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


def compare(candidate: Path) -> PipelineComparison:
    """As the command keeps it."""
    figures = {"attribution": {"p": 80.0, "r": 75.0, "f1": 77.4, "n": 12}}
    return keep_comparison(pipeline_at(candidate), pipeline_in_use(), articles=3, figures=(figures, figures))


def test_pipelines_are_promoted_and_taken_back(person: Person, tmp_path: Path) -> None:
    admin = person("admin")
    assert pipeline_in_use().folder == SHIPPED

    for version in ("1", "2"):
        compare(pipeline(tmp_path, version))
        promote_pipeline(tmp_path / version, by=admin)
    assert pipeline_in_use().name == "candidate 2"

    go_back(by=admin)
    assert pipeline_in_use().name == "candidate 1"
    assert [choice.why for choice in PipelineChoice.objects.all()] == ["gone back to what was in use before", "", ""]


def test_a_pipeline_that_nobody_compared_is_not_promoted(
    decided: ArticleVersion, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gold, "HELD_OUT", 1)
    folder = pipeline(tmp_path, "1")

    for reason in ("", "it will be fine"):
        with pytest.raises(NotCompared, match=f"manage.py compare_pipelines {folder}"):
            promote_pipeline(folder, by=person("admin"), uncompared=reason)
    assert not PipelineChoice.objects.exists()


@pytest.mark.parametrize("changed", ["candidate", "in use"])
def test_a_comparison_counts_for_exactly_these_two(person: Person, tmp_path: Path, changed: str) -> None:
    one, other = pipeline(tmp_path, "1"), pipeline(tmp_path, "2")
    compare(one)
    compare(other)
    if changed == "candidate":
        (one / "network").write_bytes(b"trained once more")
    else:
        promote_pipeline(other, by=person("admin"))

    with pytest.raises(NotCompared):
        promote_pipeline(one, by=person("admin"))


def test_what_is_written_about_a_pipeline_makes_no_other_of_it(tmp_path: Path) -> None:
    folder = pipeline(tmp_path, "1")
    before = pipeline_at(folder).digest

    (folder / "README.md").write_text("A card.")
    assert pipeline_at(folder).digest == before

    (folder / "config.cfg").write_text("[nlp]")
    assert pipeline_at(folder).digest != before


def test_where_nothing_can_be_compared_the_reason_is_kept(person: Person, tmp_path: Path) -> None:
    folder = pipeline(tmp_path, "1")
    with pytest.raises(CommandError, match="say why: --uncompared REASON"):
        run_command("promote_pipeline", folder, "--by", person("admin").username)

    run_command("promote_pipeline", folder, "--by", "admin", "--uncompared", "The first of our own")

    choice = PipelineChoice.objects.get()
    assert (choice.name, choice.why, choice.comparison) == ("candidate 1", "The first of our own", None)


def test_a_choice_without_comparison_or_reason_can_not_be_stored(person: Person) -> None:
    with pytest.raises(IntegrityError):
        PipelineChoice.objects.create(folder="/somewhere", name="candidate 1", by=person("admin"))


@pytest.mark.parametrize("times", [1, 3])
def test_comparisons_stand_on_the_quality_page(
    client_of: Callable[[str], Client], tmp_path: Path, times: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(times):
        compare(pipeline(tmp_path, str(number)))
    client = client_of("admin")

    with django_assert_max_num_queries(10):
        page = client.get(reverse("quality_list")).content.decode()

    assert page.count("(+0.0)") == 2 * times


def test_going_back_ends_at_the_shipped_pipeline(person: Person, tmp_path: Path) -> None:
    with pytest.raises(NoPipeline, match="none to go back to"):
        go_back(by=person("admin"))
    promote_pipeline(pipeline(tmp_path, "1"), by=person("admin"), uncompared="to try it")

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
def test_a_pipeline_is_compared_with_itself(decided: ArticleVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gold, "HELD_OUT", 10**12)
    with pytest.raises(CommandError, match="nothing to compare on"):
        run_command("compare_pipelines", SHIPPED)
    monkeypatch.setattr(gold, "HELD_OUT", 1)

    out, _ = run_command("compare_pipelines", SHIPPED)

    kept = PipelineComparison.objects.get()
    assert "On 1 decided articles held out" in out
    assert "attribution f1" in out
    assert (kept.articles, kept.candidate_hash, kept.candidate_figures) == (1, kept.in_use_hash, kept.in_use_figures)
    assert not Quote.objects.to_review().exists()
