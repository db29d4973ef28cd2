from __future__ import annotations

import pytest

from framing.errors import InputError
from framing.ingest.decode import decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“Não”".encode(), "“Não”"),
        (b"\xef\xbb\xbfPort", "Port"),
        (b"\xff\xfeP\x00", "P"),
        (b"\xfe\xff\x00P", "P"),
        (b"", ""),
        (b"a\tb\r\nc\x0cd", "a\tb\r\nc\x0cd"),
    ],
)
def test_unicode(data, text):
    assert decode(data) == (text, ())


def test_windows_1252_is_read_with_a_note():
    assert decode("“Não” – 5 €".encode("cp1252")) == (
        "“Não” – 5 €",
        ("read as Windows-1252, for it is not UTF-8",),
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"GIF89a\x00\x01", "not text: NUL byte at 6"),
        ("Não\0".encode(), "not text: NUL byte at 4"),
        (b"\xe3\x07x", "not text: control byte 0x07 at 1"),
        (b"caf\xe9 \x81", "neither UTF-8 nor Windows-1252: byte 0x81 at 5"),
        (b"\xff\xfeP", "not UTF-16, which its mark says it is: bad byte at 2"),
        (b"\xef\xbb\xbfcaf\xe9", "not UTF-8, which its mark says it is: bad byte at 6"),
    ],
)
def test_what_is_no_text(data, reason):
    with pytest.raises(InputError) as caught:
        decode(data)
    assert caught.value.what == reason


def test_mojibake_is_kept_and_noted():
    text = "the mayor’s quay".encode().decode("cp1252")
    found, notes = decode(text.encode())
    assert found == text
    assert len(notes) == 1


@pytest.mark.parametrize("text", ["Ça, été, Århus, Îles, Œuvre", "SÃO PAULO", "1 â la carte"])
def test_accents_are_no_mojibake(text):
    assert decode(text.encode())[1] == ()
