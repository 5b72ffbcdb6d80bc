package io.mithridate.runner.run;

import java.nio.file.Files;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Times a run whose stages are all in the store. The computations of stages are fake, so the store
 * is filled in minutes; planning, lookups, tables, statistics and the report are real.
 */
final class CachedRunBenchmark {

    private static final int CELLS_PER_SEED = 4;

    private CachedRunBenchmark() {}

    /** Runs the benchmark; the argument is the number of cells, by default 1 000. */
    public static void main(String[] arguments) throws Exception {
        int cells = arguments.length == 0 ? 1000 : Integer.parseInt(arguments[0]);
        TinyRun tiny = new TinyRun(Files.createTempDirectory("cached-run"));
        String seeds =
                IntStream.rangeClosed(1, cells / CELLS_PER_SEED)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(", ", "seeds=[", "]"));
        run("nothing in the store", tiny, seeds);
        for (int round = 1; round <= 3; round++) {
            run("all in the store", tiny, seeds);
        }
    }

    private static void run(String label, TinyRun tiny, String seeds) throws Exception {
        long begin = System.nanoTime();
        Duration before = processorTime();
        int cells = tiny.run("store", 1, seeds).results().orElseThrow().cells().size();
        System.out.printf(
                "%s: %d cells, %d stages computed, %.1f s, of which %.1f s on processors%n",
                label,
                cells,
                tiny.computedTitles().size(),
                (System.nanoTime() - begin) / 1e9,
                processorTime().minus(before).toMillis() / 1e3);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
