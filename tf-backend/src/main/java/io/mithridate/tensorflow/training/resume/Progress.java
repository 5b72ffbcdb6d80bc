package io.mithridate.tensorflow.training.resume;

import java.util.Map;

/**
 * The progress of a training run.
 *
 * @param steps the number of completed optimizer steps
 * @param seconds the time they took, over all processes that contributed to the run
 * @param notes the run's decisions so far that are not stored in variables, by name
 */
public record Progress(long steps, double seconds, Map<String, String> notes) {

    /** The progress of a run that has not started. */
    public static final Progress NONE = new Progress(0, 0, Map.of());

    public Progress {
        notes = Map.copyOf(notes);
    }
}
