"""Every character of every scored block has one voice, and the right one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from framing.attribution import attribute
from framing.document import Document
from framing.types import Article, Block
from tests.attribution.test_patterns import article

_WORDS = st.sampled_from(
    ["Brenn", "said", "that", "the", "dam", "“", "”", '"', "'", ",", ".", ". ", "\n\n", "claims", "He", "told",
     "according to", "which", "and", "vowed to", "—", ":", "slammed", "(", ")", "7", "É"]
)  # fmt: skip


def voice_of(text: str, needle: str) -> str:
    at = text.index(needle)
    spans = attribute(Document(article(text))).voices
    return next(v.voice for v in spans if v.start <= at < v.end)


def test_a_quotation_is_quoted_its_frame_is_the_narrators() -> None:
    text = "“The ruthless dam must go,” Ada Brenn said."
    assert voice_of(text, "ruthless") == "quoted"
    assert voice_of(text, "Brenn") == "narrator"


def test_what_follows_said_is_reported() -> None:
    assert voice_of("Ada Brenn said the dam was a disgrace.", "disgrace") == "reported"


def test_thought_stays_with_the_narrator() -> None:
    assert voice_of("Ada Brenn fears that the dam is a disgrace.", "disgrace") == "narrator"


def test_a_plan_and_a_finding_stay_with_the_narrator() -> None:
    assert voice_of("Ada Brenn plans to end this disgrace.", "disgrace") == "narrator"
    assert voice_of("Ada Brenn found that the dam was a disgrace.", "disgrace") == "narrator"


def test_a_publication_moves_the_voice() -> None:
    assert voice_of("Ada Brenn wrote that the dam was a disgrace.", "disgrace") == "reported"


def test_the_turns_of_a_transcript_are_quoted() -> None:
    text = "The hearing began late.\n\nQ: Was it a disgrace?\n\nA: It was a farce.\n\nIt was a shame."
    starts = [text.index(part) for part in text.split("\n\n")]
    blocks = tuple(Block(s, s + len(p), "body") for s, p in zip(starts, text.split("\n\n"), strict=True))
    doc = Document(Article(id="t", text=text, blocks=blocks, outlet="x", genre="transcript"))
    voices = {text[v.start : v.end]: v.voice for v in attribute(doc).voices}
    assert voices == {
        "The hearing began late.": "narrator",
        "Q: ": "narrator",
        "Was it a disgrace?": "quoted",
        "A: ": "narrator",
        "It was a farce.": "quoted",
        "It was a shame.": "quoted",
    }


def test_vague_sources_do_not_launder() -> None:
    assert voice_of("Critics say the dam is a disgrace.", "disgrace") == "reported"


def test_an_embedded_post_is_quoted() -> None:
    text = "The dam is a disgrace"
    doc = Document(Article(id="t", text=text, blocks=(Block(0, len(text), "embed"),), outlet="x"))
    assert [v.voice for v in attribute(doc).voices] == ["quoted"]


@given(st.lists(_WORDS, max_size=60).map(" ".join))
def test_voices_cover_every_scored_character_once(text: str) -> None:
    blocks = []
    start = 0
    for part in text.split("\n\n"):
        if part.strip():
            at = text.index(part, start)
            blocks.append(Block(at + len(part) - len(part.lstrip()), at + len(part.rstrip()), "body"))
            start = at + len(part)
    doc = Document(Article(id="t", text=text, blocks=tuple(blocks), outlet="x"))
    result = attribute(doc)
    assert len(result.sentence_voices) == len(doc.sentences)
    covered = [i for v in result.voices for i in range(v.start, v.end)]
    assert covered == [i for b in blocks for i in range(b.start, b.end)]


@given(st.text(max_size=300))
def test_any_text_is_attributed_without_an_exception(text: str) -> None:
    stripped = text.strip()
    if stripped:
        attribute(Document(article(stripped)))


def test_long_adversarial_text_ends() -> None:
    for unit in ("said ", "“", '" said he, ', "Brenn, ", "according to ", "and said that "):
        attribute(Document(article((unit * 20_000).strip())))
