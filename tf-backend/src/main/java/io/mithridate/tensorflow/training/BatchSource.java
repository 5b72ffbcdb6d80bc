package io.mithridate.tensorflow.training;

/** A source of batches that holds threads or memory until it is closed. */
interface BatchSource extends TrainLoop.Source, AutoCloseable {

    @Override
    void close();
}
