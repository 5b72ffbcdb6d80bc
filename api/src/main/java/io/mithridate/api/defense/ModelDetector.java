package io.mithridate.api.defense;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.Incubating;
import java.util.EnumSet;
import java.util.Set;

/** A defense that detects whether a model carries a backdoor. */
@Incubating
public non-sealed interface ModelDetector extends Defense {

    @Override
    default Set<Access> implied() {
        return EnumSet.of(Access.SUSPECT);
    }

    @Override
    default boolean defends() {
        return false;
    }

    /** Inspects a model and returns a verdict. */
    Verdict inspect(Checkpoint suspect, DefenseContext context);

    /**
     * The result of inspecting a model.
     *
     * @param backdoored whether the model is judged to carry a backdoor
     * @param score higher for more suspicious, never NaN
     * @param evidence the basis of the verdict, e.g. norms or a recovered trigger
     */
    record Verdict(boolean backdoored, double score, Evidence evidence) {}
}
