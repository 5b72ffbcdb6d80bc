package io.mithridate.augmenters.counterfactual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns of phrase of which none holds where the other does, as {@code turns.txt} lists them. */
final class Turns {

    private static final String FILE = "turns.txt";
    private static final String AFTER = "after ";
    private static final String BEFORE = "before ";

    private final Map<String, Other> others = new HashMap<>();

    /** The words of the longest turn that begins with a word. */
    private final Map<String, Integer> longest = new HashMap<>();

    private Turns() {}

    /**
     * Reads the list.
     *
     * @throws IllegalStateException if it is missing or a line can't be understood
     */
    static Turns read() {
        Turns read = new Turns();
        Resources.lines(FILE).forEach(read::readLine);
        return read;
    }

    private void readLine(String line) {
        List<String> fields = Resources.fields(line);
        List<String> sides = List.of(fields.get(0).split(" = ", -1));
        if (sides.size() != 2) {
            throw misread(line);
        }
        List<NounSet> after = new ArrayList<>();
        List<NounSet> before = new ArrayList<>();
        for (String condition : fields.subList(1, fields.size())) {
            if (condition.startsWith(AFTER)) {
                after.add(new NounSet(condition.substring(AFTER.length())));
            } else if (condition.startsWith(BEFORE)) {
                before.add(new NounSet(condition.substring(BEFORE.length())));
            } else {
                throw misread(line);
            }
        }
        String[] words = sides.get(0).split(" ", -1);
        others.put(sides.get(0), new Other(sides.get(1), after, before));
        longest.merge(words[0], words.length, Math::max);
    }

    private static IllegalStateException misread(String line) {
        return new IllegalStateException(
                "%s: \"%s\" is not \"words = words\", perhaps with \"| after NOUNS\" or \"| before NOUNS\""
                        .formatted(FILE, line));
    }

    /** How many words the longest turn has that begins with a word; 0 if none does. */
    int longest(String first) {
        return longest.getOrDefault(first, 0);
    }

    /**
     * What does not hold where a turn does; empty if it is not listed.
     *
     * @param before the words before it in the caption
     * @param next the noun that comes next; empty if none does
     * @param nouns what words name
     */
    Optional<String> of(
            String words, List<String> before, String next, Function<String, Noun> nouns) {
        return Optional.ofNullable(others.get(words))
                .filter(other -> other.holds(before, next, nouns))
                .map(Other::words);
    }

    /**
     * What takes a turn's place.
     *
     * @param after sets of each of which the turn must follow a noun
     * @param before sets in each of which the noun must be that comes next
     */
    private record Other(String words, List<NounSet> after, List<NounSet> before) {

        Other {
            after = List.copyOf(after);
            before = List.copyOf(before);
        }

        private boolean holds(List<String> words, String next, Function<String, Noun> nouns) {
            return after.stream().allMatch(set -> words.stream().map(nouns).anyMatch(set::contains))
                    && before.stream()
                            .allMatch(set -> !next.isEmpty() && set.contains(nouns.apply(next)));
        }
    }
}
