package io.mithridate.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.training.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProgressTest {

    private static final TrainingListener.Start START =
            new TrainingListener.Start("victim", 40, 2, 128);

    @Test
    void logsTrainingAtTheBeginningEveryTenSecondsAndAtTheEnd() {
        List<String> lines = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        TrainingListener training = new LineProgress(lines::add, clock::get).training("victim");

        training.onStart(START);
        for (int step = 1; step <= 40; step++) {
            clock.addAndGet(Duration.ofMillis(step == 1 ? 3000 : 500).toNanos());
            training.onStep(step(step));
        }

        // The first step takes 3 s and is not counted; after it, 128 pairs take 0.5 s.
        assertThat(lines)
                .containsExactly(
                        "victim: 40 steps of 128 pairs, 2 epochs",
                        "victim: step 15 of 40, 256 images/s, loss 0.150, 12 s to go",
                        "victim: step 35 of 40, 256 images/s, loss 0.350, 2 s to go",
                        "victim: step 40 of 40, 256 images/s, loss 0.400");
    }

    @Test
    void measuresASecondTrainingFromItsBeginning() {
        List<String> lines = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        TrainingListener training = new LineProgress(lines::add, clock::get).training("victim");
        training.onStart(START);
        training.onStep(step(1));

        training.onStart(new TrainingListener.Start("clean-clip", 1, 1, 64));
        training.onStep(step(1));

        assertThat(lines)
                .containsExactly(
                        "victim: 40 steps of 128 pairs, 2 epochs",
                        "clean-clip: 1 step of 64 pairs, 1 epoch",
                        "clean-clip: step 1 of 1, loss 0.010");
    }

    @Test
    void logsTheStepsDoneBeforeATrainingIsResumed() {
        List<String> lines = new ArrayList<>();
        TrainingListener training = new LineProgress(lines::add, () -> 0).training("victim");

        training.onStart(new TrainingListener.Start("victim", 40, 2, 128, 30, 15, 128));

        assertThat(lines)
                .containsExactly("victim: 40 steps of 128 pairs, 2 epochs; 30 done before");
    }

    @Test
    void logsTheWholeRunEveryTenSecondsAndAtTheEnd() {
        List<String> lines = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        Progress progress = new LineProgress(lines::add, clock::get);

        for (int ended = 0; ended <= 4; ended++) {
            progress.overall(
                    ended, 4, ended / 2 + " of 2 cells, 1 at work", Optional.of(Duration.ZERO));
            clock.addAndGet(Duration.ofSeconds(6).toNanos());
        }
        progress.overall(0, 0, "nothing to do", Optional.empty());

        assertThat(lines)
                .containsExactly(
                        "run: 2 of 4 stages, 1 of 2 cells, 1 at work",
                        "run: 4 of 4 stages, 2 of 2 cells, 1 at work");
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicLong clock = new AtomicLong();

    private Progress block(int columns) {
        return new BlockProgress(
                new Terminal(
                        new PrintStream(bytes, true, StandardCharsets.UTF_8),
                        true,
                        false,
                        false,
                        columns),
                clock::get);
    }

    /** Returns the block as last drawn. */
    private List<String> lastBlock() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        return text.substring(text.lastIndexOf("\u001b[K") + 3).lines().toList();
    }

    @Test
    void drawsStageCountsRunningStagesRateAndTimeLeft() {
        try (Progress progress = block(100)) {
            progress.started("base", "base model, seed 11");
            progress.started("other", "embeddings, seed 11");
            TrainingListener training = progress.training("base");
            progress.overall(3, 12, "0 of 2 cells, 2 at work", Optional.of(Duration.ofSeconds(90)));
            training.onStart(START);
            for (int step = 1; step <= 20; step++) {
                clock.addAndGet(Duration.ofMillis(500).toNanos());
                training.onStep(step(step));
            }

            // 128 pairs take 0.5 s; 10 of the 90 s have passed.
            assertThat(lastBlock())
                    .containsExactly(
                            "[=====               ] 3 of 12 stages, 0 of 2 cells, 2 at work, 1 min"
                                    + " 20 s left",
                            "  victim  20/40, 256 images/s, loss 0.200, 10 s left",
                            "  embeddings, seed 11");
        }
    }

    @Test
    void shortensTheLinesOfTheBlockToFitTheTerminal() {
        try (Progress progress = block(60)) {
            for (int stage = 0; stage < 20; stage++) {
                progress.started("stage " + stage, "a stage with a long name".repeat(5) + stage);
            }
            TrainingListener training = progress.training("stage 0");
            training.onStart(
                    new TrainingListener.Start(
                            "ta-cleaner (learning-rate 0.001) on victim of badnets, seed 17",
                            40,
                            2,
                            128));
            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            training.onStep(step(1));

            assertThat(lastBlock()).allMatch(line -> line.length() < 60).hasSizeLessThan(12);
            assertThat(lastBlock().get(0))
                    .startsWith("  ta-cleaner")
                    .contains("seed 17  1/40, loss");
        }
    }

    /** Asserts that a listener no longer draws once its stage is no longer shown. */
    private void assertNotDrawnAfter(BiConsumer<Progress, TrainingListener> end) {
        try (Progress progress = block(80)) {
            TrainingListener training = progress.training("victim");
            training.onStart(START);
            training.onStep(step(1));
            end.accept(progress, training);

            clock.addAndGet(Duration.ofSeconds(1).toNanos());
            training.onStep(step(2));
            assertThat(lastBlock()).noneMatch(line -> line.contains("/40"));
        }
    }

    @Test
    void removesATrainingThatEndsEarly() {
        assertNotDrawnAfter(
                (progress, training) -> training.onEnd(new TrainingListener.End(1, 1, 0, 0)));
    }

    @Test
    void removesTheTrainingOfAStageThatFailsOrIsRetried() {
        assertNotDrawnAfter((progress, training) -> progress.ended("victim"));
        assertNotDrawnAfter((progress, training) -> progress.training("victim"));
        assertNotDrawnAfter(
                (progress, training) -> {
                    progress.ended("victim");
                    // The last messages of a lost worker may come late.
                    training.onStart(START);
                });
    }

    @Test
    void removesTheBlockAndOmitsLogLines() {
        Progress progress = block(80);
        progress.overall(1, 12, "0 of 2 cells, 2 at work", Optional.empty());
        progress.log("[1/2] a cell");
        progress.say("[2/2] another cell FAILED: a disk was full");
        TrainingListener training = progress.training("victim");
        training.onStart(START);
        progress.close();
        int length = bytes.size();
        training.onStep(step(1));

        assertThat(lastBlock()).isEmpty();
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("FAILED: a disk was full" + System.lineSeparator())
                .doesNotContain("[1/2]");
        assertThat(bytes.size()).isEqualTo(length);
    }

    @Test
    void printsWarningsAndStandardErrorAboveTheBlock() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PrintStream originalErr = System.err;
        try (Progress progress = Progress.on(new Terminal(stream, true, false, true, 80))) {
            progress.overall(1, 12, "0 of 2 cells, 2 at work", Optional.empty());
            LoggerFactory.getLogger("a.plugin").warn("the disk is nearly full");
            System.err.println("a plugin's own words");
        }

        assertThat(System.err).isSameAs(originalErr);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("WARN the disk is nearly full" + System.lineSeparator())
                .contains("a plugin's own words" + System.lineSeparator());
    }

    private static TrainingListener.Step step(int number) {
        return new TrainingListener.Step(
                number, 1 + number / 21, 128, 1e-3, number / 100.0, Map.of());
    }
}
