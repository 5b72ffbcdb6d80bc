package io.mithridate.tensorflow.training;

/**
 * Presents a fixed number of batches as one epoch, however often their source goes through its
 * samples.
 *
 * @param source has at least as many batches left
 * @param batchesPerEpoch how many there are from the first step on
 */
record OneEpoch(TrainLoop.Source source, long batchesPerEpoch) implements TrainLoop.Source {

    @Override
    public TrainLoop.Feeds next() throws InterruptedException {
        return source.next();
    }
}
