package io.mithridate.augmenters.labelled;

/**
 * The 95 % score interval of a proportion (Wilson 1927).
 *
 * @param low the lower end, 0 to 1
 * @param high the upper end, 0 to 1
 */
record WilsonInterval(double low, double high) {

    private static final double Z = 1.959963984540054;

    /** Returns the interval for successes in independent trials; [0, 1] if there are no trials. */
    static WilsonInterval of(int successes, int trials) {
        if (trials == 0) {
            return new WilsonInterval(0, 1);
        }
        double rate = (double) successes / trials;
        double square = Z * Z / trials;
        double center = rate + square / 2;
        double half = Z * Math.sqrt(rate * (1 - rate) / trials + square / (4.0 * trials));
        double low = successes == 0 ? 0 : (center - half) / (1 + square);
        double high = successes == trials ? 1 : (center + half) / (1 + square);
        return new WilsonInterval(low, high);
    }
}
