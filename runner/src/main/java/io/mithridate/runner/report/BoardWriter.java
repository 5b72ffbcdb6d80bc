package io.mithridate.runner.report;

import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.budgets.AttackLeft;
import io.mithridate.runner.results.budgets.ScoreRow;
import io.mithridate.runner.results.budgets.Scores;
import io.mithridate.runner.store.Processor;
import io.mithridate.runner.suites.Board;
import io.mithridate.runner.suites.Board.Standing;
import io.mithridate.runner.suites.Entry;
import io.mithridate.runner.suites.Suite;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a board as one HTML file with everything in it; what entries say is escaped. */
public final class BoardWriter {

    private static final int DIGITS = 16;

    private final PageTemplates templates = new PageTemplates();

    /** A writer; it may be used for any number of boards. */
    public BoardWriter() {}

    /**
     * Writes a board, whole or not at all; one that stood there before is replaced.
     *
     * @param file the HTML file, in a folder that exists
     * @throws IOException if the file cannot be written
     */
    public void write(Board board, Path file) throws IOException {
        RunResults all = board.results();
        RunLabels labels = all.labels();
        Function<ScoreRow, String> attack =
                ScoreTable.attacks(
                        labels,
                        board.standings().stream()
                                .flatMap(standing -> standing.scores().firstClassRows().stream())
                                .toList());
        List<Series> series = series(board, labels, attack);
        Map<String, Object> page = new HashMap<>();
        page.put("suite", board.suite());
        page.put("facts", facts(board));
        Scores checked = board.scores(true);
        Scores claimed = board.scores(false);
        page.put("checked", ScoreTable.flat(all, checked).stream().toList());
        page.put("checkedContrasts", ScoreTable.contrasts(all, checked).stream().toList());
        page.put("claimed", ScoreTable.flat(all, claimed).stream().toList());
        page.put("claimedContrasts", ScoreTable.contrasts(all, claimed).stream().toList());
        page.put("objections", objections(board));
        page.put("entries", entries(board, labels));
        page.put("planeData", Plane.json(series));
        page.put("planeDescription", description(series));
        page.put("chartLibrary", PageTemplates.echarts());
        page.put("chartScript", PageTemplates.resource("board.js"));
        templates.write("board.ftlh", page, file);
    }

    private static Map<String, String> facts(Board board) {
        Suite suite = board.suite();
        long checked = board.standings().stream().filter(Standing::checked).count();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Digest", shortened(suite.digest()));
        facts.put("Data", suite.dataset());
        facts.put("Model", suite.model());
        facts.put(
                "Seeds",
                "n = %d (%s)"
                        .formatted(
                                suite.seeds().size(),
                                suite.seeds().stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))));
        facts.put(
                "Entries",
                "%d checked, %d claimed".formatted(checked, board.standings().size() - checked));
        return facts;
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(DIGITS, digest.length()));
    }

    private static Map<String, String> objections(Board board) {
        Map<String, String> objections = new LinkedHashMap<>();
        board.standings().stream()
                .filter(standing -> !standing.checked())
                .forEach(standing -> objections.put(standing.file(), standing.objection()));
        return objections;
    }

    private static Table<Standing> entries(Board board, RunLabels labels) {
        Table<Standing> table = new Table<>();
        table.name("defense", standing -> labels.list(standing.entry().defense().list()));
        table.text("", standing -> standing.checked() ? "checked" : "claimed");
        table.text("needs", standing -> standing.entry().defense().needs().title());
        table.text("settings", standing -> settings(standing.entry().defense().list()));
        table.number(
                "pictures embedded",
                standing -> Figures.count(Math.round(standing.entry().costs().picturesEmbedded())));
        table.number(
                "labels", standing -> Figures.count(Math.round(standing.entry().costs().labels())));
        table.text("code", standing -> code(standing.entry().defense().plugin()));
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

    private static String settings(SettingList list) {
        return list.option()
                + " "
                + list.settings().stream().map(list::value).collect(Collectors.joining(", "));
    }

    private static String code(Entry.Plugin plugin) {
        return Stream.of(
                        plugin.bundled() ? "bundled" : "jar",
                        plugin.version().orElse("no version"),
                        plugin.fidelity(),
                        shortened(plugin.digest()))
                .collect(Collectors.joining(", "));
    }

    /** The victims, and a series for each entry with a path for each attack. */
    private static List<Series> series(
            Board board, RunLabels labels, Function<ScoreRow, String> attack) {
        Series victims = series("no defense", true);
        List<Series> all = new ArrayList<>(List.of(victims));
        for (Standing standing : board.standings()) {
            Series series = series(labels.list(standing.entry().defense().list()), false);
            for (ScoreRow row : standing.scores().firstClassRows()) {
                List<Point> path = path(attack.apply(row), row);
                if (!path.isEmpty()) {
                    if (victims.means().stream()
                            .noneMatch(it -> it.attack().equals(path.get(0).attack()))) {
                        victims.means().add(path.get(0));
                    }
                    series.means().addAll(path.subList(1, path.size()));
                    series.paths().add(path);
                }
            }
            all.add(series);
        }
        return all;
    }

    private static Series series(String name, boolean victim) {
        return new Series(
                name,
                victim,
                false,
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
    }

    /** The means over seeds from the victim on; empty where no seed counts. */
    private static List<Point> path(String attack, ScoreRow row) {
        List<AttackLeft> left =
                row.scores().stream().flatMap(it -> it.counted(row.measure()).stream()).toList();
        int settings = left.stream().mapToInt(it -> it.settings().size()).min().orElse(-1);
        List<Point> path = new ArrayList<>();
        if (settings >= 0) {
            path.add(point(attack, "the victim", left, it -> 0, AttackLeft::victim));
        }
        for (int i = 0; i < settings; i++) {
            int setting = i;
            path.add(
                    point(
                            attack,
                            "%s %s"
                                    .formatted(
                                            row.list().option(),
                                            row.list().value(row.list().settings().get(i))),
                            left,
                            it -> it.settings().get(setting).loss(),
                            it -> it.settings().get(setting).attack()));
        }
        return path;
    }

    private static Point point(
            String attack,
            String what,
            List<AttackLeft> left,
            ToDoubleFunction<AttackLeft> loss,
            ToDoubleFunction<AttackLeft> success) {
        return new Point(
                attack,
                "%s, mean of n = %d".formatted(what, left.size()),
                left.stream().mapToDouble(success).average().orElseThrow(),
                1 - left.stream().mapToDouble(loss).average().orElseThrow() / 100);
    }

    /** The picture in words. */
    private static String description(List<Series> series) {
        return "Clean accuracy lost on validation, downwards, against attack success, to the"
                + " right."
                + series.stream()
                        .flatMap(
                                one ->
                                        one.means().stream()
                                                .map(
                                                        point ->
                                                                " %s under %s, %s: %s points lost, attack success %s %%."
                                                                        .formatted(
                                                                                one.name(),
                                                                                point.attack(),
                                                                                point.what(),
                                                                                Figures.percent(
                                                                                        1
                                                                                                - point
                                                                                                        .accuracy()),
                                                                                Figures.percent(
                                                                                        point
                                                                                                .success()))))
                        .collect(Collectors.joining());
    }

    /**
     * The models of one defense.
     *
     * @param name what the legend calls them
     * @param victim whether they are undefended
     * @param control whether they stem from the control; none does
     * @param means one point for each attack and setting
     * @param seeds none
     * @param moves none
     * @param paths from the victim over the settings of a list, weak to strong; one for each attack
     */
    record Series(
            String name,
            boolean victim,
            boolean control,
            List<Point> means,
            List<Point> seeds,
            List<Point> moves,
            List<List<Point>> paths) {}

    /**
     * A model in the plane.
     *
     * @param attack the attack that it is under
     * @param what which setting, and over how many seeds
     * @param success attack success, a share
     * @param accuracy 1 less the share of clean accuracy that is lost
     */
    record Point(String attack, String what, double success, double accuracy) {}
}
