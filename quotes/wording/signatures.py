"""Signatures by which texts that share words are found without comparing each with each.

Source: A. Broder, On the resemblance and containment of documents (1997): hashed shingles, and of long texts only those
hashes that a fixed number divides, which keeps the share that one text has of another.
"""

from collections.abc import Sequence
from zlib import crc32

from quotes.wording.words import FUNCTION_WORDS, keys_of

WORDS_IN_SHINGLE = 3
WORDS_IN_LONG_SHINGLE = 5
KEPT_ONE_IN = 4


def signature_of_quote(content: str) -> list[int]:
    """Hashes of the runs of three words, without those of function words alone; 32 bits, ascending."""
    runs = _runs(keys_of(content), WORDS_IN_SHINGLE)
    return sorted({_hash(run) for run in runs if not FUNCTION_WORDS.issuperset(run)})


def signature_of_text(body: str) -> list[int]:
    """One in four of the hashes of all runs of five words; 32 bits, ascending."""
    hashes = {_hash(run) for run in _runs(keys_of(body), WORDS_IN_LONG_SHINGLE)}
    return sorted(each for each in hashes if each % KEPT_ONE_IN == 0)


def share_in_common(one: Sequence[int], other: Sequence[int]) -> float:
    """How much of the shorter of two texts stands in the other too, 0 to 1, as their signatures tell."""
    shorter = min(len(one), len(other))
    return len(set(one) & set(other)) / shorter if shorter else 0.0


def _runs(keys: Sequence[str], length: int) -> list[Sequence[str]]:
    return [keys[start : start + length] for start in range(len(keys) - length + 1)]


def _hash(run: Sequence[str]) -> int:
    """Signed, as PostgreSQL's integers are."""
    return crc32(" ".join(run).encode()) - 2**31
