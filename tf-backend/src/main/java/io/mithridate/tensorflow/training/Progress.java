package io.mithridate.tensorflow.training;

import java.util.Map;

/**
 * How far a training run has come.
 *
 * @param steps steps of the optimizer that are done
 * @param seconds how long they took, over all processes that had a part in them
 * @param notes what the run has decided so far beside its numbers, by name
 */
record Progress(long steps, double seconds, Map<String, String> notes) {

    /** A run that is yet to begin. */
    static final Progress NONE = new Progress(0, 0, Map.of());

    Progress {
        notes = Map.copyOf(notes);
    }
}
