package io.mithridate.datasets.emojiscenes;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A class.
 *
 * @param name the name of the class, also used in prompts
 * @param also alternative names, which captions use sometimes
 * @param related more general terms, and more specific names of some of its drawings
 * @param drawings the code points of the drawings shown in training and {@code test}
 * @param heldOut the code points of the drawings shown only in {@code test-new-drawings}; may be
 *     empty
 */
record SceneClass(
        Name name,
        List<Name> also,
        Set<String> related,
        List<String> drawings,
        List<String> heldOut) {

    private static final String RESOURCE = "classes.csv";

    SceneClass {
        also = List.copyOf(also);
        related = Set.copyOf(related);
        drawings = List.copyOf(drawings);
        heldOut = List.copyOf(heldOut);
        if (drawings.isEmpty()) {
            throw new IllegalArgumentException("no drawing of " + name.plural());
        }
    }

    /** Returns all classes, in the order in which the option {@code classes} selects them. */
    static List<SceneClass> read() {
        return Resources.rows(table()).stream().map(SceneClass::of).toList();
    }

    /** Returns the text of the table, for digests. */
    static String table() {
        return Resources.text(SceneClass.class, RESOURCE);
    }

    private static SceneClass of(NamedCsvRecord line) {
        return new SceneClass(
                new SceneClass.Name(line.getField("singular"), line.getField("plural")),
                split(";", line.getField("also")).stream().map(SceneClass::name).toList(),
                Set.copyOf(split(";", line.getField("related"))),
                split(" ", line.getField("drawings")),
                split(" ", line.getField("held_out")));
    }

    private static SceneClass.Name name(String singularAndPlural) {
        String[] parts = singularAndPlural.split("/", 2);
        return new SceneClass.Name(parts[0], parts[1]);
    }

    private static List<String> split(String separator, String field) {
        return Arrays.stream(field.split(separator, -1)).filter(part -> !part.isEmpty()).toList();
    }

    /** Returns the class's name, followed by its alternative names. */
    List<Name> names() {
        return Stream.concat(Stream.of(name), also.stream()).toList();
    }

    /** Returns all words that are true of the class, including its names. */
    Set<String> words() {
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
     * @param singular the singular, e.g. "dog"
     * @param plural the plural, e.g. "dogs"
     */
    record Name(String singular, String plural) {}
}
