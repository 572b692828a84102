"""Everything that is kept about quotes, in the Django admin: to be searched and read.

What is decided, signed or set is changed on the pages of its own, where history is kept. Names
that were withdrawn do not stand here; nor does what is only worked out from other rows.
"""

from django.contrib import admin

from onrecord.administration import RecordAdmin
from quotes.models import (
    Appearance,
    Approval,
    AttributionRun,
    Conflict,
    Decision,
    DryRun,
    DryRunChange,
    Finding,
    FindingDecision,
    LearnedName,
    Look,
    MergeProposal,
    PipelineChoice,
    PipelineComparison,
    Policy,
    Quality,
    Quote,
    Reason,
    Reservation,
    RuleSetting,
    SecondOpinion,
    Speaker,
    SpeakerAlias,
    SpeakerRole,
    UnnamedSource,
    WithheldName,
)


@admin.register(Quote)
class QuoteAdmin(RecordAdmin):
    list_display = ("__str__", "speaker", "form", "stance", "status", "confidence", "version")
    list_filter = ("status", "form", "stance")
    list_select_related = ("speaker", "version__article")
    search_fields = ("=pk", "=version__article__pk", "speaker__name_key__startswith")


@admin.register(WithheldName)
class WithheldNameAdmin(RecordAdmin):
    list_display = ("__str__", "reason", "status", "version")
    list_filter = ("reason", "status")
    list_select_related = ("speaker", "reason", "version__article")
    search_fields = ("=pk", "=version__article__pk")


@admin.register(Speaker)
class SpeakerAdmin(RecordAdmin):
    list_display = ("__str__", "kind", "entity", "article", "merged_into")
    list_filter = ("kind", "entity")
    list_select_related = ("article", "merged_into")
    search_fields = ("=pk", "name_key__startswith")


@admin.register(SpeakerAlias)
class SpeakerAliasAdmin(RecordAdmin):
    list_display = ("name", "speaker", "first_version")
    list_select_related = ("speaker", "first_version__article")
    search_fields = ("=speaker__pk", "name_key__startswith")


@admin.register(Appearance)
class AppearanceAdmin(RecordAdmin):
    list_display = ("speaker", "version", "description", "link_rule")
    list_filter = ("link_rule",)
    list_select_related = ("speaker", "version__article")
    search_fields = ("=speaker__pk", "=version__article__pk")


@admin.register(SpeakerRole)
class SpeakerRoleAdmin(RecordAdmin):
    list_display = ("title", "affiliation", "former", "appearance")
    list_select_related = ("appearance__speaker", "appearance__version__article")
    search_fields = ("=appearance__speaker__pk", "role_key__startswith")


@admin.register(Decision)
class DecisionAdmin(RecordAdmin):
    list_display = ("at", "user", "action", "quote", "speaker", "withheld", "why")
    list_filter = ("action", "at")
    list_select_related = ("user", "quote", "speaker", "withheld__speaker", "withheld__reason")
    search_fields = ("=pk", "user__username__startswith", "=quote__pk", "=speaker__pk")


@admin.register(SecondOpinion)
class SecondOpinionAdmin(RecordAdmin):
    list_display = ("at", "user", "quote", "status", "who", "speaker")
    list_filter = ("status", "who")
    list_select_related = ("user", "quote", "speaker")
    search_fields = ("=quote__pk", "user__username__startswith")


@admin.register(Conflict)
class ConflictAdmin(RecordAdmin):
    list_display = ("raised_at", "kind", "quote", "withheld", "outcome", "resolved_by")
    list_filter = ("kind", "outcome")
    list_select_related = ("quote", "withheld__speaker", "withheld__reason", "resolved_by")
    search_fields = ("=quote__pk", "=version__article__pk")


@admin.register(AttributionRun)
class AttributionRunAdmin(RecordAdmin):
    list_display = ("version", "state", "pipeline", "words", "attempts", "queued_at", "message")
    list_filter = ("state", "pipeline")
    list_select_related = ("version__article",)
    search_fields = ("=pk", "=version__article__pk")
    exclude = ("proposals",)


@admin.register(DryRun)
class DryRunAdmin(RecordAdmin):
    list_display = ("asked_at", "asked_by", "outlet", "newest", "state", "pipeline", "changed", "conflicts")
    list_filter = ("state",)
    list_select_related = ("asked_by", "outlet")


@admin.register(DryRunChange)
class DryRunChangeAdmin(RecordAdmin):
    list_display = ("sort", "article", "words", "before", "after")
    list_select_related = ("article",)
    search_fields = ("=article__pk", "sort__startswith")


@admin.register(PipelineComparison)
class PipelineComparisonAdmin(RecordAdmin):
    list_display = ("at", "candidate", "in_use", "articles")
    search_fields = ("candidate__startswith", "candidate_hash")


@admin.register(PipelineChoice)
class PipelineChoiceAdmin(RecordAdmin):
    list_display = ("at", "name", "folder", "by", "comparison", "why")
    list_select_related = ("by", "comparison")


@admin.register(Quality)
class QualityAdmin(RecordAdmin):
    list_display = ("outlet", "month", "articles", "quotes", "precision", "recall", "speakers")
    list_filter = ("outlet",)
    list_select_related = ("outlet",)


@admin.register(UnnamedSource)
class UnnamedSourceAdmin(RecordAdmin):
    list_display = ("__str__", "article")
    list_select_related = ("article",)
    search_fields = ("=pk", "=article__pk")


@admin.register(Approval)
class ApprovalAdmin(RecordAdmin):
    list_display = ("at", "unnamed_source", "by", "role", "approves", "knows_identity", "withdraws")
    list_filter = ("role", "approves")
    list_select_related = ("unnamed_source", "by", "withdraws")
    search_fields = ("=unnamed_source__pk", "by__username__startswith")


@admin.register(Look)
class LookAdmin(RecordAdmin):
    list_display = ("at", "unnamed_source", "by")
    list_select_related = ("unnamed_source", "by")
    search_fields = ("=unnamed_source__pk", "by__username__startswith")


@admin.register(Finding)
class FindingAdmin(RecordAdmin):
    list_display = ("rule", "severity", "state", "version", "found_at", "gone_at")
    list_filter = ("rule", "severity", "state")
    list_select_related = ("version__article",)
    search_fields = ("=pk", "=version__article__pk")


@admin.register(FindingDecision)
class FindingDecisionAdmin(RecordAdmin):
    list_display = ("at", "user", "finding", "after")
    list_select_related = ("user", "finding__version__article")
    search_fields = ("=finding__pk", "user__username__startswith")


@admin.register(Policy)
class PolicyAdmin(RecordAdmin):
    list_display = ("__str__", "outlet", "preset")
    list_select_related = ("outlet",)


@admin.register(RuleSetting)
class RuleSettingAdmin(RecordAdmin):
    list_display = ("rule", "policy", "enabled", "severity", "threshold")
    list_filter = ("rule", "enabled")
    list_select_related = ("policy__outlet",)


@admin.register(MergeProposal)
class MergeProposalAdmin(RecordAdmin):
    list_display = ("first", "second", "score", "made_at", "postponed_at")
    list_select_related = ("first", "second")
    search_fields = ("first__name_key__startswith", "second__name_key__startswith")


@admin.register(LearnedName)
class LearnedNameAdmin(RecordAdmin):
    list_display = ("name_key", "entity", "outlet", "speaker")
    list_select_related = ("outlet", "speaker")
    search_fields = ("name_key__startswith",)


@admin.register(Reservation)
class ReservationAdmin(RecordAdmin):
    list_display = ("quote", "user", "until")
    list_select_related = ("quote", "user")


@admin.register(Reason)
class ReasonAdmin(RecordAdmin):
    list_display = ("code", "label", "strength", "meaning")
    ordering = ("position",)
