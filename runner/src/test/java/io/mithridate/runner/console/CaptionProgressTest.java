package io.mithridate.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.runner.augmentation.ReplacementCounter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CaptionProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();

    private CaptionProgress progress(boolean interactive, boolean mayDraw) {
        return progress(interactive, mayDraw, 50_000_000);
    }

    private CaptionProgress progress(boolean interactive, boolean mayDraw, long size) {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new CaptionProgress(
                new Terminal(stream, interactive, false, true, 80),
                mayDraw,
                OptionalLong.of(size),
                () -> size * 2 / 5,
                lines::add,
                clock::get);
    }

    private void run(CaptionProgress progress, int batches) {
        try (progress) {
            for (int i = 0; i < batches; i++) {
                clock.addAndGet(Duration.ofMillis(500).toNanos());
                progress.advance(1000);
            }
        }
    }

    private String drawnText() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void drawsABarOnATerminalAfterTwoSeconds() {
        run(progress(true, true), 3);
        assertThat(drawnText()).isEmpty();

        run(progress(true, true), 8);
        assertThat(drawnText()).contains("augment", "20/50 MB", "40%", "8000 captions, 2000/s");
        assertThat(lines).isEmpty();
    }

    @Test
    void countsASmallFileInKilobytes() {
        run(progress(true, true, 1_600_000), 8);

        assertThat(drawnText()).contains("640/1600 kB", "40%");
    }

    @Test
    void drawsNothingIfTheOutputIsOnTheSameTerminal() {
        run(progress(true, false), 100);

        assertThat(drawnText()).isEmpty();
        assertThat(lines).isEmpty();
    }

    @Test
    void logsALineEveryTenSecondsIfNotOnATerminal() {
        run(progress(false, true), 45);

        assertThat(lines).containsExactly("20000 captions, 2000/s", "40000 captions, 2000/s");
        assertThat(drawnText()).isEmpty();
    }

    @Test
    void replacementTextListsTheMostFrequentInsertions() {
        ReplacementCounter counter = new ReplacementCounter(List.of());
        counter.count(
                new Augmentation(
                        List.of("a dog"),
                        List.of(
                                new Negative("a cat", Negative.Kind.OBJECT, "dog", "cat"),
                                new Negative("a cow", Negative.Kind.OBJECT, "dog", "cow"),
                                new Negative("two dogs", Negative.Kind.COUNT, "one", "two"))));
        counter.count(
                new Augmentation(
                        List.of("a man", "a hat"),
                        List.of(new Negative("a cow", Negative.Kind.OBJECT, "man", "cow"))));
        counter.count(Augmentation.none());

        assertThat(ReplacementText.of(counter.log(), Duration.ofMillis(1250)))
                .isEqualTo(
                        """
                        3 captions in 1.3 s: 3 positives (1 without any), 4 negatives (1 without any)
                          object 3, most often cow 2, cat 1
                          count 1, most often two 1
                        """);
    }
}
