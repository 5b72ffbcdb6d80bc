package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.clip.ForwardPass;
import org.tensorflow.Operand;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * What a trained network makes of pictures.
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
