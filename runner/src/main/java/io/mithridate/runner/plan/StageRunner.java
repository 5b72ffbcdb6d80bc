package io.mithridate.runner.plan;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.runner.curves.CurveRecorder;
import io.mithridate.runner.plugins.OpenResources;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes stages whose artifacts are not in the store, after computing their inputs.
 *
 * @param store the store of the artifacts
 * @param listeners returns the listener of the training steps of a stage to be computed
 * @param saveInterval the training time between two saved states; if the process is killed,
 *     training resumes from the last one
 */
public record StageRunner(
        ArtifactStore store, Function<Stage, TrainingListener> listeners, Duration saveInterval) {

    private static final Logger log = LoggerFactory.getLogger(StageRunner.class);

    /**
     * The artifact of a stage and its origin.
     *
     * @param artifact the artifact
     * @param computed {@code true} if it was computed by this call, {@code false} if it was in the
     *     store
     */
    public record StageResult(Artifact artifact, boolean computed) {}

    /** Returns the stage's artifact. Inputs are only looked up if the stage has to be computed. */
    public StageResult artifact(Stage stage) throws IOException {
        Optional<Artifact> stored = stage.in(store);
        if (stored.isPresent()) {
            return new StageResult(stored.get(), false);
        }
        Map<String, Artifact> inputs = new LinkedHashMap<>();
        for (Stage input : stage.inputs()) {
            inputs.put(input.key(), artifact(input).artifact());
        }
        AtomicBoolean computed = new AtomicBoolean();
        Artifact artifact =
                store.getOrCompute(
                        stage.kind().label(),
                        stage.key(),
                        stage.description(),
                        (folder, unfinished) -> {
                            computed.set(true);
                            return compute(stage, inputs, folder, unfinished);
                        });
        log.info(
                "stage=\"{}\" cached={} wall-seconds={}",
                stage.title(),
                !computed.get(),
                artifact.cost().wallSeconds());
        return new StageResult(artifact, computed.get());
    }

    private Cost compute(Stage stage, Map<String, Artifact> inputs, Path folder, Path unfinished)
            throws IOException {
        log.info("computing stage=\"{}\" key={}", stage.title(), stage.key());
        try (PeakMemory memory = PeakMemory.start();
                OpenResources resources = new OpenResources()) {
            CostMeter meter = new CostMeter(memory);
            CurveRecorder curves = new CurveRecorder(unfinished, System::nanoTime);
            LeftOutRecorder leftOut = new LeftOutRecorder();
            TrainingListener listener =
                    TrainingListener.all(List.of(meter, curves, leftOut, listeners.apply(stage)));
            Checkpointing states = Checkpointing.every(saveInterval, unfinished);
            stage.work()
                    .compute(
                            new Workspace(
                                    stage.title(),
                                    folder,
                                    store,
                                    inputs,
                                    listener,
                                    states,
                                    meter,
                                    resources));
            curves.write(folder);
            leftOut.pairs().write(folder);
            return meter.stop();
        }
    }

    /**
     * Records the pairs that a stage leaves out of training: each once, even if the stage trains
     * several times.
     */
    static final class LeftOutRecorder implements TrainingListener {

        private final Map<String, LeftOut> pairs = new LinkedHashMap<>();

        @Override
        public synchronized void onLeftOut(LeftOut pair) {
            pairs.putIfAbsent(pair.id(), pair);
        }

        /** Returns the pairs so far. */
        synchronized LeftOutPairs pairs() {
            return LeftOutPairs.of(pairs.values());
        }
    }
}
