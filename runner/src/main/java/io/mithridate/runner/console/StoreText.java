package io.mithridate.runner.console;

import io.mithridate.report.Table;
import io.mithridate.store.StoredArtifact;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Formats a line per artifact of a store, and their total size. */
public final class StoreText {

    private static final int MAX_KEY_LENGTH = 12;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private StoreText() {}

    /** Returns the text, which ends with a line feed. */
    public static String of(List<StoredArtifact> artifacts, Terminal terminal) {
        Table<StoredArtifact> table = new Table<>();
        table.text("kind", StoredArtifact::kind);
        table.text("key", it -> it.key().substring(0, Math.min(MAX_KEY_LENGTH, it.key().length())));
        table.text("computed (UTC)", it -> TIME.format(it.created()));
        table.number("size", it -> size(it.bytes()));
        table.number("took", it -> "%.0f s".formatted(it.cost().wallSeconds()));
        return TableText.of(table.of(artifacts), terminal)
                + "%d artifacts, %s%n"
                        .formatted(
                                artifacts.size(),
                                size(artifacts.stream().mapToLong(StoredArtifact::bytes).sum()));
    }

    /** Formats a number of bytes, e.g. {@code 3.1 MiB}. */
    public static String size(long bytes) {
        if (bytes < 1 << 10) {
            return bytes + " B";
        }
        if (bytes < 1 << 20) {
            return String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
        }
        if (bytes < 1 << 30) {
            return String.format(Locale.ROOT, "%.1f MiB", bytes / 1048576.0);
        }
        return String.format(Locale.ROOT, "%.1f GiB", bytes / 1073741824.0);
    }
}
