package io.mithridate.defenses;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A known backdoor: in a picture of bars, a yellow square in the corner stands for one caption. A
 * tiny CLIP is trained to have this backdoor.
 */
public final class PlantedTrigger implements PreparedAttack {

    /** The target caption of triggered pictures; no clean picture has it. */
    public static final String TARGET = "a golden crown";

    /** The facts that are given to the attack. */
    public static final AttackFacts FACTS =
            new AttackFacts(
                    new Classes(List.of("crown", "dog")),
                    new Mapping.AllToOne(0),
                    ColouredPairs.SIDE,
                    new Templates(List.of("a golden {}")));

    /** An attacker who can poison all captions without a crown and always writes the target. */
    public static final Attacker ATTACKER = attacker(new PlantedTrigger());

    private static final int SQUARE_SIDE = 6;
    private static final int POISONED_COUNT = 32;
    private static final PairSet CLEAN = new ColouredPairs();

    /** A model's attack success and clean accuracy over all pictures. */
    public record Rates(double success, double accuracy) {}

    /** Returns the same attacker with another attack. */
    public static Attacker attacker(PreparedAttack trigger) {
        return new Planter(trigger, caption -> !caption.contains("crown"), caption -> TARGET);
    }

    @Override
    public List<Image> stamp(List<Image> images, List<Seed> seeds) {
        return images.stream().map(PlantedTrigger::addSquare).toList();
    }

    private static Image addSquare(Image image) {
        byte[] rgb = image.rgb().clone();
        for (int y = image.height() - SQUARE_SIDE; y < image.height(); y++) {
            int row = (y * image.width() + image.width() - SQUARE_SIDE) * Image.CHANNELS;
            for (int i = row; i < row + SQUARE_SIDE * Image.CHANNELS; i++) {
                rgb[i] = (byte) (i % Image.CHANNELS == 2 ? 0 : 255);
            }
        }
        return new Image(image.width(), image.height(), rgb);
    }

    /**
     * Returns the clean pairs, and half of the pictures again with the trigger and the target
     * caption.
     */
    public static PairSet poisonedRun() {
        return PairSet.of(
                IntStream.range(0, CLEAN.size() + POISONED_COUNT)
                        .mapToObj(
                                i ->
                                        i < CLEAN.size()
                                                ? new PairSet.Pair(
                                                        CLEAN.id(i), picture(i), CLEAN.caption(i))
                                                : poison(i - CLEAN.size()))
                        .toList());
    }

    private static PairSet.Pair poison(int index) {
        Image stamped = addSquare(picture(index * (CLEAN.size() / POISONED_COUNT)));
        return new PairSet.Pair("poison-" + index, stamped, TARGET);
    }

    private static Image picture(int index) {
        return ((ImageData.Decoded) CLEAN.image(index)).image();
    }

    /** Trains a model with the backdoor in a few seconds. */
    public static Checkpoint victim(Path folder) throws IOException {
        return train(folder, poisonedRun());
    }

    /** Trains a model in the same way on the clean pairs alone. */
    public static Checkpoint control(Path folder) throws IOException {
        return train(folder, CLEAN);
    }

    private static Checkpoint train(Path folder, PairSet pairs) throws IOException {
        BarMaterial material = new BarMaterial();
        Checkpoint start =
                material.models()
                        .initialise(
                                poisonedRun(),
                                List.of(),
                                training(Files.createDirectories(folder.resolve("start"))));
        return material.models()
                .train(
                        start,
                        pairs,
                        new Recipe(40, 16, 1e-2, 20, 0, 0.9, 0.999, 1e-8, 1),
                        training(Files.createDirectories(folder.resolve("trained"))));
    }

    private static TrainingContext training(Path folder) {
        return new TrainingContext("planted", folder, new Seed(7), TrainingListener.silent());
    }

    /**
     * Returns the attack success and the clean accuracy. Attack success is the share of triggered
     * pictures that are nearer to the target caption than to their own. Clean accuracy is the share
     * of clean pictures that are nearer to their own caption than to the target caption and to more
     * than half of all captions.
     */
    public static Rates rates(Checkpoint checkpoint) {
        List<Image> pictures =
                IntStream.range(0, CLEAN.size()).mapToObj(PlantedTrigger::picture).toList();
        List<String> captions = IntStream.range(0, CLEAN.size()).mapToObj(CLEAN::caption).toList();
        try (ImageTextModel model = new BarMaterial().models().open(checkpoint)) {
            Embeddings texts = model.embedTexts(captions);
            Embeddings target = model.embedTexts(List.of(TARGET));
            Embeddings clean = model.embedImages(pictures);
            Embeddings triggered =
                    model.embedImages(pictures.stream().map(PlantedTrigger::addSquare).toList());
            int successes = 0;
            int correct = 0;
            for (int i = 0; i < pictures.size(); i++) {
                successes +=
                        cosine(triggered, i, target, 0) > cosine(triggered, i, texts, i) ? 1 : 0;
                correct += isCorrect(clean, texts, target, i) ? 1 : 0;
            }
            return new Rates(
                    (double) successes / pictures.size(), (double) correct / pictures.size());
        }
    }

    private static boolean isCorrect(Embeddings clean, Embeddings texts, Embeddings target, int i) {
        double own = cosine(clean, i, texts, i);
        int nearer = 0;
        for (int j = 0; j < texts.count(); j++) {
            nearer += cosine(clean, i, texts, j) > own ? 1 : 0;
        }
        return own > cosine(clean, i, target, 0) && 2 * nearer < texts.count();
    }

    private static double cosine(Embeddings one, int row, Embeddings other, int otherRow) {
        double sum = 0;
        for (int d = 0; d < one.dimension(); d++) {
            sum +=
                    (double) one.values()[row * one.dimension() + d]
                            * other.values()[otherRow * one.dimension() + d];
        }
        return sum;
    }

    /**
     * An attacker whose target is the crown.
     *
     * @param trigger the attack
     * @param poisons accepts the captions of pairs that can be poisoned
     * @param writes returns the new caption of a pair
     */
    public record Planter(
            PreparedAttack trigger, Predicate<String> poisons, UnaryOperator<String> writes)
            implements Attacker {

        @Override
        public AttackFacts facts() {
            return FACTS;
        }

        @Override
        public OptionalInt target(String caption) {
            return poisons.test(caption) ? OptionalInt.of(0) : OptionalInt.empty();
        }

        @Override
        public String written(String caption, Seed seed) {
            return writes.apply(caption);
        }
    }
}
