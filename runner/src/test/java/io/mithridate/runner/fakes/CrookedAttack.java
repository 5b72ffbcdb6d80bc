package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.Option;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Poisons as {@link CornerAttack} does, and breaks its interface when pictures are tested. */
final class CrookedAttack implements Attack {

    /** How it breaks its interface. */
    enum How {
        TOO_FEW,
        OTHER_SIZE
    }

    /** The options. */
    record CrookedOptions(@Option("How it breaks its interface.") How how) {}

    private final CrookedOptions options;

    @Inject
    CrookedAttack(CrookedOptions options) {
        this.options = options;
    }

    @Override
    public AttackState prepare(AttackContext context) {
        return new AttackState(Map.of(), Map.of());
    }

    @Override
    public PreparedAttack restore(AttackState state, AttackFacts facts) {
        PreparedAttack corner = new CornerAttack.Corner(255);
        return (images, seeds) -> {
            List<Image> stamped = corner.stamp(images, seeds);
            if (stamped.size() == 1) {
                return stamped;
            }
            return options.how() == How.TOO_FEW
                    ? stamped.subList(0, 1)
                    : stamped.stream().map(any -> Image.black(1, 1)).toList();
        };
    }
}
