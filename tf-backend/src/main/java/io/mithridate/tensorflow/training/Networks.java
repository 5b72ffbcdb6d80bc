package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Computation;
import jakarta.inject.Inject;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** Runs small networks trained by an {@link Optimizer}, in single precision. */
public final class Networks {

    private final Compute compute;

    /**
     * Creates a runner of networks.
     *
     * @param compute the device and settings to use
     */
    @Inject
    public Networks(Compute compute) {
        this.compute = compute;
    }

    /**
     * Opens a network that changes pictures; the caller closes it.
     *
     * @param side the side of the square input and output pictures, in pixels
     * @param weights the weights by name; those that the function does not use are ignored
     * @param function returns (1, S, S, 3)
     * @throws IllegalArgumentException if a weight is missing or has the wrong length
     */
    public OpenNetwork<Image> pictures(
            int side, Map<String, NumberArray> weights, NetworkFunction<TUint8> function) {
        return OpenNetwork.open(compute, side, weights, function, result -> toImage(result, side));
    }

    private static Image toImage(Tensor result, int side) {
        byte[] rgb = new byte[side * side * Image.CHANNELS];
        result.asRawTensor().data().read(rgb);
        return new Image(side, side, rgb);
    }

    /**
     * Opens a network that computes numbers from pictures; the caller closes it.
     *
     * @param side the side of the square input pictures, in pixels
     * @param weights the weights by name; those that the function does not use are ignored
     * @param function returns (1, K), from which K numbers are read
     * @throws IllegalArgumentException if a weight is missing or has the wrong length
     */
    public OpenNetwork<float[]> numbers(
            int side, Map<String, NumberArray> weights, NetworkFunction<TFloat32> function) {
        return OpenNetwork.open(compute, side, weights, function, Computation::numbers);
    }

    /**
     * A function of pictures that uses a trained network.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface NetworkFunction<T extends TType> {

        /**
         * Builds the function; called once.
         *
         * @param pass the network's layers, with running statistics in batch norm
         * @param pictures (1, S, S, 3)
         * @return one row: (1, …)
         */
        Operand<T> of(ForwardPass pass, Operand<TUint8> pictures);
    }
}
