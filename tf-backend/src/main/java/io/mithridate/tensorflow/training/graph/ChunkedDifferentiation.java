package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.GradientSums;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.types.TFloat32;

/**
 * The gradient of a contrastive loss over a batch whose activations do not fit into memory (<a
 * href="https://arxiv.org/abs/2101.06983">Gao et al., 2021</a>, "GradCache").
 *
 * <ol>
 *   <li>Every row is embedded, chunk by chunk, and its embedding is kept.
 *   <li>The loss and its gradients with respect to all embeddings are computed.
 *   <li>Every row is embedded again, chunk by chunk. The gradients with respect to the embeddings
 *       are backpropagated to the weights and summed up.
 * </ol>
 *
 * <p>Up to rounding, the result is the gradient of the loss over the whole batch if the embedding
 * of a row does not depend on the other rows in its pass. This holds for transformers, and for
 * batch norm with running statistics. If batch norm uses the statistics of its input, these are the
 * statistics of a chunk. The result is then the exact gradient of that different function, as if
 * each chunk were on a separate device, and the running statistics are updated once per chunk.
 */
final class ChunkedDifferentiation implements Differentiation {

    private final ChunkedBatch trained;
    private final ChunkedBatch frozen;
    private final List<Operand<TFloat32>> fetched;
    private final List<Optional<Operand<TFloat32>>> upstream;
    private final GradientSums sums;
    private final List<Op> direct;
    private final List<Operand<TFloat32>> gradients;

    /**
     * Adds the gradients to the graph.
     *
     * @param loss the loss, built on the batch
     * @param trained the embedder with the trained model
     * @param frozen the embedder with the model that training started from
     * @param updates additional operations to run with the loss of every batch
     * @param scaler scales the loss, if present; the gradients are then those of the scaled loss
     * @throws IllegalArgumentException if the loss does not depend on one of the variables
     */
    ChunkedDifferentiation(
            Computation computation,
            Loss loss,
            List<Variable> variables,
            ChunkedBatch trained,
            ChunkedBatch frozen,
            List<Op> updates,
            Optional<LossScaler> scaler) {
        this.trained = trained;
        this.frozen = frozen;
        fetched = DirectDifferentiation.fetchable(computation.ops(), loss);
        sums = new GradientSums(computation.ops(), variables);
        List<Operand<TFloat32>> gradientTargets = new ArrayList<>();
        trained.passes().forEach(pass -> gradientTargets.add(pass.cached()));
        variables.forEach(variable -> gradientTargets.add(variable.read()));
        List<Optional<Operand<TFloat32>>> lossGradients =
                Gradients.ifDependent(
                        computation.graph(),
                        loss.total(),
                        scaler.map(LossScaler::factor),
                        gradientTargets);
        int passes = trained.passes().size();
        upstream = List.copyOf(lossGradients.subList(0, passes));
        direct =
                new ArrayList<>(
                        sums.addOperations(lossGradients.subList(passes, lossGradients.size())));
        direct.addAll(updates);
        for (int pass = 0; pass < passes; pass++) {
            if (upstream.get(pass).isPresent()) {
                trained.passes().get(pass).differentiate(computation.graph(), variables, sums);
            }
        }
        gradients = sums.sums();
    }

    @Override
    public List<Operand<TFloat32>> gradients() {
        return gradients;
    }

    @Override
    public double[] run(Session session, BatchSource.Feeds feeds, Consumer<Session.Runner> use) {
        double[] losses = lossAndSums(session, feeds);
        Session.Runner finalRun = session.runner();
        use.accept(finalRun);
        try (Result result = finalRun.run()) {
            double[] all = Arrays.copyOf(losses, losses.length + result.size());
            double[] extraScalars = DirectDifferentiation.scalars(result, result.size());
            System.arraycopy(extraScalars, 0, all, losses.length, extraScalars.length);
            return all;
        }
    }

    private double[] lossAndSums(Session session, BatchSource.Feeds feeds) {
        List<TFloat32> embeddings = new ArrayList<>();
        try {
            Session.Runner runner = session.runner();
            feeds.addTo(runner);
            List<CachedPass> all = new ArrayList<>(trained.passes());
            all.addAll(frozen.passes());
            for (CachedPass pass : all) {
                TFloat32 rows = pass.embed(session, feeds);
                embeddings.add(rows);
                runner.feed(pass.cached(), rows);
            }
            sums.clear(session);
            fetched.forEach(runner::fetch);
            upstream.forEach(gradient -> gradient.ifPresent(runner::fetch));
            direct.forEach(runner::addTarget);
            try (Result result = runner.run()) {
                int next = fetched.size();
                for (int pass = 0; pass < upstream.size(); pass++) {
                    if (upstream.get(pass).isPresent()) {
                        trained.passes()
                                .get(pass)
                                .backward(session, feeds, (TFloat32) result.get(next++));
                    }
                }
                return DirectDifferentiation.scalars(result, fetched.size());
            }
        } finally {
            embeddings.forEach(TFloat32::close);
        }
    }
}
