package io.mithridate.api.training;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.random.Seed;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder, the seed and the listener of a training run.
 *
 * @param name the name of the trained model shown to users, e.g. "base model" or "victim"
 * @param folder an existing folder for the checkpoint, in which the stage may also store other
 *     files
 * @param seed the seed of this stage
 * @param listener receives every step
 * @param checkpointing where and how often the state of training is saved; empty if a killed run
 *     need not be resumable
 */
public record TrainingContext(
        String name,
        Path folder,
        Seed seed,
        TrainingListener listener,
        Optional<Checkpointing> checkpointing) {

    /** Creates a context in which no states are saved. */
    public TrainingContext(String name, Path folder, Seed seed, TrainingListener listener) {
        this(name, folder, seed, listener, Optional.empty());
    }
}
