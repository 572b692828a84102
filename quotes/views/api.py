"""The programming interface: check a draft before publication, for a newsroom's own system."""

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError
from ninja.security import HttpBasicAuth, SessionAuth

from articles.models import Outlet
from quotes.checking import Draft, Report
from quotes.drafts import CannotCheck, TooManyChecks, check_draft
from quotes.views.checks import CHECK


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

    def __call__(self, request: HttpRequest) -> User | None:
        """Nothing to ask for a token about where nobody has logged in: the answer is 401."""
        return super().__call__(request) if isinstance(request.user, User) else None

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        return request.user if isinstance(request.user, User) else None


REFUSALS = {400: Refusal, 401: Refusal, 403: Refusal, 413: Refusal, 422: Refusal}
api = NinjaAPI(title="Onrecord", version="1", auth=[AccountAuth(), LoginAuth()], docs_url=None, urls_namespace="api")


@api.exception_handler(AuthenticationError)
def refuse_strangers(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    detail = "Send the name and the password of an account (HTTP Basic), or log in to the pages."
    response = api.create_response(request, {"detail": detail}, status=401)
    response["WWW-Authenticate"] = 'Basic realm="Onrecord", charset="UTF-8"'
    return response


@api.exception_handler(RequestDataTooBig)
def refuse_too_much(request: HttpRequest, error: RequestDataTooBig) -> HttpResponse:
    most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return api.create_response(request, {"detail": f"At most {most:,} bytes are read. Send one article."}, status=413)


@api.post("check/", response={200: Report, 503: Refusal, **REFUSALS}, summary="Check a draft before publication")
def check(request: HttpRequest, draft: Draft) -> Report:
    """The report on a draft, after some seconds. Nothing of it is stored; 503 while others are being checked."""
    _make_sure_of(request)
    if draft.outlet and not Outlet.objects.filter(name=draft.outlet).exists():
        raise HttpError(422, f"There is no outlet of the name “{draft.outlet}”.")
    try:
        return check_draft(draft)
    except TooManyChecks as error:
        raise HttpError(503, str(error)) from error
    except CannotCheck as error:
        raise HttpError(422, str(error)) from error


def _make_sure_of(request: HttpRequest) -> None:
    """Refuse who may not check drafts."""
    user = request.auth  # type: ignore[attr-defined]  # set by ninja
    if not isinstance(user, User) or not user.has_perms(CHECK):
        raise HttpError(403, "This account may not check drafts. An administrator can give it the role that may.")


def api_addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The addresses of the interface, which knows people by itself: a program is not sent to the login page."""
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            login_not_required(pattern.callback)
    return patterns, app_name, namespace
