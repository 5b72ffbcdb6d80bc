package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.PairSet;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;

/**
 * Times the drawing of scenes and the writing of captions, in processor time of one thread.
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
     * Prints the rate of each round; the first ones are the compiler's warm-up.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        for (int round = 1; round <= ROUNDS; round++) {
            // A new data set each time: pictures that were drawn once are kept.
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

    /** Of this thread on its processor, so that a busy machine does not blur the rates. */
    private static double seconds() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
    }
}
