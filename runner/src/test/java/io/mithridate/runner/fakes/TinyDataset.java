package io.mithridate.runner.fakes;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.Option;
import jakarta.inject.Inject;
import java.util.List;

/** Squares of one pure color, in turn: cherries are red, limes are green, plums are blue. */
public class TinyDataset implements PairData, EvaluationData {

    /** The side length of a picture in pixels. */
    public static final int SIZE = 4;

    /** The classes; a picture is bright in the channel of its class's index and dark elsewhere. */
    public static final Classes CLASSES = new Classes(List.of("cherry", "lime", "plum"));

    /** The options. */
    public record TinyOptions(
            @Option(value = "Training pairs.", defaultValue = "60", min = 1) int train,
            @Option(value = "Edition.", defaultValue = "first") String edition) {}

    private final TinyOptions options;

    /** Creates the data set by dependency injection. */
    @Inject
    public TinyDataset(TinyOptions options) {
        this.options = options;
    }

    @Override
    public PairSet train() {
        return new Pairs("pair", options.train(), options.edition());
    }

    @Override
    public PairSet heldOut() {
        return new Pairs(
                "held-out", options.edition().equals("trains-only") ? 0 : 8, options.edition());
    }

    @Override
    public LabelledImages labelledTraining() {
        return new Squares("labelled", 12);
    }

    /**
     * Returns pictures with a gray upper left pixel; other pictures have one only after stamping.
     */
    @Override
    public LabelledImages apart() {
        return options.edition().equals("trains-only") ? LabelledImages.none() : new GreyCorners(9);
    }

    @Override
    public LabelledImages validation() {
        return options.edition().equals("no-validation")
                ? LabelledImages.none()
                : new Squares("validation", 6);
    }

    @Override
    public List<String> testSplits() {
        return List.of("test", "test-new");
    }

    @Override
    public LabelledImages test(String split) {
        return options.edition().equals("no-tests")
                ? LabelledImages.none()
                : new Squares(split, split.equals("test") ? 9 : 6);
    }

    @Override
    public Classes classes() {
        return CLASSES;
    }

    @Override
    public Templates evaluationPrompts() {
        return new Templates(List.of("a drawing of a(n) {}", "{}"));
    }

    @Override
    public Templates poisonCaptions() {
        return new Templates(List.of("a photo of a(n) {}"));
    }

    @Override
    public List<String> notices() {
        return List.of("Squares are not fruit.");
    }

    /** Names one of the two rows that the torn edition lacks. */
    @Override
    public List<String> leftOut() {
        return options.edition().equals("torn")
                ? List.of("tiny.csv, line 3: the caption is empty")
                : List.of();
    }

    @Override
    public long leftOutCount() {
        return options.edition().equals("torn") ? 2 : 0;
    }

    @Override
    public String fingerprint() {
        return "tiny-%d-%s".formatted(options.train(), options.edition());
    }

    /** Returns a square of a class's color. */
    public static Image square(int label) {
        Image image = Image.black(SIZE, SIZE);
        for (int pixel = 0; pixel < SIZE * SIZE; pixel++) {
            image.rgb()[pixel * Image.CHANNELS + label] = (byte) 0xC8;
        }
        return image;
    }

    /** The pairs; in the edition {@code damaged-3}, the first three pictures are damaged. */
    private record Pairs(String name, int size, String edition) implements PairSet {

        private static final String DAMAGED = "damaged-";

        @Override
        public String id(int index) {
            return "%s-%04d".formatted(name, index);
        }

        @Override
        public int unreadableAllowed() {
            return edition.startsWith(DAMAGED)
                    ? Integer.parseInt(edition.substring(DAMAGED.length()))
                    : 0;
        }

        @Override
        public ImageData image(int index) {
            if (name.equals("pair") && index < unreadableAllowed()) {
                return new ImageData.Encoded(new byte[] {1, 2, 3}, id(index) + ".png");
            }
            return new ImageData.Decoded(square(index % CLASSES.size()));
        }

        @Override
        public String caption(int index) {
            return "my %s, no. %d".formatted(CLASSES.name(index % CLASSES.size()), index);
        }

        @Override
        public String fingerprint() {
            return "%ss-%d-%s".formatted(name, size, edition);
        }
    }

    private record GreyCorners(int size) implements LabelledImages {
        @Override
        public String id(int index) {
            return "apart-" + index;
        }

        @Override
        public ImageData image(int index) {
            Image image = square(label(index));
            for (int channel = 0; channel < Image.CHANNELS; channel++) {
                image.rgb()[channel] = (byte) (10 + index);
            }
            return new ImageData.Decoded(image);
        }

        @Override
        public int label(int index) {
            return index % CLASSES.size();
        }

        @Override
        public String fingerprint() {
            return "grey-corners-" + size;
        }
    }

    record Squares(String name, int size) implements LabelledImages {
        @Override
        public String id(int index) {
            return name + "-" + index;
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Decoded(square(label(index)));
        }

        @Override
        public int label(int index) {
            return index % CLASSES.size();
        }

        @Override
        public String fingerprint() {
            return name + "-" + size;
        }
    }
}
