package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.PairSet;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

/**
 * Measures the CPU time of one thread for drawing scenes and writing captions.
 *
 * <pre>{@code
 * mvn -q -pl plugins/datasets -am test-compile exec:java \
 *     -Dexec.mainClass=io.mithridate.datasets.emojiscenes.RenderingBench
 * }</pre>
 */
public final class RenderingBench {

    private static final int ROUNDS = 5;
    private static final int SCENES = 5000;

    private RenderingBench() {}

    /**
     * Prints the rate of each round; the first rounds warm up the compiler.
     *
     * @param arguments ignored
     */
    public static void main(String[] arguments) {
        for (int round = 1; round <= ROUNDS; round++) {
            // Each round needs a new data set, because pictures are cached.
            PairSet train = new EmojiScenes(Defaults.withSeed(round)).train();
            double opened = seconds();
            train.image(0);
            double ready = seconds();
            IntStream.rangeClosed(1, SCENES).forEach(train::image);
            double drawn = seconds();
            IntStream.rangeClosed(1, SCENES).forEach(train::caption);
            double written = seconds();
            System.out.printf(
                    "round %d: artwork decoded in %.0f ms, then %.0f pictures/s, %.0f captions/s%n",
                    round,
                    1000 * (ready - opened),
                    SCENES / (drawn - ready),
                    SCENES / (written - drawn));
        }
    }

    /** Returns the CPU time of this thread, because other load would distort the elapsed time. */
    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
