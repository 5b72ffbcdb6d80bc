package io.mithridate.tensorflow.weights;

import java.util.Set;

/**
 * What lies beside the weights in some programs' files and says nothing that the shapes of weights
 * do not: it may be there or not.
 */
final class Buffers {

    /** Of OpenAI's TorchScript archives, and open_clip's causal mask. */
    private static final Set<String> NAMES =
            Set.of("input_resolution", "context_length", "vocab_size", "attn_mask");

    private Buffers() {}

    /**
     * Whether a tensor is left out.
     *
     * @param name OpenAI's name, or the file's own where there is none
     */
    static boolean contains(String name) {
        return NAMES.contains(name)
                || name.endsWith(".num_batches_tracked")
                || name.endsWith(".position_ids");
    }
}
