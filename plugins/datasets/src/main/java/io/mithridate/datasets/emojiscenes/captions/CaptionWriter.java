package io.mithridate.datasets.emojiscenes.captions;

import io.mithridate.api.random.Seed;
import io.mithridate.datasets.emojiscenes.kinds.Kind;
import io.mithridate.datasets.emojiscenes.kinds.Name;
import io.mithridate.datasets.emojiscenes.scenes.Relation;
import io.mithridate.datasets.emojiscenes.scenes.Scene;
import io.mithridate.datasets.emojiscenes.scenes.Size;
import io.mithridate.datasets.emojiscenes.scenes.Thing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Writes captions that are true of a scene by construction.
 *
 * <p>A caption names every thing and the background's colour, so that few other pictures answer to
 * it; it names sizes now and then, never a size that the scene does not have. Safe for use by
 * several threads.
 */
public final class CaptionWriter {

    private static final double SAYS_SIZE = 0.6;
    private static final double OTHER_NAME = 0.25;
    private static final double SAYS_ONE = 0.1;

    private final List<Kind> kinds;

    /**
     * A writer of captions.
     *
     * @param kinds the classes, in the order of their indices
     */
    public CaptionWriter(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** Writes a caption: the same scene and seed give the same one. */
    public String caption(Scene scene, Seed seed) {
        return sentence(describe(scene, seed), seed);
    }

    /** Chooses what a caption of the scene says. */
    public Description describe(Scene scene, Seed seed) {
        RandomGenerator random = seed.at("description").generator();
        List<Mention> mentions = new ArrayList<>();
        for (Thing thing : scene.things()) {
            mentions.add(mention(thing, random));
        }
        Optional<Relation> relation = scene.relation();
        if (relation.isPresent() && random.nextBoolean()) {
            mentions.add(mentions.remove(0));
            relation = relation.map(Relation::inverse);
        }
        return new Description(mentions, relation, scene.background().colour());
    }

    private Mention mention(Thing thing, RandomGenerator random) {
        Kind kind = kinds.get(thing.kind());
        boolean other = random.nextDouble() < OTHER_NAME && !kind.also().isEmpty();
        Name name = other ? kind.also().get(random.nextInt(kind.also().size())) : kind.name();
        boolean saysSize = random.nextDouble() < SAYS_SIZE && thing.size() != Size.MEDIUM;
        return new Mention(
                thing.kind(),
                name,
                thing.count(),
                saysSize ? Optional.of(thing.size()) : Optional.empty());
    }

    /** Puts a description into words. */
    String sentence(Description description, Seed seed) {
        RandomGenerator random = seed.at("wording").generator();
        int manner = random.nextInt(Words.MANNERS);
        Mention first = description.mentions().get(0);
        String colour = description.colour().word();
        if (description.relation().isEmpty()) {
            String template = from(SentencePools.ONE_THING, random);
            boolean saysOne = first.count() == 1 && random.nextDouble() < SAYS_ONE;
            return template.replace("{things}", things(first, saysOne, manner))
                    .replace("{be}", first.count() == 1 ? "is" : "are")
                    .replace("{a colour}", Words.withArticle(colour))
                    .replace("{colour}", colour);
        }
        Mention second = description.mentions().get(1);
        return from(SentencePools.TWO_THINGS, random)
                .replace("{first}", things(first, false, manner))
                .replace("{second}", things(second, false, manner))
                .replace("{relation}", Words.relation(description.relation().get(), manner))
                .replace("{a colour}", Words.withArticle(colour))
                .replace("{colour}", colour);
    }

    private static String things(Mention mention, boolean saysOne, int manner) {
        String noun = mention.count() == 1 ? mention.name().singular() : mention.name().plural();
        String words =
                mention.size().map(size -> Words.size(size, manner) + " " + noun).orElse(noun);
        boolean hasArticle = mention.count() == 1 && !saysOne;
        return hasArticle ? Words.withArticle(words) : Words.count(mention.count()) + " " + words;
    }

    private static String from(List<String> templates, RandomGenerator random) {
        return templates.get(random.nextInt(templates.size()));
    }
}
