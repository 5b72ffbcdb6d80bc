package io.mithridate.tensorflow.clip;

import io.mithridate.api.backend.Saliency;
import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Gradients;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Computes gradient times input, on normalized pixels, for the cosine between a picture and an
 * embedding.
 *
 * <p>It is computed on the CPU, which is fast enough for a few pictures.
 */
public final class GradientTimesInput implements Saliency {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);

    /**
     * The share of pixels that are drawn below full white; the others are clipped. This is our
     * choice.
     */
    private static final double SHARE_BELOW_WHITE = 0.99;

    private static final int WHITE = 255;

    /** Creates the saliency method. */
    @Inject
    public GradientTimesInput() {}

    @Override
    public List<Image> maps(Checkpoint model, List<Image> pictures, Embeddings towards) {
        ClipCheckpoint clip = ClipCheckpoint.read(model);
        int side = clip.architecture().imageSize();
        int count = pictures.size();
        Shape shape = Shape.of(count, side, side, Image.CHANNELS);
        float[] products;
        try (Computation computation = new Computation(CPU);
                TUint8 fed = TUint8.tensorOf(shape)) {
            Ops tf = computation.ops();
            Towers towers = Towers.frozen(tf, clip.architecture(), computation.products());
            Placeholder<TUint8> pixels = Computation.input(tf, TUint8.class, shape);
            Operand<TFloat32> normalized = Pixels.normalised(tf, pixels);
            Operand<TFloat32> embedded = towers.pixels(Pixels.levels(tf, normalized));
            Operand<TFloat32> cosines =
                    tf.sum(
                            tf.math.mul(
                                    embedded,
                                    tf.constant(
                                            Shape.of(count, towards.dimension()),
                                            DataBuffers.of(towards.values()))),
                            tf.constant(new int[] {0, 1}));
            Operand<TFloat32> gradient =
                    Gradients.of(
                                    computation.graph(),
                                    cosines,
                                    List.of(normalized),
                                    List.of("the pictures"))
                            .get(0);
            Operand<TFloat32> product =
                    tf.math.abs(tf.sum(tf.math.mul(gradient, normalized), tf.constant(3)));
            towers.variables().load(computation.session(), clip.weights());
            for (int i = 0; i < count; i++) {
                byte[] rgb = pictures.get(i).rgb();
                fed.asRawTensor().data().offset((long) i * rgb.length).write(rgb);
            }
            try (Result result =
                    computation.session().runner().feed(pixels, fed).fetch(product).run()) {
                products = Computation.numbers(result.get(0));
            }
        }
        List<Image> maps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int size = side * side;
            maps.add(toGray(side, Arrays.copyOfRange(products, i * size, (i + 1) * size)));
        }
        return maps;
    }

    private static Image toGray(int side, float[] values) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float white = sorted[(int) (SHARE_BELOW_WHITE * (sorted.length - 1))];
        Image image = Image.black(side, side);
        for (int i = 0; i < image.rgb().length; i++) {
            float value = values[i / Image.CHANNELS];
            image.rgb()[i] = (byte) (value < white ? Math.round(WHITE * value / white) : WHITE);
        }
        return image;
    }
}
