"""What people decide about what a speaker is: kind and entity."""

from django.contrib.auth.models import User
from django.db import transaction

from quotes.changes import InvalidChange, State
from quotes.identity.locks import change_identities
from quotes.identity.names import compared_name
from quotes.models import Decision, Speaker
from quotes.services.events import decide
from quotes.services.names import printed_name

Kind = Speaker.Kind


@transaction.atomic
def recast_speaker(
    speaker: Speaker,
    *,
    kind: str,
    entity: str,
    name: str = "",
    by: User,
    seen: int | None = None,
    why: str = "",
    page: str = "",
) -> Decision:
    """A person says what kind of speaker this is, and whether a person, group, organization or document.

    As with all decisions about who is who, nobody else changes that meanwhile, and no reading is stored.

    Args:
        name: for one that had none; an anonymous speaker loses theirs, and all names by which it was found.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: it goes against the identity rules.
    """
    if kind not in Kind.values or entity not in Speaker.Entity.values:
        raise InvalidChange("Choose a kind and an entity.")
    change_identities()
    return decide(
        speaker,
        Decision.Action.CHANGE_KIND,
        lambda stored: _recast(stored, kind, entity, name.strip()),
        by=by,
        seen=seen,
        why=why,
        page=page,
    )


def _recast(speaker: Speaker, kind: str, entity: str, name: str) -> State:
    called = "" if kind == Kind.ANONYMOUS else name or speaker.name
    if kind != Kind.ANONYMOUS and not called:
        raise InvalidChange("A named or pseudonymous speaker needs the name that the article prints.")
    if not called and speaker.name and speaker.merged.exists():
        raise InvalidChange("Others were merged into this speaker, and their names still lead here. Undo that first.")
    if called not in ("", speaker.name):
        called = printed_name(speaker, called)
    return {
        "kind": kind,
        "entity": entity,
        "name": called,
        "name_key": compared_name(called) if called else "",
        "article": _own_article(speaker, kind),
    } | ({} if called else {"given_names": [], "given_keys": [], "denied_names": []})


def _own_article(speaker: Speaker, kind: str) -> int | None:
    """The one article of an unnamed speaker; none for a named one; a pseudonym keeps what it has."""
    if kind == Kind.NAMED:
        return None
    articles = set(speaker.appearances.values_list("version__article", flat=True)) | set(
        speaker.quotes.values_list("version__article", flat=True)
    )
    if kind == Kind.ANONYMOUS and len(articles) != 1:
        raise InvalidChange(
            f"An anonymous speaker belongs to one article; this one stands in {len(articles)}. Split it first."
        )
    return articles.pop() if len(articles) == 1 else speaker.article_id
