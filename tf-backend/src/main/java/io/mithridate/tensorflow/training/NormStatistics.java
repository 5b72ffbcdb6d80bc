package io.mithridate.tensorflow.training;

/** Which statistics batch norm uses in the steps of a training run. */
enum NormStatistics {
    /** The batch's, and the running ones move. */
    BATCH,
    /** The running ones, which stay as they are. */
    RUNNING,
    /** The batch's in some steps and the running ones in others, as a number says that is fed. */
    SWITCHED
}
