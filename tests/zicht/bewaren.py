"""Put a random dossier in the store as it is: whether its facts were allowed is not the question here."""

from tests.zicht.dossiers import Proef, op_kantoor, organisatie
from tests.zicht.lezing import Feit
from tests.zicht.willekeur import begin as eerste_dag
from waakvlam.dossiers.deur import werkdeur
from waakvlam.dossiers.openen import begin
from waakvlam.dossiers.opgeslagen import in_een_keer
from waakvlam.dossiers.vastleggen import Moment, beoordeel_opnieuw, schrijf_feit
from waakvlam.dossiers.vormen import Vastlegging
from waakvlam.toegang.api import Lezer


def bewaar(proef: Proef) -> str:
    """Store it, judged as of its day. Gives its number."""
    dag = eerste_dag(proef.setnaam)
    opener = Lezer("acc", "A", organisatie(proef.opener), "O", proef.opener)
    with in_een_keer(), werkdeur():
        bestand = begin(opener, proef.gegevens, proef.setnaam, dag, Moment(op_kantoor(dag)))
        alle = [*partijfeiten(proef), *zip(proef.feiten, proef.door, strict=True)]
        for feit, wie in sorted(alle, key=lambda paar: paar[0].op):
            velden = {naam: tuple(w) if isinstance(w, list) else w for naam, w in feit.velden.items()}
            vastlegging = Vastlegging(
                feit.type, feit.op, betreft=feit.betreft or None, velden=velden, motivering=feit.reden
            )
            schrijf_feit(bestand, proef.schrijver(feit, wie), vastlegging, feit.door, None, Moment(op_kantoor(feit.op)))
        bestand.partijen = []
        beoordeel_opnieuw(bestand, Moment(op_kantoor(proef.dag)))
    return bestand.dossier.nummer


def partijfeiten(proef: Proef) -> list[tuple[Feit, str]]:
    """The facts by which the parties came and went."""
    wie, feiten = organisatie(proef.opener), []
    for partij in proef.partijen.values():
        if partij.organisatie == wie:
            continue
        velden = {"organisatie": partij.organisatie, "rol": partij.rol}
        erbij = {**velden, "vanaf": partij.vanaf}
        feiten.append((Feit("betrokkene_toegevoegd", eerste_dag(proef.setnaam), proef.opener, erbij), wie))
        if partij.tot is not None:
            feiten.append((Feit("betrokkene_verwijderd", partij.tot, proef.opener, velden), wie))
    return feiten
