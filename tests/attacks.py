"""Texts that try to become markup."""

from __future__ import annotations

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://evil.example/pixel.png)",
    "![x][y]\n\n[y]: https://evil.example/pixel.png",
    "[x](javascript:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x]( \tjavascript:alert(1) )",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html,<script>)",
    "[x](vbscript:x 'title')",
    "[x][y]\n\n[y]: javascript:alert(1)",
    "> [y]: javascript:alert(1)\n\n[x][y]",
    "- [y]: javascript:alert(1)\n- [x][y]",
    "[y]:\njavascript:alert(1)\n\n[x][y]",
    '[x](https://a.example "t" onclick=alert(1))',
    '[x](https://a.example"onclick="alert(1))',
    "[x](//evil.example)",
    '# Heading {onclick="alert(1)"}',
    'Words\n{: onclick="alert(1)" }',
    "[x](https://a.example){: onclick=alert(1) }",
    "`a`<script>alert(1)</script>`b`",
    "``a`<b onclick=alert(1)>`` <b onclick=alert(1)>",
    "`a\n\n`<script>alert(1)</script>",
    "<https://evil.example> <javascript:alert(1)>",
    "&lt;script&gt; &#60;script&#62;alert(1)",
    "\\<script>alert(1)\\</script>",
    "    <script>alert(1)</script>",
    "```html\n<script>alert(1)</script>\n```",
    "<!-- a --><style>*{}</style><?php x ?><![CDATA[x]]>",
    "[[margin-call|<script>alert(1)</script>]]",
    "[[margin-call|x](javascript:alert(1))]]",
    '<a href="terms/adl.md">x</a> [x](terms/adl.md) [x](<terms/adl.md>)',
    "[x](adl.md) [x](../terms/adl/) [x](/terms/adl/) [x](?adl)",
    "[x][y]\n\n[y]: terms/adl.md",
    "[x](page:terms/adl.md) [x](file:index.md)",
    "[[nobody|x](terms/adl.md)]] [[nobody](terms/adl.md)]]",
    "[[nobody|`x`](terms/adl.md)]] [`x`](terms/adl.md)",
]
"""Contributed texts that would run something, fetch something or forge a link if they were taken as they are."""

NASTY = "</script><script>alert(1)</script><!-- \u2028\u2029 ]]> \"onload='x' & <b>"
"""What ends elements, attributes, scripts and comments."""
