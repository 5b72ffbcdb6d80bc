package io.mithridate.runner.plan;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.curves.CurveRecorder;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes stages whose artifacts are not in the store, their inputs first. */
public final class StageRunner {

    private static final Logger log = LoggerFactory.getLogger(StageRunner.class);

    private final ArtifactStore store;
    private final Function<Stage, TrainingListener> listeners;
    private final Duration saveInterval;

    /**
     * A runner on a store.
     *
     * @param listeners gives each stage that is computed a listener of its training steps
     * @param saveInterval how long a stage trains between two saved states, from one of which it
     *     goes on if the process is killed
     */
    public StageRunner(
            ArtifactStore store,
            Function<Stage, TrainingListener> listeners,
            Duration saveInterval) {
        this.store = store;
        this.listeners = listeners;
        this.saveInterval = saveInterval;
    }

    /**
     * The stage's artifact. Inputs are looked at only where the stage itself has to be computed.
     *
     * @param observer hears of every stage that was asked for
     */
    public Artifact artifact(Stage stage, Observer observer) throws IOException {
        String kind = stage.kind().label();
        Optional<Artifact> stored = store.find(kind, stage.key());
        if (stored.isPresent()) {
            observer.used(stage, stored.get(), true);
            return stored.get();
        }
        Map<String, Artifact> inputs = new LinkedHashMap<>();
        for (Stage input : stage.inputs()) {
            inputs.put(input.key(), artifact(input, observer));
        }
        boolean[] computed = {false};
        Artifact artifact =
                store.getOrCompute(
                        kind,
                        stage.key(),
                        stage.description(),
                        (folder, unfinished) -> {
                            computed[0] = true;
                            log.info("computing stage=\"{}\" key={}", stage.title(), stage.key());
                            try (PeakMemory memory = PeakMemory.start();
                                    StageResources resources = new StageResources()) {
                                CostMeter meter = new CostMeter(memory);
                                CurveRecorder curves =
                                        new CurveRecorder(unfinished, System::nanoTime);
                                LeftOutRecorder leftOut = new LeftOutRecorder();
                                TrainingListener listener =
                                        TrainingListener.all(
                                                List.of(
                                                        meter,
                                                        curves,
                                                        leftOut,
                                                        listeners.apply(stage)));
                                stage.work()
                                        .compute(
                                                new Workspace(
                                                        stage.title(),
                                                        folder,
                                                        store,
                                                        inputs,
                                                        listener,
                                                        Checkpointing.every(
                                                                saveInterval, unfinished),
                                                        meter,
                                                        resources));
                                curves.write(folder);
                                leftOut.pairs().write(folder);
                                return meter.stop();
                            }
                        });
        log.info(
                "stage=\"{}\" cached={} wall-seconds={}",
                stage.title(),
                !computed[0],
                artifact.cost().wallSeconds());
        observer.used(stage, artifact, !computed[0]);
        return artifact;
    }

    /** Hears which stages a cell used. */
    @FunctionalInterface
    public interface Observer {

        /**
         * A stage's artifact is there.
         *
         * @param cached whether it was in the store before
         */
        void used(Stage stage, Artifact artifact, boolean cached);
    }

    /** Keeps which pairs a stage trains without: each once, however often the stage trains. */
    static final class LeftOutRecorder implements TrainingListener {

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
}
