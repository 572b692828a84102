"""Articles in the Django admin: what is known of them can be mended, their texts can't."""

from django.contrib import admin
from django.db import models

from articles.models import Article, ArticleVersion, Author, Outlet
from onrecord.administration import ListAdmin, RecordAdmin


@admin.register(Outlet)
class OutletAdmin(ListAdmin):
    list_display = ("name", "country")
    search_fields = ("name__icontains",)
    ordering = ("name",)


@admin.register(Author)
class AuthorAdmin(ListAdmin):
    list_display = ("name",)
    search_fields = ("name__istartswith",)
    ordering = ("name",)


@admin.register(Article)
class ArticleAdmin(ListAdmin):
    list_display = ("headline", "outlet", "section", "published_at", "language", "fiction")
    list_filter = ("outlet", "language", "fiction")
    list_select_related = ("outlet",)
    search_fields = ("headline__icontains", "=external_id", "=pk")
    autocomplete_fields = ("outlet", "authors")
    readonly_fields = ("external_id", "added_at")
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}


@admin.register(ArticleVersion)
class ArticleVersionAdmin(RecordAdmin):
    list_display = ("article", "number", "length", "created_at")
    list_select_related = ("article",)
    search_fields = ("=article__pk", "article__headline__icontains")
