package io.mithridate.augmenters.counterfactual;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists of words that have names: lines of {@code name = words}. */
final class WordLists {

    private final String file;
    private final Map<String, Set<String>> lists = new HashMap<>();

    private WordLists(String file) {
        this.file = file;
    }

    /**
     * Reads the lists of a file beside this class.
     *
     * @throws IllegalStateException if it is missing or a line can't be understood
     */
    static WordLists read(String file) {
        WordLists read = new WordLists(file);
        for (String line : Resources.lines(file)) {
            int is = line.indexOf(" = ");
            if (is < 0) {
                throw new IllegalStateException(
                        "%s: \"%s\" is not \"name = words\"".formatted(file, line));
            }
            String words = line.substring(is + " = ".length());
            read.lists.put(line.substring(0, is), Set.copyOf(List.of(words.split(" ", -1))));
        }
        return read;
    }

    /** Whether there is a list of that name. */
    boolean has(String name) {
        return lists.containsKey(name);
    }

    /**
     * The words of a list.
     *
     * @throws IllegalStateException if there is none of that name
     */
    Set<String> of(String name) {
        Set<String> words = lists.get(name);
        if (words == null) {
            throw new IllegalStateException(
                    "%s: the line \"%s = ...\" is missing".formatted(file, name));
        }
        return words;
    }
}
