package io.mithridate.testkit;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Twelve squares of noise in three colors, with captions and labels, and models with one weight.
 */
public final class SquareMaterial implements DefenseMaterial {

    private static final int SIZE = 12;
    private static final List<String> COLORS = List.of("red", "green", "blue");

    /** Creates the material. */
    public SquareMaterial() {}

    @Override
    public PairSet pairs() {
        return PairSet.of(IntStream.range(0, SIZE).mapToObj(SquareMaterial::pair).toList());
    }

    private static PairSet.Pair pair(int index) {
        String color = COLORS.get(index % COLORS.size());
        return new PairSet.Pair("square-" + index, square(index), "a %s square".formatted(color));
    }

    @Override
    public LabelledImages labelledImages() {
        return new LabelledSquares();
    }

    @Override
    public Classes classes() {
        return new Classes(COLORS);
    }

    @Override
    public ModelProvider models() {
        return new OneWeightModels();
    }

    @Override
    public ImageDecoder decoder() {
        return new DecodedPictures();
    }

    private static Image square(int index) {
        Image image =
                SamplePictures.noise(
                        OneWeightModels.IMAGE_SIZE, new Seed(Objects.checkIndex(index, SIZE)));
        for (int pixel = 0; pixel < image.rgb().length; pixel += Image.CHANNELS) {
            image.rgb()[pixel + index % COLORS.size()] = (byte) 255;
        }
        return image;
    }

    private static final class LabelledSquares implements LabelledImages {

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public String id(int index) {
            return "labelled-square-" + Objects.checkIndex(index, SIZE);
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Decoded(square(index));
        }

        @Override
        public int label(int index) {
            return index % COLORS.size();
        }

        @Override
        public String fingerprint() {
            return "labelled-squares";
        }
    }
}
