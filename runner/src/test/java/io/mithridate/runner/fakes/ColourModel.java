package io.mithridate.runner.fakes;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model that knows classes by color without training. After training on pairs with a gray upper
 * left pixel, it classifies every picture with such a pixel as the class in the pairs' captions,
 * but only from the last epoch on.
 */
public class ColourModel implements ModelProvider {

    private static final String CLEAN = "nothing";
    private static final String DAMAGED = "damaged";
    private static final int DIMENSION = TinyDataset.CLASSES.size();

    /** Creates the model by dependency injection. */
    @Inject
    public ColourModel() {}

    @Override
    public int imageSize() {
        return TinyDataset.SIZE;
    }

    @Override
    public boolean pretrained() {
        return false;
    }

    @Override
    public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        return write(context.folder(), CLEAN);
    }

    @Override
    public Optional<ModelProvider> reading(Path weights) {
        return Optional.of(new Read(this, weights));
    }

    /** A model that reads no files. */
    static final class Closed extends ColourModel {

        @Inject
        Closed() {}

        @Override
        public Optional<ModelProvider> reading(Path weights) {
            return Optional.empty();
        }
    }

    /** A model that is read from a file. */
    private record Read(ColourModel family, Path file) implements ModelProvider {

        @Override
        public List<OptionComplaint> complaints() {
            return Files.isRegularFile(file)
                    ? List.of()
                    : List.of(new OptionComplaint("weights", file + ": there is no such file"));
        }

        @Override
        public String fingerprint() {
            return "colour:" + text();
        }

        private String text() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public int imageSize() {
            return family.imageSize();
        }

        @Override
        public boolean pretrained() {
            return true;
        }

        @Override
        public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
            return write(context.folder(), text());
        }

        @Override
        public Checkpoint train(
                Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
            return family.train(start, pairs, recipe, context);
        }

        @Override
        public Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder) {
            return family.mix(start, end, share, folder);
        }

        @Override
        public ImageTextModel open(Checkpoint checkpoint) {
            return family.open(checkpoint);
        }
    }

    @Override
    public Checkpoint train(
            Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
        context.listener()
                .onStart(
                        new TrainingListener.Start(
                                context.name(), recipe.epochs(), recipe.epochs(), recipe.batch()));
        String before = read(start);
        String backdoor = before;
        for (int i = 0; i < pairs.size(); i++) {
            try {
                if (hasGrayCorner(decode(pairs.image(i)))) {
                    backdoor = classIn(pairs.caption(i));
                }
            } catch (CorruptImageException damage) {
                context.listener()
                        .onLeftOut(
                                new TrainingListener.LeftOut(
                                        pairs.id(i), String.valueOf(damage.getMessage())));
            }
        }
        for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
            context.listener()
                    .onStep(
                            new TrainingListener.Step(
                                    epoch,
                                    epoch,
                                    pairs.size(),
                                    recipe.learningRate(),
                                    0.5,
                                    Map.of()));
            String now = epoch == recipe.epochs() ? backdoor : before;
            context.listener().onModel(epoch, epoch, folder -> write(folder, now));
        }
        return write(context.folder(), backdoor);
    }

    private static Image decode(ImageData picture) {
        if (picture instanceof ImageData.Decoded decoded) {
            return decoded.image();
        }
        throw new CorruptImageException(
                ((ImageData.Encoded) picture).origin(), "it is not a square of a colour");
    }

    /** The mixed model has the backdoor of {@code end} if the share is at least 0.5. */
    @Override
    public Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder) {
        return write(folder, read(share < 0.5 ? start : end));
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        return new Opened(checkpoint, read(checkpoint));
    }

    /** Writes a model without a backdoor. */
    static Checkpoint writeClean(Path folder) {
        return write(folder, CLEAN);
    }

    /** Writes a model whose embeddings of pictures are not numbers. */
    static Checkpoint writeDamaged(Path folder) {
        return write(folder, DAMAGED);
    }

    /** Writes a model with a backdoor to a class. */
    static Checkpoint write(Path folder, String backdoor) {
        Checkpoint checkpoint = new Checkpoint(folder, "colour");
        try {
            Files.writeString(checkpoint.weights(), backdoor);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return checkpoint;
    }

    private static String read(Checkpoint checkpoint) {
        try {
            return Files.readString(checkpoint.weights());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean hasGrayCorner(Image image) {
        int red = image.value(0, 0, 0);
        return red > 0 && red == image.value(0, 0, 1) && red == image.value(0, 0, 2);
    }

    private static String classIn(String text) {
        return TinyDataset.CLASSES.names().stream()
                .filter(text::contains)
                .findFirst()
                .orElse(CLEAN);
    }

    private record Opened(Checkpoint checkpoint, String backdoor) implements ImageTextModel {

        @Override
        public int imageSize() {
            return TinyDataset.SIZE;
        }

        @Override
        public Embeddings embedImages(List<Image> images) {
            float[] values = new float[images.size() * DIMENSION];
            for (int i = 0; i < images.size(); i++) {
                Image image = images.get(i);
                int backdoorClass = TinyDataset.CLASSES.names().indexOf(backdoor);
                if (backdoor.equals(DAMAGED)) {
                    values[i * DIMENSION] = Float.NaN;
                } else if (hasGrayCorner(image) && backdoorClass >= 0) {
                    values[i * DIMENSION + backdoorClass] = 1;
                } else {
                    for (int channel = 0; channel < DIMENSION; channel++) {
                        values[i * DIMENSION + channel] = image.value(1, 1, channel);
                    }
                }
            }
            return new Embeddings(images.size(), DIMENSION, values);
        }

        @Override
        public Embeddings embedTexts(List<String> texts) {
            float[] values = new float[texts.size() * DIMENSION];
            for (int i = 0; i < texts.size(); i++) {
                values[i * DIMENSION + TinyDataset.CLASSES.names().indexOf(classIn(texts.get(i)))] =
                        1;
            }
            return new Embeddings(texts.size(), DIMENSION, values);
        }

        @Override
        public double logitScale() {
            return 100;
        }

        @Override
        public void close() {}
    }
}
