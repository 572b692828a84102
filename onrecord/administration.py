"""What all pages of the Django admin share: read-only records, lists that don't count a million rows, safe accounts."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db import connection, models
from django.http import HttpRequest

if TYPE_CHECKING:
    RecordBase = admin.ModelAdmin[models.Model]
    AccountBase = UserAdmin[User]
else:
    RecordBase, AccountBase = admin.ModelAdmin, UserAdmin

EXACT_UP_TO = 10_000
SUPERUSERS_ALONE = ("is_superuser", "user_permissions")


class EstimatingPaginator(Paginator):  # type: ignore[type-arg]
    """Takes the number of rows of a whole large table from PostgreSQL's statistics instead of counting them."""

    @cached_property
    def count(self) -> int:
        rows = cast("models.QuerySet[models.Model]", self.object_list)
        query = rows.query
        if query.where:
            return super().count
        with connection.cursor() as cursor:
            table = rows.model._meta.db_table  # noqa: SLF001  # Django's documented interface
            cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [table])
            (estimated,) = cursor.fetchone()
        return int(estimated) if estimated > EXACT_UP_TO else super().count


class ListAdmin(RecordBase):
    """A list that stays fast at a million rows."""

    paginator = EstimatingPaginator
    show_full_result_count = False
    list_per_page = 50
    ordering = ("-pk",)


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
