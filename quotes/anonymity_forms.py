"""What the anonymity pages are asked."""

from dataclasses import asdict, dataclass
from typing import Any

from django import forms
from django.contrib.auth.models import User

from quotes.audit.selection import NOBODY, Selection
from quotes.changes import InvalidChange
from quotes.models import Approval, Reason, UnnamedSource
from quotes.note_forms import NO_IDENTITY, NoteField, NoteForm
from quotes.services.anonymity import Word, roles_of, sign_approval


class ApprovalForm(NoteForm):
    """What somebody signs about an unnamed source."""

    role = forms.ChoiceField(label="I sign as")
    ground_rule = forms.ChoiceField(
        choices=[("", "nothing about it"), *Approval.GroundRule.choices],
        required=False,
        label="Ground rule agreed with the source",
        help_text="Off the record means that nothing can be quoted or attributed; then the use can't be approved.",
    )
    approves = forms.BooleanField(required=False, label="I approve the use of this source without a name")
    approves_direct_quotes = forms.BooleanField(required=False, label="… also in direct quotes")
    knows_identity = forms.BooleanField(required=False, label="I am an editor and know who the source is")
    corroborated = forms.BooleanField(required=False, label="Something or somebody else bears out what the source says")
    persons = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=1000,
        label="People behind it",
        help_text="How many people spoke, where the article says “officials” or “sources”.",
    )
    ask_again_on = forms.DateField(
        required=False,
        label="Ask again for the record on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = NoteField(
        help_text=f"{NO_IDENTITY} What is signed here can't be changed or deleted by anybody.",
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        roles = roles_of(user)
        self.fields["role"] = forms.ChoiceField(
            choices=[(r.value, r.label) for r in reversed(roles)], label="I sign as"
        )
        self.may_attest = any(role != Approval.Role.REPORTER for role in roles)
        if not self.may_attest:
            del self.fields["knows_identity"]

    def sign(self, source: UnnamedSource) -> Approval | None:
        """The new record; None if something is wrong, which the form then says."""
        if not self.is_valid():
            return None
        try:
            return sign_approval(source, Word(**self.cleaned_data), by=self.user)
        except InvalidChange as error:
            self.add_error(None, str(error))
        return None


class WithdrawalForm(forms.Form):
    """Why a name is to be withheld after publication. The name is that of the page; nothing here asks for it."""

    reason = forms.ModelChoiceField(Reason.objects.all(), label="Why", empty_label=None)
    understood = forms.BooleanField(label="I understand that nobody can take this back.")


class SelectionForm(forms.Form):
    """Which withheld names the dashboard and its lists are about. What is asked wrongly counts as not asked."""

    since = forms.DateField(
        required=False, label="Published from", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    until = forms.DateField(
        required=False, label="to", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    reason = forms.CharField(required=False, widget=forms.HiddenInput)
    strength = forms.CharField(required=False, widget=forms.HiddenInput)
    kind = forms.CharField(required=False, widget=forms.HiddenInput)
    outlet = forms.CharField(required=False, widget=forms.HiddenInput)
    section = forms.CharField(required=False, widget=forms.HiddenInput)
    author = forms.CharField(required=False, widget=forms.HiddenInput)
    phrase = forms.CharField(required=False, widget=forms.HiddenInput)
    approver = forms.CharField(required=False, widget=forms.HiddenInput)
    alone = forms.BooleanField(required=False, widget=forms.HiddenInput)
    due = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def selection(self) -> Selection:
        self.is_valid()
        return Selection(**{name: value for name, value in self.cleaned_data.items() if value})

    @property
    def chips(self) -> list["Chip"]:
        """What was chosen beside the days, each with the selection that is left without it."""
        chosen = self.selection
        return [Chip(_label_of(n, getattr(chosen, n)), chosen.but(**{n: EMPTY[n]})) for n in chosen.asked]


EMPTY = asdict(Selection())
CHOSEN = {"alone": "articles on unnamed sources alone", "due": "due to be asked again for the record"}


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was chosen, and what is left without it."""

    label: str
    without: Selection


def _label_of(name: str, value: Any) -> str:
    if value == NOBODY:
        return {"section": "no section", "approver": "approved by nobody"}[name]
    if name in CHOSEN:
        return CHOSEN[name]
    if name in ("since", "until"):
        return f"{'from' if name == 'since' else 'to'} {value:%-d %b %Y}"
    return f"{name}: {value.replace('_', ' ')}"
