"""Material's templates, changed for a strict content security policy, for screen readers and to be valid HTML."""

from __future__ import annotations

import hashlib
import re
from html import escape
from typing import TYPE_CHECKING

from glossgraph.site.address import within
from glossgraph.site.material import ASSETS

if TYPE_CHECKING:
    from collections.abc import Mapping

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)

_VALUE = re.compile(r"([\"']){{(.*?)}}\1")

_MENU, _SEARCH = (f"{{{{ lang.t('{key}') | striptags | e }}}}" for key in ("nav", "search"))
"""The words of the theme for the menu and for the search."""

_NAME = '{{ (nav_item.title or "") | striptags | e }}'

_IS = "nav_item.file and page.meta and page.meta.gg_open == nav_item.file.src_uri"
"""Whether a page that the menu does not have belongs to one of its entries."""

_BELOW = (
    "(nav_item.children + (nav_item.children | selectattr('children') | map(attribute='children') | sum(start=[])))"
)

_IN = (
    "page.meta and page.meta.gg_open and page.meta.gg_open "
    f"in ({_BELOW} | selectattr('file', 'defined') | map(attribute='file.src_uri') | list)"
)
"""Whether it belongs to an entry of a group, or of a group in that."""

_OPEN = f'md-nav__link{{% if {_IS} %}} gg-open" aria-current="true{{% endif %}}'
"""The classes of a link in the menu, and what screen readers say of one to which the page belongs."""

_TERMS = f"{{% if {_IS} %}}{{{{ page.meta.gg_terms }}}}{{% endif %}}"
"""The terms of the stage that is open."""

_CORRECTIONS = {
    "base.html": (
        # a checkbox may not have `autocomplete`; its form may, and keeps a reload from restoring it as well
        (
            'data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">',
            f'data-md-toggle="drawer" type="checkbox" id="__drawer" form="__toggles" aria-label="{_MENU}">',
        ),
        (
            'data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">',
            (
                f'data-md-toggle="search" type="checkbox" id="__search" form="__toggles" aria-label="{_SEARCH}">\n'
                '<form id="__toggles" autocomplete="off" hidden></form>'
            ),
        ),
        # Firefox fetches the next page of the menu ahead, which the policy refuses and nobody asked for
        ('<link rel="prev" href="{{ page.previous_page.url | url }}">', ""),
        ('<link rel="next" href="{{ page.next_page.url | url }}">', ""),
    ),
    "partials/nav-item.html": (
        ('tabindex="{{ tabindex }}"', '{% if tabindex %}tabindex="{{ tabindex }}"{% endif %}'),
        (
            '{% include "partials/toc.html" %}\n      {% endif %}',
            f'{{% set in_navigation = true %}}{{% include "partials/toc.html" %}}\n      {{% endif %}}\n      {_TERMS}',
        ),
        # there is not always a label, and it may contain only an icon
        ('aria-labelledby="{{ path }}_label"', f'aria-label="{_NAME}"'),
        # the menu has few pages; it shows to which of its entries a page belongs that it does not have
        (
            '{% set checked = "checked" if nav_item.active %}',
            f'{{% set checked = "checked" if nav_item.active or {_IN} %}}',
        ),
        (
            '<a href="{{ nav_item.url | url }}" class="md-nav__link">',
            f'<a href="{{{{ nav_item.url | url }}}}" class="{_OPEN}">',
        ),
        (
            '<a href="{{ nav_item.url | url }}" class="md-nav__link md-nav__link--active">',
            '<a href="{{ nav_item.url | url }}" class="md-nav__link md-nav__link--active" aria-current="page">',
        ),
        (
            "        {{ render_content(nav_item) }}\n      </a>\n    </li>\n  {% endif %}",
            f"        {{{{ render_content(nav_item) }}}}\n      </a>\n      {_TERMS}\n    </li>\n  {{% endif %}}",
        ),
    ),
    # it says this in English in every language
    "partials/copyright.html": (("    Made with\n", '    <span lang="en">Made with</span>\n'),),
    "partials/footer.html": (
        (
            '<div class="md-footer-meta md-typeset">',
            (
                '<div class="md-footer-meta md-typeset">\n    {% if page.meta and page.meta.gg_foot %}'
                '<div class="md-grid">{{ page.meta.gg_foot }}</div>{% endif %}'
            ),
        ),
    ),
    "partials/search.html": (('role="dialog"', f'role="dialog" aria-label="{_SEARCH}"'),),
    "partials/toc.html": (
        # the label closes the table of contents in the navigation, which does not list every page
        ('for="__toc"', '{% if in_navigation %}for="__toc"{% endif %}'),
    ),
}
"""What to replace in each template, and by what. A text that another release has changed is left alone."""


_HEADER, _BEFORE_SEARCH = "partials/header.html", '{% if "material/search" in config.plugins %}'
"""The template of the header, and where the search of the theme begins there."""

_MISSING, _NOT_FOUND = "404.html", "404 - Not found"
"""The template of the page for what is not there, and what it says in English in every language."""


def corrected(
    templates: Mapping[str, str], folder: str = "", search: str = "", not_found: str = ""
) -> tuple[dict[str, str], dict[str, str]]:
    """Correct a theme's templates, and take the scripts out of them.

    Only scripts of the theme itself are taken out, so that a script which gets into a page in another way still does
    not run. The values that a template fills into a script stay in the page, as data attributes of the element.

    Args:
        templates: Jinja templates, by their names.
        folder: The folder of the site for the scripts.
        search: What stands in the place of the search in the header, before that of the theme; a Jinja template.
        not_found: What the page says that stands in the place of one which is not there; by default as the theme does.

    Returns:
        The templates that changed, by their names, and the scripts by their paths on the site.

    """
    changed: dict[str, str] = {}
    scripts: dict[str, str] = {}

    def element(match: re.Match[str]) -> str:
        values: list[str] = []

        def data(value: re.Match[str]) -> str:
            values.append(f' data-value-{len(values)}="{{{{{value[2]}}}}}"')
            return f'document.currentScript.getAttribute("data-value-{len(values) - 1}")'

        script = _VALUE.sub(data, match[1])
        path = within(folder, f"{ASSETS}/theme/{hashlib.sha256(script.encode()).hexdigest()[:12]}.js")
        scripts[path] = script
        return f"<script src=\"{{{{ '{path}' | url }}}}\"{''.join(values)}></script>"

    for name, template in templates.items():
        text = template
        for old, new in _CORRECTIONS.get(name, ()):
            text = text.replace(old, new)
        if name == _HEADER:
            text = text.replace(_BEFORE_SEARCH, search + _BEFORE_SEARCH)
        if name == _MISSING and not_found:
            text = text.replace(_NOT_FOUND, escape(not_found))
        text = _SCRIPT.sub(element, text)
        if text != template:
            changed[name] = text
    return changed, scripts
