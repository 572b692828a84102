"""Who said what: speakers, quotes, withheld names, the machine's runs and people's decisions."""

from quotes.models.approvals import Approval, Look
from quotes.models.conflicts import Conflict
from quotes.models.decisions import Decision
from quotes.models.dry_runs import DryRun, DryRunChange
from quotes.models.identity import LearnedName, MergeProposal, SpeakerKey, SpeakerRole
from quotes.models.listings import QuoteListing
from quotes.models.opinions import SecondOpinion
from quotes.models.pipelines import PipelineChoice, PipelineComparison, Quality
from quotes.models.policy import Finding, FindingDecision, Policy, RuleSetting
from quotes.models.profiles import ArchiveTerm, Outdated, SpeakerProfile
from quotes.models.quotes import Quote
from quotes.models.reasons import Reason
from quotes.models.review import ArticleViews, Reservation
from quotes.models.runs import AttributionRun
from quotes.models.searches import SavedSearch
from quotes.models.sources import UnnamedSource
from quotes.models.sourcing import ArticleSourcing, WithheldListing
from quotes.models.speakers import Appearance, Speaker, SpeakerAlias
from quotes.models.withdrawals import Withdrawal
from quotes.models.withheld import WithheldName
from quotes.models.wordings import TextSignature, Wording

__all__ = [
    "Appearance",
    "Approval",
    "ArchiveTerm",
    "ArticleSourcing",
    "ArticleViews",
    "AttributionRun",
    "Conflict",
    "Decision",
    "DryRun",
    "DryRunChange",
    "Finding",
    "FindingDecision",
    "LearnedName",
    "Look",
    "MergeProposal",
    "Outdated",
    "PipelineChoice",
    "PipelineComparison",
    "Policy",
    "Quality",
    "Quote",
    "QuoteListing",
    "Reason",
    "Reservation",
    "RuleSetting",
    "SavedSearch",
    "SecondOpinion",
    "Speaker",
    "SpeakerAlias",
    "SpeakerKey",
    "SpeakerProfile",
    "SpeakerRole",
    "TextSignature",
    "UnnamedSource",
    "Withdrawal",
    "WithheldListing",
    "WithheldName",
    "Wording",
]
