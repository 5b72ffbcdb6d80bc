package io.mithridate.runner.console;

import io.mithridate.runner.report.Table;
import io.mithridate.runner.store.StoredArtifact;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A line for each artifact of a store, and their sum. */
public final class StoreText {

    private static final int KEY_LENGTH = 12;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final boolean colour;

    /** A list for a terminal, in its colours. */
    public StoreText(Terminal terminal) {
        colour = terminal.colour();
    }

    /** The text, ending with a line feed. */
    public String of(List<StoredArtifact> artifacts) {
        Table table = new Table(3, 2);
        table.addHead(List.of("kind", "key", "computed (UTC)", "size", "took"));
        for (StoredArtifact artifact : artifacts) {
            table.add(
                    List.of(
                            artifact.kind(),
                            artifact.key()
                                    .substring(0, Math.min(KEY_LENGTH, artifact.key().length())),
                            TIME.format(artifact.created()),
                            size(artifact.bytes()),
                            "%.0f s".formatted(artifact.cost().wallSeconds())));
        }
        return TableText.of(table, colour)
                + "%d artifacts, %s%n"
                        .formatted(
                                artifacts.size(),
                                size(artifacts.stream().mapToLong(StoredArtifact::bytes).sum()));
    }

    /** A number of bytes for people: {@code 3.1 MiB}. */
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
