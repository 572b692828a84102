"""What people change about the policy. Every change is kept, with who made it and when."""

from collections.abc import Mapping

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from articles.models import Outlet
from quotes.evaluation import judge_outlet
from quotes.models import Policy, RuleSetting
from quotes.policies import choices_of, policy_for
from quotes.policy.presets import PRESETS
from quotes.policy.rulebook import DEFAULTS, Choice


@transaction.atomic
def change_policy(outlet: Outlet | None, choices: Mapping[str, Choice], *, by: User, preset: str = "") -> Policy:
    """Set what the policy of an outlet, or of the house, says about some rules, and have its articles judged anew.

    An outlet that has none of its own gets one, which begins as that of the house.
    """
    with pghistory.context(user=by.pk):
        policy = _own_policy(outlet)
        before = choices_of(policy)
        for code, choice in choices.items():
            if code in DEFAULTS and choice != before[code]:
                _put(policy, code, choice)
        if preset and preset != policy.preset:
            policy.preset = preset
            policy.save(update_fields=["preset"])
    judge_outlet.defer(outlet_id=outlet.pk if outlet else None)
    return policy


def apply_preset(outlet: Outlet | None, preset: str, *, by: User) -> Policy:
    """Start a policy anew from a preset.

    Raises:
        KeyError: there is no such preset.
    """
    return change_policy(outlet, PRESETS[preset].choices, by=by, preset=preset)


@transaction.atomic
def drop_policy(outlet: Outlet, *, by: User) -> None:
    """Have an outlet go by the policy of the house again; the history of its own stays."""
    with pghistory.context(user=by.pk):
        Policy.objects.filter(outlet=outlet).delete()
    judge_outlet.defer(outlet_id=outlet.pk)


def _own_policy(outlet: Outlet | None) -> Policy:
    """The policy of exactly this outlet, nobody else's until the transaction ends; made from that of the house."""
    inherited = choices_of(policy_for(outlet))
    policy, is_new = Policy.objects.get_or_create(outlet=outlet)
    if is_new:
        for code, choice in inherited.items():
            if choice != DEFAULTS[code]:
                _put(policy, code, choice)
    return Policy.objects.select_for_update().get(pk=policy.pk)


def _put(policy: Policy, code: str, choice: Choice) -> None:
    values = {"enabled": choice.enabled, "severity": choice.severity.value, "threshold": choice.threshold}
    RuleSetting.objects.update_or_create(policy=policy, rule=code, defaults=values)
