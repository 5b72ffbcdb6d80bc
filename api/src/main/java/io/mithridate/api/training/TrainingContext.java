package io.mithridate.api.training;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.random.Seed;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder, the seed and the listener of a training run.
 *
 * @param name what is trained, for people: "base model", "victim"
 * @param folder an existing folder for the checkpoint; the stage may keep files of its own there
 * @param seed the seed of this stage
 * @param listener hears of every step
 * @param checkpointing where and how often the state of training is saved; empty where a run that
 *     is killed need not be continued
 */
public record TrainingContext(
        String name,
        Path folder,
        Seed seed,
        TrainingListener listener,
        Optional<Checkpointing> checkpointing) {

    /** A context without saved states. */
    public TrainingContext(String name, Path folder, Seed seed, TrainingListener listener) {
        this(name, folder, seed, listener, Optional.empty());
    }
}
