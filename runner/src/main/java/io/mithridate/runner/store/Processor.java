package io.mithridate.runner.store;

/**
 * The processor that computed an artifact; what is not known says so.
 *
 * @param vendor as the processor calls its maker, such as {@code GenuineIntel}
 * @param model its name, such as {@code AMD EPYC 7763}
 * @param instructionSet the best that oneDNN could use, by its name, such as {@code AVX2}
 * @param caches sizes of the caches for data: {@code L1d 32K, L2 512K, L3 32768K}
 * @param cores how many the program could use
 */
public record Processor(
        String vendor, String model, String instructionSet, String caches, int cores) {

    /**
     * Returns the kind shared by processors that compute the same bits from the same input.
     *
     * <p>oneDNN chooses its kernels by the instruction set, and oneDNN and Eigen cut matrices into
     * blocks by the sizes of the caches, which Eigen asks for in a way that differs by vendor:
     * blocks decide in which order numbers are added. The model's name decides nothing beyond
     * these, and threads are an experiment's own setting.
     */
    public String kind() {
        return vendor.equals(Maker.NOT_KNOWN) && instructionSet.equals(Maker.NOT_KNOWN)
                ? "an unknown processor"
                : "%s with %s (%s)".formatted(vendor, instructionSet, caches);
    }
}
