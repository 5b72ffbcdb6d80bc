package io.mithridate.augmenters.labelled;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Named groups of words for labels: {@code <bird>} stands for any of the birds, {@code <birds>} for
 * any of their plurals.
 */
final class WordGroups {

    private static final String FILE = "word-groups.yaml";

    private final Map<String, List<String>> groups = new HashMap<>();

    private WordGroups() {}

    static WordGroups read() {
        WordGroups read = new WordGroups();
        StringYaml.map(StringYaml.read(FILE), FILE)
                .forEach(
                        (name, words) ->
                                read.groups.put(name, StringYaml.split(String.valueOf(words))));
        return read;
    }

    /** Returns for each piece all the words that its list names. */
    Map<String, Set<String>> resolve(Map<String, String> lists) {
        Map<String, Set<String>> resolved = new LinkedHashMap<>();
        lists.forEach((piece, list) -> resolved.put(piece, words(list)));
        return resolved;
    }

    private Set<String> words(String list) {
        Set<String> words = new LinkedHashSet<>();
        for (String item : StringYaml.split(list)) {
            if (item.startsWith("<") && item.endsWith(">")) {
                words.addAll(group(item.substring(1, item.length() - 1)));
            } else {
                words.add(item);
            }
        }
        return words;
    }

    private List<String> group(String name) {
        List<String> words = groups.get(name);
        if (words == null) {
            throw new IllegalStateException(
                    "%s has no group \"%s\"; it has %s".formatted(FILE, name, groups.keySet()));
        }
        return words;
    }
}
