from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.running import CommandLine
from xl_recon.ui import files

DEMO = Path(files.__file__).parent / "demo"
MOVEMENTS = (
    "Data;Descrizione;Importo;Saldo\n"
    "12.01.2026;Affitto gennaio, Immobiliare Quercia;-1950.00;8050.00\n"
    "13.01.2026;Bonifico da Studio Betulla;400.50;8450.50\n"
    "14.01.2026;Stazione di servizio Fontanelle;-91.15;8359.35\n"
    "15.01.2026;Cartoleria Matita;-18.60;8340.75\n"
)


@pytest.fixture
def xl_recon(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return CommandLine(capsys)


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """An empty workbook from the template: its rules know rent, telephone, insurance, fuel."""
    path = tmp_path / "Registrazioni.xlsx"
    path.write_bytes(files.template())
    return path


@pytest.fixture
def movements(tmp_path: Path) -> Path:
    """Four movements: the template's rules know two of them."""
    path = tmp_path / "movimenti.csv"
    path.write_text(MOVEMENTS, "utf-8")
    return path


@pytest.fixture
def statement() -> Path:
    """A camt.053 statement of thirteen rows on the account 1020."""
    return DEMO / "conto-corrente.camt053.xml"
