package io.mithridate.tensorflow.training.loop;

import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.training.EpochPlan;
import io.mithridate.tensorflow.training.feed.BatchLoader;
import io.mithridate.tensorflow.training.feed.BatchShape;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.feed.BatchWriter;
import io.mithridate.tensorflow.training.feed.Slots;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * The batches of epochs planned by a policy. An epoch's batches are loaded only after the last step
 * of the previous epoch, since the plan may need scores from the model at that point.
 */
public final class PlannedSource implements BatchSource {

    private final EpochPlans plans;
    private final BatchWriter writer;
    private final Slots slots;
    private final Operand<TFloat32> score;
    private final Session session;
    private final int threads;
    private final TrainingContext context;
    private final BatchShape shape;
    private final int pairs;
    private long nextBatch;
    private Optional<BatchLoader> loader = Optional.empty();

    /**
     * Creates a source.
     *
     * @param score the scores of a batch's pairs, (B)
     * @param firstBatch the first batch, counted from 0 over all epochs
     * @param context the seed of the order, and the listener to notify of pictures that are
     *     embedded for scores
     */
    public PlannedSource(
            EpochPlans plans,
            BatchWriter writer,
            Slots slots,
            Operand<TFloat32> score,
            Session session,
            long firstBatch,
            int threads,
            TrainingContext context) {
        this.plans = plans;
        this.writer = writer;
        this.slots = slots;
        this.score = score;
        this.session = session;
        nextBatch = firstBatch;
        this.threads = threads;
        this.context = context;
        shape = plans.shape();
        pairs = plans.pairs();
    }

    @Override
    public long batchesPerEpoch() {
        return shape.batchesPerEpoch();
    }

    @Override
    public Feeds next() throws InterruptedException {
        int perEpoch = Math.toIntExact(shape.batchesPerEpoch());
        if (nextBatch % perEpoch == 0 || loader.isEmpty()) {
            begin(Math.toIntExact(nextBatch / perEpoch), perEpoch);
        }
        Feeds feeds = loader.orElseThrow().next();
        nextBatch++;
        return feeds;
    }

    private void begin(int epoch, int perEpoch) {
        close();
        EpochPlan plan = plans.plan(epoch, this::scores);
        loader =
                Optional.of(
                        new BatchLoader(
                                writer,
                                slots,
                                shape,
                                any -> plan.order(shape.batch(), perEpoch, context.seed(), epoch),
                                epoch + 1,
                                nextBatch,
                                threads));
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
        double[] scores = new double[pairs];
        try (BatchLoader all =
                new BatchLoader(
                        writer,
                        slots,
                        new BatchShape(
                                shape.batch(), count, shape.imageSize(), shape.contextLength()),
                        any -> order,
                        epoch + 1,
                        (long) epoch * count,
                        threads)) {
            for (int first = 0; first < pairs; first += shape.batch()) {
                try (Feeds feeds = all.next()) {
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

    @Override
    public void close() {
        loader.ifPresent(BatchLoader::close);
        loader = Optional.empty();
    }
}
