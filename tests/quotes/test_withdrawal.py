"""A name withheld after publication is nowhere any more, and does not come back."""

from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, transaction
from django.test import Client

from articles.models import Article, ArticleVersion, WithdrawnForm
from articles.withdrawn import spans_of, words_of
from quotes.attribution.results import Reading, reading_from_plain
from quotes.changes import InvalidChange
from quotes.jobs import store_reading
from quotes.models import (
    Appearance,
    AttributionRun,
    Quote,
    Reason,
    SavedSearch,
    Speaker,
    Withdrawal,
    WithheldName,
)
from quotes.note_names import Note
from quotes.services.names import rename_speaker
from quotes.services.quotes import confirm_quote, reject_quote
from quotes.services.searches import save_search
from quotes.services.signatures import Signature, newest_decision
from quotes.services.speakers import merge_speakers
from quotes.services.withdrawal import CannotWithdraw, effects_of, withdraw_name
from quotes.sweep import forms_of
from tests.quotes.database_rows import rows_with
from tests.quotes.readings import BODY, reading, span_of

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
Read = Callable[..., ArticleVersion]
Store = Callable[..., ArticleVersion]


def withdraw(person: Person) -> Withdrawal:
    speaker = Speaker.objects.get(name="Ana Bell")
    return withdraw_name(speaker, by=person("admin"), reason=Reason.objects.get(code="safety"))


def renamed(name: str) -> Reading:
    """The reading in which the mayor bears another name."""
    found = reading()
    body = BODY.replace("Ana Bell", name)
    shift = len(name) - len("Ana Bell")

    def moved(value: Any) -> Any:
        if isinstance(value, tuple | list) and len(value) == 2 and all(isinstance(each, int) for each in value):
            return [place + shift * (place > span_of("Mayor Ana Bell")[0]) for place in value]
        if isinstance(value, tuple | list):
            return [moved(each) for each in value]
        return {key: moved(each) for key, each in value.items()} if isinstance(value, dict) else value

    plain = moved(asdict(found) | {"text": ""})
    speakers = [each | {"name": name if each["name"] else None} for each in plain["speakers"]]
    return reading_from_plain(body, plain["attributions"], speakers)


@pytest.fixture
def archive(read: Read, store: Store, person: Person) -> None:
    """The mayor in three articles and two versions, in decisions, an address, the admin's log and a text of others."""
    read(external_id="bridge", headline="Mayor Ana Bell closes the bridge", url="https://example.org/ana-bell-closes")
    version = read(" ANA BELL’s office did not answer. Bell, Ana.", external_id="bridge", headline="Bell closes bridge")
    read(" Ms. Bell left.", headline="Again", outlet="The Test Post")
    store("Ana Béll sang.", headline="Marked")
    store("In Belltown they recall Ana Béll’s first term; the bell rang. Tom Bell sang.", headline="Elsewhere")
    confirmed, rejected = version.quotes.in_text_order()[:2]
    confirm_quote(confirmed, by=person("reviewer"))
    reject_quote(rejected, by=person("reviewer"))
    LogEntry.objects.create(
        user=person("admin"),
        content_type=ContentType.objects.get_for_model(Speaker),
        action_flag=CHANGE,
        object_repr="Ana Bell",
    )


@pytest.mark.usefixtures("archive")
def test_name_is_in_no_table_of_the_database(person: Person) -> None:
    before = rows_with("ana b[eé]ll", "bell ana", "ana-bell")

    withdraw(person)

    assert len(before) >= 8
    assert rows_with("ana.{0,3}b[eé]ll", "bell.{0,3}ana", "ana-bell") == {}


@pytest.mark.usefixtures("archive")
def test_family_name_is_covered_where_the_person_appears(person: Person) -> None:
    withdraw(person)

    elsewhere = ArticleVersion.objects.get(article__headline="Elsewhere")
    assert elsewhere.body == "In Belltown they recall ████████’s first term; the bell rang. Tom ████ sang."
    assert rows_with(r"\ymayor bell\y", r"Ms\. bell", "Bell closes") == {}


@pytest.mark.usefixtures("archive")
def test_texts_keep_their_length_and_quotes_their_places(person: Person) -> None:
    lengths = list(ArticleVersion.objects.values_list("pk", "length"))
    spans = list(Quote.objects.values_list("pk", "content_spans", "source_spans", "status"))

    withdraw(person)

    assert list(ArticleVersion.objects.values_list("pk", "length")) == lengths
    assert list(Quote.objects.values_list("pk", "content_spans", "source_spans", "status")) == spans
    sources = {"Mayor ████████", "she", "A city engineer"}
    assert {quote.source for quote in Quote.objects.all()} == sources
    for quote in Quote.objects.select_related("version"):
        assert quote.content == " … ".join(quote.version.body[start:end] for start, end in quote.content_spans)


@pytest.mark.usefixtures("archive")
def test_speaker_is_anonymous_in_each_article_with_the_reason(person: Person) -> None:
    withdraw(person)

    names = WithheldName.objects.current().filter(reason="safety").select_related("speaker", "version__article")
    assert {(name.version.article_id, name.speaker.kind, name.speaker.article_id) for name in names} == {
        (article.pk, "anonymous", article.pk)
        for article in Article.objects.exclude(headline__in=["Elsewhere", "Marked"])
    }
    assert len({name.speaker_id for name in names}) == len(names) == 2
    assert all(name.unnamed_source_id for name in names)
    assert not Speaker.objects.filter(kind="named").exists()


@pytest.mark.usefixtures("archive")
def test_log_has_who_why_and_how_much(person: Person) -> None:
    foreseen = effects_of(Speaker.objects.get(name="Ana Bell"))
    untouched = Speaker.objects.filter(name="Ana Bell").exists()

    done = withdraw(person)

    figures = [(each.articles, each.versions, each.quotes) for each in (foreseen, done)]
    assert (untouched, figures) == (True, [(4, 5, 6), (4, 5, 6)])
    assert done.records > 10
    assert (Withdrawal.objects.get().by.username, Withdrawal.objects.get().reason_id) == ("admin", "safety")
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Withdrawal.objects.update(articles=0)


@pytest.mark.usefixtures("archive")
def test_searches_kept_for_the_name_are_deleted(person: Person) -> None:
    bell = Speaker.objects.get(name="Ana Bell")
    kept = {
        "plain": "q=Ana+Bell",
        "turned": "q=bell%2C%20ana&sort=newest",
        "encoded": "kind=named&q=%22ana+b%C3%A9ll%22",
        "all percent": "q=%41%6e%61%20%42%65%6c%6c",
        "by number": f"q=bell&speaker={bell.pk}",
        "Ana Bell": "q=bridge",
        "other words": "q=Tom+Bell",
        "other number": f"speaker={bell.pk + 1000}",
    }
    for name, query in kept.items():
        asked = Note(name)  # whether it is a name, and it stays
        save_search(by=person("auditor"), name=asked, query=query, digest=False)

    effects_of(bell)
    left_by_foresight = SavedSearch.objects.count()
    withdraw(person)

    assert left_by_foresight == len(kept)
    assert {search.name for search in SavedSearch.objects.all()} == {"other words", "other number"}


@pytest.mark.usefixtures("archive")
def test_what_is_protected_is_protected_again(person: Person) -> None:
    withdraw(person)

    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        ArticleVersion.objects.update(body="Something else")


@pytest.mark.usefixtures("archive")
def test_same_text_comes_back_as_it_is_stored(person: Person, store: Store) -> None:
    withdraw(person)
    versions = ArticleVersion.objects.count()

    store(BODY, external_id="bridge", headline="Mayor Ana Bell closes the bridge")
    store(BODY + " Ms. Bell left.", headline="Again", outlet="The Test Post")

    assert ArticleVersion.objects.count() == versions
    assert rows_with("ana bell") == {}


@pytest.mark.usefixtures("archive")
def test_new_texts_are_stored_without_the_name(person: Person, store: Store) -> None:
    withdraw(person)

    new = store("Ana Bell, once mayor, is back. Bell smiled.", headline="Bell is back", url="https://example.org/bell")
    later = store(BODY.replace("Mayor Ana Bell", "Mayor Bell"), external_id="bridge", headline="Bell again")
    other = store("Tom Bell sang. Ana sang too.", headline="A choir")

    assert new.body == "████████, once mayor, is back. ████ smiled."
    assert (new.article.headline, new.article.url) == ("████ is back", "https://example.org/████")
    assert later.body.startswith("Mayor ████ said")
    assert other.body == "Tom Bell sang. Ana sang too."


@pytest.mark.usefixtures("archive")
def test_reading_in_progress_does_not_bring_it_back(person: Person) -> None:
    version = ArticleVersion.objects.filter(article__external_id="bridge").latest("pk")
    run = AttributionRun.objects.create(version=version, state="running")

    withdraw(person)
    store_reading(run, replace(reading(), text=version.body))

    assert not Speaker.objects.filter(name="Ana Bell").exists()
    assert rows_with("ana bell") == {}
    assert version.runs.active().count() == 1


@pytest.mark.parametrize("later", [False, True], ids=["the last version again", "a version after"])
def test_an_article_of_several_versions_is_read_again(person: Person, read: Read, store: Store, *, later: bool) -> None:
    read(external_id="1")
    version = read(" Nobody was hurt.", external_id="1")
    withdraw(person)
    version.refresh_from_db()
    version = store(BODY + " Nobody was there.", external_id="1") if later else version
    found = reading()
    unnamed = tuple(replace(each, name=None, kind="anonymous") for each in found.speakers)

    run = AttributionRun.objects.create(version=version)
    store_reading(run, replace(found, text=version.body, speakers=unnamed), pipeline="test 2")

    withheld = sorted(version.withheld_names.values_list("reason", "status"))
    assert withheld == [("retaliation", "proposed"), ("safety", "confirmed")]


@pytest.mark.usefixtures("archive")
def test_stored_proposals_lose_the_name_and_keep_the_rest(person: Person) -> None:
    run = AttributionRun.objects.filter(state="done").earliest("pk")
    assert run.proposals is not None
    before = run.proposals

    withdraw(person)

    run.refresh_from_db()
    assert run.proposals is not None
    assert [s["name"] for s in before["speakers"]] == ["Ana Bell", None]
    assert [s["name"] for s in run.proposals["speakers"]] == ["████████", None]
    assert run.proposals["attributions"] == before["attributions"]


@pytest.mark.usefixtures("archive")
def test_only_keyed_hashes_are_kept(person: Person, settings: object) -> None:
    withdraw(person)

    forms = list(WithdrawnForm.objects.values_list("words", "is_whole"))
    assert sorted(forms) == [(1, False), (1, False), (1, False), (1, True), (2, True), (2, True)]
    assert all(len(form.key) == 64 for form in WithdrawnForm.objects.all())


@pytest.mark.usefixtures("archive")
def test_nobody_writes_the_name_again(person: Person, store: Store) -> None:
    withdraw(person)
    other = Speaker.objects.create(kind="named", entity="person", name="Ida Roth", name_key="ida roth")

    with pytest.raises(InvalidChange, match="withheld after publication"):
        rename_speaker(other, "Ana Bell", signed=Signature(by=person("admin"), seen=newest_decision()))


def test_merged_speakers_lose_their_names_together(read: Read, person: Person) -> None:
    read()
    read(" Two.", found=renamed("Anna Bell-Roth"))
    into, other = Speaker.objects.filter(kind="named").order_by("pk")
    merge_speakers(into, [other], signed=Signature(by=person("admin"), seen=newest_decision()))

    withdraw(person)

    assert rows_with(r"\yana\y", r"\ybell\y", r"\yroth\y", r"\yanna\y") == {}
    assert set(Speaker.objects.values_list("kind", flat=True)) == {"anonymous"}
    assert not Quote.objects.filter(speaker__kind="named").exists()


def test_page_foretells_the_effects_and_asks_to_understand(client_of: ClientOf, read: Read) -> None:
    read()
    client, address = client_of("admin"), f"/speakers/{Speaker.objects.get(name='Ana Bell').pk}/withhold/"

    page = client.get(address).content.decode()
    not_yet = client.post(address, {"reason": "safety"})
    still_named = Speaker.objects.filter(name="Ana Bell").exists()
    done = client.post(address, {"reason": "safety", "understood": "on"}, follow=True)

    assert "1 article in 1 version, 2 quotes" in page
    assert "This field is required." in not_yet.content.decode()
    assert still_named
    assert "Ana Bell" not in done.content.decode()
    assert "now anonymous" in done.content.decode()


def test_page_lists_names_that_are_spelled_alike(client_of: ClientOf, read: Read) -> None:
    read()
    for name in ("Ana Bel", "Per Bell", "Ida Roth"):
        Speaker.objects.create(kind="named", entity="person", name=name, name_key=name.lower())

    page = client_of("admin").get(f"/speakers/{Speaker.objects.get(name='Ana Bell').pk}/withhold/")

    assert [other.name for other in page.context["alike"]] == ["Ana Bel", "Per Bell"]


def test_who_has_no_name_has_none_to_withhold(read: Read, person: Person) -> None:
    read()

    with pytest.raises(CannotWithdraw):
        withdraw_name(
            Speaker.objects.get(kind="anonymous"), by=person("admin"), reason=Reason.objects.get(code="safety")
        )
    assert Appearance.objects.count() == 2


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Staffan de Mistura spoke.", ["Staffan de Mistura"]),
        ("de Mistura, Staffan", ["de Mistura, Staffan"]),
        ("/2026/staffan-de-mistura-resigns/", ["staffan-de-mistura"]),
        ("Stéffan", []),
        ("STAFFAN DE MISTURA’S", ["STAFFAN DE MISTURA"]),
        ("Staffan\n\n\n\n\nde Mistura", []),
    ],
)
def test_names_are_found_in_any_dress(text: str, found: list[str]) -> None:
    whole = forms_of(["Mr. Staffan de Mistura"]).whole

    assert [text[a:b] for a, b in spans_of(text, whole.__contains__, {3})] == found
    assert words_of("Staffan de Mistura") in whole


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Then Adele’s sister called; Adele said no.", "Then █████’s sister called; █████ said no."),
        ("“ADÈLE KNEW,” they told Adele Monday.", "“█████ KNEW,” they told █████ Monday."),
        ("Adele Marsh sang, and Adele Said Ibrahim.", "Adele Marsh sang, and Adele Said Ibrahim."),
        ("Mrs. Quist, née Marsh; the Quists; Per Quist", "Mrs. █████, née Marsh; the ██████; Per █████"),
        ("adele is a tune", "adele is a tune"),
    ],
)
def test_parts_of_a_name_are_covered_where_its_bearer_appears(text: str, covered: str) -> None:
    forms = forms_of(["Adele Quist"])

    assert forms.cover(text, concerned=True) == covered
    assert forms.cover(text, concerned=False) == text


def test_a_given_name_is_covered_in_headlines_and_addresses_whatever_follows() -> None:
    forms = forms_of(["Adele Quist"])

    assert forms.cover("Adele Says No", concerned=True, column="headline") == "█████ Says No"
    assert forms.cover("/2026/adele-says-no", concerned=True, column="url") == "/2026/█████-says-no"


def test_a_given_name_that_begins_questions_stays_where_it_does() -> None:
    forms = forms_of(["Will Baker"])

    assert forms.cover("Will the bridge open? Will said so.", concerned=True) == "Will the bridge open? ████ said so."
