package io.mithridate.api.data;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of the classes, in the order of their indices.
 *
 * @param names the names as they appear in prompts; duplicates are allowed (ImageNet has two) and
 *     reported by {@link #duplicates()}
 */
public record Classes(List<String> names) {

    public Classes {
        names = List.copyOf(names);
    }

    /** Returns the number of classes. */
    public int size() {
        return names.size();
    }

    /** Returns the name of a class. */
    public String name(int index) {
        return names.get(index);
    }

    /** Returns the index of the first class with this name; empty if no class has it. */
    public OptionalInt indexOf(String name) {
        int index = names.indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /**
     * Returns the names shared by several classes, sorted. The prompts of such classes are
     * identical.
     */
    public Set<String> duplicates() {
        Set<String> seen = new HashSet<>();
        Set<String> duplicates = new TreeSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                duplicates.add(name);
            }
        }
        return duplicates;
    }
}
