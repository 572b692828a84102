"""The programming interface: check a draft before publication, for a newsroom's own system."""

from typing import Annotated
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from django.utils import timezone
from ninja import NinjaAPI, Schema, Status
from ninja.errors import HttpError
from ninja.security import HttpBasicAuth, SessionAuth
from pydantic import AfterValidator, Field

from articles.models import Outlet
from articles.texts import UnreadableText
from quotes.checking import Report
from quotes.models import DraftCheck
from quotes.services.drafts import submit_draft
from quotes.views.checks import CHECK

LONGEST_LINE = 500


def storable(text: str) -> str:
    """Refuse what no database can keep."""
    if "\0" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("the text holds a NUL or half of a character; it is damaged or no text")
    return text


Line = Annotated[str, Field(max_length=LONGEST_LINE), AfterValidator(storable)]
Text = Annotated[str, Field(max_length=settings.LONGEST_ARTICLE_CHARACTERS), AfterValidator(storable)]


class Draft(Schema):
    """A text to be checked. `outlet` names whose policy it is checked by; without one it is that of the house."""

    text: Text
    headline: Line = ""
    byline: Line = ""
    outlet: Line = ""


class Check(Schema):
    """How far a check is: queued, running, done (with a report) or failed (with a message). Kept for an hour."""

    id: UUID
    state: str
    message: str
    address: str
    errors: int | None
    warnings: int | None
    report: Report | None


class Refusal(Schema):
    """Why a request was refused."""

    detail: object


class AccountAuth(HttpBasicAuth):
    """Name and password of an account, under the same limit on failures as the login page."""

    def authenticate(self, request: HttpRequest, username: str, password: str) -> User | None:
        try:
            user = get_adapter(request).authenticate(request, username=username, password=password)
        except ValidationError:
            return None
        return user if isinstance(user, User) and user.is_active else None


class LoginAuth(SessionAuth):
    """Somebody who has logged in to the pages; needs their token as every form does."""

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        return request.user if isinstance(request.user, User) else None


REFUSALS = {400: Refusal, 401: Refusal, 403: Refusal, 422: Refusal}
api = NinjaAPI(title="Onrecord", version="1", auth=[AccountAuth(), LoginAuth()], docs_url=None, urls_namespace="api")


@api.post("check/", response={202: Check, **REFUSALS}, summary="Check a draft before publication")
def check_draft(request: HttpRequest, draft: Draft) -> Status[Check]:
    """Have a draft checked. Nothing of it enters the archive; ask for the result at `address`."""
    user = _allowed(request)
    outlet = Outlet.objects.filter(name=draft.outlet).first()
    if draft.outlet and outlet is None:
        raise HttpError(422, f"There is no outlet of the name “{draft.outlet}”.")
    try:
        made = submit_draft(draft.text, by=user, headline=draft.headline, byline=draft.byline, outlet=outlet)
    except UnreadableText as error:
        raise HttpError(422, str(error)) from error
    return Status(202, _answer(made))


@api.get("check/{uuid:check_id}/", response={200: Check, 404: Refusal, **REFUSALS}, summary="The result of a check")
def check_result(request: HttpRequest, check_id: UUID) -> Check:
    """How far a check of one's own is, with the report once it is done."""
    kept = DraftCheck.objects.kept_for(_allowed(request), at=timezone.now())
    found = kept.filter(pk=check_id).first()
    if found is None:
        raise HttpError(404, "There is no such check, or its hour is over.")
    return _answer(found)


def _allowed(request: HttpRequest) -> User:
    user = request.auth  # type: ignore[attr-defined]  # set by ninja
    if not isinstance(user, User) or not user.has_perms(CHECK):
        raise HttpError(403, "This account may not check drafts. An administrator can give it the role that may.")
    return user


def _answer(made: DraftCheck) -> Check:
    report = Report.model_validate(made.report) if made.report else None
    return Check(
        id=made.pk,
        state=made.state,
        message=made.message,
        address=f"/api/check/{made.pk}/",
        errors=report.errors if report else None,
        warnings=report.warnings if report else None,
        report=report,
    )


def api_addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The addresses of the interface, which knows people by itself: a program is not sent to the login page."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            login_not_required(pattern.callback)
    return patterns, app_name, namespace
