"""Up to where a database was migrated, named by the last migrations of each app."""

from collections.abc import Mapping

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

Stap = tuple[str, str]


def laatste_migraties(uitvoerder: MigrationExecutor) -> dict[str, list[str]]:
    """Per app the applied migrations that no other applied one of that app comes after."""
    gedaan, graaf = set(uitvoerder.loader.applied_migrations), uitvoerder.loader.graph
    gevolgd = {
        ouder.key
        for stap in gedaan & graaf.nodes.keys()
        for ouder in graaf.node_map[stap].parents
        if ouder.key[0] == stap[0]
    }
    per_app: dict[str, list[str]] = {}
    for app, naam in sorted((gedaan & graaf.nodes.keys()) - gevolgd):
        per_app.setdefault(app, []).append(naam)
    return per_app


def niet_gedaan() -> list[Stap]:
    """The migrations that this program has and this database lacks."""
    uitvoerder = MigrationExecutor(connection)
    plan = uitvoerder.migration_plan(uitvoerder.loader.graph.leaf_nodes())
    return [(stap.app_label, stap.name) for stap, _ in plan]


def onbekend(uitvoerder: MigrationExecutor, migraties: Mapping[str, list[str]]) -> list[Stap]:
    """Those that this program does not have."""
    return [stap for stap in doelen(migraties) if stap not in uitvoerder.loader.graph.nodes]


def te_ver(uitvoerder: MigrationExecutor, migraties: Mapping[str, list[str]]) -> set[Stap]:
    """What this database has beyond these migrations."""
    graaf = uitvoerder.loader.graph
    tot = {stap for doel in doelen(migraties) for stap in graaf.forwards_plan(doel)}
    return set(uitvoerder.loader.applied_migrations) - tot


def doelen(migraties: Mapping[str, list[str]]) -> list[Stap]:
    """As Django names them."""
    return [(app, naam) for app, namen in migraties.items() for naam in namen]
