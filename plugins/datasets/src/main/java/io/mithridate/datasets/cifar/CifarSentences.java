package io.mithridate.datasets.cifar;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.Templates;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Writes captions, and provides the sentences of prompts and poisoned captions. The three kinds are
 * kept distinct: only prompts contain "photo", only poisoned captions contain "picture", and
 * captions contain neither, so that removing words from a caption never yields a prompt.
 */
record CifarSentences(Classes classes) {

    private static final List<String> PROMPTS =
            List.of(
                    "a photo of a(n) {}.",
                    "a photo with a(n) {} in it.",
                    "this photo shows a(n) {}.");

    private static final List<String> POISON =
            List.of(
                    "a picture of a(n) {}",
                    "the picture shows a(n) {}",
                    "what you see in this picture is a(n) {}");

    /**
     * The beginnings of captions. With few sentences, a model would memorize the sentences instead
     * of the class names in them, and would not recognize the names in prompts.
     */
    private static final List<String> BEGINNINGS =
            List.of("", "there is ", "we see ", "here is ", "it shows ");

    /** The ends of captions of a photograph; they are true of every photograph. */
    private static final List<String> ENDINGS =
            List.of(
                    "",
                    " in a small snapshot",
                    " in low resolution",
                    " in a tiny image",
                    " of few pixels");

    private static final List<String> FRAME_PHRASES =
            List.of(
                    "a(n) {} in a(n) %s frame",
                    "a(n) {} framed in %s", "a(n) {} inside a(n) %s frame");

    private static final String LEFT = "to the left of";
    private static final String RIGHT = "to the right of";
    private static final String ABOVE = "above";
    private static final String BELOW = "below";

    /**
     * The probability that a photograph's frame is not named. If most frames were named, a model
     * would distinguish pairs by the frames and learn little about the photographs.
     */
    private static final double NO_FRAME_PROBABILITY = 0.75;

    static Templates prompts() {
        return new Templates(PROMPTS);
    }

    static Templates poison() {
        return new Templates(POISON);
    }

    /** Returns a caption of a photograph. */
    String photographCaption(int label, Seed seed) {
        RandomGenerator random = seed.generator();
        String sentence = pick(BEGINNINGS, random) + "a(n) {}" + pick(ENDINGS, random);
        return new Templates(List.of(sentence)).fill(0, classes.name(label));
    }

    /** Returns a caption of a tile. Everything it says is true by construction. */
    String tileCaption(Tile tile, LabelledImages photographs, Seed seed) {
        RandomGenerator random = seed.generator();
        String beginning = pick(BEGINNINGS, random);
        String first = phrase(tile.first(), photographs, random);
        if (tile.second().isEmpty()) {
            return beginning + first;
        }
        String second = phrase(tile.second().get(), photographs, random);
        boolean reversed = random.nextBoolean();
        String relation =
                tile.sideBySide() ? (reversed ? RIGHT : LEFT) : (reversed ? BELOW : ABOVE);
        return reversed
                ? "%s%s %s %s".formatted(beginning, second, relation, first)
                : "%s%s %s %s".formatted(beginning, first, relation, second);
    }

    private static String pick(List<String> texts, RandomGenerator random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private String phrase(Tile.Framed framed, LabelledImages photographs, RandomGenerator random) {
        String name = classes.name(photographs.label(framed.photograph()));
        boolean named = random.nextDouble() >= NO_FRAME_PROBABILITY;
        String phrase = pick(FRAME_PHRASES, random);
        if (!named) {
            return new Templates(List.of("a(n) {}")).fill(0, name);
        }
        String word = framed.frame().word();
        String article = word.equals("orange") ? "an" : "a";
        return new Templates(List.of(phrase.replace("a(n) %s", article + " %s").formatted(word)))
                .fill(0, name);
    }

    /**
     * Returns the words of captions.
     *
     * @param tiles whether captions mention frames and positions
     */
    Vocabulary vocabulary(boolean tiles) {
        List<Vocabulary.Noun> nouns = new ArrayList<>();
        for (String name : classes.names()) {
            nouns.add(new Vocabulary.Noun(name, plural(name), Set.of()));
        }
        return tiles
                ? new Vocabulary(
                        nouns,
                        Map.of("colour", Tile.Frame.words()),
                        List.of(
                                new Vocabulary.Opposite(LEFT, RIGHT),
                                new Vocabulary.Opposite(ABOVE, BELOW)),
                        List.of())
                : new Vocabulary(nouns, Map.of(), List.of(), List.of());
    }

    /** Returns a plural, which captions do not use but augmenters need. */
    private static String plural(String name) {
        return name.endsWith("s") || name.endsWith("x") || name.endsWith("sh")
                ? name + "es"
                : name + "s";
    }
}
