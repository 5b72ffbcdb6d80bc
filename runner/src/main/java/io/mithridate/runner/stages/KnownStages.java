package io.mithridate.runner.stages;

import io.mithridate.runner.plan.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Stages that were made: most are asked for by many others, and a key takes a while to derive. */
public final class KnownStages {

    private final Map<List<Object>, Stage> known = new HashMap<>();

    /** The stage of a name, made when it is first asked for; making it may ask for others. */
    public Stage once(Supplier<Stage> make, Object... name) {
        List<Object> key = List.of(name);
        Stage stage = known.get(key);
        if (stage == null) {
            stage = make.get();
            known.put(key, stage);
        }
        return stage;
    }
}
