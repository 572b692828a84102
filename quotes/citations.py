"""How a quote is cited: sentences to copy, and schema.org's Quotation for machines.

A source whose name is withheld is cited by the article's description alone.
"""

import json
from dataclasses import dataclass
from typing import Any

from quotes.markup import Markup
from quotes.models import Quote, Speaker

MARKS = "“”\"„«»'‘’"
TRAILING = ",;:"
ENDS = (".", "?", "!", ".”", "?”", "!”", '."', '?"', '!"')
NEED_AN_OBJECT = {"told", "tells", "tell", "reminded", "informed", "assured", "convinced"}
ESCAPES = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
TYPES = {
    Speaker.Entity.PERSON: "Person",
    Speaker.Entity.GROUP: "Organization",
    Speaker.Entity.ORGANIZATION: "Organization",
    Speaker.Entity.DOCUMENT: "CreativeWork",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote with what a citation of it says.

    Args:
        quote: with its version, article, outlet and speaker.
        description: how the article describes the speaker; may be empty.
        address: the permanent link.
    """

    quote: Quote
    description: str
    address: str

    @property
    def speaker(self) -> str:
        """Who it is in a sentence: the name as far as the article gives it, else the description."""
        speaker = self.quote.speaker
        if speaker is None:
            return "a speaker whom the text does not tell"
        return speaker.name or self.description or f"an unnamed {speaker.get_entity_display().lower()}"

    @property
    def words(self) -> str:
        """The words in quotation marks where they are the speaker's own, else as the article reports them."""
        content = self.quote.content.strip()
        if self.quote.form != Quote.Form.DIRECT:
            return content
        return " … ".join(f"“{part.strip().strip(MARKS).rstrip(TRAILING)}”" for part in content.split(" … "))

    @property
    def place(self) -> str:
        """Headline, outlet and day."""
        article = self.quote.version.article
        day = f", {article.published_at:%-d %B %Y}" if article.published_at else ""
        return f"“{article.headline}”, {article.outlet}{day}"

    @property
    def sentence(self) -> str:
        """One sentence for the running text of another article."""
        who = self.speaker[:1].upper() + self.speaker[1:]
        day = self.quote.version.article.published_at
        when = f" on {day:%-d %B %Y}" if day else ""
        outlet = self.quote.version.article.outlet
        if self.quote.form == Quote.Form.DIRECT:
            return (
                f"{self.words.removesuffix('.”').removesuffix('”')}”, {self.speaker} said, as {outlet} reported{when}."
            )
        return f"{who} {self.verb} {self.words.rstrip('.')}, as {outlet} reported{when}."

    @property
    def verb(self) -> str:
        """The article's own word where it goes before the words and needs nobody to be told; else "said"."""
        quote = self.quote
        fits = quote.cue.isalpha() and quote.cue.casefold() not in NEED_AN_OBJECT
        return quote.cue if fits and quote.cue_spans[0] < quote.content_spans[0] else "said"

    @property
    def reference(self) -> str:
        """A reference for notes and lists of sources."""
        who = self.speaker[:1].upper() + self.speaker[1:]
        stop = "" if self.words.endswith(ENDS) else "."
        return f"{who}: {self.words}{stop} Quoted in {self.place}. {self.address}"

    @property
    def json_ld(self) -> Markup:
        """schema.org's Quotation, fit to stand inside a script element."""
        article = self.quote.version.article
        work = {
            "@type": "NewsArticle",
            "headline": article.headline,
            "url": article.url,
            "datePublished": article.published_at.isoformat() if article.published_at else "",
            "author": [{"@type": "Person", "name": name.strip()} for name in article.byline.split(";") if name.strip()],
            "publisher": {"@type": "NewsMediaOrganization", "name": str(article.outlet)},
        }
        speaker = self._speaker_data()
        data = {
            "@context": "https://schema.org",
            "@type": "Quotation",
            "@id": self.address,
            "url": self.address,
            "text": self.quote.content,
            "inLanguage": article.language,
            "spokenByCharacter": speaker,
            "creator": speaker,
            "isPartOf": _present(work),
        }
        return Markup(json.dumps(_present(data), ensure_ascii=False).translate(ESCAPES))

    def _speaker_data(self) -> dict[str, Any]:
        speaker = self.quote.speaker
        if speaker is None:
            return {}
        known = {"name": speaker.name, "description": self.description}
        if speaker.kind == Speaker.Kind.PSEUDONYMOUS:
            known = {"alternateName": speaker.name, "description": self.description}
        return {"@type": TYPES[Speaker.Entity(speaker.entity)], **_present(known)}


def _present(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value}
