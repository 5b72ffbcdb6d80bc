package io.mithridate.runner.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The curves of one attack; all places are in pixels of the whole picture.
 *
 * @param title the attack, and over how many seeds the means are
 * @param left edge of the plot
 * @param top edge of the plot
 * @param right edge of the plot
 * @param bottom edge of the plot
 * @param across where the axis of attack success has its numbers
 * @param up where the axis of clean accuracy has its numbers
 * @param lines from the victim on, weak to strong
 * @param marks one for each model, the victim last, so that nothing hides it
 */
public record CurvesPanel(
        String title,
        int left,
        int top,
        int right,
        int bottom,
        List<Tick> across,
        List<Tick> up,
        List<Line> lines,
        List<Mark> marks) {

    /** So many defenses have a colour and a mark of their own; further ones begin anew. */
    private static final int STYLES = 10;

    private static final int ABOVE = 34;
    private static final int BELOW = 46;
    private static final int BESIDE = 56;
    private static final int BEYOND = 20;
    private static final FigureScale SUCCESSES = new FigureScale(0, 1, 0.2);

    /** The height of a panel of some width, axes included. */
    static int height(int width) {
        return ABOVE + (width - BESIDE - BEYOND) * 5 / 8 + BELOW;
    }

    /** The style of a defense by its place. */
    static String style(int place) {
        return "s" + place % STYLES;
    }

    static CurvesPanel of(
            String attack,
            List<Plane.Series> series,
            FigureScale accuracies,
            int left,
            int top,
            int width) {
        Plot plot =
                new Plot(
                        left + BESIDE,
                        top + ABOVE,
                        left + width - BEYOND,
                        top + height(width) - BELOW,
                        accuracies);
        List<Plane.Series> defenses = series.stream().filter(one -> !one.victim()).toList();
        List<Line> lines = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        for (Plane.Series one : defenses) {
            String style = style(defenses.indexOf(one));
            one.paths().stream()
                    .filter(path -> path.get(0).attack().equals(attack))
                    .forEach(path -> lines.add(new Line(style, plot.line(path))));
            one.moves().stream()
                    .filter(move -> move.to().attack().equals(attack))
                    .forEach(
                            move ->
                                    lines.add(
                                            new Line(
                                                    style,
                                                    plot.line(List.of(move.from(), move.to())))));
            own(one, attack).forEach(point -> marks.add(plot.mark(style, one, point)));
        }
        series.stream()
                .filter(Plane.Series::victim)
                .forEach(
                        one ->
                                own(one, attack)
                                        .forEach(
                                                point ->
                                                        marks.add(
                                                                plot.mark("victim", one, point))));
        return new CurvesPanel(
                attack,
                plot.left(),
                plot.top(),
                plot.right(),
                plot.bottom(),
                SUCCESSES.ticks().stream()
                        .map(share -> new Tick(pixels(plot.across(share)), whole(share)))
                        .toList(),
                accuracies.ticks().stream()
                        .map(share -> new Tick(pixels(plot.up(share)), whole(share)))
                        .toList(),
                lines,
                marks);
    }

    private static List<Plane.Point> own(Plane.Series series, String attack) {
        return series.means().stream().filter(point -> point.attack().equals(attack)).toList();
    }

    private static String pixels(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }

    private static String whole(double share) {
        return String.valueOf(Math.round(100 * share));
    }

    /** The axes in pixels. */
    private record Plot(int left, int top, int right, int bottom, FigureScale accuracies) {

        double across(double success) {
            return left + SUCCESSES.part(success) * (right - left);
        }

        double up(double accuracy) {
            return bottom - accuracies.part(accuracy) * (bottom - top);
        }

        String line(List<Plane.Point> path) {
            return path.stream()
                    .map(
                            point ->
                                    pixels(across(point.success()))
                                            + ","
                                            + pixels(up(point.accuracy())))
                    .collect(Collectors.joining(" "));
        }

        Mark mark(String style, Plane.Series series, Plane.Point point) {
            return new Mark(
                    style,
                    pixels(across(point.success())),
                    pixels(up(point.accuracy())),
                    "%s, %s: clean accuracy %s %%, attack success %s %%"
                            .formatted(
                                    series.name(),
                                    point.what(),
                                    Figures.percent(point.accuracy()),
                                    Figures.percent(point.success())));
        }
    }

    /**
     * A number of an axis.
     *
     * @param place along the axis
     * @param text the number
     */
    public record Tick(String place, String text) {}

    /**
     * The settings of a list.
     *
     * @param style of the defense
     * @param points {@code x,y} of each, from the victim on
     */
    public record Line(String style, String points) {}

    /**
     * A model.
     *
     * @param style of the defense
     * @param x to the right
     * @param y downwards
     * @param title what it is, with its numbers
     */
    public record Mark(String style, String x, String y, String title) {}
}
