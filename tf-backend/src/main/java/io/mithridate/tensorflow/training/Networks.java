package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import jakarta.inject.Inject;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** Runs small networks that an {@link Optimizer} has trained, in single precision. */
public final class Networks {

    private final Compute compute;

    /**
     * A runner of networks.
     *
     * @param compute what runs them
     */
    @Inject
    public Networks(Compute compute) {
        this.compute = compute;
    }

    /**
     * Opens a network that changes pictures; the caller closes it.
     *
     * @param side of the square pictures that go in and come out, in pixels
     * @param weights by name; those that the function does not ask for are ignored
     * @param function gives (1, S, S, 3)
     * @throws IllegalArgumentException if a weight is missing or has another length
     */
    public RunningNetwork<Image> pictures(
            int side, Map<String, NumberArray> weights, NetworkFunction<TUint8> function) {
        return RunningNetwork.open(
                compute, side, weights, function, result -> picture(result, side));
    }

    private static Image picture(Tensor result, int side) {
        byte[] rgb = new byte[side * side * Image.CHANNELS];
        result.asRawTensor().data().read(rgb);
        return new Image(side, side, rgb);
    }

    /**
     * Opens a network that finds numbers in pictures; the caller closes it.
     *
     * @param side of the square pictures that go in, in pixels
     * @param weights by name; those that the function does not ask for are ignored
     * @param function gives (1, K), of which K numbers are read
     * @throws IllegalArgumentException if a weight is missing or has another length
     */
    public RunningNetwork<float[]> numbers(
            int side, Map<String, NumberArray> weights, NetworkFunction<TFloat32> function) {
        return RunningNetwork.open(compute, side, weights, function, Networks::row);
    }

    private static float[] row(Tensor result) {
        float[] row = new float[Math.toIntExact(result.size())];
        result.asRawTensor().data().asFloats().read(row);
        return row;
    }

    /**
     * A function of pictures that uses a trained network.
     *
     * @param <T> the type of its result
     */
    @FunctionalInterface
    public interface NetworkFunction<T extends TType> {

        /**
         * Builds the function; called once.
         *
         * @param pass the network's layers, with batch norm's running statistics
         * @param pictures (1, S, S, 3)
         * @return one row: (1, …)
         */
        Operand<T> of(ForwardPass pass, Operand<TUint8> pictures);
    }
}
