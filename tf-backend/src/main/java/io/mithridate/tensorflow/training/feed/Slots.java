package io.mithridate.tensorflow.training.feed;

import static io.mithridate.tensorflow.graph.Computation.input;

import io.mithridate.tensorflow.training.View;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The inputs of the graph for a batch: one placeholder for each array that the loader writes, by
 * the names of views and texts.
 *
 * @param pictures the pictures of views of images
 * @param numbers the rows of views of numbers
 * @param tokens the token ids of captions and of both sides of sub-captions
 * @param rows the samples that the rows of views of sub-captions belong to
 * @param weights the weights of these rows
 * @param truths the matrices of the positives that are true of other samples, for views that need
 *     them
 */
public record Slots(
        Map<String, Placeholder<TUint8>> pictures,
        Map<String, Placeholder<TFloat32>> numbers,
        Map<String, Placeholder<TInt32>> tokens,
        Map<String, Placeholder<TInt32>> rows,
        Map<String, Placeholder<TFloat32>> weights,
        Map<String, Placeholder<TFloat32>> truths) {

    /** Adds the placeholders for some views to a graph. */
    public Slots(Ops tf, Iterable<View> views, BatchShape shape) {
        this(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>());
        int batch = shape.batch();
        int side = shape.imageSize();
        int context = shape.contextLength();
        for (View view : views) {
            String name = view.name();
            if (view instanceof View.Images) {
                pictures.put(name, input(tf, TUint8.class, batch, side, side, 3));
            } else if (view instanceof View.Numbers numbered) {
                numbers.put(name, input(tf, TFloat32.class, batch, numbered.rows().dimension()));
            } else if (view instanceof View.Captions) {
                tokens.put(name, input(tf, TInt32.class, batch, context));
            } else if (view instanceof View.SubCaptions chosen) {
                int count = chosen.selection().rows(batch, shape.batchesPerEpoch());
                for (View.Text text : chosen.sides()) {
                    tokens.put(text.name(), input(tf, TInt32.class, count, context));
                }
                rows.put(name, input(tf, TInt32.class, count));
                weights.put(name, input(tf, TFloat32.class, count));
                if (chosen.truths().isPresent()) {
                    truths.put(name, input(tf, TFloat32.class, count, count));
                }
            }
        }
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
