package io.mithridate.runner.stages;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.CostMeter;
import io.mithridate.runner.plan.PeakMemory;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.plugins.OpenResources;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import io.mithridate.store.Maker;
import io.mithridate.store.Processor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A workspace whose artifacts a test writes by hand. */
final class FixedWorkspace {

    private static final Maker MAKER =
            new Maker(
                    Maker.NOT_KNOWN,
                    Maker.NOT_KNOWN,
                    Maker.NOT_KNOWN,
                    new Processor(
                            Maker.NOT_KNOWN, Maker.NOT_KNOWN, Maker.NOT_KNOWN, Maker.NOT_KNOWN, 1),
                    Maker.NOT_KNOWN,
                    Maker.NOT_KNOWN,
                    List.of());

    private final Path folder;
    private final Map<String, Artifact> artifacts = new HashMap<>();

    FixedWorkspace(Path folder) {
        this.folder = folder;
    }

    /** Creates an artifact without computing its stage. */
    Stage artifact(String key, Content content) throws IOException {
        Path artifactFolder = Files.createDirectories(folder.resolve(key));
        content.writeInto(artifactFolder);
        artifacts.put(
                key,
                new Artifact(
                        artifactFolder,
                        new Cost(0, 0, 0, 0, 0, 0, 0),
                        MAKER,
                        "2026-01-02T03:04:05Z"));
        StageWork never =
                new StageWork() {
                    @Override
                    public Record inputs() {
                        throw new AssertionError("the stage is never planned");
                    }

                    @Override
                    public void compute(Workspace workspace) {
                        throw new AssertionError("the stage is never computed");
                    }
                };
        return new Stage(StageKind.ATTACK, key, "{}", key, List.of(), never);
    }

    Workspace workspace() {
        try (PeakMemory memory = PeakMemory.start()) {
            return new Workspace(
                    "a stage",
                    folder,
                    new ArtifactStore(folder, Clock.systemUTC()),
                    artifacts,
                    TrainingListener.silent(),
                    Checkpointing.every(Duration.ofMinutes(2), folder),
                    new CostMeter(memory),
                    new OpenResources());
        }
    }

    @FunctionalInterface
    interface Content {
        void writeInto(Path folder) throws IOException;
    }
}
