package io.mithridate.tensorflow.graph;

import java.util.function.Predicate;
import java.util.stream.Stream;

/** The choice of the variables that weight decay pulls towards zero. */
public enum DecayRule implements Predicate<Variable> {
    /** Weights; no norms, no biases, not the logit scale. */
    BY_ROLE {
        @Override
        public boolean test(Variable variable) {
            return variable.role().decays();
        }
    },

    /**
     * Weights of at least two axes, which is the rule of open_clip's and <a
     * href="https://github.com/nmndeep/PerturbAndRecover">PAR's code</a>: it leaves out the class
     * token of a vision transformer as well.
     */
    BY_AXES {
        @Override
        public boolean test(Variable variable) {
            return variable.role().decays() && variable.shape().length > 1;
        }
    },

    /**
     * Trained variables whose name has none of "bn", "ln", "bias" and "logit_scale" in it, which is
     * the rule of <a href="https://github.com/nishadsinghi/CleanCLIP">CleanCLIP's code</a>. It
     * misses the gains of the batch norms in a ResNet's shortcuts, {@code downsample.1.weight},
     * which therefore decay.
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
