package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.GradientSums;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.training.feed.BatchSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One call of a tower whose rows are embedded chunk by chunk, and whose embeddings are passed to
 * the loss through a cache.
 *
 * <p>All of the {@code inputs} inputs have the same number of rows. A chunk contains the same rows
 * of every input, so that the views of a sample are embedded together.
 */
final class CachedPass {

    private final Chunks chunks;
    private final int inputs;
    private final int columns;
    private final Placeholder<TInt32> begin;
    private final Operand<TFloat32> embedded;
    private final List<Op> updates;
    private final Placeholder<TFloat32> cached;
    private final Placeholder<TFloat32> upstream;
    private final List<Op> gradientAdditions = new ArrayList<>();

    /**
     * Adds a pass to a graph.
     *
     * @param begin the placeholder for the index of the first row of a chunk
     * @param embedded the embeddings of a chunk: (inputs · chunk, D), one input after the other
     * @param updates the operations that update batch norm's running statistics
     */
    CachedPass(
            Ops tf,
            Chunks chunks,
            int inputs,
            Placeholder<TInt32> begin,
            Operand<TFloat32> embedded,
            List<Op> updates) {
        this.chunks = chunks;
        this.inputs = inputs;
        this.begin = begin;
        this.embedded = embedded;
        this.updates = List.copyOf(updates);
        columns = Math.toIntExact(embedded.shape().get(1));
        cached = Computation.input(tf, TFloat32.class, shape(chunks.rows()));
        upstream = Computation.input(tf, TFloat32.class, shape(chunks.size()));
    }

    private Shape shape(int rowsPerInput) {
        return Shape.of((long) inputs * rowsPerInput, columns);
    }

    /**
     * Returns the embeddings of all rows as seen by the loss: (inputs · rows, D), one input after
     * the other.
     */
    Placeholder<TFloat32> cached() {
        return cached;
    }

    /**
     * Adds the second half of backpropagation to the graph: from the gradients with respect to a
     * chunk's embeddings to sums of the gradients with respect to variables.
     */
    void differentiate(Graph graph, List<Variable> variables, GradientSums sums) {
        gradientAdditions.addAll(
                sums.addOperations(
                        Gradients.ifDependent(
                                graph,
                                embedded,
                                Optional.of(upstream),
                                variables.stream().map(Variable::read).toList())));
    }

    /**
     * Embeds all rows, without keeping the activations that gradients would need.
     *
     * @return the content of the cache, to be closed
     */
    TFloat32 embed(Session session, BatchSource.Feeds feeds) {
        TFloat32 all = TFloat32.tensorOf(shape(chunks.rows()));
        FloatDataBuffer cache = all.asRawTensor().data().asFloats();
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            try (TInt32 first = TInt32.scalarOf(chunks.begin(chunk))) {
                Session.Runner runner = session.runner();
                feeds.addTo(runner);
                try (Result result = runner.feed(begin, first).fetch(embedded).run()) {
                    FloatDataBuffer rows =
                            ((TFloat32) result.get(0)).asRawTensor().data().asFloats();
                    copyOwn(chunk, cache, rows, true);
                }
            }
        }
        return all;
    }

    /**
     * Embeds all rows again and adds the loss's gradients to the sums.
     *
     * @param gradients the gradients with respect to the tensor that was fed to {@link #cached}
     */
    void backward(Session session, BatchSource.Feeds feeds, TFloat32 gradients) {
        FloatDataBuffer all = gradients.asRawTensor().data().asFloats();
        for (int chunk = 0; chunk < chunks.count(); chunk++) {
            try (TInt32 first = TInt32.scalarOf(chunks.begin(chunk));
                    TFloat32 part = TFloat32.tensorOf(shape(chunks.size()))) {
                FloatDataBuffer rows = part.asRawTensor().data().asFloats();
                // Rows that belong to another chunk contribute there, so their gradients are zero
                // here.
                rows.write(new float[Math.toIntExact(rows.size())]);
                copyOwn(chunk, all, rows, false);
                Session.Runner runner = session.runner();
                feeds.addTo(runner);
                runner.feed(begin, first).feed(upstream, part);
                gradientAdditions.forEach(runner::addTarget);
                updates.forEach(runner::addTarget);
                runner.run().close();
            }
        }
    }

    /** Copies the rows that belong to a chunk from the chunk to the array of all rows, or back. */
    private void copyOwn(int chunk, FloatDataBuffer ofAll, FloatDataBuffer ofChunk, boolean toAll) {
        int own = chunks.firstOwn(chunk);
        int local = own - chunks.begin(chunk);
        long size = (long) chunks.own(chunk) * columns;
        for (int input = 0; input < inputs; input++) {
            FloatDataBuffer all = ofAll.slice((long) (input * chunks.rows() + own) * columns, size);
            FloatDataBuffer part =
                    ofChunk.slice((long) (input * chunks.size() + local) * columns, size);
            if (toAll) {
                part.copyTo(all, size);
            } else {
                all.copyTo(part, size);
            }
        }
    }
}
