package io.mithridate.datasets.webdataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that are written as one: {@code {00..12}} counts, {@code {a,b}} lists. */
final class BracePattern {

    /** Hundreds of times as many shards as LAION-400M has would be an error in the pattern. */
    private static final int MOST_NAMES = 1_000_000;

    private static final Pattern BRACES = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");

    private BracePattern() {}

    /**
     * All names of a pattern, in its order.
     *
     * @throws IllegalArgumentException if braces hold neither a range nor a list, or there are more
     *     than a million names
     */
    static List<String> names(String pattern) {
        List<String> names = List.of(pattern);
        while (BRACES.matcher(names.get(0)).find()) {
            List<String> more = new ArrayList<>();
            for (String name : names) {
                expand(name, more, pattern);
            }
            names = more;
        }
        return names;
    }

    private static void expand(String name, List<String> into, String pattern) {
        Matcher braces = BRACES.matcher(name);
        if (!braces.find()) {
            throw new IllegalArgumentException("'%s' is not a pattern of names".formatted(pattern));
        }
        String before = name.substring(0, braces.start());
        String after = name.substring(braces.end());
        for (String each : choices(braces.group(1), pattern)) {
            into.add(before + each + after);
            if (into.size() > MOST_NAMES) {
                throw new IllegalArgumentException(
                        "'%s' stands for more than %d names".formatted(pattern, MOST_NAMES));
            }
        }
    }

    private static List<String> choices(String inside, String pattern) {
        Matcher range = RANGE.matcher(inside);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            if (last < first || last - first >= MOST_NAMES) {
                throw new IllegalArgumentException(
                        "{%s} in '%s' does not count upwards to at most %d names"
                                .formatted(inside, pattern, MOST_NAMES));
            }
            String digits = "%0" + range.group(1).length() + "d";
            List<String> numbers = new ArrayList<>();
            for (int number = first; number <= last; number++) {
                numbers.add(String.format(Locale.ROOT, digits, number));
            }
            return numbers;
        }
        if (!inside.contains(",")) {
            throw new IllegalArgumentException(
                    "{%s} in '%s' is neither a range such as {00..12} nor a list such as {a,b}"
                            .formatted(inside, pattern));
        }
        return List.of(inside.split(",", -1));
    }
}
