package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Vocabulary;
import io.mithridate.datasets.emojiscenes.Scene.Relation;
import io.mithridate.datasets.emojiscenes.Scene.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words for sizes, relations and counts.
 *
 * <p>Two styles of wording are used. Within a style, words exclude each other, and no relation of
 * one style is part of a relation of the other.
 */
final class Words {

    /** The number of styles of wording. */
    static final int STYLES = 2;

    static final List<String> COUNTS = List.of("one", "two", "three");

    private Words() {}

    /** Returns the word for a size, which must be small or large. */
    static String size(Size size, int style) {
        return switch (size) {
            case SMALL -> style == 0 ? "small" : "little";
            case LARGE -> style == 0 ? "large" : "big";
            case MEDIUM -> throw new IllegalArgumentException("there is no word for medium");
        };
    }

    static String relation(Relation relation, int style) {
        return switch (relation) {
            case LEFT_OF -> style == 0 ? "to the left of" : "on the left of";
            case RIGHT_OF -> style == 0 ? "to the right of" : "on the right of";
            case ABOVE -> style == 0 ? "above" : "over";
            case BELOW -> style == 0 ? "below" : "under";
        };
    }

    static String count(int count) {
        return COUNTS.get(count - 1);
    }

    /** Returns the mutually exclusive values of each attribute. */
    static Map<String, List<String>> attributes() {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put("colour", Arrays.stream(Colour.values()).map(Colour::word).toList());
        attributes.put("size", List.of(size(Size.SMALL, 0), size(Size.LARGE, 0)));
        attributes.put("size-colloquial", List.of(size(Size.SMALL, 1), size(Size.LARGE, 1)));
        return attributes;
    }

    /** Returns the pairs of inverse relations in each style. */
    static List<List<String>> opposites() {
        List<List<String>> opposites = new ArrayList<>();
        for (int style = 0; style < STYLES; style++) {
            for (Relation relation : List.of(Relation.LEFT_OF, Relation.ABOVE)) {
                opposites.add(
                        List.of(relation(relation, style), relation(relation.inverse(), style)));
            }
        }
        return opposites;
    }

    /**
     * Returns the words of captions for augmenters. Each name of a class is a noun, related to the
     * class's other names, to more general terms, and to more specific names of its drawings.
     */
    static Vocabulary vocabulary(List<SceneClass> classes) {
        List<Vocabulary.Noun> nouns = new ArrayList<>();
        for (SceneClass sceneClass : classes) {
            for (SceneClass.Name name : sceneClass.names()) {
                Set<String> related = new HashSet<>(sceneClass.words());
                related.remove(name.singular());
                related.remove(name.plural());
                nouns.add(new Vocabulary.Noun(name.singular(), name.plural(), related));
            }
        }
        List<Vocabulary.Opposite> opposites =
                opposites().stream()
                        .map(pair -> new Vocabulary.Opposite(pair.get(0), pair.get(1)))
                        .toList();
        return new Vocabulary(nouns, attributes(), opposites, COUNTS);
    }

    /** Prepends the indefinite article required by the first letter. */
    static String withArticle(String words) {
        return ("aeiou".indexOf(words.charAt(0)) >= 0 ? "an " : "a ") + words;
    }
}
