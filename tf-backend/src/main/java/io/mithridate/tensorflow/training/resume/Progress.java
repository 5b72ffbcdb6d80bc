package io.mithridate.tensorflow.training.resume;

import java.util.Map;

/**
 * The progress of a training run.
 *
 * @param steps steps of the optimizer that are done
 * @param seconds how long they took, over all processes that had a part in them
 * @param notes what the run has decided so far beside its numbers, by name
 */
public record Progress(long steps, double seconds, Map<String, String> notes) {

    /** A run that is yet to begin. */
    public static final Progress NONE = new Progress(0, 0, Map.of());

    public Progress {
        notes = Map.copyOf(notes);
    }
}
