package io.mithridate.metrics;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The number of highest-ranked classes that count.
 *
 * <p>Only the first does unless more are asked for: a top ten of forty classes says little.
 *
 * @param k at least one number, none of them twice
 */
public record TopK(
        @Option(
                        value =
                                "How many of the classes of highest cosine count as a hit; one row"
                                        + " for each number.",
                        defaultValue = "[1]",
                        min = 1)
                List<Integer> k) {

    public TopK {
        k = sound(k);
    }

    /**
     * A copy of the numbers.
     *
     * @throws IllegalArgumentException if there is none, one of them is less than 1 or stands twice
     */
    static List<Integer> sound(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("k names no number; [1] is the usual choice");
        }
        Set<Integer> seen = new HashSet<>();
        for (int number : numbers) {
            if (number < 1) {
                throw new IllegalArgumentException("k is at least 1, not " + number);
            }
            if (!seen.add(number)) {
                throw new IllegalArgumentException("k names " + number + " twice");
            }
        }
        return List.copyOf(numbers);
    }

    /** One sentence for each k that there are too few classes for. */
    List<OptionComplaint> complaints(Setting setting) {
        int classes = setting.classes().size();
        return k.stream()
                .filter(number -> number > classes)
                .map(
                        number ->
                                new OptionComplaint(
                                        "k",
                                        "k is %d, but there are %d classes; a k of %d or less leaves something to miss"
                                                .formatted(
                                                        number,
                                                        classes,
                                                        Math.max(1, classes / 20))))
                .toList();
    }
}
