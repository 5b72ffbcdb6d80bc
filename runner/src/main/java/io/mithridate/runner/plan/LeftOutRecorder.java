package io.mithridate.runner.plan;

import io.mithridate.api.training.TrainingListener;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps which pairs a stage trains without: each once, however often the stage trains. */
final class LeftOutRecorder implements TrainingListener {

    private final Map<String, LeftOut> pairs = new LinkedHashMap<>();

    @Override
    public synchronized void onLeftOut(LeftOut pair) {
        pairs.putIfAbsent(pair.id(), pair);
    }

    /** The pairs so far. */
    synchronized LeftOutPairs pairs() {
        return LeftOutPairs.of(pairs.values());
    }
}
