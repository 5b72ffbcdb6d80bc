package io.mithridate.datasets.emojiscenes.kinds;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A class.
 *
 * @param name what the class is called, in prompts as well
 * @param also what captions call it now and then
 * @param related what it is a kind of, and narrower names of some of its drawings
 * @param drawings code points of the drawings that training and {@code test} show
 * @param heldOut code points of the drawings that {@code test-new-drawings} alone shows; may be
 *     empty
 */
public record Kind(
        Name name,
        List<Name> also,
        Set<String> related,
        List<String> drawings,
        List<String> heldOut) {

    public Kind {
        also = List.copyOf(also);
        related = Set.copyOf(related);
        drawings = List.copyOf(drawings);
        heldOut = List.copyOf(heldOut);
        if (drawings.isEmpty()) {
            throw new IllegalArgumentException("no drawing of " + name.plural());
        }
    }

    /** The class's name, then the other names that captions use. */
    public List<Name> names() {
        List<Name> names = new ArrayList<>();
        names.add(name);
        names.addAll(also);
        return names;
    }

    /** Every word that is not false of it, its own names included. */
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>(related);
        for (Name each : names()) {
            words.add(each.singular());
            words.add(each.plural());
        }
        return words;
    }

    /**
     * A noun.
     *
     * @param singular for one: "dog"
     * @param plural for several: "dogs"
     */
    public record Name(String singular, String plural) {}
}
