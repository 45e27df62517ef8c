"""Scripts that a theme puts into its pages, as files of their own: a strict security policy runs no others."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from glossgraph.site import ASSETS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_VALUE = re.compile(r"([\"']){{(.*?)}}\1")


def apart(templates: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Take the scripts out of a theme's templates.

    Only what the theme itself has written is taken out, so that a script which gets into a page by other ways still
    does not run. What a template fills into a script as text goes with the page, as data of its element.

    Args:
        templates: Jinja templates, by their names.

    Returns:
        Those of the templates that held scripts, and the scripts by their paths on the site.

    """
    without: dict[str, str] = {}
    scripts: dict[str, str] = {}

    def element(match: re.Match[str]) -> str:
        values: list[str] = []

        def data(value: re.Match[str]) -> str:
            values.append(f' data-value-{len(values)}="{{{{{value[2]}}}}}"')
            return f'document.currentScript.getAttribute("data-value-{len(values) - 1}")'

        script = _VALUE.sub(data, match[1])
        path = f"{ASSETS}/theme/{hashlib.sha256(script.encode()).hexdigest()[:12]}.js"
        scripts[path] = script
        return f"<script src=\"{{{{ '{path}' | url }}}}\"{''.join(values)}></script>"

    for name, template in templates.items():
        replaced = _SCRIPT.sub(element, template)
        if replaced != template:
            without[name] = replaced
    return without, scripts
