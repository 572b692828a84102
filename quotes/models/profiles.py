"""What is worked out about speakers and the archive beside the pages, and what waits for that."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from quotes.models.speakers import Speaker


class SpeakerProfile(models.Model):
    """Counts over a speaker's standing statements in current versions, each reprinted one counted once."""

    speaker = models.OneToOneField(Speaker, models.CASCADE, primary_key=True, related_name="profile")
    statements = models.PositiveIntegerField(help_text="How many are counted.")
    reprinted = models.PositiveIntegerField(help_text="How many more stand in reprints of other articles.")
    facts = models.JSONField(help_text="Months, channels, outlets, authors, company, terms; see quotes/profiles.py.")
    roles = models.JSONField(
        null=True,
        encoder=DjangoJSONEncoder,
        help_text="Roles over time of somebody who is given one very often; see quotes/profiles.py.",
    )
    at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"profile of {self.speaker}"


class ArchiveTerm(models.Model):
    """In how many statements of the archive a word stands, in any of its forms.

    Counted anew whenever the archive has grown by a tenth; the empty word keeps the number of the newest quote then.
    """

    stem = models.CharField(max_length=100, primary_key=True)
    statements = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.stem


class Outdated(models.Model):
    """A quote of this version and speaker was written, changed or deleted, so what was worked out from it is too old.

    Rows are only added, by a trigger, and taken away by the job that catches up; nobody waits for anybody.
    """

    version_id = models.BigIntegerField()
    speaker_id = models.BigIntegerField(null=True)

    def __str__(self) -> str:
        return f"version {self.version_id}, speaker {self.speaker_id}"
