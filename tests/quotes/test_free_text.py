"""All that people write in words of their own and we keep: a name in it is questioned, wherever it is written."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest
from django import forms
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import QuerySet
from django.test import Client
from django.urls import get_resolver, reverse

from articles.models import ArticleVersion
from quotes.evaluation import judge_version
from quotes.models import Approval, Decision, FindingDecision, Quote, SavedSearch, Speaker, UnnamedSource
from quotes.note_forms import NoteField
from tests.quotes.readings import span_of

ClientOf = Callable[[str], Client]
Read = Callable[..., ArticleVersion]

NOTES = {
    "quotes.Approval.note",
    "quotes.Decision.why",
    "quotes.FindingDecision.note",
    "quotes.PipelineChoice.why",
    "quotes.SavedSearch.name",
}
"""Columns with a person's own words; each has another that says whether its writer was asked."""

OTHER_COLUMNS = {
    "what articles print, or are known by": {
        "articles.Article": "byline dateline external_id headline language licence section standfirst url",
        "articles.ArticleVersion": "body",
        "articles.Author": "name",
        "articles.Outlet": "country name",
        "quotes.Appearance": "description",
        "quotes.DryRunChange": "after before words",
        "quotes.Finding": "evidence",
        "quotes.Quote": "channel content cue printed_label source via",
        "quotes.SpeakerAlias": "name name_key",
        "quotes.SpeakerRole": "affiliation role_key title",
        "quotes.WithheldName": "evidence trigger",
    },
    "what somebody named is called; where a name is held back, only what articles print": {
        "quotes.Speaker": "denied_names given_keys given_names name name_key",
        "quotes.LearnedName": "name_key",
        "quotes.SpeakerKey": "key",
    },
    "what is searched; withdrawn names are refused": {"quotes.SavedSearch": "query"},
    "what the machine writes": {
        "articles.ArticleVersion": "body_hash",
        "articles.WithdrawnForm": "key",
        "quotes.Appearance": "link_rule",
        "quotes.ArchiveTerm": "stem",
        "quotes.ArticleSourcing": "section",
        "quotes.AttributionRun": "message pipeline",
        "quotes.Decision": "page",
        "quotes.DryRun": "message pipeline",
        "quotes.DryRunChange": "sort",
        "quotes.Finding": "advice fingerprint rule sentence",
        "quotes.PipelineChoice": "folder name",
        "quotes.PipelineComparison": "candidate candidate_hash in_use in_use_hash",
        "quotes.Policy": "preset",
        "quotes.PolicyEvent": "pgh_label preset",
        "quotes.Quote": "speaker_rule",
        "quotes.QuoteListing": "tags",
        "quotes.Reason": "code label meaning",
        "quotes.RuleSetting": "rule",
        "quotes.RuleSettingEvent": "pgh_label rule",
        "quotes.WithheldListing": "kind phrase section strength",
    },
}

OTHER_FIELDS = {
    "what is published": {"ArticleForm": "byline headline outlet section text url"},
    "what is checked and never kept": {"CheckForm": "byline headline text", "HandedInForm": "text"},
    "what is searched": {
        "ArticleFilter": "q",
        "CompareChoices": "a_name b_name q",
        "ExampleFilter": "sort",
        "MergeForm": "find",
        "QuoteSearchForm": "q",
        "SpeakerChoices": "q",
        "SpeakerSearchForm": "q",
    },
    "words of the article, looked up there": {
        "CorrectionForm": "content cue source new_name via",
        "SecondForm": "content cue source",
        "SplitForm": "second",
        "WithheldForm": "evidence trigger",
    },
    "what somebody named is called; where a name is held back, only what articles print": {
        "KindForm": "name",
        "NameForm": "name",
        "SpeakerForm": "name",
        "SplitForm": "name",
    },
    "keys of rows": {"CorrectionForm": "speaker", "JoinForm": "other", "SecondForm": "speaker"},
}


def names_in(table: Mapping[str, Mapping[str, str]]) -> set[str]:
    return {f"{owner}.{name}" for group in table.values() for owner, names in group.items() for name in names.split()}


def columns_of_text() -> Iterator[str]:
    for model in (*apps.get_app_config("articles").get_models(), *apps.get_app_config("quotes").get_models()):
        meta = model._meta  # noqa: SLF001  # Django's way to ask a model
        for field in meta.concrete_fields:
            plain = field.base_field if isinstance(field, ArrayField) else field
            if isinstance(plain, models.CharField | models.TextField) and not plain.choices and not meta.proxy:
                yield f"{meta.app_label}.{model.__name__}.{field.name}"


def forms_below(kind: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for form in kind.__subclasses__():
        yield form
        yield from forms_below(form)


def fields_of_text() -> Iterator[tuple[str, forms.Field]]:
    assert get_resolver().reverse_dict  # imports all views, and their forms
    for form in forms_below(forms.Form):
        if form.__module__.startswith(("articles", "quotes", "onrecord")):
            for name, field in form.base_fields.items():
                if isinstance(field, forms.CharField) and not isinstance(field.widget, forms.HiddenInput):
                    yield f"{form.__name__}.{name}", field


def test_every_column_of_words_is_known() -> None:
    assert set(columns_of_text()) == NOTES | names_in(OTHER_COLUMNS)


@pytest.mark.parametrize("column", sorted(NOTES))
def test_a_note_has_a_column_that_says_whether_its_writer_was_asked(column: str) -> None:
    app, model, name = column.split(".")

    assert not getattr(apps.get_model(app, model)(), f"{name}_looked_like_name")


def test_every_field_of_words_is_a_note_or_known() -> None:
    assert {name for name, field in fields_of_text() if not isinstance(field, NoteField)} == names_in(OTHER_FIELDS)


Asked = tuple[str, dict[str, Any]]


def reviewing(page: str, content: str, **data: Any) -> Asked:
    quote = Quote.objects.filter(content=content).order_by("pk")[0]
    return reverse(page, args=[quote.pk]), data | {"seen": ""}


def adding() -> Asked:
    version = ArticleVersion.objects.earliest("pk")
    data = {"content_at": "-".join(map(str, span_of("was safe", version.body))), "speaker": "nobody"}
    return reverse("quote_add", args=[version.article_id]), data


def all_alike() -> Asked:
    case = Quote.objects.filter(content="the bridge would close").order_by("pk")[0]
    address, data = reviewing("review_alike", "the bridge would close", case=[case.pk])
    return address, data | {"speaker": case.speaker_id}


def merging() -> Asked:
    speaker = Speaker.objects.get(name="Ana Bell")
    other = Speaker.objects.create(kind="named", entity="person", name="Ana M. Bell", name_key="ana m bell")
    return reverse("speaker_merge", args=[speaker.pk]), {"other": [other.pk], "seen": "0"}


def splitting() -> Asked:
    speaker = Speaker.objects.get(name="Ana Bell")
    return reverse("speaker_split", args=[speaker.pk]), {"quote": [speaker.quotes.earliest("pk").pk], "seen": "0"}


def of_a_finding() -> Asked:
    version = ArticleVersion.objects.earliest("pk")
    judge_version(version.pk)
    return reverse("finding_accept", args=[version.findings.earliest("pk").pk]), {}


def signing() -> Asked:
    source = UnnamedSource.objects.earliest("pk")
    return reverse("unnamed_source_sign", args=[source.pk]), {"role": "editor", "approves": "on"}


PAGES: dict[str, tuple[str, str, Callable[[], Asked], QuerySet[Any]]] = {
    "confirm": ("reviewer", "why", lambda: reviewing("review_decide", "were rusted through"), Decision.objects.all()),
    "reject": (
        "reviewer",
        "why",
        lambda: reviewing("review_decide", "were rusted through", verdict="reject"),
        Decision.objects.all(),
    ),
    "kind": (
        "reviewer",
        "why",
        lambda: reviewing("review_speaker", "were rusted through", kind="anonymous", entity="group"),
        Decision.objects.all(),
    ),
    "reason": (
        "reviewer",
        "why",
        lambda: reviewing("review_withheld", "were rusted through", reason="safety"),
        Decision.objects.all(),
    ),
    "add": ("reviewer", "why", adding, Decision.objects.all()),
    "alike": ("reviewer", "why", all_alike, Decision.objects.all()),
    "merge": ("admin", "why", merging, Decision.objects.all()),
    "split": ("admin", "why", splitting, Decision.objects.all()),
    "finding": ("editor", "note", of_a_finding, FindingDecision.objects.all()),
    "approval": ("editor", "note", signing, Approval.objects.all()),
    "search": ("reader", "name", lambda: ("/searches/", {"query": "q=bridge"}), SavedSearch.objects.all()),
}


@pytest.mark.parametrize("page", PAGES)
def test_a_name_is_questioned_and_can_be_kept_which_is_on_record(page: str, client_of: ClientOf, read: Read) -> None:
    read(" It was safe.")
    role, field, asking, rows = PAGES[page]
    client, (address, data) = client_of(role), asking()
    note = {field: "Tom Reed told us"}

    asked = client.post(address, data | note).content.decode()
    written = rows.count()
    client.post(address, data | note | {"keep_note": "on"})

    assert "This looks like a name: Tom Reed" in asked
    assert 'name="keep_note"' in asked
    assert "Tom Reed told us" in asked
    first = rows.earliest("pk")
    assert (written, getattr(first, field), getattr(first, f"{field}_looked_like_name")) == (0, note[field], True)


@pytest.mark.parametrize("page", PAGES)
def test_words_without_a_name_are_kept_without_a_question(page: str, client_of: ClientOf, read: Read) -> None:
    read(" It was safe.")
    role, field, asking, rows = PAGES[page]
    client, (address, data) = client_of(role), asking()

    client.post(address, data | {field: "The text says so"})

    first = rows.earliest("pk")
    assert (getattr(first, field), getattr(first, f"{field}_looked_like_name")) == ("The text says so", False)
