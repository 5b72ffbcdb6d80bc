package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    private final Path log;

    LogTailTest(@TempDir Path folder) {
        log = folder.resolve("1.log");
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void omitsLinesWrittenBeforeItsStart() throws IOException {
        append("a trace of another\n");
        WorkerProcess.LogTail tail = WorkerProcess.LogTail.fromNow(log);
        assertThat(tail.lastLines(10)).isEmpty();

        append("one\n\ntwo\nthree\n");

        assertThat(tail.lastLines(10)).isEqualTo("one\ntwo\nthree");
        assertThat(tail.lastLines(2)).isEqualTo("two\nthree");
    }

    @Test
    void readsALogThatIsCreatedLater() throws IOException {
        WorkerProcess.LogTail tail = WorkerProcess.LogTail.fromNow(log);

        append("first\n");

        assertThat(tail.lastLines(10)).isEqualTo("first");
    }

    @Test
    void readsNonAsciiLettersAndReplacesInvalidUtf8() throws IOException {
        WorkerProcess.LogTail tail = WorkerProcess.LogTail.fromNow(log);

        append("Straße\n");
        Files.write(log, new byte[] {'c', 'a', 'f', (byte) 0xE9}, StandardOpenOption.APPEND);

        assertThat(tail.lastLines(10)).isEqualTo("Straße\ncaf\uFFFD");
    }

    @Test
    void readsTheEndOfALongLog() throws IOException {
        WorkerProcess.LogTail tail = WorkerProcess.LogTail.fromNow(log);

        append("x".repeat(1 << 20) + "\nthe end\n");

        assertThat(tail.lastLines(1)).isEqualTo("the end");
        assertThat(tail.lastLines(10)).hasSizeLessThan(1 << 17);
    }
}
