package io.mithridate.tensorflow.training.loop;

import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.training.EpochPlan;
import io.mithridate.tensorflow.training.EpochPolicy;
import io.mithridate.tensorflow.training.RuleMemory;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.LongFunction;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * The batches of epochs that a policy plans, and their pace. An epoch's batches are loaded only
 * after the last step of the previous epoch, since the plan may need scores from the model at that
 * point.
 */
public final class PlannedSource implements BatchSource, Pace {

    private static final String EPOCH = "epoch";

    private final EpochPolicy policy;
    private final Pace pace;
    private final int pairs;
    private final BatchShape shape;
    private final Loaders loaders;
    private final Operand<TFloat32> score;
    private final Session session;
    private final TrainingContext context;
    private long nextBatch;
    private Optional<BatchLoader> loader = Optional.empty();
    private int plannedEpoch = -1;
    private Optional<EpochPlan> plan = Optional.empty();
    private List<EpochPlan.Part> parts = List.of();

    /** Loads batches of the pairs. */
    @FunctionalInterface
    public interface Loaders {

        /**
         * Starts loading.
         *
         * @param order returns the pairs of an epoch, in order
         * @param epochs the epoch, counted from 0, before which loading ends
         * @param firstBatch the first batch, counted from 0 over all epochs
         */
        BatchLoader load(BatchShape shape, LongFunction<int[]> order, int epochs, long firstBatch);
    }

    /**
     * Creates a source.
     *
     * @param pace the pace of the steps
     * @param pairs the number of pairs in the set
     * @param score the scores of a batch's pairs, (B)
     * @param firstBatch the first batch, counted from 0 over all epochs
     * @param context the seed of the order, and the listener to notify of pictures that are
     *     embedded for scores
     */
    public PlannedSource(
            EpochPolicy policy,
            Pace pace,
            int pairs,
            BatchShape shape,
            Loaders loaders,
            Operand<TFloat32> score,
            Session session,
            long firstBatch,
            TrainingContext context) {
        this.policy = policy;
        this.pace = pace;
        this.pairs = pairs;
        this.shape = shape;
        this.loaders = loaders;
        this.score = score;
        this.session = session;
        nextBatch = firstBatch;
        this.context = context;
    }

    @Override
    public long batchesPerEpoch() {
        return shape.batchesPerEpoch();
    }

    @Override
    public Feeds next() throws InterruptedException {
        if (nextBatch % batchesPerEpoch() == 0 || loader.isEmpty()) {
            begin(Math.toIntExact(nextBatch / batchesPerEpoch()));
        }
        Feeds feeds = loader.orElseThrow().next();
        nextBatch++;
        return feeds;
    }

    /** Plans an epoch, unless its plan was restored from a killed run, and starts loading it. */
    private void begin(int epoch) {
        close();
        if (epoch != plannedEpoch) {
            plan =
                    Optional.of(
                            policy.plan(
                                    epoch,
                                    policy.readsScores(epoch) ? scores(epoch) : new double[pairs],
                                    plan.map(EpochPlan::memory).orElseGet(RuleMemory::empty)));
            plannedEpoch = epoch;
        }
        EpochPlan current = plan.orElseThrow();
        int steps = Math.toIntExact(batchesPerEpoch());
        // Computed once for all steps, since counting the pairs of a part takes time proportional
        // to their number.
        parts = current.ofSteps(shape.batch(), steps);
        loader =
                Optional.of(
                        loaders.load(
                                shape,
                                any -> current.order(shape.batch(), steps, context.seed(), epoch),
                                epoch + 1,
                                nextBatch));
    }

    /** Returns a number of the part that a step of the planned epoch belongs to. */
    public double number(long step, String name) {
        int stepInEpoch = Math.toIntExact(step % batchesPerEpoch());
        return Objects.requireNonNull(parts.get(stepInEpoch).numbers().get(name), name);
    }

    /**
     * Returns the scores of all pairs, computed batch by batch; the last batch is filled up with
     * the first pairs.
     */
    private double[] scores(int epoch) {
        int count = (pairs + shape.batch() - 1) / shape.batch();
        int[] order = new int[count * shape.batch()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i % pairs;
        }
        BatchShape all =
                new BatchShape(shape.batch(), count, shape.imageSize(), shape.contextLength());
        double[] scores = new double[pairs];
        try (BatchLoader batches =
                loaders.load(all, any -> order, epoch + 1, (long) epoch * count)) {
            for (int first = 0; first < pairs; first += shape.batch()) {
                try (Feeds feeds = batches.next()) {
                    Session.Runner runner = session.runner();
                    feeds.addTo(runner);
                    try (Result result = runner.fetch(score).run()) {
                        TFloat32 values = (TFloat32) result.get(0);
                        for (int i = 0; i < shape.batch() && first + i < pairs; i++) {
                            scores[first + i] = values.getFloat(i);
                        }
                    }
                }
                context.listener().onPicturesEmbedded(Math.min(shape.batch(), pairs - first));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException(
                    "training was interrupted while epoch %d was planned".formatted(epoch + 1));
        }
        return scores;
    }

    /** Notifies the policy that training has ended. */
    public void ended() {
        policy.ended(plan.orElseThrow());
    }

    @Override
    public long steps() {
        return pace.steps();
    }

    @Override
    public double rate(long step) {
        return pace.rate(step);
    }

    @Override
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        plan.ifPresent(
                current -> {
                    notes.putAll(current.notes());
                    notes.put(EPOCH, Integer.toString(plannedEpoch));
                });
        return notes;
    }

    @Override
    public void resume(long steps, Map<String, String> notes) {
        if (steps > 0) {
            plan = Optional.of(EpochPlan.fromNotes(notes));
            plannedEpoch = Integer.parseInt(notes.getOrDefault(EPOCH, ""));
        }
    }

    @Override
    public void close() {
        loader.ifPresent(BatchLoader::close);
        loader = Optional.empty();
    }
}
