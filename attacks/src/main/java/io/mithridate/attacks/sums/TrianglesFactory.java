package io.mithridate.attacks.sums;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link Triangles} is. */
public final class TrianglesFactory implements AttackFactory<TrianglesOptions> {

    @Override
    public String name() {
        return "triangles";
    }

    @Override
    public String summary() {
        return "blends a fixed grid of grey triangles into the whole picture";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Perturb and Recover: Fine-tuning for Effective Backdoor Removal from CLIP",
                        "Singh et al.",
                        2024,
                        "2412.00727"));
    }

    @Override
    public Class<TrianglesOptions> options() {
        return TrianglesOptions.class;
    }

    @Override
    public Class<Triangles> implementation() {
        return Triangles.class;
    }
}
