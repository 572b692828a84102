"""Withholding a name after publication."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods

from onrecord.pages import render_page
from onrecord.requests import PageRequest
from quotes.anonymity_forms import WithdrawalForm
from quotes.models import Speaker, Withdrawal
from quotes.search.speakers import spelled_alike
from quotes.services.withdrawal import CannotWithdraw, effects_of, withdraw_name


@require_http_methods(["GET", "POST"])
@permission_required("quotes.withdraw_name", raise_exception=True)
def name_withdraw(request: PageRequest, speaker_id: int) -> HttpResponse:
    speaker = get_object_or_404(Speaker, pk=speaker_id)
    form = WithdrawalForm(request.POST or None)
    try:
        if form.is_valid():
            withdraw_name(speaker, by=request.user, reason=form.cleaned_data["reason"])
            return redirect("withdrawal_list")
        effects = effects_of(speaker)
    except CannotWithdraw as error:
        messages.warning(request, str(error))
        return redirect(speaker)
    context = {"speaker": speaker, "form": form, "effects": effects, "alike": spelled_alike(speaker)}
    return render_page(request, "quotes/name_withdraw.html", context)


@require_GET
@permission_required("quotes.withdraw_name", raise_exception=True)
def withdrawal_list(request: PageRequest) -> HttpResponse:
    withdrawals = Withdrawal.objects.select_related("by", "reason")
    return render_page(request, "quotes/withdrawal_list.html", {"withdrawals": withdrawals})
