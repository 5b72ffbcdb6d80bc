package io.mithridate.runner.execution;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.mithridate.api.execution.Executor.Outcome;

/** What a worker that stays says, each in a line of JSON on its standard output. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "news")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerNews.Alive.class, name = "alive"),
    @JsonSubTypes.Type(value = WorkerNews.Training.class, name = "training"),
    @JsonSubTypes.Type(value = WorkerNews.Step.class, name = "step"),
    @JsonSubTypes.Type(value = WorkerNews.Ended.class, name = "ended")
})
sealed interface WorkerNews {

    /**
     * Said every second, whatever else the worker does.
     *
     * @param memoryMiB its resident memory, in MiB
     */
    record Alive(long memoryMiB) implements WorkerNews {}

    /** Training begins; see {@link io.mithridate.api.training.TrainingListener.Start}. */
    record Training(String name, long steps, int epochs, int batch, long done, double doneSeconds)
            implements WorkerNews {}

    /** A step is done; not every step is reported. */
    record Step(long number, int epoch, int samples, double learningRate, double loss)
            implements WorkerNews {}

    /** A task has ended. */
    record Ended(String task, Outcome.State state, String message) implements WorkerNews {}
}
