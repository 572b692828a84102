"""Who is who, decided by people: proposed merges, and the pages that merge, split and name a speaker."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onrecord.pages import render_page
from onrecord.requests import PageRequest, page_of
from quotes.changes import InvalidChange
from quotes.identity.effects import effects_of_moving, quotes_of
from quotes.identity.pairs import pairs_of, sides_of
from quotes.identity_forms import KindForm, MergeForm, NameForm, SeenForm, SplitForm
from quotes.models import Decision, MergeProposal, Quote, Speaker, SpeakerAlias
from quotes.services import names
from quotes.services import speakers as services
from quotes.services.events import StaleDecision
from quotes.services.signatures import Signature, newest_decision
from quotes.services.undo import CannotUndo, undo_decision

PAIRS_PER_PAGE = 10
MOST_QUOTES = 200
DECISIONS_SHOWN = 8

may_decide = permission_required(["quotes.decide_speaker", "quotes.view_speaker"], raise_exception=True)
REFUSED = (StaleDecision, InvalidChange, CannotUndo)


@require_GET
@may_decide
def merge_list(request: PageRequest) -> HttpResponse:
    return _show_pairs(request)


@require_POST
@may_decide
def merge_confirm(request: PageRequest, proposal_id: int) -> HttpResponse:
    (pair,) = pairs_of([_proposal(proposal_id)])
    stays, goes = pair.stays.speaker, pair.goes.speaker

    def merge() -> Decision:
        return services.merge_speakers(stays, [goes], signed=_signed(request))

    return _decide_pair(request, merge, f"Merged “{goes}” into “{stays}”.")


@require_POST
@may_decide
def merge_refuse(request: PageRequest, proposal_id: int) -> HttpResponse:
    first, second = (proposal := _proposal(proposal_id)).first, proposal.second

    def keep_apart() -> Decision:
        return services.keep_apart(first, second, signed=_signed(request))

    return _decide_pair(request, keep_apart, f"“{first}” and “{second}” are kept apart.")


@require_POST
@may_decide
def merge_postpone(request: PageRequest, proposal_id: int) -> HttpResponse:
    services.postpone_merge(_proposal(proposal_id))
    return _show_pairs(request, said="Put off, behind all others.")


@require_POST
@may_decide
def speaker_decision_undo(request: PageRequest, decision_id: int) -> HttpResponse:
    decision = get_object_or_404(Decision.objects.select_related("speaker"), pk=decision_id, speaker__isnull=False)

    def undo() -> Decision:
        return undo_decision(decision, by=request.user, page=page_of(request))

    if request.htmx:
        return _decide_pair(request, undo, "Undone.")
    done = _try(request, undo, "Undone.")
    return redirect(done.speaker.current if done and done.speaker else "merge_list")


@require_http_methods(["GET", "POST"])
@may_decide
def speaker_merge(request: PageRequest, speaker_id: int) -> HttpResponse:
    speaker = _speaker(speaker_id)
    form = MergeForm(request.POST or request.GET, speaker=speaker)

    def merge() -> Decision:
        return services.merge_speakers(speaker, form.chosen, signed=_signed(request, form))

    if request.method == "POST" and form.is_valid() and _try(request, merge, f"Merged into “{speaker}”."):
        return redirect(speaker)
    return _show(request, "speaker_merge", speaker, form, **merge_context(form))


@require_http_methods(["GET", "POST"])
@may_decide
def speaker_split(request: PageRequest, speaker_id: int) -> HttpResponse:
    speaker = _speaker(speaker_id)
    form = SplitForm(request.POST or request.GET, speaker=speaker)
    asked = form.cleaned_data

    def split() -> Decision:
        name, into = asked.get("name", ""), asked.get("into")
        signed = _signed(request, form)
        return services.split_speaker(speaker, asked.get("quote", ()), signed=signed, name=name, into=into)

    done = (
        _try(request, split, f"Split off from “{speaker}”.") if request.method == "POST" and form.is_valid() else None
    )
    if done and done.speaker:
        return redirect(done.speaker.current)
    return _show(request, "speaker_split", speaker, form, **split_context(speaker, form))


@require_http_methods(["GET", "POST"])
@may_decide
def speaker_edit(request: PageRequest, speaker_id: int) -> HttpResponse:
    speaker = _speaker(speaker_id)
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change = {"rename": names.rename_speaker, "give": names.give_name, "take": names.take_name_away}
        decide = change[form.cleaned_data["change"]]
        if _try(request, lambda: decide(speaker, form.cleaned_data["name"], signed=_signed(request)), "Saved."):
            return redirect("speaker_edit", speaker.pk)
    return _show(request, "speaker_edit", speaker, form, **edit_context(speaker))


@require_POST
@may_decide
def speaker_recast(request: PageRequest, speaker_id: int) -> HttpResponse:
    speaker, form = _speaker(speaker_id), KindForm(request.POST)
    if form.is_valid():
        _try(request, lambda: services.recast(speaker, form.wanted, signed=_signed(request)), "Saved.")
    else:
        messages.error(request, "Choose a kind and an entity.")
    return redirect("speaker_edit", speaker.pk)


def merge_context(form: MergeForm) -> dict[str, Any]:
    """Who can be merged, and what merging the chosen ones will do."""
    sides = sides_of(form.offered)
    chosen = form.chosen
    effects = effects_of_moving(quotes_of(chosen)) if chosen else None
    return {"offered": list(sides.values()), "chosen": chosen, "effects": effects}


def split_context(speaker: Speaker, form: SplitForm) -> dict[str, Any]:
    """The quotes to choose from, and what splitting the chosen ones off will do."""
    quotes = Quote.objects.of_speaker(speaker).current().standing()
    chosen = {quote.pk for quote in form.cleaned_data.get("quote", ())}
    return {
        "quotes": quotes.with_article().newest_first()[:MOST_QUOTES],
        "most": MOST_QUOTES,
        "chosen": chosen,
        "total": quotes.count(),
        "effects": effects_of_moving(Quote.objects.filter(pk__in=chosen)) if chosen else None,
    }


def edit_context(speaker: Speaker) -> dict[str, Any]:
    """The names of a speaker, how many quotes stand under them, and what was decided."""
    decisions = Decision.objects.about_members(speaker).steps().standing().exclude(action=Decision.Action.UNDO)
    return {
        "aliases": SpeakerAlias.objects.of_speaker(speaker).order_by("name").distinct("name"),
        "effects": effects_of_moving(quotes_of([speaker])),
        "kinds": KindForm(initial={"kind": speaker.kind, "entity": speaker.entity}),
        "decisions": decisions.select_related("user", "speaker").newest_first()[:DECISIONS_SHOWN],
    }


def _show(request: PageRequest, page: str, speaker: Speaker, form: SeenForm, **context: Any) -> HttpResponse:
    return render_page(
        request,
        f"quotes/{page}.html",
        {"speaker": speaker, "form": form, "seen": newest_decision(), **context},
    )


def _show_pairs(request: PageRequest, **context: Any) -> HttpResponse:
    proposals = MergeProposal.objects.open().with_speakers()
    page = Paginator(proposals, PAIRS_PER_PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "pairs": pairs_of(list(page)), "seen": newest_decision(), **context}
    return render_page(request, "quotes/merge_list.html", shown, fragment="partials/merge_pairs.html")


def _decide_pair(request: PageRequest, decide: Callable[[], Decision], said: str) -> HttpResponse:
    """Decide, and show the pairs that are left with what was done; without htmx the whole page, redirected to."""
    if not request.htmx:
        _try(request, decide, said)
        return redirect("merge_list")
    try:
        return _show_pairs(request, done=decide(), said=said)
    except REFUSED as error:
        return _show_pairs(request, refused=str(error))


def _try(request: PageRequest, decide: Callable[[], Decision], said: str) -> Decision | None:
    """Decide, and tell with the next page how that went."""
    try:
        decision = decide()
    except REFUSED as error:
        messages.error(request, str(error))
        return None
    messages.success(request, said)
    return decision


def _signed(request: PageRequest, form: SeenForm | None = None) -> Signature:
    form = form or SeenForm(request.POST)
    form.is_valid()
    asked = form.cleaned_data
    return Signature(by=request.user, seen=asked.get("seen", 0), why=asked.get("why", ""), page=page_of(request))


def _proposal(proposal_id: int) -> MergeProposal:
    return get_object_or_404(MergeProposal.objects.with_speakers(), pk=proposal_id)


def _speaker(speaker_id: int) -> Speaker:
    return get_object_or_404(Speaker.objects.standing(), pk=speaker_id)
