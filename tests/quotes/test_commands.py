"""The commands that bring articles in and read them."""

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import Article
from quotes.models import AttributionRun


def run_command(*arguments: object) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command(*map(str, arguments), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_import_articles_stores_and_queues(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Headline: One\nOutlet: The Test Courier\n\nThe body.")

    out, _ = run_command("import_articles", tmp_path)

    assert out.startswith("1 new, 0 already there, 0 refused.")
    assert (Article.objects.get().headline, AttributionRun.objects.get().state) == ("One", "queued")


@pytest.mark.django_db
def test_import_articles_goes_on_past_a_bad_file_and_fails_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    (tmp_path / "b.txt").write_text("The body.")

    with pytest.raises(CommandError, match="The others are stored"):
        run_command("import_articles", tmp_path)

    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_import_articles_names_what_is_missing(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="nowhere"):
        run_command("import_articles", tmp_path / "nowhere")


@pytest.mark.django_db
def test_seeds_load_twice_without_change() -> None:
    seeds = settings.BASE_DIR / "seeds" / "articles"
    run_command("import_articles", seeds)
    before = list(Article.objects.order_by("pk").values())
    jobs = ProcrastinateJob.objects.count()

    out, _ = run_command("import_articles", seeds)

    assert out.startswith("0 new")
    assert list(Article.objects.order_by("pk").values()) == before
    assert ProcrastinateJob.objects.count() == jobs


@pytest.mark.django_db
def test_seeds_are_marked_as_fiction_and_licensed() -> None:
    run_command("import_articles", settings.BASE_DIR / "seeds" / "articles")

    assert Article.objects.count() >= 15
    assert not Article.objects.filter(fiction=False).exists()
    assert not Article.objects.filter(licence="").exists()
    lengths = {len(a.current_version.body.split()) for a in Article.objects.filter(language="en") if a.current_version}
    assert 300 <= min(lengths) <= max(lengths) <= 800


@pytest.mark.model
@pytest.mark.django_db(transaction=True)
def test_attribute_articles_reads_what_is_queued_and_prints_a_table(database_address: Callable[[], str]) -> None:
    run_command("import_articles", settings.BASE_DIR / "seeds" / "articles" / "belkane-annex.txt")

    done = subprocess.run(
        [sys.executable, "manage.py", "attribute_articles"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DATABASE_URL": database_address()},
        capture_output=True,
        text=True,
        check=True,
    )

    run = AttributionRun.objects.get()
    assert (run.state, run.version.quotes.exists()) == ("done", True)
    assert "In Belkane" in done.stdout
