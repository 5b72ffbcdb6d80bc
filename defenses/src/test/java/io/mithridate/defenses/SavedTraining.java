package io.mithridate.defenses;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Creates training contexts with seed 1 for runs that can be killed and resumed. */
public final class SavedTraining {

    private SavedTraining() {}

    /**
     * Creates a training context.
     *
     * @param folder the folder of the resulting model
     * @param states the folder in which the state is saved every two steps; if empty, no state is
     *     saved
     */
    public static TrainingContext of(
            String name, Path folder, TrainingListener listener, Optional<Path> states) {
        try {
            return new TrainingContext(
                    name,
                    Files.createDirectories(folder),
                    new Seed(1),
                    listener,
                    states.map(place -> new Checkpointing(place, Duration.ofDays(1), 2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
