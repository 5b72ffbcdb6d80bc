package io.mithridate.tensorflow.training.loop;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.backend.NonFiniteLossException;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.graph.AdamW;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.feed.Substitutes;
import io.mithridate.tensorflow.training.graph.Differentiation;
import io.mithridate.tensorflow.training.graph.LossScaler;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.resume.Progress;
import io.mithridate.tensorflow.training.resume.RunSaver;
import io.mithridate.tensorflow.training.resume.SavePolicy;
import io.mithridate.tensorflow.training.resume.TrainingCheckpoint;
import io.mithridate.tensorflow.training.resume.TrainingState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The basic training loop: a loss in a graph, its feeds, an optimizer, a schedule and listeners. It
 * does not depend on CLIP.
 *
 * <p>Every tensor and every result is closed within its step, since TensorFlow's memory is not
 * garbage-collected.
 */
public final class TrainLoop {

    private static final Logger log = LoggerFactory.getLogger(TrainLoop.class);

    private final Computation computation;
    private final Variables variables;
    private final List<String> terms;
    private final Recipe recipe;
    private final Differentiation differentiation;
    private final AdamW optimizer;
    private final Optional<LossScaler> scaler;
    private Optional<RunSaver> saver = Optional.empty();
    private Optional<Substitutes> substitutes = Optional.empty();
    private Progress previous = Progress.NONE;

    /**
     * Adds updates to a graph that has gradients.
     *
     * @param loss the loss to minimize and its terms, all scalars
     * @param differentiation returns the gradients of the loss with respect to the trained
     *     variables
     * @param variables the variables of the model; the optimizer updates those that are trained
     * @param recipe optimizer settings, epochs and schedule
     * @param scaler scales the loss that is differentiated, if present
     */
    public TrainLoop(
            Computation computation,
            Loss loss,
            Differentiation differentiation,
            Variables variables,
            Recipe recipe,
            Optional<LossScaler> scaler) {
        this.computation = computation;
        this.scaler = scaler;
        this.variables = variables;
        this.differentiation = differentiation;
        this.recipe = recipe;
        Ops tf = computation.ops();
        terms = List.copyOf(loss.terms().keySet());
        List<Variable> trained = variables.trained();
        List<Operand<TFloat32>> gradients = differentiation.gradients();
        optimizer =
                new AdamW(
                        tf,
                        trained,
                        scaler.map(used -> used.unscaled(gradients)).orElse(gradients),
                        recipe,
                        scaler.isPresent());
    }

    /**
     * Sets the model's variables, and sets all additional training state to its initial values.
     *
     * @param weights the values by name, in checkpoint axis order
     * @throws IllegalArgumentException if a value is missing or has the wrong length
     */
    public void begin(Map<String, float[]> weights) {
        Session session = computation.session();
        variables.load(session, weights);
        optimizer.initialise(session);
        scaler.ifPresent(used -> used.begin(session));
    }

    /**
     * Resumes from the saved state of a killed run, if there is one, and enables saving of this
     * run's state. Must be called after {@link #begin}, when the graph is complete.
     *
     * @param run everything that determines the run's result in addition to the recipe and the
     *     graph: seed, pairs, initial weights
     * @param runSubstitutes the substitutes; the pairs that were left out are saved with the state
     *     and restored from it
     * @return the number of completed steps
     */
    long resume(Checkpointing checkpointing, Map<String, String> run, Substitutes runSubstitutes) {
        Map<String, String> all = new LinkedHashMap<>(run);
        all.put("recipe", recipe.toString());
        all.put("graph", computation.digest());
        Map<String, Variable> state = new LinkedHashMap<>(variables.byResource());
        state.putAll(optimizer.firstMoments().byResource());
        state.putAll(optimizer.secondMoments().byResource());
        scaler.ifPresent(used -> state.putAll(used.state()));
        RunSaver resumed =
                new RunSaver(
                        TrainingCheckpoint.in(checkpointing.folder(), all),
                        new SavePolicy(checkpointing, System::nanoTime),
                        new TrainingState(computation.session(), state));
        saver = Optional.of(resumed);
        previous = resumed.resume();
        runSubstitutes.restore(previous.notes());
        substitutes = Optional.of(runSubstitutes);
        scaler.ifPresent(used -> used.resume(computation.session()));
        return previous.steps();
    }

    /**
     * Trains for the recipe's epochs, or for the rest of them.
     *
     * @param name the name of the training run, for listeners
     * @param source starts with the first batch after the completed steps
     * @param pace determines the learning rates and when to stop
     * @param pictures the number of pictures that the loss embeds per batch
     * @return the trained values by name, in checkpoint axis order
     * @throws NonFiniteLossException if the loss, the gradients or the weights become infinite or
     *     not a number. If the loss is scaled, steps with non-finite gradients are skipped, until
     *     so many were skipped that the scale cannot be the reason
     * @throws CancellationException if the thread is interrupted; its interrupt status remains set.
     *     Before the exception is thrown, the current step is finished and, if saving is enabled,
     *     the state is saved
     */
    public Map<String, float[]> run(
            String name, BatchSource source, Pace pace, long pictures, TrainingListener listener) {
        long perEpoch = source.batchesPerEpoch();
        AwaitedBatches batches = new AwaitedBatches(source);
        long start = System.nanoTime();
        listener.onStart(
                new TrainingListener.Start(
                        name,
                        pace.steps(),
                        recipe.epochs(),
                        recipe.batch(),
                        previous.steps(),
                        previous.seconds(),
                        pictures));
        pace.resume(previous.steps(), previous.notes());
        long done = previous.steps();
        double highestRate = 0;
        while (done < pace.steps() && !pace.stopped()) {
            int epoch = Math.toIntExact(done / perEpoch) + 1;
            double waitedBefore = batches.waitedSeconds();
            TrainingListener.Step step;
            try {
                step = step(batches, done, epoch, pace.rate(done));
            } catch (CancellationException interrupted) {
                // Saves the state after the last completed step, to resume from.
                Progress progress = progress(done, start, pace);
                saver.ifPresent(saving -> saving.ended(progress, listener));
                throw interrupted;
            }
            pace.stepDone(step);
            highestRate = Math.max(highestRate, step.learningRate());
            listener.onWait(batches.waitedSeconds() - waitedBefore);
            listener.onStep(step);
            done++;
            if (done % perEpoch == 0) {
                listener.onEpoch(epoch);
            }
            long steps = done;
            saver.ifPresent(
                    saving -> saving.stepDone(steps, () -> progress(steps, start, pace), listener));
        }
        reportEnd(
                name,
                done - previous.steps(),
                start,
                batches.waitedSeconds(),
                highestRate,
                listener);
        Progress last = progress(done, start, pace);
        saver.ifPresent(saving -> saving.ended(last, listener));
        Map<String, float[]> result = weights();
        // The effect of the last step on the weights is not visible in any loss.
        double rate = pace.rate(last.steps() - 1);
        result.forEach((key, values) -> requireFinite(key, values, last.steps(), rate));
        return result;
    }

    /** Returns the current values by name, in checkpoint axis order. */
    Map<String, float[]> weights() {
        return variables.values(computation.session());
    }

    private void reportEnd(
            String name,
            long steps,
            long start,
            double waitedSeconds,
            double highestRate,
            TrainingListener listener) {
        TrainingListener.End end =
                new TrainingListener.End(
                        steps, (System.nanoTime() - start) / 1e9, waitedSeconds, skippedSteps());
        log.info(
                "trained: name=\"{}\" steps={} highest-learning-rate={} seconds={}"
                        + " waited-for-batches={}%",
                name,
                steps,
                String.format(Locale.ROOT, "%.3g", highestRate),
                String.format(Locale.ROOT, "%.1f", end.seconds()),
                String.format(Locale.ROOT, "%.1f", 100 * end.waitingShare()));
        scaler.ifPresent(
                used ->
                        log.info(
                                "loss scale: name=\"{}\" skipped-steps={} loss-scale={}",
                                name,
                                used.scale().skippedSteps(),
                                used.scale().factor()));
        listener.onEnd(end);
    }

    private Progress progress(long steps, long start, Pace pace) {
        Map<String, String> notes = new LinkedHashMap<>(pace.notes());
        substitutes.ifPresent(used -> notes.putAll(used.notes()));
        return new Progress(steps, previous.seconds() + (System.nanoTime() - start) / 1e9, notes);
    }

    private long skippedSteps() {
        return scaler.map(used -> used.scale().skippedSteps()).orElse(0L);
    }

    private static void requireFinite(String name, float[] values, long step, double learningRate) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw NonFiniteLossException.ofWeights(name, step, learningRate);
            }
        }
    }

    private TrainingListener.Step step(
            AwaitedBatches batches, long step, int epoch, double learningRate) {
        OptionalDouble lossScale =
                scaler.map(used -> OptionalDouble.of(used.scale().factor()))
                        .orElse(OptionalDouble.empty());
        double[] values;
        List<String> sampleIds;
        try (BatchSource.Feeds feeds = batches.next(step)) {
            sampleIds = feeds.sampleIds();
            values = runBatch(feeds, step, learningRate);
            if (!Double.isFinite(values[0])) {
                throw NonFiniteLossException.ofLoss(step + 1, values[0], learningRate, sampleIds);
            }
        }
        double norm = values[values.length - 1];
        if (Double.isFinite(norm)) {
            scaler.ifPresent(used -> used.stepDone(computation.session(), true));
        } else {
            skip(step + 1, norm, learningRate, sampleIds);
        }
        Map<String, Double> termValues = new LinkedHashMap<>();
        for (int i = 0; i < terms.size(); i++) {
            termValues.put(terms.get(i), values[i + 1]);
        }
        return new TrainingListener.Step(
                step + 1,
                epoch,
                recipe.batch(),
                learningRate,
                values[0],
                termValues,
                OptionalDouble.of(norm),
                lossScale);
    }

    /**
     * Lowers the loss scale after a step with non-finite gradients, which changed no weights; fails
     * if there is no loss scale or a lower one cannot help.
     */
    private void skip(long step, double norm, double learningRate, List<String> sampleIds) {
        LossScaler used =
                scaler.orElseThrow(
                        () ->
                                NonFiniteLossException.ofGradient(
                                        step, norm, learningRate, sampleIds));
        float tried = used.scale().factor();
        used.stepDone(computation.session(), false);
        if (used.scale().isExhausted()) {
            throw NonFiniteLossException.ofScaledGradient(
                    step, norm, tried, learningRate, sampleIds);
        }
        log.info(
                "skipped a step with non-finite gradients: step={} loss-scale={} next={}"
                        + " skipped-steps={}",
                step,
                tried,
                used.scale().factor(),
                used.scale().skippedSteps());
    }

    /**
     * Runs a batch and updates the weights.
     *
     * @return the loss, its terms and, at the end, the norm of the gradients
     */
    private double[] runBatch(BatchSource.Feeds feeds, long step, double learningRate) {
        long update = step + 1 - skippedSteps();
        List<Tensor> fed = new ArrayList<>();
        try {
            return differentiation.run(
                    computation.session(),
                    feeds,
                    runner -> {
                        fed.addAll(optimizer.addTo(runner, update, learningRate));
                        runner.fetch(optimizer.gradientNorm());
                    });
        } finally {
            fed.forEach(Tensor::close);
        }
    }

    /** Takes batches from a source and measures how long training waits for them. */
    private static final class AwaitedBatches {

        private final BatchSource source;
        private long waitedNanos;

        AwaitedBatches(BatchSource source) {
            this.source = source;
        }

        /** Returns the waiting time so far, in seconds. */
        double waitedSeconds() {
            return waitedNanos / 1e9;
        }

        /**
         * Returns the batch of a step.
         *
         * @param step the number of steps completed before
         * @throws CancellationException if the thread is interrupted; its interrupt status remains
         *     set
         */
        BatchSource.Feeds next(long step) {
            long begin = System.nanoTime();
            try {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                return source.next();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException(
                        "training was interrupted before step " + (step + 1));
            } finally {
                waitedNanos += System.nanoTime() - begin;
            }
        }
    }
}
