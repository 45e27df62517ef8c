"""The colours of the style sheets: whoever sees little contrast can read every word, light and dark."""

from __future__ import annotations

import re

import pytest

from glossgraph.pictures.looks import STAGE_COLOURS
from glossgraph.site.material import IDENTITY, STYLE_SHEETS, assets

WORDS, LINES = 4.5, 3.0
"""The least contrast of words, and of what is no word (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""

GROUNDS_OF_MATERIAL = {"light": "#ffffff", "dark": "#1e2129"}
"""The grounds on which the glossary is shown within somebody else's site."""


def palettes() -> dict[str, dict[str, str]]:
    """Return the colours of both palettes by the names of the variables; dark is what differs from light."""
    light: dict[str, str] = {}
    dark: dict[str, str] = {}
    for sheet in (STYLE_SHEETS[0], IDENTITY):
        for selector, block in re.findall(r"([^{}]+)\{([^{}]*)\}", assets()[sheet]):
            found = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", block))
            (dark if "slate" in selector else light).update(found)
    return {"light": light, "dark": light | dark}


PALETTES = palettes()


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_what_the_standard_says() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES)
def test_the_colours_of_stages_can_be_read(palette: str) -> None:
    colours = PALETTES[palette]
    grounds = [colours["--md-default-bg-color"], GROUNDS_OF_MATERIAL[palette]]
    for stage in range(1, STAGE_COLOURS + 1):
        colour, tint = colours[f"--gg-stage-{stage}"], colours[f"--gg-tint-{stage}"]
        assert min(contrast(colour, ground) for ground in (*grounds, tint)) > WORDS, stage
        for words in ("--md-default-fg-color", "--gg-soft", "--md-typeset-a-color"):
            assert contrast(colours[words], tint) > WORDS, (stage, words)


@pytest.mark.parametrize("palette", PALETTES)
def test_words_and_controls_can_be_seen(palette: str) -> None:
    colours = PALETTES[palette]
    for ground in ("--md-default-bg-color", "--md-primary-fg-color", "--md-code-bg-color", "--gg-card", "--gg-own"):
        for words in ("--md-default-fg-color", "--md-typeset-a-color", "--md-primary-bg-color", "--gg-soft"):
            assert contrast(colours[words], colours[ground]) > WORDS, (words, ground)
    for line in ("--gg-control", "--gg-own-line", "--gg-loop", "--gg-alt"):
        assert contrast(colours[line], colours["--md-default-bg-color"]) > LINES, line


def test_each_stage_has_its_colour_alone() -> None:
    for colours in PALETTES.values():
        assert len({colours[f"--gg-stage-{stage}"] for stage in range(1, STAGE_COLOURS + 1)}) == STAGE_COLOURS
