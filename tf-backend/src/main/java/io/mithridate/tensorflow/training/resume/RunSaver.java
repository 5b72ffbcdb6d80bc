package io.mithridate.tensorflow.training.resume;

import io.mithridate.api.training.TrainingListener;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves a training run's state as it goes, and takes up that of a run that was killed.
 *
 * <p>A state that cannot be written costs a warning, not the run.
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

    /** Sets the run to where another was killed, if one was. */
    public Progress resume() {
        Optional<Progress> found = checkpoint.restore(state);
        found.ifPresent(
                progress ->
                        log.info(
                                "training goes on: steps-done={} state={}",
                                progress.steps(),
                                checkpoint.file()));
        Progress progress = found.orElse(Progress.NONE);
        savedSteps = progress.steps();
        policy.begin(progress.steps());
        return progress;
    }

    /**
     * A step is done.
     *
     * @param progress asked for only if a state is to be saved
     */
    public void stepDone(long steps, Supplier<Progress> progress, TrainingListener listener) {
        if (policy.due(steps)) {
            save(progress.get(), listener);
        }
    }

    /**
     * Saves the state after the last step if the run was saved before or the thread is told to
     * stop, so that a resumed stage repeats nothing of this training.
     */
    public void ended(Progress progress, TrainingListener listener) {
        boolean wanted = savedSteps > 0 || Thread.currentThread().isInterrupted();
        if (wanted && savedSteps < progress.steps()) {
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
