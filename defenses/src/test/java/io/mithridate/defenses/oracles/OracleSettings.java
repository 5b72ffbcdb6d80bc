package io.mithridate.defenses.oracles;

import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.ColouredPairs;

/** The oracles with settings for the pictures of bars. */
public final class OracleSettings {

    /** Twenty epochs of four steps on 64 pairs. */
    static final Recipe RECIPE = new Recipe(20, 16, 5e-3, 4, 0, 0.9, 0.999, 1e-8, 1);

    private OracleSettings() {}

    /** Returns unlearning with half of the pairs triggered. */
    public static Unlearn unlearn(Unlearn.Options.Mode mode, boolean compat) {
        return unlearn(new Unlearn.Options(mode, 0.5, 1, compat, RECIPE));
    }

    static Unlearn unlearn(Unlearn.Options options) {
        return new Unlearn(options, BarMaterial.FINE_TUNER, ColouredPairs.DECODER);
    }

    /** Returns a task vector that learns its direction from 32 triggered pairs. */
    public static TaskVector taskVector() {
        return taskVector(
                new TaskVector.Options(32, new Recipe(4, 16, 2e-3, 0, 0, 0.9, 0.999, 1e-8, 1)));
    }

    static TaskVector taskVector(TaskVector.Options options) {
        return new TaskVector(options, BarMaterial.FINE_TUNER, ColouredPairs.DECODER);
    }
}
