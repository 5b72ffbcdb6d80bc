package io.mithridate.attacks.warps;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** Says what {@link WaNet} is. */
public final class WaNetFactory implements AttackFactory<WaNetOptions> {

    @Override
    public String name() {
        return "wanet";
    }

    @Override
    public String summary() {
        return "bends the picture by a smooth random field";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.PAPER;
    }

    @Override
    public List<Reference> references() {
        return List.of(
                Reference.arXiv(
                        "WaNet - Imperceptible Warping-based Backdoor Attack",
                        "Nguyen and Tran",
                        2021,
                        "2102.10369"));
    }

    @Override
    public Class<WaNetOptions> options() {
        return WaNetOptions.class;
    }

    @Override
    public Class<WaNet> implementation() {
        return WaNet.class;
    }
}
