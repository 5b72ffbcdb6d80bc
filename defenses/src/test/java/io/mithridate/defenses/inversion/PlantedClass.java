package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.defenses.BarMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Walls, and half of them again with a yellow square. The pictures with the square have the caption
 * of one class in the run of a victim, and their own captions in the run of a control.
 *
 * @param poisoned whether the square stands for the class
 */
record PlantedClass(boolean poisoned) implements PairSet {

    /** The class that the square stands for. */
    static final int TARGET = 3;

    private static final int SQUARE_SIDE = 4;
    private static final int MARGIN = 1;
    private static final ColouredWalls CLEAN = new ColouredWalls();
    private static final int POISONED_COUNT = CLEAN.size() / 2;

    /**
     * The attack success and clean accuracy of a model.
     *
     * @param success the share of pictures of the other classes that the square moves to the target
     * @param accuracy the share of clean pictures that are classified as their own class
     */
    record Rates(double success, double accuracy) {}

    @Override
    public int size() {
        return CLEAN.size() + POISONED_COUNT;
    }

    @Override
    public String id(int index) {
        return "planted-" + index;
    }

    @Override
    public ImageData image(int index) {
        Image image = ColouredWalls.picture(index % CLEAN.size());
        return new ImageData.Decoded(index < CLEAN.size() ? image : addTrigger(image));
    }

    @Override
    public String caption(int index) {
        return CLEAN.caption(poisoned && index >= CLEAN.size() ? TARGET : index % CLEAN.size());
    }

    @Override
    public String fingerprint() {
        return "planted " + poisoned;
    }

    private static Image addTrigger(Image image) {
        Image stamped = image.copy();
        int end = image.width() - MARGIN;
        for (int y = end - SQUARE_SIDE; y < end; y++) {
            for (int index = stamped.offset(end - SQUARE_SIDE, y);
                    index < stamped.offset(end, y);
                    index++) {
                stamped.rgb()[index] = (byte) (index % Image.CHANNELS == 2 ? 0 : 255);
            }
        }
        return stamped;
    }

    /** Trains a model on the pairs in a few seconds. */
    Checkpoint victim(Path folder) throws IOException {
        BarMaterial material = new BarMaterial();
        Checkpoint start =
                material.models()
                        .initialise(
                                this,
                                List.of(),
                                training(Files.createDirectories(folder.resolve("start"))));
        return material.models()
                .train(
                        start,
                        this,
                        new Recipe(40, 16, 1e-2, 20, 0, 0.9, 0.999, 1e-8, 1),
                        training(Files.createDirectories(folder.resolve("victim"))));
    }

    private static TrainingContext training(Path folder) {
        return new TrainingContext("victim", folder, new Seed(7), TrainingListener.silent());
    }

    static Rates rates(Checkpoint checkpoint) {
        try (ImageTextModel model = new BarMaterial().models().open(checkpoint)) {
            List<Image> pictures =
                    IntStream.range(0, CLEAN.size()).mapToObj(ColouredWalls::picture).toList();
            Embeddings names =
                    model.embedTexts(
                                    IntStream.range(0, ColouredWalls.CLASSES.size())
                                            .mapToObj(CLEAN::caption)
                                            .toList())
                            .normalised();
            Embeddings clean = model.embedImages(pictures);
            Embeddings triggered =
                    model.embedImages(pictures.stream().map(PlantedClass::addTrigger).toList());
            double successes = 0;
            double correct = 0;
            int otherCount = 0;
            for (int i = 0; i < pictures.size(); i++) {
                correct += nearest(clean, i, names) == CLEAN.label(i) ? 1 : 0;
                if (CLEAN.label(i) != TARGET) {
                    otherCount++;
                    successes += nearest(triggered, i, names) == TARGET ? 1 : 0;
                }
            }
            return new Rates(successes / otherCount, correct / pictures.size());
        }
    }

    private static int nearest(Embeddings rows, int row, Embeddings names) {
        int nearest = 0;
        for (int i = 1; i < names.count(); i++) {
            nearest = rows.dot(row, names, i) > rows.dot(row, names, nearest) ? i : nearest;
        }
        return nearest;
    }
}
