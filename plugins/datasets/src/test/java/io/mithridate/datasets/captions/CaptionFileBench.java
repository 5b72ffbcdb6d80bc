package io.mithridate.datasets.captions;

import io.mithridate.datasets.files.CheckLevel;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;

/**
 * Opens a file of millions of rows and prints the time that it takes; run with -Xmx1g.
 *
 * <p>The check level {@code names} needs no pictures; for the other levels, missing pictures are
 * written, 64 bytes each and a thousand per folder.
 */
public final class CaptionFileBench {

    private CaptionFileBench() {}

    /**
     * Runs the benchmark.
     *
     * @param arguments the folder for the file, the number of rows, and the check level of the
     *     pictures ({@code names} if omitted)
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]).resolve("captions.csv");
        int rows = Integer.parseInt(arguments[1]);
        CheckLevel check =
                arguments.length > 2
                        ? CheckLevel.valueOf(arguments[2].toUpperCase(Locale.ROOT))
                        : CheckLevel.NAMES;
        write(file, rows);
        if (check != CheckLevel.NAMES) {
            writePictures(file.resolveSibling("images"), rows);
        }
        Processor processor = new Processor();
        long begin = System.nanoTime();
        ImageCaptions opened = Opening.of(file).with(check).open();
        double seconds = (System.nanoTime() - begin) / 1e9;
        double cpu = processor.seconds();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        Random random = new Random(1);
        int reads = 200_000;
        long length = 0;
        long start = System.nanoTime();
        for (int i = 0; i < reads; i++) {
            length += opened.train().caption(random.nextInt(opened.train().size())).length();
        }
        double micros = (System.nanoTime() - start) / 1e3 / reads;
        System.out.printf(
                Locale.ROOT,
                "check=%s rows=%d bytes=%d seconds=%.2f cpu-seconds=%.2f heap-after-mib=%d"
                        + " heap-limit-mib=%d caption-micros=%.2f characters=%d%n",
                check,
                opened.train().size(),
                Files.size(file),
                seconds,
                cpu,
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20,
                micros,
                length);
    }

    /** Measures the CPU time of all threads since its creation. */
    private record Processor(long before) {

        Processor() {
            this(nanos());
        }

        double seconds() {
            return (nanos() - before) / 1e9;
        }

        private static long nanos() {
            return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
        }
    }

    /** Writes captions of 53 characters, the average length in CC3M. */
    static void write(Path file, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("image,caption\n");
            for (int row = 0; row < rows; row++) {
                out.write("images/");
                out.write(Integer.toString(row / 1000));
                out.write('/');
                out.write(Integer.toString(row));
                out.write(".jpg,\"a person, standing before the house with number ");
                out.write(Integer.toString(row * 31 % 10_000));
                out.write("\"\n");
            }
        }
    }

    private static void writePictures(Path folder, int rows) throws IOException {
        for (int row = 0; row < rows; row++) {
            Path subfolder = folder.resolve(Integer.toString(row / 1000));
            if (row % 1000 == 0) {
                Files.createDirectories(subfolder);
            }
            Path file = subfolder.resolve(row + ".jpg");
            if (Files.notExists(file)) {
                Files.write(file, new byte[64]);
            }
        }
    }
}
