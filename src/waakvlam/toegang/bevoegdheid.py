"""Question two: whether a role may do an act. Power only; what the facts allow is for the rules core to say."""

from collections.abc import Collection, Iterable

from waakvlam.kern.compileren import Rekenset
from waakvlam.kern.taal import Gebeurtenistype
from waakvlam.toegang.lezer import Lezer

ALLE_PARTIJEN = "alle_partijen"


def mag_vastleggen(rekenset: Rekenset, soort: Gebeurtenistype, rol: str) -> bool:
    """Whether this role is named in the `door` of the event type, itself or through a group."""
    return not rekenset.groepen[rol].isdisjoint(soort.door)


def is_groep(rekenset: Rekenset, rol: str) -> bool:
    """Whether the role only stands for other roles, so that nobody acts as it."""
    return rol == ALLE_PARTIJEN or bool(rekenset.rollen[rol].groep)


def mag_namens(rekenset: Rekenset, lezer: Lezer, rol: str, partijrollen: Iterable[str]) -> bool:
    """Whether the reader may record a fact of this role: its own, or one that no party of the dossier has.

    Who has an account records for themselves. A participant, a reporter or a judge has none, and a party writes down
    what they said or did; the record keeps both who recorded it and whose fact it is. The kind of fact must be the
    reader's concern too (`mag_namens_over`): who could write down any consent for another, could open data with it.
    """
    if rol not in rekenset.rollen or is_groep(rekenset, rol):
        return False
    return rol == lezer.rol or rol not in set(partijrollen)


def mag_namens_over(rekenset: Rekenset, lezer: Lezer, soort: Gebeurtenistype, categorieen: Collection[str]) -> bool:
    """Whether the reader may record this kind of fact for someone else.

    Only what it may record itself too, or whose category (of those that it sees) is open to it.
    """
    return mag_vastleggen(rekenset, soort, lezer.rol) or soort.categorie in categorieen


def namens_rollen(
    rekenset: Rekenset, lezer: Lezer, soort: Gebeurtenistype, partijrollen: Iterable[str]
) -> tuple[str, ...]:
    """The roles on whose behalf the reader may record this event type, besides their own, in the order of the type."""
    bezet = set(partijrollen)
    rollen = (rol for rol in soort.door if rol in rekenset.rollen and rol != lezer.rol)
    return tuple(rol for rol in rollen if mag_namens(rekenset, lezer, rol, bezet))
