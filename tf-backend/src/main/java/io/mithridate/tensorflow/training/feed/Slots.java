package io.mithridate.tensorflow.training.feed;

import io.mithridate.tensorflow.training.TextInput;
import io.mithridate.tensorflow.training.View;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** The inputs of the graph for a batch: one placeholder for each array that the loader writes. */
public final class Slots {

    private final Map<String, Placeholder<TUint8>> pictures = new LinkedHashMap<>();
    private final Map<String, Placeholder<TFloat32>> numbers = new LinkedHashMap<>();
    private final Map<String, Placeholder<TInt32>> tokens = new LinkedHashMap<>();
    private final Map<String, Placeholder<TInt32>> rows = new LinkedHashMap<>();
    private final Map<String, Placeholder<TFloat32>> weights = new LinkedHashMap<>();
    private final Map<String, Placeholder<TFloat32>> truths = new LinkedHashMap<>();

    public Slots(Ops tf, Iterable<View> views, BatchShape shape) {
        for (View view : views) {
            if (view instanceof View.Images images) {
                long side = shape.imageSize();
                pictures.put(
                        images.name(),
                        tf.placeholder(
                                TUint8.class,
                                Placeholder.shape(Shape.of(shape.batch(), side, side, 3))));
            } else if (view instanceof View.Numbers numbered) {
                numbers.put(
                        numbered.name(),
                        tf.placeholder(
                                TFloat32.class,
                                Placeholder.shape(
                                        Shape.of(shape.batch(), numbered.rows().dimension()))));
            } else if (view instanceof View.Captions captions) {
                tokens.put(captions.name(), tokens(tf, shape.batch(), shape));
            } else if (view instanceof View.SubCaptions chosen) {
                int count = chosen.selection().rows(shape.batch(), shape.batchesPerEpoch());
                for (TextInput side : chosen.sides()) {
                    tokens.put(side.name(), tokens(tf, count, shape));
                }
                rows.put(
                        chosen.name(),
                        tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(count))));
                weights.put(
                        chosen.name(),
                        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(count))));
                if (chosen.truths().isPresent()) {
                    truths.put(
                            chosen.name(),
                            tf.placeholder(
                                    TFloat32.class, Placeholder.shape(Shape.of(count, count))));
                }
            }
        }
    }

    private static Placeholder<TInt32> tokens(Ops tf, int count, BatchShape shape) {
        return tf.placeholder(
                TInt32.class, Placeholder.shape(Shape.of(count, shape.contextLength())));
    }

    public Map<String, Placeholder<TUint8>> pictures() {
        return pictures;
    }

    public Map<String, Placeholder<TFloat32>> numbers() {
        return numbers;
    }

    public Map<String, Placeholder<TInt32>> tokens() {
        return tokens;
    }

    public Map<String, Placeholder<TInt32>> rows() {
        return rows;
    }

    public Map<String, Placeholder<TFloat32>> weights() {
        return weights;
    }

    public Map<String, Placeholder<TFloat32>> truths() {
        return truths;
    }

    /** Returns the slot for a view's name. */
    public static <T> T of(Map<String, T> slots, String name) {
        T slot = slots.get(name);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "the objective's views() do not name '%s', only %s"
                            .formatted(name, slots.keySet()));
        }
        return slot;
    }
}
