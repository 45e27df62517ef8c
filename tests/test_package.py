"""What the package says of itself to those who install it."""

from __future__ import annotations

from importlib.metadata import metadata


def test_the_package_names_its_licence_as_pep_639_has_it() -> None:
    said = metadata("glossgraph")
    assert said["License-Expression"] == "Apache-2.0 AND OFL-1.1", (
        "it was installed before pyproject.toml changed: run `make site`"
    )
    assert said.get_all("License-File") == ["LICENSE", "build_tools/glossgraph/pictures/fonts/LICENSE.txt"]
