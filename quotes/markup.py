"""Markup that is made outside templates, by serializers that escape every word they are given."""


class Markup(str):
    """Text that a page takes as it stands."""

    __slots__ = ()

    def __html__(self) -> str:
        return self
