"""What people decide about the names of speakers: what they are called, and which names mean them.

As with all decisions about who is who, nobody else changes that meanwhile, and no reading is stored.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from articles.models import ArticleVersion
from quotes.changes import InvalidChange, State
from quotes.identity.locks import change_identities
from quotes.identity.names import compared_name, remember_keys
from quotes.identity.proposals import propose_merges
from quotes.models import Decision, Speaker, WithheldName
from quotes.querysets import members_of
from quotes.services.events import refuse_withdrawn_name
from quotes.services.signatures import Signature, decide_about

Action, Kind = Decision.Action, Speaker.Kind
LONGEST_NAME = 500


@transaction.atomic
def rename_speaker(speaker: Speaker, name: str, *, signed: Signature) -> Decision:
    """A person says what a speaker is called. The old name still leads here.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: the name is empty, or no article prints it where the full name is held back.
    """
    change_identities()
    speaker.refresh_from_db()
    name = checked_name(speaker, name)
    if name == speaker.name:
        raise InvalidChange("That is the name already.")
    given = sorted({*speaker.given_names, speaker.name} - {name})
    after = {"name": name, "name_key": compared_name(name), **_given(given)}
    decision = decide_about(speaker, Action.RENAME, after, signed)
    remember_keys(speaker, [name])
    propose_merges([speaker])
    return decision


@transaction.atomic
def give_name(speaker: Speaker, name: str, *, signed: Signature) -> Decision:
    """A person says that a name means this speaker: the next article that prints it is linked.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: the name is empty, known, or no article prints it where the full name is held back.
    """
    change_identities()
    speaker.refresh_from_db()
    name = checked_name(speaker, name)
    if name in (speaker.name, *speaker.given_names):
        raise InvalidChange("That name leads here already.")
    denied = [each for each in speaker.denied_names if each != name]
    after = {**_given([*speaker.given_names, name]), "denied_names": denied}
    decision = decide_about(speaker, Action.ADD_ALIAS, after, signed)
    remember_keys(speaker, [name])
    return decision


@transaction.atomic
def take_name_away(speaker: Speaker, name: str, *, signed: Signature) -> Decision:
    """A person says that a name does not mean this speaker: no later article that prints it is linked.

    Raises:
        StaleDecision: somebody decided since.
        InvalidChange: it is what the speaker is called.
    """
    change_identities()
    speaker.refresh_from_db()
    if name == speaker.name:
        raise InvalidChange("The speaker is called so: give it another name first.")
    after = {
        **_given([each for each in speaker.given_names if each != name]),
        "denied_names": sorted({*speaker.denied_names, name}),
    }
    return decide_about(speaker, Action.REMOVE_ALIAS, after, signed)


def checked_name(speaker: Speaker, name: str) -> str:
    """A name that a speaker may be called by.

    Raises:
        InvalidChange: it is empty, was withheld after publication, is for an anonymous speaker, or is not printed
            where the full name is held back.
    """
    if speaker.kind == Kind.ANONYMOUS:
        raise InvalidChange("An unnamed source has no name here.")
    return printed_name(speaker, name)


def printed_name(speaker: Speaker, name: str) -> str:
    """A name that a speaker may get, also one who had none: sources are protected.

    Raises:
        InvalidChange: it is empty, was withheld after publication, or is not printed where the full name is held back.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not name:
        raise InvalidChange("Write a name.")
    refuse_withdrawn_name(name)
    held_back = speaker.kind != Kind.NAMED or WithheldName.every.filter(speaker=speaker).exists()
    if held_back and not _is_printed(speaker, name):
        raise InvalidChange("The full name is held back: write a name exactly as one of the articles prints it.")
    return name


def _is_printed(speaker: Speaker, name: str) -> bool:
    """Whether an article that shows or quotes the speaker has these words."""
    members = members_of(speaker)
    shown = ArticleVersion.objects.filter(Q(appearances__speaker__in=members) | Q(quotes__speaker__in=members))
    return shown.filter(body__contains=name).exists()


def _given(names: Iterable[str]) -> State:
    given = list(dict.fromkeys(names))
    return {"given_names": given, "given_keys": sorted({compared_name(name) for name in given})}
