package io.mithridate.tensorflow.weights;

import java.util.Collection;
import java.util.List;

/** What PyTorch's wrappers put before the names of all parameters of a model. */
final class WrapperPrefix {

    /**
     * Of {@code DataParallel} and {@code DistributedDataParallel}, and of {@code torch.compile}.
     */
    private static final List<String> PREFIXES = List.of("module.", "_orig_mod.");

    private WrapperPrefix() {}

    /** The prefix that all names have, which may be a row of prefixes; empty if there is none. */
    static String of(Collection<String> names) {
        String prefix = "";
        boolean grown = !names.isEmpty();
        while (grown) {
            grown = false;
            for (String next : PREFIXES) {
                String longer = prefix + next;
                if (names.stream().allMatch(name -> name.startsWith(longer))) {
                    prefix = longer;
                    grown = true;
                    break;
                }
            }
        }
        return prefix;
    }
}
