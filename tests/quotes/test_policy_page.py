"""The policy page: what the rules are, who may change them, and who did."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from articles.models import ArticleVersion, Outlet
from quotes.policies import choices_of, policy_for
from quotes.policy.presets import PRESETS
from quotes.policy.rulebook import DEFAULTS, RULES, Choice
from quotes.policy.rules import Severity
from quotes.policy_history import changes_of
from quotes.services.policies import apply_preset, change_policy, drop_policy

ClientOf = Callable[[str], Client]
Person = Callable[[str], User]
BYLINE_OFF = Choice(enabled=False, severity=Severity.ERROR, threshold=None)


@pytest.fixture
def outlet(db: None) -> Outlet:
    return Outlet.objects.create(name="The Test Courier")


def asked(**changes: str) -> dict[str, str]:
    """The whole form as a browser sends it, with changes; "-" of rules is written "_", and "" is not sent."""
    data: dict[str, str] = {}
    for code, choice in DEFAULTS.items():
        data |= {f"{code}-enabled": "on", f"{code}-severity": choice.severity.value}
        data |= {f"{code}-threshold": f"{choice.threshold:g}"} if choice.threshold is not None else {}
    data |= {name.replace("__", " ").replace("_", "-").replace(" ", "-"): value for name, value in changes.items()}
    return {name: value for name, value in data.items() if value}


def test_everybody_who_may_audit_reads_every_rule(client_of: ClientOf) -> None:
    markup = client_of("auditor").get("/anonymity/policy/").content.decode()

    assert all(f'id="rule-{code}"' in markup for code in RULES)
    assert "New York Times 2010" in markup
    assert "<button" not in markup.split("<main", 1)[1].split("</main>")[0].replace("<button>Show</button>", "")


def test_a_change_is_stored_with_its_author_and_has_articles_judged(client_of: ClientOf, person: Person) -> None:
    client = client_of("admin")

    client.post("/anonymity/policy/change/", asked(byline_missing_enabled="", only_unnamed_severity="warning"))

    choices = choices_of(policy_for(None))
    assert (choices["byline-missing"].enabled, choices["only-unnamed"].severity) == (False, Severity.WARNING)
    assert {(c.by, c.what, c.before, c.after) for c in changes_of(None)} == {
        ("admin", "A policy of its own", "", "begun"),
        ("admin", "No byline", "warning", "off"),
        ("admin", "Unnamed sources alone", "error", "warning"),
    }
    assert [job.args for job in ProcrastinateJob.objects.filter(task_name="judge_outlet")] == [{"outlet_id": None}]


def test_saving_what_stands_changes_nothing(client_of: ClientOf) -> None:
    client = client_of("admin")

    for _ in range(2):
        client.post("/anonymity/policy/change/", asked())

    assert [change.after for change in changes_of(None)] == ["begun"]


def test_a_threshold_out_of_bounds_is_explained_and_nothing_is_saved(client_of: ClientOf) -> None:
    response = client_of("admin").post("/anonymity/policy/change/", asked(mostly_unnamed_threshold="250"))

    markup = response.content.decode()
    assert "Ensure this value is less than or equal to 100" in markup
    assert 'value="250"' in markup
    assert policy_for(None) is None


def test_an_outlet_begins_with_the_policy_of_the_house_and_can_go_back_to_it(outlet: Outlet, person: Person) -> None:
    admin = person("admin")
    change_policy(None, {"byline-missing": BYLINE_OFF}, by=admin)

    change_policy(outlet, {"only-unnamed": BYLINE_OFF}, by=admin)

    own = choices_of(policy_for(outlet))
    assert (own["byline-missing"].enabled, own["only-unnamed"].enabled) == (False, False)
    assert choices_of(policy_for(None))["only-unnamed"].enabled
    drop_policy(outlet, by=admin)
    assert choices_of(policy_for(outlet)) == choices_of(policy_for(None))
    assert changes_of(outlet)[0].after == "ended"


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_say_something_about_every_rule_and_can_be_applied(preset: str, person: Person, db: None) -> None:
    apply_preset(None, preset, by=person("admin"))

    assert set(PRESETS[preset].choices) == set(RULES)
    assert choices_of(policy_for(None)) == PRESETS[preset].choices


def test_an_unknown_preset_is_refused(client_of: ClientOf) -> None:
    response = client_of("admin").post("/anonymity/policy/preset/", {"preset": "lenient"}, follow=True)

    assert "There is no such preset" in response.content.decode()
    assert policy_for(None) is None


@pytest.mark.parametrize("changes", [1, 3])
def test_the_page_costs_the_same_for_any_history(
    client_of: ClientOf, person: Person, outlet: Outlet, django_assert_num_queries: Any, changes: int
) -> None:
    for number in range(changes):
        choice = Choice(enabled=True, severity=Severity.ERROR, threshold=float(number + 10))
        change_policy(outlet, {"mostly-unnamed": choice}, by=person("admin"))
    client = client_of("admin")

    with django_assert_num_queries(10):
        client.get(f"/anonymity/policy/?outlet={outlet.pk}")


def test_policy_of_an_outlet_that_is_not_there_is_that_of_the_house(client_of: ClientOf) -> None:
    assert "The house" in client_of("auditor").get("/anonymity/policy/?outlet=99").content.decode()


def test_presets_of_guidelines_weigh_what_these_ask_for(read: Callable[..., ArticleVersion]) -> None:
    ap, npr = PRESETS["ap"].choices, PRESETS["npr"].choices

    assert ap["single-source"].severity == Severity.ERROR
    assert npr["single-source"].severity == Severity.WARNING
    assert npr["pseudonym-undisclosed"].severity == Severity.ERROR
    assert not ap["unnamed-direct-quote"].enabled
