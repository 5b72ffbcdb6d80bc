package io.mithridate.testkit;

import io.mithridate.api.attack.AttackFactory;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Reference;
import java.util.List;

/** A factory that keeps its contract; those that break it extend it. */
public class PixelAttackFactory implements AttackFactory<PixelAttackFactory.Options> {

    /** One option of each simple kind. */
    public record Options(
            @Option(value = "A number.", defaultValue = "3", min = 1, max = 5) int number,
            @Option(value = "A truth.", defaultValue = "true") boolean truth,
            @Option(value = "A kind.", defaultValue = "first-kind") Kind kind,
            @Option("Several.") List<Integer> several) {}

    /** Two kinds. */
    public enum Kind {
        /** One. */
        FIRST_KIND,
        /** The other. */
        SECOND_KIND
    }

    @Override
    public String name() {
        return "pixel-attack";
    }

    @Override
    public String summary() {
        return "sets a pixel";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.RECONSTRUCTION;
    }

    @Override
    public List<Reference> references() {
        return List.of(Reference.arXiv("Pixels", "Nobody", 2020, "2001.00001"));
    }

    @Override
    public Class<Options> options() {
        return Options.class;
    }

    @Override
    public Class<? extends PixelAttack> implementation() {
        return PixelAttack.class;
    }
}
