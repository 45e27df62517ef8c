"""Who made a glossary, which edition it is and how it may be used, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossgraph.model.written import Values, filled
from glossgraph.model.written_files import written_party

if TYPE_CHECKING:
    from glossgraph.model import About


def credit_values(about: About) -> Values:
    """Return the publisher, authors, licence, version and first day of a glossary, as far as it names them."""
    license_ = about.license
    return filled(
        {
            "publisher": written_party(about.publisher) if about.publisher else None,
            "authors": [written_party(author) for author in about.authors],
            "license": filled({"id": license_.id, "name": license_.name, "url": license_.url}) if license_ else None,
            "version": about.version,
            "created": about.created.isoformat() if about.created else None,
        }
    )
