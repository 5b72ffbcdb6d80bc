package io.mithridate.tensorflow.training.resume;

import io.mithridate.api.training.TrainingListener;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves a training run's state regularly, and restores that of a killed run.
 *
 * <p>If a state cannot be written, a warning is logged and the run continues.
 */
public final class RunSaver {

    private static final Logger log = LoggerFactory.getLogger(RunSaver.class);

    private final TrainingCheckpoint checkpoint;
    private final SavePolicy policy;
    private final TrainingState state;
    private long savedSteps;

    public RunSaver(TrainingCheckpoint checkpoint, SavePolicy policy, TrainingState state) {
        this.checkpoint = checkpoint;
        this.policy = policy;
        this.state = state;
    }

    /** Restores the state of a killed run, if there is one. */
    public Progress resume() {
        Optional<Progress> found = checkpoint.restore(state);
        found.ifPresent(
                progress ->
                        log.info(
                                "training resumes: steps-done={} state={}",
                                progress.steps(),
                                checkpoint.file()));
        Progress progress = found.orElse(Progress.NONE);
        savedSteps = progress.steps();
        policy.begin(progress.steps());
        return progress;
    }

    /**
     * Saves the state after a step if it is due.
     *
     * @param progress called only if the state is saved
     */
    public void stepDone(long steps, Supplier<Progress> progress, TrainingListener listener) {
        if (policy.due(steps)) {
            save(progress.get(), listener);
        }
    }

    /**
     * Saves the state at the end of training if the run was saved before or the thread is
     * interrupted, so that a resumed stage does not repeat any of this training.
     */
    public void ended(Progress progress, TrainingListener listener) {
        boolean shouldSave = savedSteps > 0 || Thread.currentThread().isInterrupted();
        if (shouldSave && savedSteps < progress.steps()) {
            save(progress, listener);
        }
    }

    private void save(Progress progress, TrainingListener listener) {
        listener.onSave(progress.steps());
        try {
            policy.time(progress.steps(), () -> checkpoint.save(state, progress));
            savedSteps = progress.steps();
        } catch (UncheckedIOException e) {
            log.warn(
                    "the state of training cannot be saved, so it would be lost if the process"
                            + " were killed: {}: {}",
                    e.getMessage(),
                    String.valueOf(e.getCause()));
        }
    }
}
