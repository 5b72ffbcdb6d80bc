package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * A trained network that is ready to run. It is thread-safe and must be closed.
 *
 * <p>Pictures are processed one by one, so that not even the last bit of a result depends on other
 * pictures.
 *
 * @param <R> the type of the result for a picture
 */
public final class OpenNetwork<R> implements AutoCloseable {

    private final Computation computation;
    private final Session session;
    private final int side;
    private final Placeholder<TUint8> slot;
    private final Operand<? extends TType> result;
    private final Function<Tensor, R> reader;

    private OpenNetwork(
            Computation computation,
            int side,
            Placeholder<TUint8> slot,
            Operand<? extends TType> result,
            Function<Tensor, R> reader) {
        this.computation = computation;
        this.side = side;
        this.slot = slot;
        this.result = result;
        this.reader = reader;
        session = computation.session();
    }

    /** Opens a network; see {@link Networks}. */
    static <R> OpenNetwork<R> open(
            Compute compute,
            int side,
            Map<String, NumberArray> weights,
            Networks.NetworkFunction<?> function,
            Function<Tensor, R> reader) {
        Computation computation = new Computation(compute);
        try {
            Variables variables = Variables.trained(computation.ops());
            Placeholder<TUint8> slot =
                    Computation.input(
                            computation.ops(), TUint8.class, 1, side, side, Image.CHANNELS);
            Operand<? extends TType> result =
                    function.of(new ForwardPass(computation.ops(), variables, false), slot);
            variables.load(computation.session(), values(weights));
            return new OpenNetwork<>(computation, side, slot, result, reader);
        } catch (RuntimeException e) {
            computation.close();
            throw e;
        }
    }

    /** Returns the values of the arrays, by name. */
    public static Map<String, float[]> values(Map<String, NumberArray> weights) {
        Map<String, float[]> values = new LinkedHashMap<>();
        weights.forEach((name, array) -> values.put(name, array.values()));
        return values;
    }

    /**
     * Returns the network's results for pictures.
     *
     * @param pictures square pictures of the side that the network was opened with
     * @return one result per picture, in the same order
     */
    public List<R> run(List<Image> pictures) {
        List<R> results = new ArrayList<>(pictures.size());
        for (Image picture : pictures) {
            results.add(run(picture));
        }
        return results;
    }

    private R run(Image picture) {
        if (picture.width() != side || picture.height() != side) {
            throw new IllegalArgumentException(
                    "a picture of %d x %d pixels; the network runs on %d x %d"
                            .formatted(picture.width(), picture.height(), side, side));
        }
        try (TUint8 fed = TUint8.tensorOf(slot.asOutput().shape())) {
            fed.asRawTensor().data().write(picture.rgb());
            try (Result results = session.runner().feed(slot, fed).fetch(result).run()) {
                return reader.apply(results.get(0));
            }
        }
    }

    /** Closes the session and the graph. */
    @Override
    public void close() {
        computation.close();
    }
}
