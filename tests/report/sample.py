"""A story of four invented outlets, made by hand: what the report shows, without the engine behind it."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING, Any

from framing.comparison.ledger import ledger
from framing.scorers import Metric
from framing.types import (
    SCORED_ROLES,
    Analysis,
    Article,
    Attribution,
    Block,
    Comparison,
    Coverage,
    Evidence,
    LeftOut,
    OutletProfile,
    Quote,
    Score,
    ScoredSentence,
    Selector,
    Span,
    Story,
    Units,
    Versions,
    VoiceSpan,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _metric(name: str, label: str, unit: str, n_unit: str, **more: Any) -> Metric:
    given = {"direction": "none", "n": "", "floor": 50, "formula": "a / b", "source": "invented", **more}
    return Metric(name=name, label=label, unit=unit, n_unit=n_unit, **given)


METRICS: Mapping[str, Metric] = {
    m.name: m
    for m in (
        _metric(
            "loaded_language.narrator",
            "Loaded language, outlet's own voice",
            "weighted hits per 100 words",
            "words",
            direction="higher is more",
            formula="100 · Σ weight of loaded evidence / words",
            source="lexicons under loaded/",
            evidence=lambda e: e.kind.startswith("loaded.") and e.voice == "narrator" and e.role == "body",
            headline=True,
            digits=1,
        ),
        _metric(
            "loaded_language.headline",
            "Loaded language, headline and deck",
            "weighted hits per 100 words",
            "words",
            evidence=lambda e: e.kind.startswith("loaded.") and e.role == "headline",
            headline=True,
            floor=4,
            digits=1,
        ),
        _metric(
            "attribution.share",
            "Sentences attributed to somebody",
            "share of sentences",
            "sentences",
            select="all sentences",
            columns=("attribution.sentences", "attribution.attributed"),
            headline=True,
            floor=5,
        ),
        _metric(
            "attribution.effective_sources",
            "Effective number of sources",
            "sources",
            "attributions",
            attributions=lambda a: True,
            headline=True,
            floor=3,
            digits=1,
        ),
        _metric(
            "readability.consensus_grade",
            "Consensus grade",
            "US school grade",
            "words",
            select="all sentences",
            headline=True,
            floor=100,
            digits=1,
        ),
        _metric(
            "readability.flesch", "Flesch reading ease", "points", "words", select="all sentences", digits=1
        ),
        _metric("tone.narrator", "Tone, outlet's own voice", "mean compound score (-1 to 1)", "sentences"),
    )
}

VERSIONS = Versions(
    framing="0.1.0",
    config="sha256:5f1c0a",
    lexicons="sha256:9b20de",
    textstat="0.7.13",
    vader="3.3.2",
)

Said = tuple[str, str, str, str]
"""Source, cue, content, speaker; further fields of the attribution follow in a mapping."""


def analysis(
    outlet: str,
    blocks: Sequence[tuple[Any, str]],
    *,
    evidence: Sequence[tuple[str, str, str]] = (),
    said: Sequence[tuple[Said, Mapping[str, Any]]] = (),
    scores: Mapping[str, Score] | None = None,
    article_id: str | None = None,
    **article: Any,
) -> Analysis:
    """Return an analysis of ``blocks``: (role, text), or (role:note, text) for what is not scored.

    ``evidence``: words, kind, suggestion, each marked at every place; ``said``: attributions in order.
    """
    text = "\n\n".join(t for _, t in blocks) + "\n"
    placed = []
    at = 0
    for role, part in blocks:
        name, _, note = role.partition(":")
        placed.append(Block(at, at + len(part), name, note))
        at += len(part) + 2
    attributions = tuple(_attribution(i, text, one, more) for i, (one, more) in enumerate(said, 1))
    voices = _voices(placed, attributions)
    scored = [b for b in placed if b.role in SCORED_ROLES]
    left = [b for b in placed if b.role not in SCORED_ROLES]
    return Analysis(
        article=Article(
            id=article_id or outlet.lower().replace(" ", "-"),
            text=text,
            blocks=tuple(placed),
            outlet=outlet,
            title=blocks[0][1] if blocks and blocks[0][0] == "headline" else None,
            digest="sha256:" + hashlib.sha256(text.encode("utf-8", "replace")).hexdigest(),
            **article,
        ),
        voices=voices,
        sentences=tuple(
            ScoredSentence(b.start + m.start(), b.start + m.end(), "narrator", b.role)
            for b in scored
            for m in re.finditer(r"\S[^.!?]*[.!?”]*", text[b.start : b.end])
        ),
        attributions=attributions,
        evidence=_evidence(text, placed, voices, evidence),
        scores=dict(scores or {}),
        coverage=Coverage(
            scored=round(sum(b.end - b.start for b in scored) / max(1, len(text)), 4),
            left_out=tuple(LeftOut(b.start, b.end, f"{b.role}: {b.note}") for b in left),
        ),
        versions=VERSIONS,
        units=Units(0, {}),
        quotes=tuple(
            Quote(m.start(), m.end(), m.start() + 1, m.end() - 1, "speech")
            for m in re.finditer("“[^”]*”", text)
        ),
    )


def _span(text: str, words: str, after: int = 0) -> Span:
    at = text.index(words, after)
    return Span(at, at + len(words), words)


def _attribution(i: int, text: str, said: Said, more: Mapping[str, Any]) -> Attribution:
    source, cue, content, speaker = said
    near = text.index(content)
    before = text.rfind("\n\n", 0, near) + 1
    return Attribution(
        id=f"a{i}",
        source=_span(text, source, before) if source else None,
        cue=_span(text, cue, before) if cue else None,
        content=(_span(text, content),),
        speaker=speaker or None,
        **{"kind": "direct" if content.startswith("“") else "indirect", "cue_class": "utterance", **more},
    )


def _voices(blocks: Sequence[Block], attributions: Sequence[Attribution]) -> tuple[VoiceSpan, ...]:
    spans = sorted(
        (s.start, s.end, "quoted" if a.kind == "direct" else "reported")
        for a in attributions
        for s in a.content
    )
    out = []
    for block in blocks:
        if block.role not in SCORED_ROLES:
            continue
        at = block.start
        for start, end, voice in spans:
            if block.start <= start < block.end:
                if at < start:
                    out.append(VoiceSpan(at, start, "narrator"))
                out.append(VoiceSpan(start, end, voice))  # type: ignore[arg-type]
                at = end
        if at < block.end:
            out.append(VoiceSpan(at, block.end, "narrator"))
    return tuple(out)


def _evidence(
    text: str, blocks: Sequence[Block], voices: Sequence[VoiceSpan], wanted: Sequence[tuple[str, str, str]]
) -> tuple[Evidence, ...]:
    found = []
    for words, kind, suggestion in wanted:
        for m in re.finditer(re.escape(words), text, re.IGNORECASE):
            block = next(b for b in blocks if b.start <= m.start() < b.end)
            if block.role in SCORED_ROLES:
                found.append((m.start(), m.end(), kind, suggestion, block.role))
    found.sort()
    return tuple(
        Evidence(
            id=f"e{i}",
            start=start,
            end=end,
            text=text[start:end],
            kind=kind,
            weight=1.0 if kind.startswith("loaded") else 0.0,
            voice=next((v.voice for v in voices if v.start <= start < v.end), "narrator"),
            role=role,
            source=kind.replace(".", "/") + "@1",
            suggestion=suggestion or None,
        )
        for i, (start, end, kind, suggestion, role) in enumerate(found, 1)
    )


def score(
    metric: str, value: float | None, low: float = 0.0, high: float = 0.0, n: int = 0, **more: Any
) -> Score:
    """Return a score of a metric of ``METRICS``; ``value`` None needs ``skipped``."""
    unit = METRICS[metric].unit
    if value is None:
        return Score(metric=metric, value=None, unit=unit, n=n, **more)
    return Score(metric=metric, value=value, unit=unit, low=low, high=high, n=n, **more)


def _scores(
    loaded: tuple[float, float, float, int, int],
    head: tuple[float, float, float, int] | None,
    share: tuple[float, float, float],
    sources: tuple[float, float, float],
    grade: tuple[float, float, float] | None,
    tone: tuple[float, float, float],
    sentences: int,
    attributions: int,
) -> dict[str, Score]:
    value, low, high, n, percentile = loaded
    counts = Selector(
        "all sentences", {"readability.words": float(n), "readability.sentences": float(sentences)}
    )
    few = f"{n} words, fewer than 300"
    scores = [
        score("loaded_language.narrator", value, low, high, n, percentile=percentile),
        score("loaded_language.headline", *head)
        if head
        else score("loaded_language.headline", None, n=3, skipped="3 words, fewer than 4"),
        score(
            "attribution.share",
            *share,
            sentences,
            basis=Selector("all sentences", {"attribution.sentences": float(sentences)}),
        ),
        score("attribution.effective_sources", *sources, attributions),
        score("readability.consensus_grade", *grade, n, basis=counts)
        if grade
        else score("readability.consensus_grade", None, n=n, skipped=few, basis=counts),
        score("readability.flesch", 52.0, 47.5, 57.1, n, basis=counts),
        score(
            "tone.narrator", *tone, sentences, basis=Selector("narrator sentences", {"tone.sentences": 9.0})
        ),
    ]
    return {s.metric: s for s in scores}


def _northline() -> Analysis:
    return analysis(
        "Northline Wire",
        [
            ("headline", "Port Hallam shuts Marrow Bridge after cracks found in two piers"),
            (
                "body",
                "PORT HALLAM — The city of Port Hallam closed the Marrow Bridge to all traffic on Tuesday after "
                "divers found cracks in two of its eleven piers, the harbour authority said. About 40,000 vehicles "
                "cross the bridge on a working day.",
            ),
            (
                "body",
                "“We have no reason to believe that anybody was ever in danger, and we mean to keep it that way,” "
                "Mayor Ilse Tarrant told reporters at the western ramp. She said an inspection of the other piers "
                "would take nine days.",
            ),
            (
                "body",
                "Opposition councillor Dov Maric said the city had known about the cracks since spring and called "
                "the delay “a disgrace”. The harbour authority denied that. A report from April lists the two piers "
                "as sound, according to its chief engineer, Pia Quell.",
            ),
            (
                "body",
                "Ferries may run every ten minutes from Wednesday. The closure could cost port firms 2.1 million "
                "crowns a day, the chamber of trade estimates.",
            ),
            ("boilerplate:credit line", "Reporting by A. Lund; editing by P. Brask"),
        ],
        evidence=[
            ("disgrace", "loaded.emotive", ""),
            ("may run", "hedge.modal", ""),
            ("could", "hedge.modal", ""),
            ("closure", "contested.bridge", ""),
            ("closed", "contested.bridge", ""),
        ],
        said=[
            (
                (
                    "the harbour authority",
                    "said",
                    "divers found cracks in two of its eleven piers",
                    "Harbour authority",
                ),
                {"role": "port regulator"},
            ),
            (
                (
                    "Mayor Ilse Tarrant",
                    "told",
                    "“We have no reason to believe that anybody was ever in danger, and we mean to keep it that way,”",
                    "Ilse Tarrant",
                ),
                {"role": "mayor of Port Hallam"},
            ),
            (("She", "said", "an inspection of the other piers would take nine days", "Ilse Tarrant"), {}),
            (
                (
                    "Opposition councillor Dov Maric",
                    "said",
                    "the city had known about the cracks since spring",
                    "Dov Maric",
                ),
                {"role": "opposition councillor"},
            ),
            (("", "called", "“a disgrace”", "Dov Maric"), {"kind": "mixed", "stance": "combative"}),
            (
                (
                    "its chief engineer, Pia Quell",
                    "according to",
                    "A report from April lists the two piers as sound",
                    "Pia Quell",
                ),
                {"role": "chief engineer"},
            ),
            (
                (
                    "the chamber of trade",
                    "estimates",
                    "The closure could cost port firms 2.1 million crowns a day",
                    "Chamber of trade",
                ),
                {},
            ),
        ],
        scores=_scores(
            (0.4, 0.0, 1.1, 112, 12),
            (0.0, 0.0, 0.0, 11),
            (0.71, 0.5, 0.92),
            (3.9, 2.8, 4.6),
            (11.2, 9.4, 13.3),
            (-0.04, -0.2, 0.12),
            9,
            7,
        ),
        published="2031-05-06",
        url="https://northline.example/marrow-bridge",
        path="bridge/northline.txt",
    )


def _klaxon() -> Analysis:
    return analysis(
        "The Daily Klaxon",
        [
            (
                "headline",
                "BRIDGE OF FEAR: Thousands stranded as bungling City Hall slams the gates on Marrow crossing",
            ),
            ("deck", "Furious commuters demand answers in “cover-up” row"),
            (
                "body",
                "Port Hallam was plunged into chaos yesterday as hapless City Hall chiefs slammed shut the crumbling "
                "Marrow Bridge, leaving furious families stranded on both sides of the water.",
            ),
            (
                "body",
                "Sources close to the inquiry claim the shocking cracks were hushed up for months. Critics say the "
                "shutdown will wreck the town’s fragile economy.",
            ),
            (
                "body",
                "“It’s a disgrace, an utter betrayal of working people,” stormed fearless councillor Dov Maric. "
                "“Heads must roll.” Under-fire mayor Ilse Tarrant insisted nobody had been in danger.",
            ),
            ("subhead", "‘I cried’"),
            (
                "body",
                "One mother of three, who asked not to be named because she works for the council, said she had cried "
                "at the barrier. It is widely feared that the chaos could last for weeks.",
            ),
            ("boilerplate:related link", "READ MORE: Is YOUR bridge safe? Take our quiz"),
            ("boilerplate:related link", "READ MORE: Ten ferries you must ride before you die"),
            ("boilerplate:comment form", "Your email address will not be published."),
        ],
        evidence=[
            ("bungling", "loaded.derogatory", "under criticism"),
            ("slams", "loaded.combative", "closes"),
            ("slammed shut", "loaded.combative", "closed"),
            ("furious", "loaded.emotive", "angry"),
            ("plunged into", "loaded.hyperbole", ""),
            ("chaos", "loaded.hyperbole", "disruption"),
            ("hapless", "loaded.derogatory", ""),
            ("crumbling", "loaded.hyperbole", "cracked"),
            ("shocking", "loaded.emotive", ""),
            ("hushed up", "loaded.insinuating", "not published"),
            ("wreck", "loaded.hyperbole", "harm"),
            ("disgrace", "loaded.emotive", ""),
            ("utter", "loaded.intensifier", ""),
            ("betrayal", "loaded.moral", ""),
            ("stormed", "loaded.combative", "said"),
            ("fearless", "loaded.laudatory", ""),
            ("under-fire", "loaded.derogatory", "criticised"),
            ("“cover-up”", "loaded.scare", ""),
            ("could", "hedge.modal", ""),
            ("shutdown", "contested.bridge", ""),
            ("stranded", "loaded.emotive", "held up"),
        ],
        said=[
            (
                (
                    "Sources close to the inquiry",
                    "claim",
                    "the shocking cracks were hushed up for months",
                    "Sources close to the inquiry",
                ),
                {"naming": "anonymous", "stance": "doubting"},
            ),
            (
                ("Critics", "say", "the shutdown will wreck the town’s fragile economy", "Critics"),
                {"naming": "vague"},
            ),
            (
                (
                    "fearless councillor Dov Maric",
                    "stormed",
                    "“It’s a disgrace, an utter betrayal of working people,”",
                    "Dov Maric",
                ),
                {"role": "councillor", "stance": "combative"},
            ),
            (("", "", "“Heads must roll.”", "Dov Maric"), {}),
            (
                ("Under-fire mayor Ilse Tarrant", "insisted", "nobody had been in danger", "Ilse Tarrant"),
                {"stance": "doubting"},
            ),
            (
                (
                    "One mother of three, who asked not to be named because she works for the council,",
                    "said",
                    "she had cried at the barrier",
                    "One mother of three",
                ),
                {"naming": "described", "reason": "because she works for the council"},
            ),
            (
                ("", "It is widely feared", "the chaos could last for weeks", ""),
                {"naming": "agentless", "stance": "emotive"},
            ),
        ],
        scores=_scores(
            (9.6, 6.1, 13.4, 118, 97),
            (26.7, 8.0, 41.0, 15),
            (0.6, 0.36, 0.82),
            (3.1, 1.9, 4.2),
            (8.4, 6.6, 10.9),
            (-0.46, -0.68, -0.2),
            8,
            7,
        ),
        published="2031-05-07",
        genre="news",
        path="bridge/klaxon.html",
        author="Rex Vane",
        notes=("read as Windows-1252: byte 0x92 at 218 is not UTF-8",),
    )


def _ledger() -> Analysis:
    return analysis(
        "The Hallam Ledger",
        [
            ("headline", "Marrow Bridge closed for nine days as city checks every pier"),
            ("deck", "Engineers’ April report found no fault; opposition wants the diving logs published"),
            (
                "body",
                "The Marrow Bridge, which carries two of every three commuters into Port Hallam, was closed at noon on "
                "Tuesday after divers reported cracks in its third and fourth piers.",
            ),
            (
                "body",
                "Mayor Ilse Tarrant said that the decision had been hers alone. “Nine days without a bridge is bad. "
                "A tenth year of not looking would be worse,” she said, adding that the city would publish the diving "
                "logs on Friday.",
            ),
            (
                "body",
                "Pia Quell, the harbour authority’s chief engineer, said that a visual inspection in April had found "
                "no fault, and conceded that it had not gone below the waterline. Dov Maric, who leads the "
                "opposition in the council, said he had asked for the logs in March and received no answer.",
            ),
            (
                "body",
                "Haulage firms put the cost of the closure at about two million crowns a day, a figure that Sanna "
                "Oke, an economist at Hallam University, called “plausible but on the high side”.",
            ),
            (
                "correction:editor’s note",
                "An earlier version of this article gave the wrong number of piers.",
            ),
        ],
        evidence=[
            ("closure", "contested.bridge", ""),
            ("closed", "contested.bridge", ""),
            ("about two million", "hedge.approximator", ""),
            ("plausible", "hedge.modal", ""),
        ],
        said=[
            (
                ("divers", "reported", "cracks in its third and fourth piers", "divers"),
                {"naming": "described"},
            ),
            (
                ("Mayor Ilse Tarrant", "said", "the decision had been hers alone", "Ilse Tarrant"),
                {"role": "mayor of Port Hallam"},
            ),
            (
                (
                    "she",
                    "said",
                    "“Nine days without a bridge is bad. A tenth year of not looking would be worse,”",
                    "Ilse Tarrant",
                ),
                {},
            ),
            (("", "adding", "the city would publish the diving logs on Friday", "Ilse Tarrant"), {}),
            (
                (
                    "Pia Quell, the harbour authority’s chief engineer,",
                    "said",
                    "a visual inspection in April had found no fault",
                    "Pia Quell",
                ),
                {"role": "chief engineer", "affiliation": "harbour authority"},
            ),
            (("", "conceded", "it had not gone below the waterline", "Pia Quell"), {"stance": "conceding"}),
            (
                (
                    "Dov Maric, who leads the opposition in the council,",
                    "said",
                    "he had asked for the logs in March and received no answer",
                    "Dov Maric",
                ),
                {"role": "leader of the opposition"},
            ),
            (
                (
                    "Sanna Oke, an economist at Hallam University,",
                    "called",
                    "“plausible but on the high side”",
                    "Sanna Oke",
                ),
                {"kind": "mixed", "role": "economist", "affiliation": "Hallam University"},
            ),
        ],
        scores=_scores(
            (0.0, 0.0, 0.6, 141, 3),
            (0.0, 0.0, 0.0, 12),
            (0.83, 0.62, 1.0),
            (4.4, 3.1, 5.2),
            (12.6, 10.8, 14.9),
            (-0.08, -0.24, 0.1),
            8,
            8,
        ),
        published="2031-05-07",
        url="https://ledger.example/2031/marrow",
        path="bridge/ledger.md",
        author="Nora Feld",
    )


def _radio() -> Analysis:
    return analysis(
        "Oststrand State Radio",
        [
            ("headline", "Neighbour’s neglect ends in collapse of trust"),
            (
                "body",
                "The regime of half-measures in Port Hallam has been unmasked: its so-called safety programme, long "
                "praised by foreign patrons, could not keep a single bridge open.",
            ),
            (
                "body",
                "Observers note that the blockade of the Marrow strait shows the true face of the city’s rulers. The "
                "Oststrand foreign ministry said it “stands ready to extend a brotherly hand to the suffering "
                "people of Port Hallam”.",
            ),
        ],
        evidence=[
            ("neglect", "loaded.moral", ""),
            ("collapse", "loaded.hyperbole", "loss"),
            ("regime", "loaded.derogatory", "government"),
            ("unmasked", "loaded.insinuating", "criticised"),
            ("so-called", "loaded.insinuating", ""),
            ("true face", "loaded.insinuating", ""),
            ("patrons", "loaded.derogatory", "supporters"),
            ("rulers", "loaded.derogatory", "council"),
            ("brotherly", "loaded.laudatory", ""),
            ("suffering", "loaded.emotive", ""),
            ("blockade", "contested.bridge", ""),
        ],
        said=[
            (
                (
                    "Observers",
                    "note",
                    "the blockade of the Marrow strait shows the true face of the city’s rulers",
                    "Observers",
                ),
                {"naming": "vague", "stance": "endorsing"},
            ),
            (
                (
                    "The Oststrand foreign ministry",
                    "said",
                    "it “stands ready to extend a brotherly hand to the suffering people of Port Hallam”",
                    "Oststrand foreign ministry",
                ),
                {"kind": "mixed"},
            ),
        ],
        scores=_scores(
            (7.2, 2.9, 12.8, 58, 93), None, (0.5, 0.2, 0.8), (1.9, 1.0, 2.0), None, (-0.31, -0.7, 0.15), 6, 2
        ),
        published=None,
        genre="opinion",
        path="bridge/radio.json",
    )


def comparison(
    analyses: Sequence[Analysis] | None = None, *, story_id: str = "marrow-bridge", title: str = ""
) -> Comparison:
    """Return the sample story, or one made of ``analyses``, an outlet each."""
    items = tuple(analyses or (_northline(), _klaxon(), _ledger(), _radio()))
    outlets = sorted({a.article.outlet for a in items}, key=str.casefold)
    return Comparison(
        story=Story(
            id=story_id,
            title=title or "Cracks close the Marrow Bridge",
            articles=tuple(a.article.id for a in items),
            reason="given in the manifest",
        ),
        analyses=items,
        outlets=tuple(_profile(o, [a for a in items if a.article.outlet == o]) for o in outlets),
        ledger=tuple(e for o in outlets for e in ledger(o, [a for a in items if a.article.outlet == o])),
        notes=("Genres differ (news, opinion): opinion and news follow different rules of style.",),
    )


def _profile(outlet: str, items: Sequence[Analysis]) -> OutletProfile:
    return OutletProfile(
        outlet=outlet,
        known=True,
        articles=tuple(a.article.id for a in items),
        genres=tuple(sorted({a.article.genre for a in items})),
        scores={name: _pooled(s, items) for name, s in items[0].scores.items()},
    )


def _pooled(found: Score, items: Sequence[Analysis]) -> Score:
    import msgspec

    metric = METRICS[found.metric]
    basis = found.basis
    if metric.evidence is not None:
        basis = tuple(f"{a.article.id}/{e.id}" for a in items for e in a.evidence if metric.evidence(e))
    elif metric.attributions is not None:
        basis = tuple(f"{a.article.id}/{t.id}" for a in items for t in a.attributions)
    return msgspec.structs.replace(found, basis=basis)
