package io.mithridate.datasets.emojiscenes;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
record Kind(
        Name name,
        List<Name> also,
        Set<String> related,
        List<String> drawings,
        List<String> heldOut) {

    private static final String RESOURCE = "classes.csv";
    private static final Pattern SEMICOLON = Pattern.compile(";");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern SLASH = Pattern.compile("/");

    Kind {
        also = List.copyOf(also);
        related = Set.copyOf(related);
        drawings = List.copyOf(drawings);
        heldOut = List.copyOf(heldOut);
        if (drawings.isEmpty()) {
            throw new IllegalArgumentException("no drawing of " + name.plural());
        }
    }

    /** Every class that there is, in the order in which options take them. */
    static List<Kind> read() {
        return Resources.rows(table()).stream().map(Kind::of).toList();
    }

    /** The text of the table, for digests. */
    static String table() {
        return new String(Resources.read(Kind.class, RESOURCE), StandardCharsets.UTF_8);
    }

    private static Kind of(NamedCsvRecord line) {
        return new Kind(
                new Kind.Name(line.getField("singular"), line.getField("plural")),
                split(SEMICOLON, line.getField("also")).stream().map(Kind::name).toList(),
                Set.copyOf(split(SEMICOLON, line.getField("related"))),
                split(SPACE, line.getField("drawings")),
                split(SPACE, line.getField("held_out")));
    }

    private static Kind.Name name(String singularAndPlural) {
        String[] parts = SLASH.split(singularAndPlural, 2);
        return new Kind.Name(parts[0], parts[1]);
    }

    private static List<String> split(Pattern separator, String field) {
        return Arrays.stream(separator.split(field)).filter(part -> !part.isEmpty()).toList();
    }

    /** The class's name, then the other names that captions use. */
    List<Name> names() {
        return Stream.concat(Stream.of(name), also.stream()).toList();
    }

    /** Every word that is not false of it, its own names included. */
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
     * @param singular for one: "dog"
     * @param plural for several: "dogs"
     */
    record Name(String singular, String plural) {}
}
