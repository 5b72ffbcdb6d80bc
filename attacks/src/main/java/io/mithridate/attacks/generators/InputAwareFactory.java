package io.mithridate.attacks.generators;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link InputAware} is. */
public final class InputAwareFactory implements AttackFactory<InputAwareOptions> {

    @Override
    public String name() {
        return "input-aware";
    }

    @Override
    public String summary() {
        return "draws a trigger of its own for every picture by two networks";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "Input-Aware Dynamic Backdoor Attack",
                        "Nguyen and Tran",
                        2020,
                        "2010.08138"));
    }

    @Override
    public Class<InputAwareOptions> options() {
        return InputAwareOptions.class;
    }

    @Override
    public Class<InputAware> implementation() {
        return InputAware.class;
    }
}
