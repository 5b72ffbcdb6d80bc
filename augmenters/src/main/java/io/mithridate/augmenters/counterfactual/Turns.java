package io.mithridate.augmenters.counterfactual;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns of phrase of which none holds where the other does, as {@code turns.txt} lists them. */
final class Turns {

    private static final String FILE = "turns.txt";

    private final Map<String, String> others = new HashMap<>();

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
        for (String line : Resources.lines(FILE)) {
            List<String> sides = List.of(line.split(" = ", -1));
            if (sides.size() != 2) {
                throw new IllegalStateException(
                        "%s: \"%s\" is not \"words = words\"".formatted(FILE, line));
            }
            read.others.put(sides.get(0), sides.get(1));
            String[] words = sides.get(0).split(" ", -1);
            read.longest.merge(words[0], words.length, Math::max);
        }
        return read;
    }

    /** How many words the longest turn has that begins with a word; 0 if none does. */
    int longest(String first) {
        return longest.getOrDefault(first, 0);
    }

    /** What does not hold where a turn does; empty if it is not listed. */
    Optional<String> of(String words) {
        return Optional.ofNullable(others.get(words));
    }
}
