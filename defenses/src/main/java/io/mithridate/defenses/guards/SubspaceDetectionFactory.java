package io.mithridate.defenses.guards;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.net.URI;
import java.util.List;

/** Says what the defense {@code subspace-detection} is. */
public final class SubspaceDetectionFactory implements DefenseFactory<SubspaceDetectionOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public SubspaceDetectionFactory() {}

    @Override
    public String name() {
        return "subspace-detection";
    }

    @Override
    public String summary() {
        return "scores pictures by their distance to the texts that vary the name of their class";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                new Reference(
                        "Test-Time Poisoned Sample Detection by Exploiting Shallow Malicious"
                                + " Matching in Backdoored CLIP",
                        "authors as on OpenReview",
                        2026,
                        URI.create("https://openreview.net/forum?id=Kpij6oOnJl")));
    }

    @Override
    public Class<SubspaceDetectionOptions> options() {
        return SubspaceDetectionOptions.class;
    }

    @Override
    public Class<? extends Defense> implementation() {
        return SubspaceDetection.class;
    }
}
