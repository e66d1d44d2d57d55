"""A map of texts that name a person who is to be taken out, in many ways."""

from __future__ import annotations

import shutil
import zipfile
from contextlib import chdir
from pathlib import Path

import pytest

from faultline.execution.local import LocalRunner
from faultline.model.judgement import Decision, Terms
from faultline.workspace import Workspace, build
from faultline.workspace.judging import judge
from faultline.workspace.redaction import screening

TEXTS = {
    "amadou_kone.txt": (
        "Mayor speaks in Gao\n\nPublished 14 May 2014\n\n"
        "Amadou Koné met the United Nations mission in Gao on 2 May 2014. "
        "Koné said that the army had 1,200 soldiers in the north. Mr Koné condemned the attack.\n"
    ),
    "convoy.txt": (
        "Attack on convoy\n\nPublished 20 May 2014\n\n"
        "Armed men attacked a convoy near Gao on 18 May 2014 and killed four soldiers. AMADOU\n"
        "KONE condemned the attack. Ibrahim Koné leads the Northern Movement. "
        "The Northern Movement supports Amadou Koné. Koné thanked it.\n"
    ),
    "talks.txt": (
        "Talks\n\nPublished 3 June 2014\n\n"
        "The Coordination of Azawad Movements (CMA) agreed to talks in Algiers. "
        "Ibrahim Koné praised the army.\n"
    ),
    "losses.csv": (
        "date,actor1,actor2,country,location,fatalities,notes\n"
        "2014-05-18,Northern Movement,Military Forces of Mali,Mali,Gao,3,\n"
        "2014-05-19,Amadou Koné,Military Forces of Mali,Mali,Gao,1,\n"
    ),
    "letter.html": (
        "<html><head><title>Letter</title><meta name='author' content='Amadou Koné'></head><body><article><p>"
        + "The town of Gao needs water and the garrison near the river needs repair, says the letter. " * 4
        + "</p></article></body></html>"
    ),
}
NAME = ("amadou", "koné condemned", "kone condemned")
"""What must stand nowhere once he was taken out; Ibrahim Koné stays."""


def write_texts(folder: Path) -> None:
    """The texts, and one of them in an archive too."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with zipfile.ZipFile(folder / "papers.zip", "w") as archive:
        archive.writestr("2014/amadou-koné.txt", TEXTS["convoy.txt"].replace("four", "five"))


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with `in/`, and `map/`: three versions, a judgement on the person, and a fault that was undone."""
    root = Path(tmp_path_factory.mktemp("redacted"))
    write_texts(root / "in")
    workspace = Workspace.create(root / "map", "Gao")
    workspace.settings_file.write_text(
        workspace.settings_file.read_text() + '\n[[glossary]]\nname = "Amadou Koné"\ntype = "person"\n'
    )
    with chdir(root):
        build(workspace, ["in/talks.txt"], workers=1)
        build(workspace, ["in/convoy.txt"], workers=1)
        build(workspace, ["in"], workers=1)
    view = workspace.view()
    person = next(e for e in view.entities() if e.name == "Amadou Koné")
    judge(workspace, "ada", person.id, Decision.RENAME, Terms(name="Amadou Koné of Gao"))
    said = next(s for s in view.statements() if "Koné" in s.evidence.quote and "Ibrahim" not in s.evidence.quote)
    judge(workspace, "ada", said.id, Decision.ACCEPT, note="Amadou Koné said so")
    workspace.ledger.append_upload("ada", "Amadou Koné.pdf", "0" * 64, 3)
    return root


@pytest.fixture
def own(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """A copy of the map; the test runs in the folder above it, and sources are read in this process."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(screening, "LocalRunner", lambda _workers, **given: LocalRunner(1, **given))
    return Workspace.open(tmp_path / "map")
