package io.mithridate.runner.inspection;

import com.google.common.base.Strings;
import io.mithridate.results.FidelityStatement;
import io.mithridate.runner.console.Paragraph;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The output of {@code mithridate list}: every plugin with its origin and summary. */
public final class PluginListing {

    private static final String GAP = "  ";

    /**
     * The number of path elements shown, which suffices to distinguish {@code
     * attacks/target/classes} from similar folders.
     */
    private static final int SHOWN_PATH_ELEMENTS = 3;

    private PluginListing() {}

    /**
     * Returns a table with a line per plugin if it fits the width, otherwise a list by kind with
     * wrapped lines.
     *
     * @param kinds the kinds to list; empty for all
     * @param width the width of the terminal in columns; {@link Integer#MAX_VALUE} if the output is
     *     not a terminal, e.g. if another program reads it
     * @return the lines, each with a line terminator
     */
    public static String text(PluginCatalog catalog, Set<PluginKind> kinds, int width) {
        List<LoadedPlugin> plugins =
                catalog.plugins().stream()
                        .filter(plugin -> kinds.isEmpty() || kinds.contains(plugin.kind()))
                        .toList();
        List<String> lines = new ArrayList<>();
        if (plugins.isEmpty()) {
            String kindNames =
                    kinds.stream().map(PluginKind::plural).collect(Collectors.joining(", "));
            lines.add("no " + (kinds.isEmpty() ? "plugins" : kindNames));
        } else {
            List<String> table = table(plugins);
            boolean fits = table.stream().allMatch(line -> line.length() <= width);
            lines.addAll(fits ? table : listByKind(plugins, width));
        }
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> table(List<LoadedPlugin> plugins) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("KIND", "NAME", "VERSION", "FROM", "FIDELITY", "SUMMARY"));
        for (LoadedPlugin plugin : plugins) {
            rows.add(
                    List.of(
                            plugin.kind().singular(),
                            plugin.name(),
                            version(plugin),
                            place(plugin),
                            fidelity(plugin).word(),
                            plugin.about().summary().strip()));
        }
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        return rows.stream().map(row -> align(row, widths)).toList();
    }

    private static String align(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(column == 0 ? "" : GAP)
                    .append(Strings.padEnd(cells.get(column), widths[column], ' '));
        }
        return line.toString().stripTrailing();
    }

    private static List<String> listByKind(List<LoadedPlugin> plugins, int width) {
        int nameWidth = plugins.stream().mapToInt(plugin -> plugin.name().length()).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (PluginKind kind : PluginKind.values()) {
            List<LoadedPlugin> ofKind =
                    plugins.stream().filter(plugin -> plugin.kind() == kind).toList();
            if (!ofKind.isEmpty()) {
                lines.add((lines.isEmpty() ? "" : "\n") + kind.plural().toUpperCase(Locale.ROOT));
                ofKind.forEach(plugin -> lines.addAll(entry(plugin, nameWidth, width)));
            }
        }
        return lines;
    }

    private static List<String> entry(LoadedPlugin plugin, int nameWidth, int width) {
        String indent = GAP + " ".repeat(nameWidth) + GAP;
        List<String> lines = new ArrayList<>();
        lines.addAll(
                Paragraph.lines(
                        GAP + Strings.padEnd(plugin.name(), nameWidth, ' ') + GAP,
                        indent,
                        plugin.about().summary(),
                        width));
        lines.addAll(
                Paragraph.lines(
                        indent,
                        indent,
                        "%s, version %s, %s"
                                .formatted(fidelity(plugin).word(), version(plugin), place(plugin)),
                        width));
        return lines;
    }

    static String version(LoadedPlugin plugin) {
        return plugin.origin().version().orElse("unknown");
    }

    static FidelityStatement fidelity(LoadedPlugin plugin) {
        return FidelityStatement.of(plugin.about().fidelity(), plugin.about().references());
    }

    /** Returns the file name of the plugin's jar, or the end of its folder's path. */
    private static String place(LoadedPlugin plugin) {
        Path location = plugin.origin().location();
        int nameCount = location.getNameCount();
        if (!Files.isDirectory(location) || nameCount <= SHOWN_PATH_ELEMENTS) {
            return location.getFileName().toString();
        }
        return location.subpath(nameCount - SHOWN_PATH_ELEMENTS, nameCount).toString();
    }
}
