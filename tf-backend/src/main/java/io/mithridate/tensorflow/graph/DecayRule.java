package io.mithridate.tensorflow.graph;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** Selects the variables that weight decay pulls toward zero. */
public enum DecayRule implements Predicate<Variable> {
    /** Selects weights, but no norm parameters, no biases and not the logit scale. */
    BY_ROLE {
        @Override
        public boolean test(Variable variable) {
            return variable.role().decays();
        }
    },

    /**
     * Selects weights with at least two axes, as open_clip and <a
     * href="https://github.com/nmndeep/PerturbAndRecover">PAR's code</a> do. This also excludes the
     * class token of a vision transformer.
     */
    BY_AXES {
        @Override
        public boolean test(Variable variable) {
            return variable.role().decays() && variable.shape().length > 1;
        }
    },

    /**
     * Selects trained variables whose names contain none of "bn", "ln", "bias" and "logit_scale",
     * as <a href="https://github.com/nishadsinghi/CleanCLIP">CleanCLIP's code</a> does. The gains
     * of the batch norms in a ResNet's shortcuts, {@code downsample.1.weight}, do not match any of
     * these and therefore decay.
     */
    BY_NAME {
        @Override
        public boolean test(Variable variable) {
            return variable.role().trained()
                    && Stream.of("bn", "ln", "bias", "logit_scale")
                            .noneMatch(variable.name()::contains);
        }
    }
}
