"""Who changed what about a policy, and when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from django.contrib.auth.models import User

from articles.models import Outlet
from quotes.models import Policy, RuleSetting
from quotes.policy.rulebook import DEFAULTS, RULES, Choice
from quotes.policy.rules import Severity

NEWEST = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one rule, or of the policy as a whole, in words."""

    at: datetime
    by: str
    what: str
    before: str
    after: str


def changes_of(outlet: Outlet | None) -> Sequence[Change]:
    """The newest changes of the policy of an outlet, or of the house, in three queries."""
    policies = list(_events(Policy).filter(outlet=outlet).order_by("-pgh_id")[:NEWEST])
    settings = list(_events(RuleSetting).filter(policy__in={event.pgh_obj_id for event in policies}).order_by("pgh_id"))
    names = _names([*policies, *settings])
    found = [*_of_policy(policies, names), *_of_rules(settings, names)]
    return sorted(found, key=lambda change: change.at, reverse=True)[:NEWEST]


def in_words(choice: Choice) -> str:
    """ "error, 2", "off"."""
    if not choice.enabled:
        return "off"
    return choice.severity if choice.threshold is None else f"{choice.severity}, {choice.threshold:g}"


def _events(model: type[Policy | RuleSetting]) -> Any:
    return cast("Any", model).pgh_event_model.objects.select_related("pgh_context")


def _of_policy(events: Iterable[Any], names: dict[int, str]) -> Iterable[Change]:
    for event in events:
        if event.pgh_label == "insert":
            yield Change(event.pgh_created_at, _name(event, names), "A policy of its own", "", "begun")
        elif event.pgh_label == "delete":
            yield Change(event.pgh_created_at, _name(event, names), "A policy of its own", "", "ended")
        else:
            yield Change(event.pgh_created_at, _name(event, names), "Preset", "", event.preset)


def _of_rules(events: Iterable[Any], names: dict[int, str]) -> Iterable[Change]:
    """Changes of rules, each beside what the rule was before."""
    last: dict[tuple[int, str], Choice] = {}
    for event in events:
        if event.rule not in RULES or event.pgh_label == "delete":
            continue
        key, now = (event.policy_id, event.rule), Choice(event.enabled, Severity(event.severity), event.threshold)
        before = last.get(key, DEFAULTS[event.rule])
        last[key] = now
        label = RULES[event.rule].label
        yield Change(event.pgh_created_at, _name(event, names), label, in_words(before), in_words(now))


def _names(events: Iterable[Any]) -> dict[int, str]:
    people = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context}
    return dict(User.objects.filter(pk__in=people - {None}).values_list("pk", "username"))


def _name(event: Any, names: dict[int, str]) -> str:
    return names.get(event.pgh_context.metadata.get("user"), "") if event.pgh_context else ""
