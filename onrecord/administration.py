"""What all pages of the Django admin share: read-only records, lists that don't count a million rows, safe accounts."""

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest

if TYPE_CHECKING:
    RecordBase = admin.ModelAdmin[models.Model]
    AccountBase = UserAdmin[User]
else:
    RecordBase, AccountBase = admin.ModelAdmin, UserAdmin

EXACT_UP_TO = 10_000  # rows; as many can be paged through
SUPERUSERS_ALONE = ("is_superuser", "user_permissions")


class EstimatingPaginator(Paginator):  # type: ignore[type-arg]
    """Counts no further than `EXACT_UP_TO`: what is more, PostgreSQL estimates. Pages end there too; a filter or a
    search leads to the rest."""

    @cached_property
    def count(self) -> int:
        rows = cast("models.QuerySet[models.Model]", self.object_list).order_by()
        counted = rows.values("pk")[: EXACT_UP_TO + 1].count()
        if counted <= EXACT_UP_TO:
            return counted
        (plan,) = json.loads(rows.explain(format="json"))
        return max(counted, int(plan["Plan"]["Plan Rows"]))

    @cached_property
    def num_pages(self) -> int:
        return min(super().num_pages, EXACT_UP_TO // self.per_page)


class ListAdmin(RecordBase):
    """A list that stays fast at a million rows."""

    paginator = EstimatingPaginator
    show_full_result_count = False
    list_per_page = 50
    ordering = ("-pk",)

    def get_search_results(
        self, request: HttpRequest, queryset: "models.QuerySet[Any]", search_term: str
    ) -> tuple["models.QuerySet[Any]", bool]:
        """Look in each field by itself, by its index, which a search for any of them can't use.

        The whole term is sought, in a field as written (`=`) or by the lookup that the field names.
        """
        fields = [field.removeprefix("=") for field in self.get_search_fields(request)]
        term = search_term.strip()
        if not term or not fields:
            return queryset, False
        found = [rows for field in fields if (rows := self._rows(field, term)) is not None]
        if not found:
            return queryset.none(), False
        return queryset.filter(pk__in=found[0].union(*found[1:])), False

    def _rows(self, field: str, term: str) -> "models.QuerySet[Any] | None":
        """The keys of rows by one field; None if the term is nothing that can stand there, as a word for a number."""
        try:
            return self.model._default_manager.filter(**{field: term}).order_by().values("pk")  # noqa: SLF001
        except ValueError:
            return None


class RecordAdmin(ListAdmin):
    """Records that are read here and changed on the pages of their own, where history is kept."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class AccountAdmin(AccountBase):
    """Accounts and their groups; only a superuser makes another, or gives somebody a permission of their own."""

    list_display = ("username", "first_name", "last_name", "is_active", "is_staff", "last_login")
    list_filter = ("groups", "is_active", "is_staff")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        own = tuple(super().get_readonly_fields(request, obj))
        return own if request.user.is_superuser else (*own, *SUPERUSERS_ALONE)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Accounts are switched off, so that what they decided keeps its author."""
        return False
