"""Who may have an account, and what an account may do."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission, User
from django.db import models
from django.http import HttpRequest


class ClosedAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts are made by an administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


class OneQueryBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types
    """Signs people in as allauth does, and reads what they may do in one query a request instead of two."""

    def get_all_permissions(self, user_obj: User, obj: object = None) -> set[str]:
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_perm_cache"):
            user_obj._perm_cache = set(map(".".join, _permissions(user_obj)))  # type: ignore[attr-defined]  # noqa: SLF001  # Django's own cache
        return user_obj._perm_cache  # type: ignore[attr-defined,no-any-return]  # noqa: SLF001


def _permissions(user: User) -> "models.QuerySet[Permission, tuple[str, str]]":
    own = Permission.objects.order_by() if user.is_superuser else user.user_permissions.order_by()
    columns = ("content_type__app_label", "codename")
    return own.values_list(*columns).union(Permission.objects.order_by().filter(group__user=user).values_list(*columns))
