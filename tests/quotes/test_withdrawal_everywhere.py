"""Where a name that was withheld after publication could still be found, or come back: nowhere."""

import re
from collections.abc import Callable
from dataclasses import asdict, replace

import pgtrigger
import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client

from articles.models import ArticleVersion
from articles.services import ArticleDetails
from quotes.attribution.results import Reading, reading_from_plain
from quotes.changes import InvalidChange, QuoteChange
from quotes.evaluation import judge_version
from quotes.identity.names import remember_keys
from quotes.jobs import store_reading
from quotes.models import (
    Appearance,
    AttributionRun,
    Conflict,
    DryRun,
    MergeProposal,
    Quote,
    Reason,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    UnnamedSource,
    WithheldName,
)
from quotes.note_names import WithdrawnNameWritten, looked_at
from quotes.services.anonymity import Word, sign_approval
from quotes.services.articles import submit_article
from quotes.services.findings import accept_finding
from quotes.services.names import give_name, take_name_away
from quotes.services.quotes import confirm_quote, correct_quote
from quotes.services.signatures import Signature, newest_decision
from quotes.services.withdrawal import withdraw_name
from quotes.sweep import SPARED, tables
from quotes.upkeep import catch_up
from tests.quotes.database_rows import rows_with
from tests.quotes.readings import reading, span_of

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]
MORE = (
    " Ana M. Bell won. Ana “Annie” Bell sang; Ana Maria Bell too. The Bells left. Follow @anabell, #AnaBell."
    " Bell, Ana, was born here. ANA BELL’S house. Ana smiled; they had told Ana Monday that Per Bell left. ANA’S TURN."
)
SAID = " “Ana knew, and Bell’s aides knew what Bell did,” he said."
NAME = (r"\mbells?\M", r"'bells?'", "ana_?bell", r"\mannie", r"\mana\M", r"'ana'")


@pytest.fixture
def archive(read: Read, person: Person) -> ArticleVersion:
    """A mayor of whom a machine and people have said things in every table that can hold words."""
    version = read(
        MORE,
        found=read_with_more(),
        headline="Bell Closes the Bridge as Ana Leaves",
        url="https://example.org/anabell-closes-ana-leaves",
        byline="Ida Roth",
    )
    mayor, engineer = Speaker.objects.get(name="Ana Bell"), Speaker.objects.get(kind="anonymous")
    signed = Signature(by=person("admin"), seen=newest_decision(), why="so Bell is called here")
    give_name(mayor, "Bell", signed=signed)
    take_name_away(mayor, "Zoe", signed=replace(signed, seen=newest_decision()))
    confirm_quote(version.quotes.in_text_order()[0], by=person("reviewer"), why="Bell said it")
    shown = Appearance.objects.get(speaker=engineer)
    SpeakerRole.objects.create(appearance=shown, title="aide", affiliation="Bell’s office", role_key="aide bell office")
    names = ("Ida", "Per Bell")
    others = [Speaker.objects.create(kind="named", entity="person", name=n, name_key=n.lower()) for n in names]
    for other in others:
        SpeakerAlias.objects.create(speaker=other, name=other.name, name_key=other.name_key, first_version=version)
        remember_keys(other, [])
        Appearance.objects.create(version=version, speaker=other, description="an aide to Bell")
    evidence = [{"rule": "role", "weight": 1.0, "words": "both aides to Bell"}]
    MergeProposal.objects.create(first=others[0], second=others[1], score=0.5, evidence=evidence)
    quote = version.quotes.in_text_order()[0]
    run = AttributionRun.objects.get()
    label = {"printed_label": "Mayor Bell"}
    Conflict.objects.create(quote=quote, version=version, run=run, kind="differs", proposal=label)
    dry_run = DryRun.objects.create(asked_by=person("admin"), newest=1)
    dry_run.examples.create(article=version.article, sort="quote appears", words="Bell said", before="Bell")
    LogEntry.objects.create(
        user=person("admin"),
        content_type=ContentType.objects.get_for_model(Speaker),
        action_flag=CHANGE,
        object_repr="Ana Bell",
        change_message="Ana Bell was looked at",
    )
    source = UnnamedSource.objects.get(withheld_names__speaker=engineer)
    note = looked_at("Bell was told, and Ana agreed.", keep=True)
    sign_approval(source, Word(role="editor", approves=True, note=note), by=person("editor"))
    judge_version(version.pk)
    accept_finding(version.findings.earliest("pk"), by=person("auditor"), note="Bell and Ana are named beside it.")
    catch_up()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return version


def read_with_more() -> Reading:
    """The reading, in which the engineer also speaks of the mayor by each part of her name."""
    found = reading()
    text = found.text + SAID
    words, he = span_of("“Ana knew, and Bell’s aides knew what Bell did,”", text), text.rindex("he said")
    more = {"source": [[he, he + 2]], "content": [words], "form": "direct", "speaker": "S2", "confidence": 0.8}
    plain = asdict(found)
    return reading_from_plain(text, [*plain["attributions"], more], plain["speakers"])


def withdraw(person: Person) -> None:
    withdraw_name(Speaker.objects.get(name="Ana Bell"), by=person("admin"), reason=Reason.objects.get(code="safety"))


def test_no_table_has_any_part_of_it(archive: ArticleVersion, person: Person) -> None:
    before = rows_with(*NAME)

    withdraw(person)

    assert len(before) >= 14
    assert rows_with(*NAME) == {}


BESIDE = {
    "articles_author": ("name", "'Ana Bell'"),
    "articles_outlet": ("name", "'The Ana Bell Post'"),
    "pghistory_context": ("metadata", """'{"url": "/speakers/?q=Ana Bell", "Ana Bell": ["Ana Bell"]}'"""),
    "procrastinate_jobs": ("args", """'{"words": "Ana Bell"}'"""),
    "quotes_dryrun": ("message", "'Ana Bell could not be read'"),
    "quotes_speakerprofile": ("facts", """'{"office": "mayor, Ana Bell"}'"""),
    "quotes_articlesourcing": ("section", "'Ana Bell'"),
    "quotes_withheldlisting": ("phrase", "'as Ana Bell asked'"),
    "quotes_withheldname": ("trigger", "'as Ana Bell asked'"),
}


def test_tables_that_nobody_thinks_of_have_it_no_longer(archive: ArticleVersion, person: Person) -> None:
    with connection.cursor() as cursor, pgtrigger.ignore():
        cursor.execute("CREATE TABLE later (id int PRIMARY KEY, a text, b varchar(20), c jsonb, d json, e text[])")
        values = ("Ana Bell", "by Ana Bell", '{"x": ["Ana Bell"]}', '["ANA BELL"]', "{Ana Bell}")
        cursor.execute("INSERT INTO later VALUES (1, %s, %s, %s, %s, %s::text[])", values)
        cursor.execute("INSERT INTO pghistory_context VALUES (gen_random_uuid(), now(), now(), '{}')")
        for table, (column, words) in BESIDE.items():
            cursor.execute(f"UPDATE {table} SET {column} = {words}")
    cache.set("kept-counts", "Ana Bell")
    before = rows_with(*NAME)

    withdraw(person)

    assert {*BESIDE, "later"} <= before.keys()
    assert rows_with(*NAME) == {}
    assert cache.get("kept-counts") is None


def test_no_table_with_words_is_left_out(archive: ArticleVersion) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT table_name FROM information_schema.columns JOIN information_schema.tables"
            " USING (table_schema, table_name) WHERE table_type = 'BASE TABLE' AND is_generated = 'NEVER'"
            " AND table_schema NOT IN ('pg_catalog', 'information_schema')"
            " AND (data_type IN ('text', 'character varying', 'character', 'json', 'jsonb', 'bytea', 'xml', 'hstore')"
            " OR udt_name IN ('_text', '_varchar', '_json', '_jsonb', 'citext'))"
        )
        with_words = {table for (table,) in cursor.fetchall()}

    left_out = with_words - {table.name for table in tables()}

    assert {table for table in left_out if not table.startswith(SPARED)} == set()


def test_planner_of_the_database_forgets_it(archive: ArticleVersion, person: Person) -> None:
    def kept() -> list[tuple[str, str]]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT tablename, attname FROM pg_stats WHERE pg_stats::text ~* 'ana bell'")
            return list(cursor.fetchall())

    before = kept()

    withdraw(person)

    assert len(before) >= 3
    assert kept() == []


@pytest.mark.parametrize("page", ["/quotes/?q=bell", "/speakers/?q=bell", "/articles/?q=bell", "/search/?q=bell"])
def test_no_search_finds_it(archive: ArticleVersion, client_of: ClientOf, person: Person, page: str) -> None:
    client = client_of("auditor")
    before = client.get(page).content.decode()

    withdraw(person)

    assert "Closes the Bridge" in before or "Ana Bell" in before
    after = client.get(page).content.decode()
    assert "Closes the Bridge" not in after
    assert "Mayor" not in after


ADDRESSES = """
/ /quotes/ /quotes.csv /quotes.json /quotes.atom /speakers/ /speakers.csv /speakers.atom /articles/ /articles.atom
/articles/{article}/ /quotes/{quote}/ /quotes/{quote}/history/ /speakers/{speaker}/ /speakers/{speaker}/history/
/review/decisions/ /review/decisions.json /review/merges/ /review/conflicts/ /jobs/dry-run/ /anonymity/
/anonymity/sources.csv /anonymity/findings.json /anonymity/report/ /anonymity/withdrawals/
/articles/{article}/report/ /articles/{article}/report.csv /admin/quotes/decision/ /admin/
"""


def test_no_page_and_no_file_shows_it(archive: ArticleVersion, client_of: ClientOf, person: Person) -> None:
    client = client_of("admin")
    User.objects.update(is_staff=True)
    numbers = {
        "article": archive.article_id,
        "quote": archive.quotes.in_text_order()[0].pk,
        "speaker": Speaker.objects.get(name="Ana Bell").pk,
    }
    withdraw(person)

    shown = {}
    for address in ADDRESSES.split():
        response = client.get(address.format(**numbers), follow=True)
        words = b"".join(response) if response.streaming else response.content
        if response.status_code != 200 or re.search(r"\bbell|anabell|\bana\b", words.decode().lower()):
            shown[address] = response.status_code

    assert shown == {}


def test_reading_again_keeps_the_name_withheld_for_its_reason(archive: ArticleVersion, person: Person) -> None:
    withdraw(person)
    archive.refresh_from_db()
    covered = archive.body
    source = span_of("Mayor ████████", covered)
    found = reading_from_plain(
        covered,
        [{"source": [source], "content": [span_of("the bridge would close", covered)], "form": "indirect",
          "speaker": "S1", "label": source, "confidence": 0.9}],
        [{"id": "S1", "name": None, "kind": "anonymous", "entity": "person", "description": span_of("Mayor", covered),
          "mentions": [source]}],
    )  # fmt: skip

    store_reading(AttributionRun.objects.create(version=archive), found, pipeline="test 2")

    name = WithheldName.objects.get(reason="safety")
    assert (name.version_id, name.speaker.kind) == (archive.pk, "anonymous")
    assert set(Quote.objects.filter(content="the bridge would close").values_list("speaker", flat=True)) == {
        name.speaker_id
    }


def test_nobody_writes_it_into_free_text(archive: ArticleVersion, client_of: ClientOf, person: Person) -> None:
    withdraw(person)
    quote = archive.quotes.in_text_order()[1]
    source = UnnamedSource.objects.earliest("pk")

    with pytest.raises(InvalidChange, match="withheld after publication"):
        confirm_quote(quote, by=person("reviewer"), why="It is Ana Bell.")
    with pytest.raises(InvalidChange, match="does not print"):
        correct_quote(quote, QuoteChange(via="a friend of Ana Bell"), by=person("reviewer"))
    with pytest.raises(WithdrawnNameWritten):
        sign_approval(source, Word(role="editor", approves=True, note="Ana Bell"), by=person("editor"))
    saved = client_of("auditor").post("/searches/", {"name": "her", "query": "q=ana+bell"})
    added = submit_article(ArticleDetails(outlet="The Test Post", headline="Ana Bell is back"), "Ana M. Bell is back.")

    assert "withheld after publication" in saved.content.decode()
    assert (added.version.body, added.version.article.headline) == ("███████████ is back.", "████████ is back")
    assert rows_with(*NAME) == {}
