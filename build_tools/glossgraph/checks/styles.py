"""What glossaries of a style ask of their terms."""

from __future__ import annotations

from glossgraph.model import Level, Style

STYLES: dict[Style, dict[str, Level]] = {
    Style.ARTICLE: {},
    Style.THESAURUS: {
        **dict.fromkeys(
            (
                "missing-definition",
                "missing-reason",
                "missing-faq",
                "missing-step",
                "unexplained-term",
                "nameless-explanation",
                "nameless-question",
                "unlinked-mention",
                "definition-form",
                "long-definition",
                "faq-form",
                "repeated-alias",
                "narrower-alias",
                "orphan-term",
                "unreached-term",
                "dead-end",
                "mixed-kinds",
                "missing-replacement",
            ),
            Level.OFF,
        ),
        **dict.fromkeys(
            (
                "cycle",
                "deprecated-target",
                "ambiguous-alias",
                "alias-of-distinct-term",
                "circular-definition",
                "repeated-definition",
                "duplicate-edge",
                "redundant-edge",
                "incomplete-reference",
                "stray-whitespace",
            ),
            Level.WARNING,
        ),
    },
}
"""The levels of the checks whose faults weigh something else in a style than what the checks say.

A thesaurus holds names in their places, with or without definitions and reasons, as others published them: what asks
for more is off, and what is a matter of choice there is a warning.
"""
