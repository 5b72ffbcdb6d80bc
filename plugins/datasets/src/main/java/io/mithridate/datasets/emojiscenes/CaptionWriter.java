package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.random.Seed;
import io.mithridate.datasets.emojiscenes.Scene.Relation;
import io.mithridate.datasets.emojiscenes.Scene.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes captions that are true of a scene by construction.
 *
 * <p>A caption names all things in the scene and usually the background's color, so that few other
 * pictures match it. It sometimes mentions sizes. Thread-safe.
 *
 * @param classes the classes, in the order of their indices
 */
record CaptionWriter(List<SceneClass> classes) {

    private static final double SIZE_PROBABILITY = 0.6;

    CaptionWriter {
        classes = List.copyOf(classes);
    }

    private static final double OTHER_NAME_PROBABILITY = 0.25;
    private static final double WORD_ONE_PROBABILITY = 0.1;
    private static final double TWO_WITHOUT_COLOR_PROBABILITY = 0.5;
    private static final double COPIES_WITHOUT_COLOR_PROBABILITY = 0.3;
    private static final double ONE_WITHOUT_COLOR_PROBABILITY = 0.15;

    /** The word that replaces the color in sentences that do not mention it. */
    private static final String UNSPECIFIED = "unspecified";

    /** Writes a caption; equal scenes and seeds give equal captions. */
    String caption(Scene scene, Seed seed) {
        return sentence(describe(scene, seed), seed);
    }

    /** Chooses the content of a caption of the scene. */
    Description describe(Scene scene, Seed seed) {
        RandomGenerator random = seed.at("description").generator();
        List<MentionedThing> mentions = new ArrayList<>();
        for (Scene.Thing thing : scene.things()) {
            mentions.add(mention(thing, random));
        }
        Optional<Relation> relation = scene.relation();
        if (relation.isPresent() && random.nextBoolean()) {
            mentions.add(mentions.remove(0));
            relation = relation.map(Relation::inverse);
        }
        return new Description(mentions, relation, chooseColor(scene, mentions, random));
    }

    /**
     * Chooses the background's color; empty if the caption does not mention it. The color is
     * omitted more often if fewer other pictures match the caption without it, and never if the
     * caption is about one thing without a size.
     */
    private static Optional<Colour> chooseColor(
            Scene scene, List<MentionedThing> mentions, RandomGenerator random) {
        MentionedThing first = mentions.get(0);
        double omissionProbability =
                mentions.size() == 2
                        ? TWO_WITHOUT_COLOR_PROBABILITY
                        : first.count() > 1
                                ? COPIES_WITHOUT_COLOR_PROBABILITY
                                : first.size().isPresent() ? ONE_WITHOUT_COLOR_PROBABILITY : 0;
        return random.nextDouble() < omissionProbability
                ? Optional.empty()
                : Optional.of(scene.background().colour());
    }

    private MentionedThing mention(Scene.Thing thing, RandomGenerator random) {
        SceneClass sceneClass = classes.get(thing.label());
        boolean usesOtherName =
                random.nextDouble() < OTHER_NAME_PROBABILITY && !sceneClass.also().isEmpty();
        SceneClass.Name name =
                usesOtherName
                        ? sceneClass.also().get(random.nextInt(sceneClass.also().size()))
                        : sceneClass.name();
        boolean saysSize = random.nextDouble() < SIZE_PROBABILITY && thing.size() != Size.MEDIUM;
        return new MentionedThing(
                thing.label(),
                name,
                thing.count(),
                saysSize ? Optional.of(thing.size()) : Optional.empty());
    }

    /** Writes a description as a sentence. */
    String sentence(Description description, Seed seed) {
        RandomGenerator random = seed.at("wording").generator();
        int style = random.nextInt(Words.STYLES);
        MentionedThing first = description.mentions().get(0);
        String template = pick(templates(description), random);
        String sentence;
        if (description.relation().isEmpty()) {
            boolean saysOne = first.count() == 1 && random.nextDouble() < WORD_ONE_PROBABILITY;
            sentence =
                    template.replace("{things}", phrase(first, saysOne, style))
                            .replace("{be}", first.count() == 1 ? "is" : "are");
        } else {
            MentionedThing second = description.mentions().get(1);
            sentence =
                    template.replace("{first}", phrase(first, false, style))
                            .replace("{second}", phrase(second, false, style))
                            .replace(
                                    "{relation}",
                                    Words.relation(description.relation().get(), style));
        }
        String color = description.colour().map(Colour::word).orElse(UNSPECIFIED);
        return sentence.replace("{a colour}", Words.withArticle(color)).replace("{colour}", color);
    }

    private static List<String> templates(Description description) {
        boolean alone = description.colour().isEmpty();
        if (description.relation().isEmpty()) {
            return alone ? SentencePools.ONE_THING_ALONE : SentencePools.ONE_THING;
        }
        return alone ? SentencePools.TWO_THINGS_ALONE : SentencePools.TWO_THINGS;
    }

    private static String phrase(MentionedThing mention, boolean saysOne, int style) {
        String noun = mention.count() == 1 ? mention.name().singular() : mention.name().plural();
        String words =
                mention.size().map(size -> Words.size(size, style) + " " + noun).orElse(noun);
        boolean hasArticle = mention.count() == 1 && !saysOne;
        return hasArticle ? Words.withArticle(words) : Words.count(mention.count()) + " " + words;
    }

    private static String pick(List<String> templates, RandomGenerator random) {
        return templates.get(random.nextInt(templates.size()));
    }

    /**
     * The content of a caption, independent of its wording.
     *
     * @param mentions the one or two things in the picture
     * @param relation the position of the first thing relative to the second; empty if there is
     *     only one
     * @param colour the color of the background; empty if the caption does not mention it
     */
    record Description(
            List<MentionedThing> mentions, Optional<Relation> relation, Optional<Colour> colour) {

        Description {
            mentions = List.copyOf(mentions);
        }
    }

    /**
     * A thing as mentioned in a caption.
     *
     * @param label the index of its class
     * @param name its name
     * @param count the number of copies
     * @param size its size; empty if the caption does not mention it
     */
    record MentionedThing(int label, SceneClass.Name name, int count, Optional<Size> size) {}
}
