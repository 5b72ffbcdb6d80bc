package io.mithridate.runner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.statistics.ComparisonTable;
import java.util.List;

/**
 * The picture of clean accuracy against attack success: what the page's script draws.
 *
 * @param series one for each defense, and for each defense on the control
 */
record Plane(List<Series> series) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The models of a table. */
    static Plane of(ComparisonTable table, List<SettingList> lists) {
        return new Plane(new PlanePoints(table, lists).series());
    }

    /** The series as JSON that cannot end the script element in which it stands. */
    String json() {
        try {
            return JSON.writeValueAsString(series).replace("<", "\\u003c");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("plain records that cannot be written as JSON", e);
        }
    }

    /** The picture in words. */
    String description() {
        StringBuilder text =
                new StringBuilder(
                        "Scatter plot of clean accuracy, upwards, against attack success, to the"
                                + " right.");
        for (Series one : series) {
            for (Point point : one.means()) {
                text.append(
                        " %s under %s: clean accuracy %s %%, attack success %s %%."
                                .formatted(
                                        one.name(),
                                        point.attack(),
                                        Figures.percent(point.accuracy()),
                                        Figures.percent(point.success())));
            }
        }
        return text.toString();
    }

    /**
     * The models of one defense.
     *
     * @param name what the legend calls them
     * @param victim whether they are undefended
     * @param control whether they stem from the control
     * @param means one point for each attack
     * @param seeds one point for each attack and seed, where there are several seeds
     * @param moves from the victim to the defended model
     * @param paths from the victim over the settings of a list, weak to strong; one for each attack
     */
    record Series(
            String name,
            boolean victim,
            boolean control,
            List<Point> means,
            List<Point> seeds,
            List<Move> moves,
            List<List<Point>> paths) {}

    /**
     * A model in the plane.
     *
     * @param attack the attack that it is under
     * @param what which seed, or how many
     * @param success attack success, a share
     * @param accuracy clean accuracy, a share
     */
    record Point(String attack, String what, double success, double accuracy) {}

    /** What a defense did to a victim. */
    record Move(Point from, Point to) {}
}
