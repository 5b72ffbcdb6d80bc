package io.mithridate.tensorflow.training;

import io.mithridate.api.training.NonFiniteLossException;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.graph.AdamW;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * The bare training loop: a loss in a graph, what is fed to it, an optimizer, a schedule, and those
 * who listen. It knows nothing of CLIP.
 *
 * <p>Every tensor and every result is closed within its step: TensorFlow's memory is not the
 * garbage collector's.
 */
public final class TrainLoop {

    private final Computation computation;
    private final List<String> terms;
    private final List<Operand<TFloat32>> fetched = new ArrayList<>();
    private final List<Op> updates;
    private final Recipe recipe;
    private final AdamW optimizer;

    /**
     * Adds gradients and updates to a graph.
     *
     * @param loss what is minimised; scalars
     * @param variables what is trained
     * @param updates what else runs in every step, such as moving batch norm's statistics
     * @param recipe optimizer settings, epochs and schedule
     * @throws IllegalArgumentException if the loss does not depend on one of the variables
     */
    public TrainLoop(
            Computation computation,
            Loss loss,
            List<Variable> variables,
            List<Op> updates,
            Recipe recipe) {
        this.computation = computation;
        terms = List.copyOf(loss.terms().keySet());
        fetched.add(computation.ops().identity(loss.total()));
        loss.terms().values().forEach(term -> fetched.add(computation.ops().identity(term)));
        this.updates = List.copyOf(updates);
        this.recipe = recipe;
        optimizer =
                new AdamW(
                        computation.graph(),
                        computation.ops(),
                        loss.total(),
                        variables,
                        new AdamW.Settings(
                                recipe.beta1(),
                                recipe.beta2(),
                                recipe.epsilon(),
                                recipe.weightDecay(),
                                recipe.clipNorm(),
                                variable -> variable.role().decays()));
    }

    /** What is fed to the steps. */
    public interface Source {

        /** Steps in an epoch. */
        long stepsPerEpoch();

        /**
         * What the next step is fed with; called once for each step, in order.
         *
         * @throws InterruptedException if the thread is interrupted while it waits
         */
        Feeds next() throws InterruptedException;
    }

    /** What one step is fed with; closed after the step, when its tensors may be reused. */
    public interface Feeds extends AutoCloseable {

        /** Feeds the step. */
        void addTo(Session.Runner runner);

        /** Names of the samples, for complaints. */
        List<String> sampleIds();

        @Override
        void close();
    }

    /**
     * Trains for the recipe's epochs. The variables are loaded before.
     *
     * @param name what is trained, for listeners
     * @throws NonFiniteLossException if the loss becomes infinite or not a number
     * @throws CancellationException if the thread is interrupted; it is still interrupted then
     */
    public void run(String name, Source source, TrainingListener listener) {
        long perEpoch = source.stepsPerEpoch();
        long steps = perEpoch * recipe.epochs();
        Schedule schedule = Schedule.of(recipe, steps);
        Session session = computation.session();
        optimizer.initialise(session);
        listener.onStart(new TrainingListener.Start(name, steps, recipe.epochs(), recipe.batch()));
        for (long step = 0; step < steps; step++) {
            int epoch = Math.toIntExact(step / perEpoch) + 1;
            listener.onStep(step(session, source, step, epoch, schedule.at(step)));
            if ((step + 1) % perEpoch == 0) {
                listener.onEpoch(epoch);
            }
        }
    }

    private TrainingListener.Step step(
            Session session, Source source, long step, int epoch, double learningRate) {
        try (Feeds feeds = next(source, step)) {
            Session.Runner runner = session.runner();
            feeds.addTo(runner);
            List<Tensor> fed = optimizer.addTo(runner, step + 1, learningRate);
            updates.forEach(runner::addTarget);
            fetched.forEach(runner::fetch);
            try (Result result = runner.run()) {
                double total = scalar(result, 0);
                if (!Double.isFinite(total)) {
                    throw new NonFiniteLossException(
                            step + 1, total, learningRate, feeds.sampleIds());
                }
                Map<String, Double> values = new LinkedHashMap<>();
                for (int i = 0; i < terms.size(); i++) {
                    values.put(terms.get(i), scalar(result, i + 1));
                }
                return new TrainingListener.Step(
                        step + 1, epoch, recipe.batch(), learningRate, total, values);
            } finally {
                fed.forEach(Tensor::close);
            }
        }
    }

    private static Feeds next(Source source, long step) {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return source.next();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("training was interrupted before step " + (step + 1));
        }
    }

    private static double scalar(Result result, int index) {
        return ((TFloat32) result.get(index)).getFloat();
    }
}
