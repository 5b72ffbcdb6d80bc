package io.mithridate.datasets.emojiscenes;

import io.mithridate.datasets.emojiscenes.Scene.Relation;
import io.mithridate.datasets.emojiscenes.Scene.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads the claims of a caption from its text alone, with its own vocabulary, independently of the
 * caption writer.
 */
public final class CaptionReader {

    private static final Map<String, Relation> RELATIONS =
            Map.of(
                    "left of", Relation.LEFT_OF,
                    "right of", Relation.RIGHT_OF,
                    "above", Relation.ABOVE,
                    "over", Relation.ABOVE,
                    "below", Relation.BELOW,
                    "under", Relation.BELOW);
    private static final Map<String, Size> SIZES =
            Map.of(
                    "small", Size.SMALL,
                    "little", Size.SMALL,
                    "large", Size.LARGE,
                    "big", Size.LARGE);
    private static final Map<String, Claim.Count> COUNTS =
            Map.of(
                    "a", new Claim.Count(1, false),
                    "an", new Claim.Count(1, false),
                    "one", new Claim.Count(1, true),
                    "two", new Claim.Count(2, true),
                    "three", new Claim.Count(3, true));
    private static final Pattern COLOR =
            Pattern.compile("\\b(?:(?!the )(\\w+) back(?:ground|drop)|background is (\\w+))");
    private static final Pattern RELATION =
            Pattern.compile("\\b(" + String.join("|", RELATIONS.keySet()) + ")\\b");

    private final Map<String, Integer> classesByNoun = new HashMap<>();
    private final Pattern mention;

    /**
     * Creates a reader that knows the nouns of the given classes.
     *
     * @param classes the classes, in the order of their indices
     */
    public CaptionReader(List<SceneClass> classes) {
        for (int label = 0; label < classes.size(); label++) {
            for (SceneClass.Name name : classes.get(label).names()) {
                classesByNoun.put(name.singular(), label);
                classesByNoun.put(name.plural(), label);
            }
        }
        String nouns =
                classesByNoun.keySet().stream()
                        .sorted(Comparator.comparingInt(String::length).reversed())
                        .collect(Collectors.joining("|"));
        mention =
                Pattern.compile(
                        "\\b(a|an|one|two|three) (?:(small|little|large|big) )?(%s)\\b"
                                .formatted(nouns));
    }

    /**
     * Returns the claims of a caption.
     *
     * @throws IllegalArgumentException if it names nothing that the reader knows
     */
    public Claim read(String caption) {
        List<Claim.Named> things = new ArrayList<>();
        Matcher mentions = mention.matcher(caption);
        while (mentions.find()) {
            things.add(
                    new Claim.Named(
                            lookUp(classesByNoun, mentions.group(3)),
                            lookUp(COUNTS, mentions.group(1)),
                            Optional.ofNullable(mentions.group(2))
                                    .map(word -> lookUp(SIZES, word))));
        }
        Matcher relation = RELATION.matcher(caption);
        Optional<Relation> claimed =
                relation.find()
                        ? Optional.of(lookUp(RELATIONS, relation.group(1)))
                        : Optional.empty();
        Matcher color = COLOR.matcher(caption);
        if (things.isEmpty()) {
            throw new IllegalArgumentException("nothing is named in: " + caption);
        }
        Optional<Colour> background = Optional.empty();
        if (color.find()) {
            String word = color.group(1) == null ? color.group(2) : color.group(1);
            background = Optional.of(colorOf(word));
        }
        return new Claim(things, claimed, background);
    }

    private static <T> T lookUp(Map<String, T> meanings, String word) {
        T meaning = meanings.get(word);
        if (meaning == null) {
            throw new IllegalArgumentException("unknown word: " + word);
        }
        return meaning;
    }

    private static Colour colorOf(String word) {
        return Arrays.stream(Colour.values())
                .filter(color -> color.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no colour: " + word));
    }
}
