package io.mithridate.attacks.steganography;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.attacks.networks.SmoothPairs;
import io.mithridate.tensorflow.training.StepRecipe;
import io.mithridate.tensorflow.training.StepRule;
import java.nio.file.Path;
import java.util.Map;

/** Networks trained for a single step, which run as fast as fully trained ones. */
public final class HidingNetworks {

    private static final int BITS = 100;
    private static final int AMPLITUDE = 16;

    private HidingNetworks() {}

    /** Returns the weights of both networks by name, for pictures of a size. */
    static Map<String, NumberArray> weights(int side) {
        return SmoothPairs.optimizer()
                .optimise(
                        side,
                        new SmoothPairs(8, side),
                        new HidingObjective(
                                new SecretEncoder(side, AMPLITUDE / 255.0),
                                new SecretDecoder(side, BITS)),
                        new StepRecipe(1, 2, StepRule.cosine(1e-3, 1)),
                        new TrainingContext(
                                "ssba", Path.of("nowhere"), new Seed(1), TrainingListener.silent()))
                .last();
    }

    /** Returns the state of an attack whose secret cannot be read from its pictures. */
    public static Ssba.State state(int side) {
        return new Ssba.State(SecretBits.draw(BITS, new Seed(1)).digits(), weights(side), Map.of());
    }
}
