package io.mithridate.datasets.webdataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Expands shell-like brace patterns: {@code {00..12}} is a range, {@code {a,b}} a list. */
final class BracePattern {

    /**
     * The maximum number of names, over twenty times the number of shards of LAION-400M (41,456);
     * more must be a mistake in the pattern.
     */
    private static final int MAX_NAMES = 1_000_000;

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");

    private BracePattern() {}

    /**
     * Returns all names of a pattern, in the order of the pattern. A list may contain braces.
     *
     * @throws IllegalArgumentException if braces hold neither a range nor a list, or if the pattern
     *     expands to more than a million names
     */
    static List<String> names(String pattern) {
        return names(pattern, pattern);
    }

    private static List<String> names(String part, String pattern) {
        int open = part.indexOf('{');
        while (open >= 0 && indexOutside(part, open + 1, '}') < 0) {
            open = part.indexOf('{', open + 1);
        }
        if (open < 0) {
            return List.of(part);
        }
        int close = indexOutside(part, open + 1, '}');
        String prefix = part.substring(0, open);
        List<String> choices = expandChoices(part.substring(open + 1, close), pattern);
        List<String> suffixes = names(part.substring(close + 1), pattern);
        requireFew((long) choices.size() * suffixes.size(), pattern);
        return choices.stream()
                .flatMap(choice -> suffixes.stream().map(suffix -> prefix + choice + suffix))
                .toList();
    }

    /** Returns the index of the first occurrence of a character outside inner braces, or -1. */
    private static int indexOutside(String part, int from, char wanted) {
        int depth = 0;
        for (int place = from; place < part.length(); place++) {
            char character = part.charAt(place);
            if (depth == 0 && character == wanted) {
                return place;
            }
            depth += character == '{' ? 1 : character == '}' ? -1 : 0;
        }
        return -1;
    }

    private static void requireFew(long names, String pattern) {
        if (names > MAX_NAMES) {
            throw new IllegalArgumentException(
                    "'%s' expands to more than %d names".formatted(pattern, MAX_NAMES));
        }
    }

    private static List<String> expandChoices(String inside, String pattern) {
        Matcher range = RANGE.matcher(inside);
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = Integer.parseInt(range.group(2));
            if (last < first || last - first >= MAX_NAMES) {
                throw new IllegalArgumentException(
                        "{%s} in '%s' does not count upwards to at most %d names"
                                .formatted(inside, pattern, MAX_NAMES));
            }
            String digits = "%0" + range.group(1).length() + "d";
            List<String> numbers = new ArrayList<>();
            for (int number = first; number <= last; number++) {
                numbers.add(String.format(Locale.ROOT, digits, number));
            }
            return numbers;
        }
        List<String> listed = splitList(inside);
        if (listed.size() == 1) {
            throw new IllegalArgumentException(
                    "{%s} in '%s' is neither a range such as {00..12} nor a list such as {a,b}"
                            .formatted(inside, pattern));
        }
        List<String> names = new ArrayList<>();
        for (String each : listed) {
            names.addAll(names(each, pattern));
            requireFew(names.size(), pattern);
        }
        return names;
    }

    /** Splits a text at the commas that are outside inner braces. */
    private static List<String> splitList(String inside) {
        List<String> listed = new ArrayList<>();
        int begin = 0;
        for (int comma = indexOutside(inside, 0, ',');
                comma >= 0;
                comma = indexOutside(inside, begin, ',')) {
            listed.add(inside.substring(begin, comma));
            begin = comma + 1;
        }
        listed.add(inside.substring(begin));
        return listed;
    }
}
