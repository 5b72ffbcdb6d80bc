package io.mithridate.store;

/**
 * The processor that computed an artifact. Unknown values are marked as such.
 *
 * @param vendor the vendor name that the processor reports, e.g. {@code GenuineIntel}
 * @param model the model name, e.g. {@code AMD EPYC 7763}
 * @param instructionSet the best instruction set available to oneDNN, e.g. {@code AVX2}
 * @param caches the sizes of the data caches, e.g. {@code L1d 32K, L2 512K, L3 32768K}
 * @param cores the number of cores available to the program
 */
public record Processor(
        String vendor, String model, String instructionSet, String caches, int cores) {

    /**
     * Returns the kind shared by processors that compute the same bits from the same input.
     *
     * <p>oneDNN chooses its kernels by instruction set. oneDNN and Eigen split matrices into blocks
     * by cache sizes, which Eigen queries in a vendor-specific way; the blocks determine the order
     * in which numbers are added. The model name has no further effect, and the number of threads
     * is a setting of the experiment.
     */
    public String kind() {
        return vendor.equals(Maker.NOT_KNOWN) && instructionSet.equals(Maker.NOT_KNOWN)
                ? "an unknown processor"
                : "%s with %s (%s)".formatted(vendor, instructionSet, caches);
    }
}
