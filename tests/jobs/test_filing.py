"""Files that nobody has looked into: the corpus of hostile ones, and the limits of time and memory."""

import resource
import tempfile
from pathlib import Path

import pytest
from tests.ingest import hostile, making

from strikelog.jobs import FileReader, read_files, read_folders
from strikelog.model import IngestError

CORPUS = hostile.corpus()


@pytest.fixture(scope="module")
def reader():
    made = FileReader()
    yield made
    made.close()


def test_the_corpus_is_large_and_its_names_differ():
    assert len(CORPUS) >= 250
    assert len({case.name for case in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("case", CORPUS, ids=[f"{n}-{case.name[-30:]!a}" for n, case in enumerate(CORPUS)])
def test_every_hostile_file_gives_what_it_should(reader, case):
    batch = reader.read(case.name, case.data)
    assert batch.articles or batch.refused
    assert not any("Traceback" in reason or "Error:" in reason for _, reason in batch.refused)
    assert not any("root:x:" in article.text or "lollol" in article.text for article in batch.articles)
    assert all(name.isprintable() and len(name) <= 400 for name, _ in batch.refused)
    if case.articles >= 0:  # else cut in the middle: either outcome is right
        assert len(batch.articles) == case.articles
        reasons = [reason for _, reason in batch.refused]
        assert len(reasons) == len(case.refused), reasons
        assert [words for words, reason in zip(case.refused, reasons, strict=True) if words not in reason] == []
    if case.language:
        assert batch.articles[0].language == case.language
    if case.charset:
        assert batch.articles[0].provenance.charset == case.charset


def test_no_file_took_more_memory_than_it_may(reader):
    reader.close()  # its children have to be over to be counted
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_500_000  # KiB


def test_nothing_is_written_outside(reader):
    reader.read("slip.zip", making.zipped({"../../../../../../tmp/slipped-out.txt": hostile.BODY.encode()}))
    assert not (Path(tempfile.gettempdir()) / "slipped-out.txt").exists()


def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read():
    slow = making.pdf(*[hostile.BODY] * 400)
    reader = FileReader(seconds=0.05)
    try:
        assert reader.read("slow.pdf", slow).refused == (
            (
                "slow.pdf",
                "The file cannot be read. It takes longer than 0 seconds. Split it into smaller pieces, "
                "or paste its text.",
            ),
        )
        reader._file.seconds = 60
        assert len(reader.read("quick.txt", hostile.BODY.encode()).articles) == 1
    finally:
        reader.close()


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_is_read():
    reader = FileReader(megabytes=700)
    try:
        fat = making.zipped({"a.csv": b"text\n" + b"x, " * 8_000_000}, stored=True)
        ((name, reason),) = reader.read("fat.zip", fat).refused
        assert name == "fat.zip"
        assert "700 MB of memory" in reason
        assert len(reader.read("quick.txt", hostile.BODY.encode()).articles) == 1
    finally:
        reader.close()


def test_a_batch_and_a_folder(tmp_path: Path):
    (tmp_path / "a.txt").write_text(hostile.BODY, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(making.pdf(hostile.SAID))
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    batch = read_folders([tmp_path])
    assert [article.provenance.file for article in batch.articles] == [str(tmp_path / "a.txt"), str(tmp_path / "b.pdf")]
    assert batch.refused == ()
    assert read_files([("a.txt", hostile.BODY.encode()), ("b.txt", b"")]).refused[0][0] == "b.txt"
    with pytest.raises(IngestError, match="no file or folder"):
        read_folders([tmp_path / "none"])
