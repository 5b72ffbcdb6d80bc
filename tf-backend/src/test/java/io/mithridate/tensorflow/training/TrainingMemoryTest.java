package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that training does not leak TensorFlow's memory, which is not garbage-collected. */
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class TrainingMemoryTest {

    private static final int STEPS = 1000;
    private static final int SETTLED_STEP = 100;
    private static final double TOLERANCE = 1.05;

    @TempDir private Path folder;

    @ParameterizedTest(name = "chunks of {0} rows")
    @ValueSource(ints = {0, 4})
    void memoryGrowsByAtMostAFewPercentInAThousandSteps(int chunk) throws IOException {
        List<Sample> samples = samples(chunk);
        assertThat(samples).hasSizeGreaterThanOrEqualTo(STEPS / 50);
        long settled =
                samples.stream()
                        .filter(sample -> sample.step() == SETTLED_STEP)
                        .findFirst()
                        .orElseThrow()
                        .residentKiB();

        assertThat(samples)
                .filteredOn(sample -> sample.step() > SETTLED_STEP)
                .allSatisfy(
                        sample ->
                                assertThat((double) sample.residentKiB())
                                        .as("%s of %s", sample, samples)
                                        .isLessThan(TOLERANCE * settled));
    }

    private record Sample(long step, long residentKiB) {

        static Sample of(String line) {
            String[] numbers = line.split(" ", -1);
            return new Sample(Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
        }
    }

    private List<Sample> samples(int chunk) throws IOException {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xms128m",
                                "-Xmx128m",
                                "-XX:+AlwaysPreTouch",
                                "-XX:+UseParallelGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MemoryProbe.class.getName(),
                                folder.toString(),
                                Integer.toString(STEPS),
                                Integer.toString(chunk))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        List<Sample> samples = new ArrayList<>();
        try (BufferedReader lines = child.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.matches("\\d+ \\d+")) {
                    samples.add(Sample.of(line));
                }
            }
        } finally {
            child.destroyForcibly();
        }
        return samples;
    }
}
