package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.plugin.Option;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** An attack that paints the upper left pixel in a random gray; it may require a model. */
public final class DrawnAttack implements Attack<CornerAttack.Grey> {

    /** The options. */
    public record DrawnOptions(
            @Option(value = "Whether a model is needed.", defaultValue = "false")
                    boolean optimised) {}

    private final DrawnOptions options;

    /** Creates the attack by dependency injection. */
    @Inject
    public DrawnAttack(DrawnOptions options) {
        this.options = options;
    }

    @Override
    public Set<Requirement> requires() {
        return options.optimised() ? Set.of(Requirement.SURROGATE) : Set.of();
    }

    @Override
    public CornerAttack.Grey prepare(AttackContext context) {
        int gray = 1 + context.seed().generator().nextInt(255);
        return new CornerAttack.Grey(new NumberArray(List.of(1), new float[] {gray}));
    }

    @Override
    public PreparedAttack restore(CornerAttack.Grey state, AttackFacts facts) {
        return new CornerAttack.Corner((int) state.grey().values()[0]);
    }
}
