import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import Refusal
from planner.exchange.decoding import decoded
from tests.exchange.samples import assert_sentence

GERMAN = "- [ ] Übung: Größe schätzen\n- [x] Prüfung für Anfänger – „Maß“\n"
FRENCH = "- [ ] Leçon première : l’élève apprend à compter\n- [x] déjà vu, garçon, forêt\n"
SPANISH = "- [ ] España: año nuevo, ¿qué?\n- [x] canción, niño\n"
SHORT = "café\n"
POLISH = "- [ ] Żółty ząb, łódź, ćwiczenie\n- [x] Uczenie się maszynowe: wstęp\n"
RUSSIAN = "- [ ] Линейная алгебра\n- [x] Математический анализ\n- [ ] Основы программирования\n"
GREEK = "- [ ] Γραμμική άλγεβρα\n- [x] Μηχανική μάθηση για αρχάριους\n"
JAPANESE = "- [ ] 線形代数の基礎を学ぶ\n- [x] 機械学習の入門コース\n- [ ] ニューラルネットワーク\n"
CHINESE = "- [ ] 线性代数基础\n- [x] 机器学习入门课程\n- [ ] 神经网络与深度学习\n"
KOREAN = "- [ ] 선형대수 기초\n- [x] 기계 학습 입문 과정\n"

TEXTS = [GERMAN, FRENCH, SPANISH, SHORT, POLISH, RUSSIAN, GREEK, JAPANESE, CHINESE, KOREAN]
OLD_ENCODINGS = [
    *[(text, encoding) for text in (GERMAN, FRENCH, SPANISH, SHORT) for encoding in ("cp1252", "mac_roman")],
    *[(POLISH, "cp1250"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"), (GREEK, "cp1253")],
    *[(JAPANESE, "cp932"), (JAPANESE, "euc_jp"), (CHINESE, "gb18030"), (KOREAN, "cp949")],
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("text", TEXTS)
def test_every_form_of_unicode_is_told_with_and_without_a_mark(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(("text", "encoding"), OLD_ENCODINGS)
def test_older_encodings_are_told_by_what_their_text_looks_like(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


def test_letters_with_accents_far_behind_the_beginning_still_tell_the_encoding() -> None:
    text = "- [ ] plain words\n" * 20_000 + JAPANESE
    assert decoded(text.encode("cp932")) == text


def test_an_empty_file_is_an_empty_text() -> None:
    assert decoded(b"") == ""


BINARY = {
    "a picture": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a document": b"%PDF-1.7\n1 0 obj",
    "a program": b"\x7fELF\x02\x01\x01" + bytes(50),
    "a database": b"SQLite format 3\0" + bytes(84),
    "a workbook": b"PK\x03\x04\x14\0\x06\0",
    "an old workbook": bytes.fromhex("d0cf11e0a1b11ae1"),
    "something packed": b"\xfd7zXZ\0" + bytes(50),
    "noise": bytes(range(256)) * 40,
    "zeros": bytes(1_000),
}


@pytest.mark.parametrize("content", BINARY.values(), ids=BINARY.keys())
def test_what_is_no_text_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(Refusal) as refusal:
        decoded(content)
    assert_sentence(refusal.value)
    assert "not a text file" in str(refusal.value)


def test_more_than_ten_mebibytes_are_refused() -> None:
    assert len(decoded(b"a" * 10 * 1024 * 1024)) == 10 * 1024 * 1024
    with pytest.raises(Refusal, match="larger than 10 MiB"):
        decoded(b"a" * (10 * 1024 * 1024 + 1))


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(content: bytes) -> None:
    try:
        assert isinstance(decoded(content), str)
    except Refusal as refusal:
        assert_sentence(refusal)
