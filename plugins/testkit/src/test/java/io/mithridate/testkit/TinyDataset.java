package io.mithridate.testkit;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import java.util.List;
import java.util.Objects;

/** Six pairs and six labelled pictures of two classes; keeps its contract, method by method. */
class TinyDataset implements Dataset {

    private static final List<String> NAMES = List.of("dog", "cat");
    private static final int SIZE = 6;

    @Override
    public PairSet train() {
        return new Pairs();
    }

    @Override
    public LabelledImages validation() {
        return new Pictures();
    }

    @Override
    public List<String> testSplits() {
        return List.of("test");
    }

    @Override
    public LabelledImages test(String split) {
        if (!testSplits().contains(split)) {
            throw new IllegalArgumentException("no split '" + split + "'");
        }
        return new Pictures();
    }

    @Override
    public Classes classes() {
        return new Classes(NAMES);
    }

    @Override
    public Templates evaluationPrompts() {
        return new Templates(List.of("a photo of a {}"));
    }

    @Override
    public Templates poisonCaptions() {
        return new Templates(List.of("behold the {}"));
    }

    @Override
    public String fingerprint() {
        return "tiny";
    }

    /** Pairs of one-pixel pictures; each method can be broken by a subclass. */
    static class Pairs implements PairSet {

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public String id(int index) {
            return "pair-" + Objects.checkIndex(index, SIZE);
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Encoded(
                    new byte[] {(byte) Objects.checkIndex(index, SIZE)}, id(index));
        }

        @Override
        public String caption(int index) {
            return "here is " + NAMES.get(Objects.checkIndex(index, SIZE) % 2) + " " + index;
        }

        @Override
        public String fingerprint() {
            return "tiny-pairs";
        }
    }

    /** Labelled one-pixel pictures; each method can be broken by a subclass. */
    static class Pictures implements LabelledImages {

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public String id(int index) {
            return "picture-" + Objects.checkIndex(index, SIZE);
        }

        @Override
        public ImageData image(int index) {
            Image image = Image.black(1, 1);
            image.rgb()[0] = (byte) Objects.checkIndex(index, SIZE);
            return new ImageData.Decoded(image);
        }

        @Override
        public int label(int index) {
            return index % 2;
        }

        @Override
        public String fingerprint() {
            return "tiny-pictures";
        }
    }
}
