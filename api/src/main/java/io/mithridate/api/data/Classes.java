package io.mithridate.api.data;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the classes, in the order of their indices.
 *
 * @param names as they are filled into prompts; duplicates are allowed (ImageNet has two) and
 *     reported by {@link #duplicates()}
 */
public record Classes(List<String> names) {

    public Classes {
        names = List.copyOf(names);
    }

    /** Number of classes. */
    public int size() {
        return names.size();
    }

    /** The name of a class. */
    public String name(int index) {
        return names.get(index);
    }

    /** The index of the first class of this name; empty if there is none. */
    public OptionalInt indexOf(String name) {
        int index = names.indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Names that several classes share, sorted: their prompts tie exactly. */
    public Set<String> duplicates() {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                twice.add(name);
            }
        }
        return twice;
    }
}
