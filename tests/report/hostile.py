"""A story of two hundred hostile strings: in headlines, names, sources, sentences and outlets."""

from __future__ import annotations

from functools import cache
from itertools import product

import framing
from framing.comparison import compare
from framing.types import Comparison, Story

_PAYLOADS = (
    "<script>window.broken=1</script>",
    "<img src=x onerror=window.broken=1>",
    "<svg onload=window.broken=1>",
    "<svg><script>window.broken=1</script></svg>",
    "<a href=javascript:window.broken=1>x</a>",
    "javascript:window.broken=1",
    "<iframe srcdoc='<script>parent.broken=1</script>'>",
    "</style><script>window.broken=1</script>",
    "</title><script>window.broken=1</script>",
    "<details open ontoggle=window.broken=1>",
    "<input autofocus onfocus=window.broken=1>",
    "<base href=//evil.example>",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "{{ 7 * 7 }}",
    "{% for x in page %}{{ x }}{% endfor %}",
    "{{ page.__class__.__mro__ }}",
    "&lt;script&gt;window.broken=1&lt;/script&gt;",
    "\u202egnirts\u202c\u2066\u2069",
    "\ufeff\u2028\u200b\u00ad",
)
_AROUND = ("{}", '"{}"', "'{}'", "“{}”", "<!--{}-->", "<b>{}", "]]>{}", "${{{}}}", "`{}`", "\\{}")
STRINGS = tuple(around.format(payload) for payload, around in product(_PAYLOADS, _AROUND))


@cache
def comparison() -> Comparison:
    """Two outlets that say the same of every string, in words that differ, so that every table has them."""
    texts = []
    for noun, verb in (("gunmen", "arrested"), ("terrorists", "seized")):
        parts = [f"Arrests {STRINGS[0]} in {STRINGS[10]}"]
        for i, s in enumerate(STRINGS):
            parts.append(
                f"The police {verb} nine {noun} of cell {i} {s} at the harbour of Skell. Captain {s} Rand{i} accused "
                f"Mayor Leo Hask of theft {i}. “We found {s} under pier {i} of the harbour,” said Mayor Leo Hask."
            )
        texts.append("\n\n".join(parts))
    analyses = [
        framing.analyse(
            framing.from_text(
                text, outlet=f"Outlet {STRINGS[i * 20]}", id=f"h{i}", url=STRINGS[50], author=STRINGS[60]
            )
        )
        for i, text in enumerate(texts)
    ]
    story = Story(id="hostile", title=f"Story {STRINGS[40]}", articles=("h0", "h1"), reason=STRINGS[70])
    return compare(story, analyses)
