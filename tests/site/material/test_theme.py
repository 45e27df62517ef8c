"""The templates of the theme that is installed, and what is corrected in them."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from glossgraph.site.material.theme import _CORRECTIONS, corrected

TEMPLATES = Path(material.__file__).parent / "templates"


def template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "said"), [(name, said) for name, corrections in _CORRECTIONS.items() for said, _ in corrections]
)
def test_what_is_to_be_corrected_is_still_in_the_theme(name: str, said: str) -> None:
    assert said in template(name), "Material has changed: does this still need to be corrected, and how?"


@pytest.mark.parametrize("name", _CORRECTIONS)
def test_every_correction_of_a_template_is_made(name: str) -> None:
    changed, _ = corrected({name: template(name)})
    assert [better for _, better in _CORRECTIONS[name] if better not in changed[name]] == []


def test_no_script_stays_in_a_template() -> None:
    names = [path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")]
    changed, scripts = corrected({name: template(name) for name in names})
    assert len(scripts) > 5
    assert [name for name in names if "<script>" in changed.get(name, template(name))] == []
    assert [path for path, script in scripts.items() if "{{" in script] == []
