package io.mithridate.api.training;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Receives every training step. Called on the training thread, so it must return quickly. */
public interface TrainingListener {

    /** Called when training starts. */
    default void onStart(Start start) {}

    /**
     * Called just before {@link #onStep} if the step had to wait for its batches to be loaded.
     *
     * @param seconds the waiting time
     */
    default void onWait(double seconds) {}

    /** Called when a step is done. Runs that compute the same results report the same steps. */
    default void onStep(Step step) {}

    /** Called when an epoch, counted from 1, is done. */
    default void onEpoch(int epoch) {}

    /**
     * Called after {@link #onEpoch} if the trained model embeds pictures and texts. The model can
     * be saved in its current state.
     *
     * @param epoch counted from 1
     * @param steps the number of completed steps
     * @param model the model, which must be written before this method returns
     */
    default void onModel(int epoch, long steps, Snapshot model) {}

    /**
     * Called when pictures were embedded outside of the training steps.
     *
     * @param more the number of pictures
     */
    default void onPicturesEmbedded(long more) {}

    /**
     * Called when the state of training is about to be saved. If the process is killed, training
     * resumes after this step. A listener must therefore have written everything about the steps so
     * far to disk when this method returns.
     *
     * @param steps the number of completed steps
     */
    default void onSave(long steps) {}

    /** Called when all steps are done; not called if training fails. */
    default void onEnd(End end) {}

    /**
     * Called after {@link #onEnd} for each pair that training replaced with other pairs because its
     * picture cannot be decoded, once per pair and in the order of the pairs. A resumed run also
     * reports the pairs that it replaced before it was killed.
     */
    default void onLeftOut(LeftOut pair) {}

    /** Returns a listener that does nothing. */
    static TrainingListener silent() {
        return new TrainingListener() {};
    }

    /** Returns a listener that forwards all calls to other listeners, in order. */
    static TrainingListener all(List<TrainingListener> listeners) {
        List<TrainingListener> copy = List.copyOf(listeners);
        return new TrainingListener() {
            @Override
            public void onStart(Start start) {
                copy.forEach(listener -> listener.onStart(start));
            }

            @Override
            public void onWait(double seconds) {
                copy.forEach(listener -> listener.onWait(seconds));
            }

            @Override
            public void onStep(Step step) {
                copy.forEach(listener -> listener.onStep(step));
            }

            @Override
            public void onEpoch(int epoch) {
                copy.forEach(listener -> listener.onEpoch(epoch));
            }

            @Override
            public void onModel(int epoch, long steps, Snapshot model) {
                copy.forEach(listener -> listener.onModel(epoch, steps, model));
            }

            @Override
            public void onPicturesEmbedded(long more) {
                copy.forEach(listener -> listener.onPicturesEmbedded(more));
            }

            @Override
            public void onSave(long steps) {
                copy.forEach(listener -> listener.onSave(steps));
            }

            @Override
            public void onEnd(End end) {
                copy.forEach(listener -> listener.onEnd(end));
            }

            @Override
            public void onLeftOut(LeftOut pair) {
                copy.forEach(listener -> listener.onLeftOut(pair));
            }
        };
    }

    /** A model in the middle of its training. */
    @FunctionalInterface
    interface Snapshot {

        /**
         * Writes the model as a checkpoint. If the recipe averages weights, the average is written.
         *
         * @param folder an existing, empty folder
         */
        void write(Path folder);
    }

    /**
     * The plan of a training run at its start.
     *
     * @param name the name of the trained model or defense shown to users, e.g. "victim" or
     *     "ta-cleaner"
     * @param steps the total number of steps
     * @param epochs the number of passes over the pairs
     * @param batch the number of pairs in each step
     * @param done the number of steps that a killed run had completed before this one resumed it; 0
     *     if training starts from the beginning
     * @param doneSeconds the duration of those steps, in seconds
     * @param pictures the number of pictures embedded per step: each view of a pair counts once for
     *     each model that embeds it
     */
    record Start(
            String name,
            long steps,
            int epochs,
            int batch,
            long done,
            double doneSeconds,
            long pictures) {

        /**
         * Creates the start of a new training run in which each step embeds the picture of each
         * pair once.
         */
        public Start(String name, long steps, int epochs, int batch) {
            this(name, steps, epochs, batch, 0, 0, batch);
        }
    }

    /**
     * The numbers of a step.
     *
     * @param number the step's number, counted from 1 over all epochs
     * @param epoch the epoch, counted from 1
     * @param samples the number of pairs in the step
     * @param learningRate the learning rate of the step
     * @param loss the total loss
     * @param terms the unweighted terms of the loss by name, in the order of the curves
     * @param gradientNorm the global norm of the gradient before clipping; infinite or NaN if the
     *     step was skipped; empty if unknown
     * @param lossScale the factor that the loss was multiplied by; empty if the loss is not scaled
     */
    record Step(
            long number,
            int epoch,
            int samples,
            double learningRate,
            double loss,
            Map<String, Double> terms,
            OptionalDouble gradientNorm,
            OptionalDouble lossScale) {

        public Step {
            terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
        }

        /** Creates a step without gradient norm and loss scale. */
        public Step(
                long number,
                int epoch,
                int samples,
                double learningRate,
                double loss,
                Map<String, Double> terms) {
            this(
                    number,
                    epoch,
                    samples,
                    learningRate,
                    loss,
                    terms,
                    OptionalDouble.empty(),
                    OptionalDouble.empty());
        }
    }

    /**
     * A pair that training left out.
     *
     * @param id the pair's id
     * @param reason why its picture cannot be decoded, including the file's name
     */
    record LeftOut(String id, String reason) {}

    /**
     * The numbers of a training run that finished in this process.
     *
     * @param steps the number of steps, without those completed by an earlier, killed run
     * @param seconds the duration of these steps
     * @param waitingSeconds the part of this time spent waiting for batches to be loaded
     * @param skippedSteps the number of steps that changed no weights because their gradients
     *     overflowed, including those of an earlier, killed run; 0 if the loss is not scaled
     */
    record End(long steps, double seconds, double waitingSeconds, long skippedSteps) {

        /** Returns the share of the time that was spent waiting, between 0 and 1. */
        public double waitingShare() {
            return seconds == 0 ? 0 : waitingSeconds / seconds;
        }
    }
}
