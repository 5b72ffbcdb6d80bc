package io.mithridate.runner.cli;

import io.mithridate.runner.cli.arguments.FileOptions;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.suites.Board;
import io.mithridate.runner.suites.BoardWriter;
import io.mithridate.runner.suites.Entry;
import io.mithridate.runner.suites.EntryCheck;
import io.mithridate.runner.suites.EntryFile;
import io.mithridate.runner.suites.Suite;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;

/** {@code board}: writes a page that compares entries of a suite. */
final class BoardCommand extends Command {

    private static final String USAGE =
            "board F.json [F.json ...] --output board.html [--suite SUITE.yaml]";

    BoardCommand(CliContext context) {
        super(context, "board");
    }

    @Override
    public int run(CommandLine line) throws Exception {
        List<Path> files = FileOptions.arguments(line);
        UsageException.throwIf(files.isEmpty(), "'board' needs entries: mithridate " + USAGE);
        Path output = FileOptions.required(line, EntryCommand.OUTPUT, USAGE);
        FileOptions.requireWritable(EntryCommand.OUTPUT, output, files);
        PluginCatalog catalog = context.catalog(line);
        Optional<Suite> suite = EntryCommand.suite(line, catalog);
        Map<String, Entry> entries = new LinkedHashMap<>();
        Map<String, String> objections = new LinkedHashMap<>();
        for (Path file : files) {
            Entry entry = EntryFile.read(file);
            entries.put(file.toString(), entry);
            List<String> complaints =
                    suite.map(each -> new EntryCheck(entry, each).complaints(catalog))
                            .orElse(List.of("no suite was given to check it against"));
            if (!complaints.isEmpty()) {
                objections.put(file.toString(), String.join("\n", complaints));
            }
        }
        Board board =
                Board.of(
                        suite.orElse(entries.values().iterator().next().suite()),
                        entries,
                        objections);
        new BoardWriter().write(board, output);
        out().printf(
                        "%s: %d checked, %d claimed%n",
                        output, entries.size() - objections.size(), objections.size());
        return ExitCode.SUCCESS;
    }
}
