package io.mithridate.runner.execution;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one process has written to a log that others have written to before it.
 *
 * @param file the log
 * @param start how many bytes the others had written
 */
record LogTail(Path file, long start) {

    /** Our choice: far more than the lines that are shown, and soon read of however long a log. */
    private static final long MOST_BYTES = 1L << 16;

    /** What is written from now on. */
    static LogTail fromNow(Path file) throws IOException {
        return new LogTail(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** The last lines that are not blank. What is not UTF-8 in them is replaced. */
    String lastLines(int most) throws IOException {
        List<String> lines = text().lines().filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - most), lines.size()));
    }

    private String text() throws IOException {
        try (FileChannel channel = FileChannel.open(file);
                InputStream bytes = Channels.newInputStream(channel)) {
            long end = channel.size();
            long begin = Math.max(Math.min(start, end), end - MOST_BYTES);
            channel.position(begin);
            return new String(bytes.readNBytes((int) (end - begin)), StandardCharsets.UTF_8);
        }
    }
}
