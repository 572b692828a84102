"""The best match first, and of equal matches the newest."""

from quotes.search.keyset import Order, number_in

HALF_LIFE_YEARS = 5
BEST_FIRST = Order("score", number_in)


def ranked(rows: str) -> str:
    """Rows by how well they match and how old they are today, for `leaf_of`.

    Args:
        rows: a table or join with the columns pk, words, asked (what was typed) and at (when it was published).
    """
    age_days = "greatest(0, current_date - at::date)"
    score = f"ts_rank(words, asked)::float8 / (1 + {age_days} / (365.25 * {HALF_LIFE_YEARS}))"
    return f"SELECT {score} AS score, pk FROM {rows}"
