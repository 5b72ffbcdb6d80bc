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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProgressTest {

    private static final TrainingListener.Start START =
            new TrainingListener.Start("victim", 40, 2, 128);

    @Test
    void linesComeAtTheBeginningEveryTenSecondsAndAtTheEnd() {
        List<String> lines = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        TrainingListener training = new LineProgress(lines::add, clock::get).training("victim");

        training.onStart(START);
        for (int step = 1; step <= 40; step++) {
            clock.addAndGet(Duration.ofMillis(step == 1 ? 3000 : 500).toNanos());
            training.onStep(step(step));
        }

        // The first step takes 3 s and counts for nothing: after that, 128 pairs each 0.5 s.
        assertThat(lines)
                .containsExactly(
                        "victim: 40 steps of 128 pairs, 2 epochs",
                        "victim: step 15 of 40, 256 images/s, loss 0.150, 12 s to go",
                        "victim: step 35 of 40, 256 images/s, loss 0.350, 2 s to go",
                        "victim: step 40 of 40, 256 images/s, loss 0.400");
    }

    @Test
    void aSecondTrainingBeginsAnew() {
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
    void aTrainingThatGoesOnSaysHowFarItHadCome() {
        List<String> lines = new ArrayList<>();
        TrainingListener training = new LineProgress(lines::add, () -> 0).training("victim");

        training.onStart(new TrainingListener.Start("victim", 40, 2, 128, 30, 15, 128));

        assertThat(lines)
                .containsExactly("victim: 40 steps of 128 pairs, 2 epochs; 30 done before");
    }

    @Test
    void theWholeRunHasALineEveryTenSecondsAndOneAtTheEnd() {
        List<String> lines = new ArrayList<>();
        AtomicLong clock = new AtomicLong();
        Progress progress = new LineProgress(lines::add, clock::get);

        for (int ended = 0; ended <= 4; ended++) {
            progress.whole(ended, 4, ended / 2 + " of 2 cells, 1 at work");
            clock.addAndGet(Duration.ofSeconds(6).toNanos());
        }
        progress.whole(0, 0, "nothing to do");

        assertThat(lines)
                .containsExactly(
                        "run: 2 of 4 stages, 1 of 2 cells, 1 at work",
                        "run: 4 of 4 stages, 2 of 2 cells, 1 at work");
    }

    @Test
    void theWholeRunHasABar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Progress progress = Progress.on(new Terminal(stream, true, false, true))) {
            progress.whole(0, 12, "0 of 2 cells, 2 at work");
            progress.whole(12, 12, "2 of 2 cells, 0 at work");
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("run").contains("12/12");
    }

    @Test
    void aTerminalGetsABar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Progress progress = Progress.on(new Terminal(stream, true, false, true))) {
            TrainingListener training = progress.training("victim");
            training.onStart(START);
            for (int step = 1; step <= 40; step++) {
                training.onStep(step(step));
            }
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("victim")
                .contains("40/40")
                .contains("loss 0.400");
    }

    @Test
    void aLongNameLeavesRoomForTheBar() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Progress progress = Progress.on(new Terminal(stream, true, false, false))) {
            TrainingListener training = progress.training("defense");
            training.onStart(
                    new TrainingListener.Start(
                            "ta-cleaner (learning-rate 0.001) on victim of badnets, seed 17",
                            40,
                            2,
                            128));
            for (int step = 1; step <= 40; step++) {
                training.onStep(step(step));
            }
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("ta-cleaner")
                .contains("eed 17 ")
                .containsPattern("\\[={5,}");
    }

    /** A bar that is taken away becomes a line like others: the cursor stands below it. */
    private static void assertTakenAway(BiConsumer<Progress, TrainingListener> end) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Progress progress = Progress.on(new Terminal(stream, true, false, false))) {
            TrainingListener training = progress.training("victim");
            training.onStart(START);
            training.onStep(step(1));
            end.accept(progress, training);

            assertThat(bytes.toString(StandardCharsets.UTF_8))
                    .contains("victim")
                    .endsWith(System.lineSeparator());
            int length = bytes.size();
            training.onStep(step(2));
            assertThat(bytes.size()).isEqualTo(length);
        }
    }

    @Test
    void aTrainingThatStopsEarlyHasNoBarAfterItsEnd() {
        assertTakenAway(
                (progress, training) -> training.onEnd(new TrainingListener.End(1, 1, 0, 0)));
    }

    @Test
    void aStageThatFailedOrIsTriedAgainHasNoBarOfBefore() {
        assertTakenAway((progress, training) -> progress.ended("victim"));
        assertTakenAway((progress, training) -> progress.training("victim"));
        assertTakenAway(
                (progress, training) -> {
                    progress.ended("victim");
                    // What a lost worker said last may come late.
                    training.onStart(START);
                });
    }

    @Test
    void whatIsLoggedOrWrittenToStandardErrorIsSaidAboveTheBars() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        PrintStream before = System.err;
        try (Progress progress = Progress.on(new Terminal(stream, true, false, true))) {
            progress.whole(1, 12, "0 of 2 cells, 2 at work");
            LoggerFactory.getLogger("a.plugin").warn("the disk is nearly full");
            System.err.println("a plugin's own words");
        }

        assertThat(System.err).isSameAs(before);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("WARN the disk is nearly full" + System.lineSeparator())
                .contains("a plugin's own words" + System.lineSeparator());
    }

    @Test
    void aBarThatDidNotComeToItsEndIsTakenAwayOnClose() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Progress progress = Progress.on(new Terminal(stream, true, false, false));
        TrainingListener training = progress.training("victim");
        training.onStart(START);
        training.onStep(step(1));
        progress.close();
        int length = bytes.size();

        training.onStep(step(2));

        assertThat(length).isPositive();
        assertThat(bytes.size()).isEqualTo(length);
    }

    private static TrainingListener.Step step(int number) {
        return new TrainingListener.Step(
                number, 1 + number / 21, 128, 1e-3, number / 100.0, Map.of());
    }
}
