package io.mithridate.tensorflow.training;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.clip.TowerWeights;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.graph.Computation;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/** Computes the outputs of the blocks of a CLIP model's image tower; see {@link ImageBlocks}. */
public final class BlockReader {

    private final Compute compute;

    /**
     * Creates a reader.
     *
     * @param compute the device and settings to use
     */
    @Inject
    public BlockReader(Compute compute) {
        this.compute = compute;
    }

    /**
     * Returns the mean output of each block over some pictures, with running statistics in batch
     * norm. All pictures are embedded at once.
     *
     * @param model the model, which is not changed
     * @param levels (N, S, S, 3), pixel values from 0 to 255 that need not be integers, with the
     *     last axis varying fastest; S is the side of the model's pictures
     * @return one array per block, in order, with the values that the block outputs for a picture
     * @throws IllegalArgumentException if the levels do not form whole pictures
     * @throws io.mithridate.api.model.InvalidCheckpointException if the model cannot be read
     */
    public List<float[]> means(Checkpoint model, float[] levels) {
        TowerWeights clip = TowerWeights.read(model);
        long side = clip.architecture().imageSize();
        long numbers = side * side * Image.CHANNELS;
        if (levels.length == 0 || levels.length % numbers != 0) {
            throw new IllegalArgumentException(
                    "%d levels do not form whole pictures of %d pixels"
                            .formatted(levels.length, side));
        }
        Shape shape = Shape.of(levels.length / numbers, side, side, Image.CHANNELS);
        try (Computation computation = new Computation(compute)) {
            Ops tf = computation.ops();
            Towers towers = Towers.frozen(tf, clip.architecture(), computation.products());
            Placeholder<TFloat32> pictures = Computation.input(tf, TFloat32.class, shape);
            List<Operand<TFloat32>> means =
                    towers.blocks(pictures).outputs().stream()
                            .<Operand<TFloat32>>map(output -> tf.math.mean(output, tf.constant(0)))
                            .toList();
            Session session = computation.session();
            towers.variables().load(session, clip.weights());
            try (TFloat32 fed = TFloat32.tensorOf(shape, DataBuffers.of(levels))) {
                Session.Runner runner = session.runner().feed(pictures, fed);
                means.forEach(runner::fetch);
                try (Result result = runner.run()) {
                    return IntStream.range(0, means.size())
                            .mapToObj(block -> Computation.numbers(result.get(block)))
                            .toList();
                }
            }
        }
    }
}
