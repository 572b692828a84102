"""Invented words, names and sentences, as skewed as those of a language are."""

import random
import re
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import Any

VOCABULARY, CLAUSES = 40_000, 60_000
ONSETS = re.findall(r"\w+", "b c d f g h k l m n p r s t v w br cl dr gr pl st tr sh")
VOWELS, CODAS = "aeiou", ("", "n", "r", "l", "m")


class Skewed:
    """Chooses among things of which the first is the most frequent, by Zipf's law."""

    def __init__(self, things: Sequence[Any], chance: random.Random) -> None:
        self.things, self.chance = things, chance
        self.sums = list(accumulate(1 / (rank + 3) for rank in range(len(things))))

    def one(self) -> Any:
        return self.things[bisect(self.sums, self.chance.random() * self.sums[-1])]


class Language:
    """Puts words together from syllables, names and clauses from words."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        words = Skewed([self.word() for _ in range(VOCABULARY)], chance)
        self.clauses = [" ".join(words.one() for _ in range(chance.randint(4, 9))) for _ in range(CLAUSES)]

    def word(self) -> str:
        return "".join(
            self.chance.choice(ONSETS) + self.chance.choice(VOWELS) + self.chance.choice(CODAS)
            for _ in range(self.chance.choice((1, 2, 2, 3)))
        )

    def name(self) -> str:
        return f"{self.word()} {self.word()}{self.word()}".title()

    def sentence(self, clauses: int) -> str:
        return ", ".join(self.chance.choice(self.clauses) for _ in range(clauses))
