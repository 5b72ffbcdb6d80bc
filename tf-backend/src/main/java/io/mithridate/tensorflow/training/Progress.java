package io.mithridate.tensorflow.training;

/**
 * How far a training run has come.
 *
 * @param steps steps of the optimizer that are done
 * @param seconds how long they took, over all processes that had a part in them
 */
record Progress(long steps, double seconds) {

    /** A run that is yet to begin. */
    static final Progress NONE = new Progress(0, 0);
}
