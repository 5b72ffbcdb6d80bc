package io.mithridate.metrics;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The numbers of top-ranked classes in which a hit is accepted.
 *
 * <p>The default is only the first: a top ten out of forty classes is hardly informative.
 *
 * @param k the numbers; at least one, without duplicates
 */
public record TopK(
        @Option(
                        value =
                                "Numbers of top-ranked classes that count as a hit; one row for"
                                        + " each number.",
                        defaultValue = "[1]",
                        min = 1)
                List<Integer> k) {

    public TopK {
        k = validCopy(k);
    }

    /**
     * Returns a copy of the numbers.
     *
     * @throws IllegalArgumentException if the list is empty, or a number is less than 1 or a
     *     duplicate
     */
    static List<Integer> validCopy(List<Integer> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("k is empty; [1] is the usual choice");
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

    /** Returns one complaint for each k that is too large for the number of classes. */
    List<OptionComplaint> complaints(Setting setting) {
        int classes = setting.classes().size();
        List<OptionComplaint> complaints = new ArrayList<>();
        for (int number : k) {
            if (number > classes) {
                complaints.add(
                        new OptionComplaint(
                                "k",
                                "k is %d, but there are %d classes, so every picture is a hit; use a k of at most %d"
                                        .formatted(number, classes, Math.max(1, classes / 20))));
            }
        }
        return complaints;
    }
}
