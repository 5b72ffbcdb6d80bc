package io.mithridate.api.training;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Hears of every training step; called on the training thread, so it must not take long. */
public interface TrainingListener {

    /** Training begins. */
    default void onStart(Start start) {}

    /**
     * A step waited for its batches to be loaded; said just before the step itself is.
     *
     * @param seconds how long
     */
    default void onWait(double seconds) {}

    /** A step is done; two runs that compute the same say the same of it. */
    default void onStep(Step step) {}

    /** An epoch is done; counted from 1. */
    default void onEpoch(int epoch) {}

    /**
     * An epoch is done, and the model can be had as it is now; said after {@link #onEpoch} where a
     * model is trained that embeds pictures and texts.
     *
     * @param epoch counted from 1
     * @param steps how many steps are done
     * @param model the model, to be written before this returns
     */
    default void onModel(int epoch, long steps, Snapshot model) {}

    /**
     * Pictures went through a model outside of the steps.
     *
     * @param more how many
     */
    default void onPicturesEmbedded(long more) {}

    /**
     * The state of training is about to be saved: if the process is killed, training goes on after
     * this step, so what a listener keeps of the steps up to it has to be on disk when this
     * returns.
     *
     * @param steps how many steps are done
     */
    default void onSave(long steps) {}

    /** All steps are done; not called where training fails. */
    default void onEnd(End end) {}

    /**
     * Training did without a pair whose picture cannot be decoded, and had other pairs in its
     * place; said once for each such pair, in the order of the pairs, after {@link #onEnd}. A run
     * that was killed and went on says it of the pairs that it had met before as well.
     */
    default void onLeftOut(LeftOut pair) {}

    /** A listener that does nothing. */
    static TrainingListener silent() {
        return new TrainingListener() {};
    }

    /** A listener that passes everything on to others, in order. */
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
         * Writes the model as a checkpoint. Where the recipe asks for an average of the weights, it
         * is the average.
         *
         * @param folder an existing, empty folder
         */
        void write(Path folder);
    }

    /**
     * The plan of a training at its start.
     *
     * @param name what is trained, for people: "victim", "ta-cleaner"
     * @param steps number of steps in all
     * @param epochs number of passes over the pairs
     * @param batch pairs in each step
     * @param done steps that a run which was killed had done before; 0 if training begins anew
     * @param doneSeconds how long those took, in seconds
     * @param pictures how many pictures each step embeds: each view of a pair counts, for each
     *     model that embeds it
     */
    record Start(
            String name,
            long steps,
            int epochs,
            int batch,
            long done,
            double doneSeconds,
            long pictures) {

        /** A start from the beginning, each step of which embeds the picture of each pair once. */
        public Start(String name, long steps, int epochs, int batch) {
            this(name, steps, epochs, batch, 0, 0, batch);
        }
    }

    /**
     * The numbers of a step.
     *
     * @param number counted from 1 over all epochs
     * @param epoch counted from 1
     * @param samples pairs in the step
     * @param learningRate the one that the step used
     * @param loss the total
     * @param terms the loss's parts by name, before they are weighted, in the order of the curves
     * @param gradientNorm the length of the gradient over all weights, before it is clipped;
     *     infinite or not a number where the step was skipped; empty if it is not known
     * @param lossScale what the loss was multiplied by; empty unless it is scaled
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

        /** A step of which nothing is known beside its loss. */
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
     * A pair that training did without.
     *
     * @param id the pair's name
     * @param reason why its picture cannot be decoded, with the file's name
     */
    record LeftOut(String id, String reason) {}

    /**
     * The numbers of a finished training, in this process.
     *
     * @param steps number of steps, without those that a run which was killed had done
     * @param seconds how long they took
     * @param waitingSeconds how long of that training waited for batches to be loaded
     * @param skippedSteps how many steps changed no weights since their gradients overflowed, with
     *     those of a run which was killed; 0 unless the loss is scaled
     */
    record End(long steps, double seconds, double waitingSeconds, long skippedSteps) {

        /** The part of the time that training waited, between 0 and 1. */
        public double waitingShare() {
            return seconds == 0 ? 0 : waitingSeconds / seconds;
        }
    }
}
