"""The templates of the theme that is installed, and what is mended in them."""

from __future__ import annotations

from pathlib import Path

import material
import pytest

from glossgraph.site.material.theme import _MENDS, mended

TEMPLATES = Path(material.__file__).parent / "templates"


def template(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "said"), [(name, said) for name, mends in _MENDS.items() for said, _ in mends])
def test_what_is_to_be_mended_is_still_in_the_theme(name: str, said: str) -> None:
    assert said in template(name), "Material has changed: does this still need to be mended, and how?"


@pytest.mark.parametrize("name", _MENDS)
def test_every_mend_of_a_template_is_made(name: str) -> None:
    changed, _ = mended({name: template(name)})
    assert [better for _, better in _MENDS[name] if better not in changed[name]] == []


def test_no_script_stays_in_a_template() -> None:
    names = [path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html")]
    changed, scripts = mended({name: template(name) for name in names})
    assert len(scripts) > 5
    assert [name for name in names if "<script>" in changed.get(name, template(name))] == []
    assert [path for path, script in scripts.items() if "{{" in script] == []
