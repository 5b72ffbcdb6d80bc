package io.mithridate.testkit;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import java.util.List;
import java.util.Objects;

/**
 * Six pairs of three pictures, and six labeled pictures of two classes in every split; each method
 * fulfills its contract.
 */
class TinyDataset implements PairData, EvaluationData {

    private static final List<String> NAMES = List.of("dog", "cat");
    private static final int SIZE = 6;

    @Override
    public PairSet train() {
        return new Pairs();
    }

    @Override
    public PairSet heldOut() {
        return new HeldOutPairs();
    }

    @Override
    public LabelledImages labelledTraining() {
        return new Pictures("labelled", 0);
    }

    @Override
    public LabelledImages validation() {
        return new Pictures("validation", SIZE);
    }

    @Override
    public LabelledImages apart() {
        return new Pictures("apart", 3 * SIZE);
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
        return new Pictures(split, 2 * SIZE);
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

    /** Two pairs for each one-pixel picture; a subclass can break any method. */
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
                    new byte[] {(byte) (Objects.checkIndex(index, SIZE) / 2)}, id(index));
        }

        @Override
        public String caption(int index) {
            return "here is " + NAMES.get(Objects.checkIndex(index, SIZE) % 2) + " " + index;
        }

        @Override
        public String pictureId(int index) {
            return "picture-" + Objects.checkIndex(index, SIZE) / 2;
        }

        @Override
        public List<String> captions(int index) {
            int first = Objects.checkIndex(index, SIZE) / 2 * 2;
            return List.of(caption(first), caption(first + 1));
        }

        @Override
        public String fingerprint() {
            return "tiny-pairs";
        }
    }

    /** Pairs of other pictures. */
    static class HeldOutPairs extends Pairs {

        @Override
        public String id(int index) {
            return "held-out-" + super.id(index);
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Encoded(
                    new byte[] {(byte) (100 + Objects.checkIndex(index, SIZE) / 2)}, id(index));
        }

        @Override
        public String pictureId(int index) {
            return "held-out-" + super.pictureId(index);
        }
    }

    /** Labeled one-pixel pictures; a subclass can break any method. */
    static class Pictures implements LabelledImages {

        private final String split;
        private final int darkest;

        Pictures(String split, int darkest) {
            this.split = split;
            this.darkest = darkest;
        }

        @Override
        public int size() {
            return SIZE;
        }

        @Override
        public String id(int index) {
            return split + "-" + Objects.checkIndex(index, SIZE);
        }

        @Override
        public ImageData image(int index) {
            Image image = Image.black(1, 1);
            image.rgb()[0] = (byte) (darkest + Objects.checkIndex(index, SIZE));
            return new ImageData.Decoded(image);
        }

        @Override
        public int label(int index) {
            return Objects.checkIndex(index, SIZE) % 2;
        }

        @Override
        public String fingerprint() {
            return "tiny-pictures";
        }
    }
}
