package io.mithridate.runner.report;

import io.mithridate.runner.results.ComparisonTable;
import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.results.RunResults;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Clean accuracy against attack success as a picture for pages that run no scripts: a panel for
 * each attack, a line for each defense from the victim on, weak to strong. Controls are left out.
 *
 * @param width of the picture, in pixels
 * @param height of the picture, in pixels
 * @param description the picture in words
 * @param panels one for each attack
 * @param keys the legend: one for each defense
 */
public record CurvesFigure(
        int width, int height, String description, List<CurvesPanel> panels, List<Key> keys) {

    private static final String TEMPLATE = "curves.ftlx";
    private static final int WIDTH = 880;
    private static final int KEY_HEIGHT = 22;
    private static final int MARGIN = 12;

    /**
     * The picture of a run as SVG, on its main split; it follows the reader's light or dark theme.
     *
     * @throws IllegalArgumentException if no model of the run has both numbers
     */
    public static String svg(EvaluatedRun run) {
        return new PageTemplates().fill(TEMPLATE, of(run));
    }

    static CurvesFigure of(EvaluatedRun run) {
        RunResults results = run.results();
        ComparisonTable table = ComparisonTable.of(results, run.statistics(), results.mainSplit());
        Plane plane = Plane.of(table, results.lists());
        List<Plane.Series> series = plane.series().stream().filter(one -> !one.control()).toList();
        if (series.isEmpty()) {
            throw new IllegalArgumentException(
                    "no model has both a clean accuracy and an attack success to draw");
        }
        List<Plane.Series> defenses = series.stream().filter(one -> !one.victim()).toList();
        Set<String> attacks = new LinkedHashSet<>();
        points(series).map(Plane.Point::attack).forEach(attacks::add);
        int columns = Math.min(2, attacks.size());
        int panelWidth = WIDTH / columns;
        int panelHeight = CurvesPanel.height(panelWidth);
        FigureScale accuracies = FigureScale.of(points(series).mapToDouble(Plane.Point::accuracy));
        List<CurvesPanel> panels = new ArrayList<>();
        for (String attack : attacks) {
            int place = panels.size();
            panels.add(
                    CurvesPanel.of(
                            attack,
                            series,
                            accuracies,
                            place % columns * panelWidth,
                            place / columns * panelHeight,
                            panelWidth));
        }
        int legend = (panels.size() + columns - 1) / columns * panelHeight + MARGIN;
        List<Key> keys = new ArrayList<>();
        for (Plane.Series one : series) {
            keys.add(
                    new Key(
                            one.victim() ? "victim" : CurvesPanel.style(defenses.indexOf(one)),
                            one.name(),
                            legend + keys.size() * KEY_HEIGHT));
        }
        return new CurvesFigure(
                WIDTH,
                legend + keys.size() * KEY_HEIGHT + MARGIN,
                plane.description(),
                panels,
                keys);
    }

    private static Stream<Plane.Point> points(List<Plane.Series> series) {
        return series.stream().flatMap(one -> one.means().stream());
    }

    /**
     * A line of the legend.
     *
     * @param style which mark and colour
     * @param name the defense
     * @param top where it is, in pixels
     */
    public record Key(String style, String name, int top) {}
}
