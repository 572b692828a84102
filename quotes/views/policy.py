"""The policy: its rules, what each checks and how much it weighs; for those who may, to be changed."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from articles.models import Outlet
from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.models import Policy
from quotes.policies import choices_of, policy_for
from quotes.policy.presets import PRESETS
from quotes.policy_forms import OutletChoice, PolicyForm, PresetForm
from quotes.policy_history import changes_of
from quotes.services import policies as services


@require_GET
@permission_required("quotes.view_policy", raise_exception=True)
def policy(request: PageRequest) -> HttpResponse:
    outlet = OutletChoice(request.GET).outlet_or_house()
    return _policy_page(request, outlet, policy_for(outlet))


@require_POST
@permission_required(["quotes.view_policy", "quotes.change_policy"], raise_exception=True)
def policy_change(request: PageRequest) -> HttpResponse:
    outlet = OutletChoice(request.POST).outlet_or_house()
    held = policy_for(outlet)
    form = PolicyForm(choices_of(held), request.POST)
    if not form.is_valid():
        return _policy_page(request, outlet, held, form)
    services.change_policy(outlet, form.choices, by=request.user)
    return _saved(request, outlet)


@require_POST
@permission_required(["quotes.view_policy", "quotes.change_policy"], raise_exception=True)
def policy_preset(request: PageRequest) -> HttpResponse:
    form = PresetForm(request.POST)
    outlet = form.outlet_or_house()
    if form.is_valid():
        services.apply_preset(outlet, form.cleaned_data["preset"], by=request.user)
        return _saved(request, outlet)
    messages.error(request, "There is no such preset. Choose one of the list.")
    return redirect("policy")


@require_POST
@permission_required(["quotes.view_policy", "quotes.change_policy"], raise_exception=True)
def policy_drop(request: PageRequest, outlet_id: int) -> HttpResponse:
    outlet = get_object_or_404(Outlet, pk=outlet_id)
    services.drop_policy(outlet, by=request.user)
    messages.success(request, f"{outlet} goes by the policy of the house again.")
    return redirect("policy")


def _saved(request: PageRequest, outlet: Outlet | None) -> HttpResponse:
    messages.success(request, "Saved. The articles that it concerns are being judged anew.")
    return redirect(reverse("policy", query={"outlet": outlet.pk} if outlet else None))


def _policy_page(
    request: PageRequest, outlet: Outlet | None, held: Policy | None, form: PolicyForm | None = None
) -> HttpResponse:
    context = {
        "outlet": outlet,
        "policy": held,
        "chosen": OutletChoice(initial={"outlet": outlet}),
        "form": form or PolicyForm(choices_of(held)),
        "presets": PRESETS.values(),
        "changes": changes_of(outlet),
    }
    return render_page(request, "quotes/policy.html", context)
