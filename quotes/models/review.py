"""What the review queue needs beside the quotes: who works on which, and how often articles are read."""

from django.conf import settings
from django.db import models

from articles.models import Article
from quotes.models.quotes import Quote
from quotes.querysets import ReservationQuerySet


class Reservation(models.Model):
    """Somebody works on a quote, until a time; afterwards anybody may have it."""

    quote = models.OneToOneField(Quote, models.CASCADE, primary_key=True, related_name="reservation")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reservations")
    until = models.DateTimeField()

    objects = ReservationQuerySet.as_manager()

    class Meta:
        ordering = ["until"]

    def __str__(self) -> str:
        return f"{self.user} until {self.until:%H:%M}"


class ArticleViews(models.Model):
    """How often an article was opened and stayed open for a moment. Who opened it is not kept."""

    article = models.OneToOneField(Article, models.CASCADE, primary_key=True, related_name="+")
    views = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "article views"

    def __str__(self) -> str:
        return f"{self.article}: {self.views}"
