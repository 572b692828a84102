"""Speakers of one article found again by the next reading, so that their pages and what was decided of them stay."""

from collections.abc import Iterable

from articles.models import ArticleVersion
from quotes.anchors import overlap
from quotes.attribution import results
from quotes.identity.names import compared_name
from quotes.models import Appearance, Decision, Speaker
from quotes.places import Passage, Ranges


class FamiliarSpeakers:
    """The speakers that belong to one article alone, or of whom a person said what they are, and where they stand.

    Make it before the appearances of a version are cleared; in a new version the last one's are looked for.
    """

    def __init__(self, version: ArticleVersion) -> None:
        self.version = version
        earlier = Appearance.objects.of_article(version.article).filter(version__number__lte=version.number)
        newest = earlier.order_by("-version__number").values_list("version", flat=True).first()
        shown = earlier.filter(version=newest).select_related("version", "speaker", "merged_from")
        self._shown = {(own.merged_from or own.speaker).pk: own for own in shown}
        self._speakers = {own.pk: own for each in shown if (own := each.merged_from or each.speaker)}
        changed = Decision.objects.filter(action=Decision.Action.CHANGE_KIND, speaker__in=self._speakers)
        self._recast = set(changed.values_list("speaker", flat=True))
        self._places = {pk: self._place(each) for pk, each in self._shown.items()}

    def match(self, found: Iterable[results.Speaker]) -> dict[str, Speaker]:
        """For speakers of a reading those that are familiar, by the words that name or describe them; each once."""
        shared = sorted(
            (-overlap(self._places[pk], _spans(each)), pk, each.id)
            for each in found
            for pk in self._places
            if self._may_be(self._speakers[pk], each)
        )
        pairs: dict[str, Speaker] = {}
        for characters, pk, key in shared:
            if characters and key not in pairs and self._speakers[pk] not in pairs.values():
                pairs[key] = self._speakers[pk]
        return pairs

    def show_again(self, speakers: Iterable[int]) -> None:
        """Keep showing those that the reading does not, as they were shown."""
        there = set(self.version.appearances.values_list("speaker", flat=True))
        for pk in set(speakers) & self._shown.keys() - there:
            old = self._shown[pk]
            passage = Passage(old.version.body, self.version.body)
            spans = passage.found(old.description_spans)
            Appearance.objects.create(
                version=self.version,
                speaker_id=pk,
                description=" … ".join(self.version.body[start:end] for start, end in spans),
                description_spans=spans,
                mention_spans=passage.found(old.mention_spans),
            )

    def _may_be(self, speaker: Speaker, found: results.Speaker) -> bool:
        if speaker.pk in self._recast:
            return True
        same = speaker.article_id and (speaker.kind, speaker.entity) == (found.kind, found.entity)
        return bool(same and speaker.name_key == (compared_name(found.name) if found.name else ""))

    def _place(self, shown: Appearance) -> Ranges:
        return Passage(shown.version.body, self.version.body).found([*shown.mention_spans, *shown.description_spans])


def _spans(found: results.Speaker) -> Ranges:
    return [list(span) for span in (*found.mentions, *([found.description] if found.description else []))]
