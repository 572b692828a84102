"""Reads, as sentences."""

from quotes.querysets.anonymity import ApprovalQuerySet, UnnamedSourceQuerySet
from quotes.querysets.conflicts import ConflictQuerySet
from quotes.querysets.decisions import DecisionQuerySet
from quotes.querysets.dry_runs import DryRunQuerySet
from quotes.querysets.listings import STATEMENTS, UNDATED_YEAR, QuoteListingQuerySet
from quotes.querysets.opinions import SecondOpinionQuerySet
from quotes.querysets.policy import FindingQuerySet, PolicyQuerySet
from quotes.querysets.quotes import QuoteQuerySet
from quotes.querysets.review import ReservationQuerySet
from quotes.querysets.runs import RunQuerySet
from quotes.querysets.searches import SavedSearchQuerySet
from quotes.querysets.sourcing import WithheldListingQuerySet
from quotes.querysets.speakers import AliasQuerySet, AppearanceQuerySet, SpeakerQuerySet, members_of
from quotes.querysets.withheld import WithheldNameQuerySet

__all__ = [
    "STATEMENTS",
    "UNDATED_YEAR",
    "AliasQuerySet",
    "AppearanceQuerySet",
    "ApprovalQuerySet",
    "ConflictQuerySet",
    "DecisionQuerySet",
    "DryRunQuerySet",
    "FindingQuerySet",
    "PolicyQuerySet",
    "QuoteListingQuerySet",
    "QuoteQuerySet",
    "ReservationQuerySet",
    "RunQuerySet",
    "SavedSearchQuerySet",
    "SecondOpinionQuerySet",
    "SpeakerQuerySet",
    "UnnamedSourceQuerySet",
    "WithheldListingQuerySet",
    "WithheldNameQuerySet",
    "members_of",
]
