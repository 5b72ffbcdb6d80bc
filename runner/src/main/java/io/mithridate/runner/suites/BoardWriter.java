package io.mithridate.runner.suites;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableMap;
import io.mithridate.report.AccuracySuccessPlot;
import io.mithridate.report.NumberFormats;
import io.mithridate.report.PageTemplates;
import io.mithridate.report.ScoreTable;
import io.mithridate.report.Table;
import io.mithridate.results.CellResult;
import io.mithridate.results.RunLabels;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.runner.suites.Board.Standing;
import io.mithridate.store.Processor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a board as a self-contained HTML file. Text from entries is escaped. */
public final class BoardWriter {

    private static final int SHOWN_DIGITS = 16;

    private final PageTemplates templates = new PageTemplates();

    /** Creates a writer, which can be used for any number of boards. */
    public BoardWriter() {}

    /**
     * Writes a board atomically; an existing file is replaced.
     *
     * @param file the HTML file, in a folder that exists
     * @throws IOException if the file cannot be written
     */
    public void write(Board board, Path file) throws IOException {
        RunResults results = board.results();
        RunLabels labels = results.labels();
        Map<String, Object> page = new HashMap<>();
        page.put("suite", board.suite());
        page.put("facts", facts(board));
        Scores checked = board.scores(true);
        Scores claimed = board.scores(false);
        page.put("checked", ScoreTable.byAttack(results, checked).stream().toList());
        page.put("checkedContrasts", ScoreTable.contrasts(results, checked).stream().toList());
        page.put("claimed", ScoreTable.byAttack(results, claimed).stream().toList());
        page.put("claimedContrasts", ScoreTable.contrasts(results, claimed).stream().toList());
        page.put("objections", objections(board));
        page.put("entries", entryTable(board, labels));
        List<List<CellResult>> cells = board.runs().stream().map(RunResults::cells).toList();
        page.put("plot", new AccuracySuccessPlot(results, cells));
        templates.write("board.ftlh", page, file);
    }

    private static Map<String, String> facts(Board board) {
        Suite suite = board.suite();
        long checked = board.standings().stream().filter(Standing::checked).count();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Digest", shorten(suite.digest()));
        facts.put("Data", suite.dataset());
        facts.put("Model", suite.model());
        String seeds = Joiner.on(", ").join(suite.seeds());
        facts.put("Seeds", "n = %d (%s)".formatted(suite.seeds().size(), seeds));
        facts.put(
                "Entries",
                "%d checked, %d claimed".formatted(checked, board.standings().size() - checked));
        return facts;
    }

    private static String shorten(String digest) {
        return digest.substring(0, Math.min(SHOWN_DIGITS, digest.length()));
    }

    private static Map<String, String> objections(Board board) {
        return board.standings().stream()
                .filter(standing -> !standing.checked())
                .collect(ImmutableMap.toImmutableMap(Standing::file, Standing::objection));
    }

    private static Table<Standing> entryTable(Board board, RunLabels labels) {
        Table<Standing> table = new Table<>();
        table.name("defense", standing -> labels.list(standing.list()));
        table.text("", standing -> standing.checked() ? "checked" : "claimed");
        table.text("needs", standing -> standing.entry().defense().needs().title());
        table.text("settings", standing -> settings(standing.list()));
        table.number("pictures embedded", it -> count(it.entry().costs().picturesEmbedded()));
        table.number("labels", it -> count(it.entry().costs().labels()));
        table.text("code", standing -> describePlugin(standing.entry().defense().plugin()));
        table.text(
                "computed by",
                standing ->
                        standing.entry().provenance().stream()
                                .map(Entry.Origin::processor)
                                .map(Processor::model)
                                .distinct()
                                .collect(Collectors.joining(", ")));
        table.text("file", Standing::file);
        return table.of(board.standings());
    }

    private static String count(double mean) {
        return NumberFormats.count(Math.round(mean));
    }

    private static String settings(SettingList list) {
        return list.option()
                + " "
                + list.settings().stream().map(list::value).collect(Collectors.joining(", "));
    }

    private static String describePlugin(Entry.Plugin plugin) {
        return String.join(
                ", ",
                plugin.bundled() ? "bundled" : "jar",
                plugin.version().orElse("no version"),
                plugin.fidelity(),
                shorten(plugin.digest()));
    }
}
