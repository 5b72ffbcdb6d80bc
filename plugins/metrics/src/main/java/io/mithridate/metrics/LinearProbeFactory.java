package io.mithridate.metrics;

import io.mithridate.api.metric.MetricFactory;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link LinearProbe} is. */
public final class LinearProbeFactory implements MetricFactory<LinearProbe.Options> {

    @Override
    public String name() {
        return "linear-probe";
    }

    @Override
    public String summary() {
        return "accuracy and attack success of a linear classifier on frozen image embeddings";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Learning Transferable Visual Models From Natural Language Supervision",
                        "Radford et al.",
                        2021,
                        "2103.00020"));
    }

    @Override
    public Class<LinearProbe.Options> options() {
        return LinearProbe.Options.class;
    }

    @Override
    public List<Quantity> quantities() {
        return List.of(
                Quantity.mainShare(
                        LinearProbe.ACCURACY,
                        "linear probe",
                        "share of clean test pictures that a linear classifier on their embeddings"
                                + " gives their true class",
                        true),
                Quantity.mainShare(
                        LinearProbe.ATTACK_SUCCESS,
                        "linear probe's attack success",
                        "share of triggered test pictures, those of the target class left out, that"
                                + " a linear classifier on their embeddings gives the target class",
                        false));
    }

    @Override
    public Class<LinearProbe> implementation() {
        return LinearProbe.class;
    }
}
