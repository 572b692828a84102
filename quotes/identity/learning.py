"""What corrected quotes teach about names: whom an outlet means by them."""

from quotes.attribution.names import split_name
from quotes.identity.names import compared_name
from quotes.models import LearnedName, Quote, Speaker

CHOSEN = "person"  # the rule of a quote whose speaker a person chose; no other teaches anything


def learn_from(quote: Quote) -> None:
    """Keep what a quote teaches as it stands now: a person gave it to somebody, and it prints a full name.

    Call it whenever a person decided about the quote or took that back; what it no longer teaches is forgotten.
    """
    name = _name_taught(quote)
    if name is None or quote.speaker is None:
        LearnedName.objects.filter(quote=quote).delete()
        return
    taught = LearnedName(
        quote=quote,
        outlet_id=quote.version.article.outlet_id,
        entity=quote.speaker.entity,
        name_key=compared_name(name),
        speaker=quote.merged_from or quote.speaker,
    )
    said = ["outlet", "entity", "name_key", "speaker"]
    LearnedName.objects.bulk_create([taught], update_conflicts=True, unique_fields=["quote"], update_fields=said)


def _name_taught(quote: Quote) -> str | None:
    """The full name that the quote prints for a speaker whom a person chose; None for less than that."""
    chosen = quote.speaker_rule == CHOSEN and quote.status != Quote.Status.REJECTED
    if not chosen or quote.speaker is None or quote.speaker.kind != Speaker.Kind.NAMED:
        return None
    name = split_name(quote.printed_label).plain
    words = name.split()
    if not words or not (words[0][0].isupper() and words[-1][0].isupper()):
        return None
    full = quote.speaker.entity != Speaker.Entity.PERSON or " " in compared_name(name)
    return name if full else None
