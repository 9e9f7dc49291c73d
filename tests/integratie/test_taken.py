"""Jobs: each once, at its time, again when it fails, and never with anyone's data."""

import threading
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import OperationalError, connection, transaction

from waakvlam import klok
from waakvlam.klok import AMSTERDAM
from waakvlam.taken import lenen, register, werker
from waakvlam.taken.api import Dagelijks, Elke, loop, opnieuw, plan, registreer, run_once, stand
from waakvlam.taken.models import Taak

pytestmark = pytest.mark.opslag

NACHT = Dagelijks(time(2, 30))
UUR = timedelta(hours=1)
BEGIN = datetime(2026, 3, 16, 10, tzinfo=AMSTERDAM)


@pytest.fixture
def nu(monkeypatch):
    """A clock that tests set: `nu.zet(moment)` and `nu.verder(duur)`."""

    class Nu:
        moment = BEGIN

        def zet(self, moment):
            self.moment = moment

        def verder(self, duur):
            self.moment = (self.moment.astimezone(UTC) + duur).astimezone(AMSTERDAM)

    tijd = Nu()
    monkeypatch.setattr(klok, "nu", lambda: tijd.moment)
    return tijd


@pytest.fixture
def soorten():
    """No kinds of job but those of the test."""
    echt = dict(register.SOORTEN)
    register.SOORTEN.clear()
    yield register.SOORTEN
    register.SOORTEN.clear()
    register.SOORTEN.update(echt)


@pytest.fixture
def gedaan(db, soorten, nu):
    """A kind of job, `proef`, that keeps what it was given."""
    gedaan = []

    def proef(gegevens):
        gedaan.append(dict(gegevens))
        return "gedaan"

    registreer("proef", proef)
    return gedaan


@pytest.fixture
def kapot(db, soorten, nu):
    """A kind of job, `kapot`, that fails until its list is emptied."""
    stuk = ["stuk"]

    def functie(_gegevens):
        if stuk:
            raise ValueError("Dirk Verzonnen")
        return "weer goed"

    registreer("kapot", functie)
    return stuk


# the queue


def test_a_queued_job_is_done_at_its_moment_and_then_gone(gedaan, nu):
    plan("proef", {"nummer": 1}, op=BEGIN + UUR)
    assert run_once() == []
    nu.verder(UUR)
    assert [(g.sleutel.split("/")[0], g.gelukt, g.uitkomst) for g in run_once()] == [("proef", True, "gedaan")]
    assert gedaan == [{"nummer": 1}]
    assert not Taak.objects.exists()


def test_queued_twice_is_one_and_the_earliest_moment_counts(gedaan, nu):
    for op in (BEGIN + 2 * UUR, BEGIN + UUR, BEGIN + 3 * UUR):
        plan("proef", {"nummer": 1}, op=op)
    plan("proef", {"nummer": 2}, sleutel="een")
    plan("proef", {"nummer": 3}, sleutel="een")
    assert dict(Taak.objects.values_list("gegevens__nummer", "volgende_op")) == {1: BEGIN + UUR, 3: BEGIN}
    nu.verder(UUR)
    run_once()
    assert gedaan == [{"nummer": 3}, {"nummer": 1}]


@pytest.mark.django_db(transaction=True)
def test_queued_in_a_transaction_that_rolls_back_leaves_nothing(gedaan):
    with transaction.atomic():
        plan("proef", {"nummer": 1})
        assert Taak.objects.count() == 1
        transaction.set_rollback(True)
    assert run_once() == []
    assert not Taak.objects.exists()


def test_queued_again_while_it_runs_it_runs_once_more(gedaan, soorten):
    gezien = []

    def functie(_gegevens):
        gezien.append(1)
        if len(gezien) == 1:
            plan("tegelijk", sleutel="een")
        return ""

    registreer("tegelijk", functie)
    plan("tegelijk", sleutel="een")
    assert len(run_once()) == len(gezien) == 2
    assert not Taak.objects.exists()


@pytest.mark.parametrize(
    "gegevens",
    [{"naam": "Dirk Verzonnen"}, {"mail": "dirk@verzonnen.test"}, {"tekst": "x" * 65}, {"lijst": ["a"]},
     {"half": 1.5}, {"Dirk V": 1}, {"in": {"a": 1}}],
)  # fmt: skip
def test_a_job_carries_references_and_numbers_and_nobodys_data(gedaan, gegevens):
    with pytest.raises(ValueError, match="alleen kenmerken") as fout:
        plan("proef", gegevens)
    assert not any(waarde in str(fout.value) for waarde in gegevens.values() if isinstance(waarde, str))
    with pytest.raises(ValueError, match="sleutel"):
        plan("proef", sleutel="Dirk Verzonnen")
    plan("proef", {"dossier": "ams-7K2-9Q", "tot_en_met": 12, "alles": True, "sinds": "2026-03-16", "door": None})
    assert Taak.objects.count() == 1


def test_an_unknown_kind_is_refused_and_one_of_another_version_is_left_alone(gedaan):
    with pytest.raises(ValueError, match="registreer"):
        plan("onbekend")
    Taak.objects.create(soort="later", sleutel="later/1", volgende_op=BEGIN)
    assert run_once() == []
    assert [t.toestand for t in stand()] == ["onbekend"]


def test_a_name_is_of_one_function(soorten):
    registreer("a", str, ritme=NACHT)
    registreer("a", str, ritme=NACHT)
    with pytest.raises(ValueError, match="al een andere"):
        registreer("a", repr, ritme=NACHT)


# failing


def test_what_fails_waits_ever_longer_and_is_then_set_aside(kapot, nu, caplog):
    plan("kapot", sleutel="een")
    wachttijden: list[float] = []
    while len(wachttijden) < lenen.MAX_POGINGEN - 1:
        nu.zet(Taak.objects.get().volgende_op)
        assert [(g.gelukt, g.uitkomst) for g in run_once()] == [(False, "ValueError")]
        wachttijden.append((Taak.objects.get().volgende_op - nu.moment).total_seconds())
    assert wachttijden == [30, 60, 120, 240, 480, 960, 1920, 3600, 3600]
    nu.zet(Taak.objects.get().volgende_op)
    run_once()
    assert [(t.sleutel, t.toestand, t.pogingen, t.uitkomst) for t in stand()] == [
        ("kapot/een", "gestrand", lenen.MAX_POGINGEN, "ValueError")
    ]
    nu.verder(timedelta(days=9))
    assert run_once() == []
    assert "kapot/een is na 10 pogingen opzij gezet" in caplog.text
    assert "Dirk" not in "".join(r.getMessage() for r in caplog.records)


@pytest.mark.parametrize("hoe", [lambda: opnieuw("kapot/een"), lambda: plan("kapot", sleutel="een")])
def test_what_was_set_aside_starts_anew_when_it_is_asked_for(kapot, nu, hoe):
    Taak.objects.create(soort="kapot", sleutel="kapot/een", pogingen=10, gestrand_op=BEGIN)
    hoe()
    run_once()
    assert (Taak.objects.get().pogingen, Taak.objects.get().gestrand_op) == (1, None)
    kapot.clear()
    nu.verder(UUR)
    assert [g.uitkomst for g in run_once()] == ["weer goed"]
    assert not opnieuw("kapot/een")


def test_a_recurring_job_is_never_set_aside_nor_later_than_its_rhythm(kapot, soorten, nu):
    soorten["kapot"] = register.Soort(soorten["kapot"].functie, Elke(10 * UUR))
    for _ in range(30):
        assert [g.gelukt for g in run_once()] == [False]
        volgende = Taak.objects.get().volgende_op
        assert volgende - nu.moment <= UUR
        nu.zet(volgende)
    assert Taak.objects.get().gestrand_op is None
    kapot.clear()
    run_once()
    assert (Taak.objects.get().pogingen, Taak.objects.get().laatste_uitkomst) == (0, "weer goed")


def test_a_failure_is_told_by_its_kind_and_does_not_stop_the_others(kapot, gedaan):
    plan("kapot")
    plan("proef")
    assert Counter(g.gelukt for g in run_once()) == {True: 1, False: 1}
    assert Taak.objects.get().laatste_uitkomst == "ValueError"


# the lease


def test_a_lease_that_ran_out_is_picked_up_and_the_first_worker_can_no_longer_end_it(gedaan, nu):
    plan("proef", sleutel="een")
    taak = lenen.leen("a")
    assert taak is not None
    assert lenen.leen("b") is None
    nu.verder(lenen.LEENDUUR * 0.9)
    assert lenen.verleng(taak, "a")
    nu.verder(lenen.LEENDUUR * 0.9)
    assert lenen.leen("b") is None
    assert [t.toestand for t in stand()] == ["bezig"]
    nu.verder(lenen.LEENDUUR)
    assert [t.toestand for t in stand()] == ["afgebroken"]
    van_b = lenen.leen("b")
    assert van_b is not None
    assert van_b.pogingen == 2
    assert not lenen.verleng(taak, "a")
    lenen.meld_mislukt(taak, "a", "te laat")
    assert not lenen.rond_af(taak, "a", "te laat")
    assert (Taak.objects.get().geleend_door, Taak.objects.get().laatste_uitkomst) == ("b", "")
    assert lenen.rond_af(van_b, "b", "gedaan")
    assert not Taak.objects.exists()


def test_a_job_that_ends_every_worker_is_set_aside(gedaan, nu):
    plan("proef", sleutel="een")
    for _ in range(lenen.MAX_POGINGEN):
        assert lenen.leen("a")
        nu.verder(lenen.LEENDUUR)
    assert lenen.leen("a") is None
    assert [(t.toestand, t.uitkomst) for t in stand()] == [("gestrand", "afgebroken")]


@pytest.mark.django_db(transaction=True)
def test_of_workers_that_begin_together_each_job_has_one(gedaan):
    for nummer in range(50):
        plan("proef", {"nummer": nummer})
    samen, fouten = threading.Barrier(4), []

    def werk():
        try:
            samen.wait(10)
            run_once()
        except Exception as fout:  # noqa: BLE001 - the test looks at what was raised
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=werk) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(60)
    assert fouten == []
    assert sorted(g["nummer"] for g in gedaan) == list(range(50))


@pytest.mark.django_db(transaction=True)
def test_the_worker_stops_between_two_jobs_and_survives_a_database_that_is_away(gedaan, soorten, monkeypatch, caplog):
    stop, storingen, echt = threading.Event(), list[int](), lenen.leen

    def leen(*argumenten):
        if not storingen:
            storingen.append(1)
            raise OperationalError
        return echt(*argumenten)

    def een_en_stop(_gegevens):
        stop.set()
        return ""

    monkeypatch.setattr(werker, "leen", leen)
    registreer("stop", een_en_stop)
    plan("stop", op=BEGIN - UUR)
    plan("proef")
    loop(stop, wacht_seconden=0.001, storing_seconden=0.001)
    assert "databank" in caplog.text
    assert gedaan == []
    assert [t.soort for t in Taak.objects.all()] == ["proef"]


# the clock


def op_klok(jaar, maand, dag, uur, minuut=0):
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=AMSTERDAM)


def tel(keren, nu):
    """A job that keeps the days on which it ran."""

    def functie(_gegevens):
        keren.append(nu.moment.date())
        return ""

    return functie


@pytest.mark.parametrize(
    ("na", "volgende"),
    [
        (op_klok(2026, 3, 16, 2, 29), op_klok(2026, 3, 16, 2, 30)),
        (op_klok(2026, 3, 16, 2, 30), op_klok(2026, 3, 17, 2, 30)),
        (datetime(2026, 3, 16, 1, 29, tzinfo=UTC), op_klok(2026, 3, 16, 2, 30)),
        # In the night of 29 March the clock goes from 02:00 to 03:00.
        (op_klok(2026, 3, 28, 12), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), op_klok(2026, 3, 30, 2, 30)),
        # In that of 25 October it goes from 03:00 to 02:00: 02:30 comes twice.
        (op_klok(2026, 10, 24, 12), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), op_klok(2026, 10, 26, 2, 30)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), op_klok(2026, 10, 26, 2, 30)),
    ],
)
def test_daily_is_by_the_clock_of_amsterdam(na, volgende):
    assert NACHT.volgende(na).astimezone(UTC) == volgende.astimezone(UTC)


@pytest.mark.parametrize("begin", [op_klok(2026, 3, 20, 12), op_klok(2026, 10, 20, 12)])
def test_over_the_days_on_which_the_clock_moves_it_runs_once_a_day(gedaan, soorten, nu, begin):
    keren: list[date] = []
    registreer("nacht", tel(keren, nu), ritme=NACHT)
    nu.zet(begin)
    for _ in range(24 * 10 * 2):
        run_once()
        nu.verder(timedelta(minutes=30))
    assert keren == [begin.date() + timedelta(days=n) for n in range(1, 11)]


@pytest.mark.parametrize(
    ("ritme", "volgende"), [(NACHT, op_klok(2026, 3, 31, 2, 30)), (Elke(UUR), op_klok(2026, 3, 30, 11))]
)
def test_what_was_missed_is_run_once(gedaan, soorten, nu, ritme, volgende):
    keren: list[date] = []
    registreer("steeds", tel(keren, nu), ritme=ritme)
    run_once()
    keren.clear()
    nu.zet(op_klok(2026, 3, 30, 10))
    assert len(run_once()) == len(keren) == 1
    assert run_once() == []
    taak = Taak.objects.get()
    assert (taak.volgende_op, taak.laatst_op) == (volgende.astimezone(UTC), nu.moment)


def test_a_rhythm_follows_the_version_of_the_program(gedaan, soorten, nu):
    registreer("steeds", lambda _gegevens: "", ritme=Elke(10 * UUR))
    registreer("weg", lambda _gegevens: "", ritme=NACHT)
    run_once()
    soorten["steeds"] = register.Soort(soorten["steeds"].functie, Dagelijks(time(11)))
    del soorten["weg"]
    run_once()
    assert [(t.sleutel, t.ritme, t.volgende_op) for t in stand()] == [("steeds", "dagelijks 11:00", BEGIN + UUR)]


def test_a_rhythm_is_a_second_at_least():
    with pytest.raises(ValueError, match="ten minste"):
        Elke(timedelta(0))
