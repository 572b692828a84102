"""Why names are withheld."""

from django.db import models


class Reason(models.Model):
    """Why a name is withheld: one code of the vocabulary, from `seeds/reasons.json`."""

    class Strength(models.TextChoices):
        HARM = "harm"
        DUTY = "duty"
        WEAK = "weak"
        NONE = "none", "none given"
        OTHER = "other", "not rated"

    code = models.CharField(max_length=20, primary_key=True)
    label = models.CharField(max_length=60)
    strength = models.CharField(max_length=10, choices=Strength)
    meaning = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.label
