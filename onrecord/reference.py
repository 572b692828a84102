"""Reference data that the code relies on: the roles and what each may do, and the reason codes."""

import json
from typing import Any

from django.apps import apps
from django.conf import settings

READ = ("articles.view_article", "articles.add_article", "quotes.view_quote", "quotes.view_speaker")
AUDIT = (
    "quotes.view_withheldname",
    "quotes.view_policy",
    "quotes.view_finding",
    "quotes.decide_finding",
    "quotes.sign_as_reporter",
)
EDIT = ("quotes.sign_as_editor",)
STANDARDS = ("quotes.sign_as_standards",)
GOVERN = ("quotes.change_policy", "quotes.overrule_finding", "quotes.view_fitting_people")
REVIEW = ("quotes.decide_quote",)
IDENTITY = ("quotes.decide_speaker", "quotes.settle_disagreement")
RUN = ("quotes.view_attributionrun", "quotes.add_attributionrun", "quotes.promote_pipeline", "quotes.view_quality")
WATCH = ("quotes.view_every_look", "quotes.withdraw_name")
RECORDS = tuple(
    f"quotes.view_{model}"
    for model in (
        "appearance",
        "approval",
        "conflict",
        "decision",
        "dryrun",
        "dryrunchange",
        "findingdecision",
        "learnedname",
        "look",
        "mergeproposal",
        "pipelinechoice",
        "pipelinecomparison",
        "reason",
        "reservation",
        "rulesetting",
        "secondopinion",
        "speakeralias",
        "speakerrole",
        "unnamedsource",
    )
)
ACCOUNTS = ("auth.view_user", "auth.add_user", "auth.change_user", "auth.view_group")
ARCHIVE = (
    "articles.change_article",
    "articles.view_articleversion",
    *(f"articles.{may}_{model}" for model in ("outlet", "author") for may in ("view", "add", "change")),
)
ROLES = {
    "reader": READ,
    "auditor": READ + AUDIT,
    "editor": READ + AUDIT + EDIT,
    "standards editor": READ + AUDIT + EDIT + STANDARDS + GOVERN,
    "reviewer": READ + AUDIT + REVIEW,
    "admin": READ + AUDIT + REVIEW + IDENTITY + RUN + GOVERN + WATCH + RECORDS + ACCOUNTS + ARCHIVE,
}


def sync_reference_data(using: str = "default", **kwargs: Any) -> None:
    """Bring groups, their permissions and the reason codes up to date; changes nothing the second time."""
    if not apps.is_installed("quotes"):
        return
    sync_reasons(using)
    sync_roles(using)


def sync_roles(using: str) -> None:
    group_model = apps.get_model("auth", "Group")
    permission_model = apps.get_model("auth", "Permission")
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in permission_model.objects.using(using).select_related("content_type")
    }
    for role, names in ROLES.items():
        group, _ = group_model.objects.using(using).get_or_create(name=role)
        group.permissions.set([known[name] for name in names if name in known])


def sync_reasons(using: str) -> None:
    reason_model = apps.get_model("quotes", "Reason")
    data = json.loads((settings.BASE_DIR / "seeds" / "reasons.json").read_text(encoding="utf-8"))
    for position, reason in enumerate(data["reasons"]):
        reason_model.objects.using(using).update_or_create(
            code=reason["code"],
            defaults={
                "label": reason["label"],
                "strength": reason["strength"],
                "meaning": reason["meaning"],
                "position": position,
            },
        )
