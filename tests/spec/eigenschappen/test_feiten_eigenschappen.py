"""What must hold of facts and their recording, for any dossier under the real agreements."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.spec.eigenschappen.strategie import DAG, dossiers, feit, omvang, ruis, stand


@omvang(0.5)
@given(dossiers(), st.randoms(use_true_random=False))
def test_the_order_in_which_facts_are_handed_over_does_not_matter(dossier, toeval):
    geschud = list(dossier.feiten)
    toeval.shuffle(geschud)
    anders = dossier.beoordeling(feiten=tuple(geschud))
    assert stand(anders) == stand(dossier.beoordeling())
    assert anders.kwitantie == dossier.beoordeling().kwitantie


@omvang(0.5)
@given(dossiers(), st.integers(0, 120))
def test_what_was_known_on_a_day_is_the_prefix_of_what_was_recorded_by_then(dossier, terug):
    kennisdatum = dossier.feiten[-1].vastgelegd_op - terug * DAG
    voorvoegsel = tuple(f for f in dossier.feiten if f.vastgelegd_op <= kennisdatum)
    assert stand(dossier.beoordeling(kennisdatum)) == stand(dossier.beoordeling(feiten=voorvoegsel))


@omvang(0.5)
@given(dossiers(), st.data())
def test_what_was_known_then_is_not_changed_by_what_is_recorded_later(dossier, data):
    kennisdatum = dossier.feiten[len(dossier.feiten) // 2].vastgelegd_op
    eerder = dossier.feiten[data.draw(st.integers(0, len(dossier.feiten) - 1))].op
    later = data.draw(feit(data.draw(st.sampled_from(ruis())), eerder))
    later = replace(later, id="later", volgnummer=999, vastgelegd_op=kennisdatum + DAG)
    erbij = dossier.beoordeling(kennisdatum, feiten=(*dossier.feiten, later))
    assert stand(erbij) == stand(dossier.beoordeling(kennisdatum))
    assert erbij.kwitantie == dossier.beoordeling(kennisdatum).kwitantie


@omvang(0.5)
@given(dossiers())
def test_facts_that_are_still_to_come_change_nothing_yet(dossier):
    gebeurd = tuple(f for f in dossier.feiten if f.op <= dossier.peildatum)
    assert stand(dossier.beoordeling(feiten=gebeurd)) == stand(dossier.beoordeling())


@omvang(0.5)
@given(dossiers(), st.data())
def test_a_corrected_fact_is_as_if_it_had_never_been_wrong(dossier, data):
    goed = data.draw(st.sampled_from(dossier.feiten))
    fout = data.draw(feit(data.draw(st.sampled_from(ruis())), goed.op + data.draw(st.integers(-30, 30)) * DAG))
    fout = replace(fout, id="fout", volgnummer=-1, vastgelegd_op=min(fout.op, goed.vastgelegd_op))
    verbeterd = tuple(replace(f, corrigeert="fout") if f is goed else f for f in dossier.feiten)
    assert stand(dossier.beoordeling(feiten=(fout, *verbeterd))) == stand(dossier.beoordeling())


@omvang(0.5)
@given(dossiers(), st.data())
def test_a_withdrawn_fact_is_as_if_it_had_never_been_recorded(dossier, data):
    weg = data.draw(st.sampled_from(dossier.feiten))
    dag = weg.vastgelegd_op + data.draw(st.integers(0, 40)) * DAG
    intrekking = replace(weg, id="weg", op=dag, vastgelegd_op=dag, volgnummer=999, vervalt=weg.id)
    zonder = tuple(f for f in dossier.feiten if f is not weg)
    ingetrokken = dossier.beoordeling(feiten=(*dossier.feiten, intrekking))
    assert stand(ingetrokken) == stand(dossier.beoordeling(feiten=zonder))
    toen = dossier.beoordeling(dag - timedelta(days=1), feiten=(*dossier.feiten, intrekking))
    assert stand(toen) == stand(dossier.beoordeling(dag - timedelta(days=1)))


@omvang(0.3)
@given(dossiers(), st.data())
def test_a_withdrawal_that_is_withdrawn_changes_nothing(dossier, data):
    doel = data.draw(st.sampled_from(dossier.feiten))
    basis = replace(doel, op=doel.vastgelegd_op, volgnummer=998)
    eerste = replace(basis, id="i1", vervalt=doel.id)
    tweede = replace(basis, id="i2", volgnummer=999, vervalt="i1")
    assert stand(dossier.beoordeling(feiten=(*dossier.feiten, eerste, tweede))) == stand(dossier.beoordeling())
