"""Which policy holds for an outlet."""

from collections.abc import Mapping

from articles.models import Outlet
from quotes.models import Policy
from quotes.policy.rulebook import DEFAULTS, Choice
from quotes.policy.rules import Severity


def policy_for(outlet: Outlet | None) -> Policy | None:
    """The policy of an outlet, else that of the house; None where nobody has changed anything yet."""
    found = {policy.outlet_id: policy for policy in Policy.objects.for_outlet(outlet).prefetch_related("settings")}
    return found.get(outlet.pk if outlet else None) or found.get(None)


def choices_of(policy: Policy | None) -> Mapping[str, Choice]:
    """What a policy says about every rule."""
    settings = policy.settings.all() if policy else ()
    changed = {each.rule: Choice(each.enabled, Severity(each.severity), each.threshold) for each in settings}
    return DEFAULTS | {code: choice for code, choice in changed.items() if code in DEFAULTS}
