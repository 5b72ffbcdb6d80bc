package io.mithridate.runner.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RowProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong clock = new AtomicLong();

    private void run(boolean interactive) {
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (RowProgress progress =
                new RowProgress(
                        new Terminal(stream, interactive, false, true, 80),
                        lines::add,
                        clock::get)) {
            progress.begin("embed", 40);
            for (int i = 0; i < 4; i++) {
                clock.addAndGet(Duration.ofSeconds(5).toNanos());
                progress.advance(10);
            }
        }
    }

    @Test
    void logsTheProgressEveryTenSeconds() {
        run(false);
        assertThat(lines).containsExactly("embed: 20 of 40, 2.0/s", "embed: 40 of 40, 2.0/s");
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void drawsABarOnATerminal() {
        run(true);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("embed", "40/40");
        assertThat(lines).isEmpty();
    }
}
