package io.mithridate.testkit;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Models with a single weight, stored as a number in a text file. A picture's embedding is its mean
 * color, and a text's embedding encodes the colors that it names; both are shifted by the weight.
 */
final class OneWeightModels implements ModelProvider {

    static final int IMAGE_SIZE = 4;

    private static final List<String> COLORS = List.of("red", "green", "blue");
    private static final String ARCHITECTURE = "one-weight";

    @Override
    public int imageSize() {
        return IMAGE_SIZE;
    }

    @Override
    public boolean pretrained() {
        return false;
    }

    @Override
    public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        return write(context.folder(), context.seed().generator().nextDouble());
    }

    @Override
    public Checkpoint train(
            Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
        double moved = recipe.learningRate() * context.seed().generator().nextDouble();
        return write(context.folder(), read(start) + pairs.size() * moved);
    }

    @Override
    public Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder) {
        return write(folder, (1 - share) * read(start) + share * read(end));
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        return new Opened(checkpoint, read(checkpoint));
    }

    private static Checkpoint write(Path folder, double weight) {
        Checkpoint checkpoint = new Checkpoint(folder, ARCHITECTURE);
        try {
            Files.writeString(checkpoint.weights(), Double.toString(weight));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checkpoint;
    }

    private static double read(Checkpoint checkpoint) {
        try {
            return Double.parseDouble(Files.readString(checkpoint.weights()));
        } catch (IOException | NumberFormatException e) {
            throw new InvalidCheckpointException(
                    checkpoint.weights(), "it does not hold one number: " + e.getMessage());
        }
    }

    private record Opened(Checkpoint checkpoint, double weight) implements ImageTextModel {

        @Override
        public int imageSize() {
            return IMAGE_SIZE;
        }

        @Override
        public Embeddings embedImages(List<Image> images) {
            float[] rows = new float[images.size() * Image.CHANNELS];
            for (int i = 0; i < images.size(); i++) {
                byte[] rgb = images.get(i).rgb();
                for (int value = 0; value < rgb.length; value++) {
                    rows[i * Image.CHANNELS + value % Image.CHANNELS] +=
                            (float) ((rgb[value] & 0xFF) / 255.0 * Image.CHANNELS / rgb.length);
                }
            }
            return shifted(images.size(), rows);
        }

        @Override
        public Embeddings embedTexts(List<String> texts) {
            float[] rows = new float[texts.size() * Image.CHANNELS];
            for (int i = 0; i < texts.size(); i++) {
                for (int color = 0; color < COLORS.size(); color++) {
                    String text = texts.get(i).toLowerCase(Locale.ROOT);
                    rows[i * Image.CHANNELS + color] = text.contains(COLORS.get(color)) ? 1 : 0;
                }
            }
            return shifted(texts.size(), rows);
        }

        private Embeddings shifted(int count, float[] rows) {
            for (int i = 0; i < rows.length; i++) {
                rows[i] += (float) weight;
            }
            return new Embeddings(count, Image.CHANNELS, rows);
        }

        @Override
        public double logitScale() {
            return 100;
        }

        @Override
        public void close() {}
    }
}
