"""What pages are asked: the filter of the article list, the reader's choices, a new article."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.auth.models import User
from django.http import QueryDict

from articles.models import Article
from articles.querysets import ArticleQuerySet
from articles.services import ArticleDetails
from quotes import catalogue
from quotes.handed_in import HandedInForm
from quotes.models import AttributionRun, Quote
from quotes.services.events import StaleDecision

STATES = [
    ("", "Any"),
    (AttributionRun.State.DONE, "Read"),
    (AttributionRun.State.QUEUED, "Waiting"),
    (AttributionRun.State.RUNNING, "Being read"),
    (AttributionRun.State.FAILED, "Failed"),
    (AttributionRun.State.SKIPPED, "Not in English"),
]

ORDERS = [("", "Best or newest"), ("newest", "Newest"), ("relevance", "Best match")]
NARROWING = ("outlet", "section", "state", "review", "unexplained")


class ArticleFilter(forms.Form):
    """Which articles a list shows. Who may not see withheld names can't ask for them."""

    q = forms.CharField(
        max_length=300,
        required=False,
        label="Search",
        widget=forms.SearchInput(attrs={"autocomplete": "off"}),
    )
    sort = forms.ChoiceField(choices=ORDERS, required=False, label="Order")
    outlet = forms.ChoiceField(required=False)
    section = forms.ChoiceField(required=False)
    state = forms.ChoiceField(choices=STATES, required=False, label="Reading")
    review = forms.BooleanField(required=False, label="With quotes to review")
    unexplained = forms.BooleanField(required=False, label="With unnamed sources and no reason given")

    def __init__(self, data: QueryDict, *, user: User) -> None:
        super().__init__(data)
        for name, choices in Article.objects.choices().items():
            self.fields[name] = forms.ChoiceField(choices=[("", "All"), *choices], required=False)
        if not user.has_perm("quotes.decide_quote"):
            del self.fields["review"]
        if not user.has_perm("quotes.view_withheldname"):
            del self.fields["unexplained"]

    @property
    def query(self) -> str:
        """What is asked as it stands in an address."""
        self.is_valid()
        return urlencode({name: self.data[name] for name in self.fields if self.cleaned_data.get(name)})

    @property
    def words(self) -> str:
        """What is searched for; empty without words."""
        self.is_valid()
        return str(self.cleaned_data.get("q", ""))

    @property
    def best_first(self) -> bool:
        """Whether the best match stands first: as asked, and where there are words unless asked otherwise."""
        return bool(self.words) and self.cleaned_data.get("sort") != "newest"

    def articles(self) -> ArticleQuerySet:
        """The articles asked for; what is asked wrongly counts as not asked."""
        among = self.among()
        return (Article.objects.all() if among is None else among).with_outlet().found_by(self.words)

    def among(self) -> ArticleQuerySet | None:
        """The articles among which the words are looked for; None for all."""
        self.is_valid()
        asked = self.cleaned_data
        if not any(asked.get(name) for name in NARROWING):
            return None
        found = Article.objects.of_outlet(asked.get("outlet")).in_section(asked.get("section", ""))
        found = catalogue.in_state(found, asked.get("state", ""))
        if asked.get("review"):
            found = catalogue.with_quotes_to_review(found)
        if asked.get("unexplained"):
            found = catalogue.with_unexplained_names(found)
        return found


class ReaderChoices(forms.Form):
    """What of an article is shown: a version, a part of it, or wherever a quote stands; beliefs beside statements."""

    version = forms.IntegerField(required=False)
    part = forms.IntegerField(required=False)
    beliefs = forms.BooleanField(required=False)
    quote = forms.ModelChoiceField(Quote.objects.none(), required=False)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.article = article
        self.versions = list(article.versions.defer("body"))
        self.fields["quote"] = forms.ModelChoiceField(Quote.objects.of_article(article), required=False)

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        number, quote = asked.get("version"), asked.get("quote")
        wanted = (
            {"pk": quote.version_id}
            if quote
            else {"number": number}
            if number is not None
            else {"pk": self.article.current_version_id}
        )
        ((name, value),) = wanted.items()
        asked["version"] = next((version for version in self.versions if getattr(version, name) == value), None)
        if asked["version"] is None:
            raise forms.ValidationError("There is no such version.")
        if asked["version"] == self.article.current_version:
            asked["version"] = self.article.current_version  # has its body
        return asked


class SeenDecision(forms.Form):
    """What a page showed to whoever decides now: the last decision or, where there was none, the reading."""

    seen = forms.IntegerField(required=False)
    run = forms.IntegerField(required=False)

    def last(self, quote: Quote) -> int | None:
        """The decision's key; None if there was none.

        Raises:
            StaleDecision: another reading has written the proposal anew since.
        """
        self.is_valid()
        seen, run = self.cleaned_data.get("seen"), self.cleaned_data.get("run")
        if run and quote.decision_id is None and run != quote.run_id:
            raise StaleDecision([])
        return seen


class RevisionChoices(forms.Form):
    """Which two versions of an article are compared: those of these numbers, else the newest with the one before."""

    before = forms.IntegerField(required=False)
    after = forms.IntegerField(required=False)

    def __init__(self, *args: Any, article: Article, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = list(article.versions.all())

    def clean(self) -> dict[str, Any]:
        asked = super().clean() or {}
        after = asked.get("after") or max((version.number for version in self.versions), default=0)
        numbers = {"before": asked.get("before") or after - 1, "after": after}
        found = {version.number: version for version in self.versions}
        if numbers["before"] == after or not found.keys() >= set(numbers.values()):
            raise forms.ValidationError("There are no such two versions.")
        return {name: found[number] for name, number in numbers.items()}


class ArticleForm(HandedInForm):
    """A new article, pasted or as a file."""

    headline = forms.CharField(max_length=500)
    outlet = forms.CharField(
        max_length=200,
        help_text="Newspaper, agency or station that published it.",
        widget=forms.TextInput(attrs={"list": "outlets"}),
    )
    section = forms.CharField(max_length=100, required=False)
    byline = forms.CharField(max_length=500, required=False, help_text="Several authors are separated by “; ”.")
    published_at = forms.DateTimeField(
        required=False,
        label="Published",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    url = forms.URLField(max_length=2000, required=False, label="Address", assume_scheme="https")

    field_order = ["headline", "outlet", "text", "file", "section", "byline", "published_at", "url"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = "Text of the article"

    def details(self) -> ArticleDetails:
        """What is known of the article beside its text."""
        known = ("headline", "outlet", "section", "byline", "published_at", "url")
        return ArticleDetails(**{name: self.cleaned_data[name] for name in known})
