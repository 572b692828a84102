"""Reads, as sentences."""

from quotes.querysets.quotes import QuoteQuerySet
from quotes.querysets.runs import RunQuerySet
from quotes.querysets.speakers import AppearanceQuerySet, SpeakerQuerySet
from quotes.querysets.withheld import WithheldNameQuerySet

__all__ = ["AppearanceQuerySet", "QuoteQuerySet", "RunQuerySet", "SpeakerQuerySet", "WithheldNameQuerySet"]
