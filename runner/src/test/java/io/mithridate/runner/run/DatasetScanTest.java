package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.runner.check.DatasetScan;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.plugins.PluginException;
import java.util.List;
import java.util.function.IntFunction;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DatasetScanTest {

    private static final ImageData SQUARE = new ImageData.Decoded(Image.black(2, 2));

    /** Treats every file as damaged. */
    private static final ImageDecoder DECODER =
            new ImageDecoder() {
                @Override
                public Image decode(ImageData data) {
                    throw new CorruptImageException(
                            ((ImageData.Encoded) data).origin(), "it ends too early");
                }

                @Override
                public Image decode(ImageData data, int size) {
                    return decode(data);
                }
            };

    private static final DatasetScan SCAN =
            new DatasetScan(new PluginGuard("dataset 'odd' (odd.jar)"), DECODER);

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullValue() {
        return null;
    }

    private static void assertRefused(String complaint, ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOf(PluginException.class)
                .hasMessage("dataset 'odd' (odd.jar): " + complaint);
    }

    /** Pairs with ids, captions and pictures that are computed from the index. */
    private record Pairs(
            int size,
            IntFunction<String> ids,
            IntFunction<String> captions,
            IntFunction<ImageData> pictures)
            implements PairSet {

        static Pairs ofSize(int size) {
            return new Pairs(size, i -> "p" + i, i -> "caption " + i, i -> SQUARE);
        }

        @Override
        public String id(int index) {
            return ids.apply(index);
        }

        @Override
        public ImageData image(int index) {
            return pictures.apply(index);
        }

        @Override
        public String caption(int index) {
            return captions.apply(index);
        }

        @Override
        public String fingerprint() {
            return "pairs";
        }
    }

    private record Captions(PairSet train) implements PairData {
        @Override
        public PairSet heldOut() {
            return Pairs.ofSize(0);
        }

        @Override
        public Templates poisonCaptions() {
            return new Templates(List.of("a {}"));
        }

        @Override
        public String fingerprint() {
            return "captions";
        }
    }

    private record Pictures(
            int size, IntFunction<String> ids, IntFunction<ImageData> pictures, int label)
            implements LabelledImages {

        static Pictures ofSize(int size) {
            return new Pictures(size, i -> "t" + i, i -> SQUARE, 1);
        }

        @Override
        public String id(int index) {
            return ids.apply(index);
        }

        @Override
        public ImageData image(int index) {
            return pictures.apply(index);
        }

        @Override
        public int label(int index) {
            return label;
        }

        @Override
        public String fingerprint() {
            return "pictures";
        }
    }

    private record Labels(
            List<String> names, List<String> testSplits, LabelledImages test, LabelledImages apart)
            implements EvaluationData {

        Labels(List<String> names, List<String> testSplits, LabelledImages test) {
            this(names, testSplits, test, LabelledImages.none());
        }

        static Labels of(LabelledImages test) {
            return new Labels(List.of("cherry", "plum"), List.of("test"), test);
        }

        @Override
        public Classes classes() {
            return new Classes(names);
        }

        @Override
        public Templates evaluationPrompts() {
            return new Templates(List.of("a {}"));
        }

        @Override
        public LabelledImages test(String split) {
            return test;
        }

        @Override
        public LabelledImages validation() {
            return Pictures.ofSize(2);
        }

        @Override
        public LabelledImages labelledTraining() {
            return Pictures.ofSize(2);
        }

        @Override
        public String fingerprint() {
            return "labels";
        }
    }

    @Test
    void acceptsValidSets() {
        assertThatCode(() -> SCAN.pairs(new Captions(Pairs.ofSize(3)))).doesNotThrowAnyException();
        assertThatCode(() -> SCAN.evaluation(Labels.of(Pictures.ofSize(3))))
                .doesNotThrowAnyException();
    }

    @Test
    void rejectsPairsWithEqualIds() {
        assertRefused(
                "train().id(2) returned 'p0', which another sample has already",
                () -> SCAN.pairs(captions(3, i -> "p" + i % 2, i -> "a plum", i -> SQUARE)));
        assertRefused(
                "train().id(0) returned null",
                () -> SCAN.pairs(captions(3, i -> nullValue(), i -> "a plum", i -> SQUARE)));
    }

    @Test
    void namesTheFirstInvalidPair() {
        assertRefused(
                "train().id(4000) returned 'p17', which another sample has already",
                () ->
                        SCAN.pairs(
                                captions(
                                        5000,
                                        i -> "p" + (i == 4000 || i == 4500 ? 17 : i),
                                        i -> "a plum",
                                        i -> SQUARE)));
        assertRefused(
                "train().caption(1200) returned null",
                () ->
                        SCAN.pairs(
                                captions(
                                        5000,
                                        i -> "p" + i,
                                        i -> i == 1200 || i > 3000 ? nullValue() : "a plum",
                                        i -> SQUARE)));
    }

    private static Captions captions(
            int size,
            IntFunction<String> ids,
            IntFunction<String> captions,
            IntFunction<ImageData> pictures) {
        return new Captions(new Pairs(size, ids, captions, pictures));
    }

    @Test
    void rejectsPairsWithoutACaptionOrPicture() {
        assertRefused(
                "train().caption(1) returned null",
                () ->
                        SCAN.pairs(
                                captions(
                                        3,
                                        i -> "p" + i,
                                        i -> i == 1 ? nullValue() : "a",
                                        i -> SQUARE)));
        assertRefused(
                "train().image(0) returned null",
                () -> SCAN.pairs(captions(3, i -> "p" + i, i -> "a", i -> nullValue())));
        assertRefused("train() returned null", () -> SCAN.pairs(new Captions(nullValue())));
    }

    /** Ten pairs of five pictures; the first {@code unreadable} pictures cannot be read. */
    private record Unreadable(int unreadable, int unreadableAllowed) implements PairSet {

        @Override
        public int size() {
            return 10;
        }

        @Override
        public String id(int index) {
            return "p" + index;
        }

        @Override
        public String pictureId(int index) {
            return "p" + index / 2;
        }

        @Override
        public ImageData image(int index) {
            if (index / 2 < unreadable) {
                throw new CorruptImageException("p%d.png".formatted(index), "is not there");
            }
            return SQUARE;
        }

        @Override
        public String caption(int index) {
            return "a plum";
        }

        @Override
        public String fingerprint() {
            return "unreadable";
        }
    }

    @Test
    void acceptsTheAllowedNumberOfUnreadablePictures() {
        assertThatCode(() -> SCAN.pairs(new Captions(new Unreadable(2, 2))))
                .doesNotThrowAnyException();
        for (Unreadable tooMany :
                List.of(new Unreadable(1, 0), new Unreadable(3, 2), new Unreadable(5, 9))) {
            assertThatThrownBy(() -> SCAN.pairs(new Captions(tooMany)))
                    .isInstanceOf(CorruptImageException.class)
                    .hasMessage("p0.png: is not there");
        }
    }

    @Test
    void scansTextsWithoutReadingPictures() {
        assertThatCode(() -> SCAN.texts(new Captions(new Unreadable(5, 0))))
                .doesNotThrowAnyException();
    }

    @Test
    void rejectsAWrongSize() {
        List<String> two = List.of("a cherry", "a plum");
        assertThatThrownBy(() -> SCAN.pairs(captions(3, i -> "p" + i, two::get, i -> SQUARE)))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertRefused(
                "train().size() returned -1", () -> SCAN.pairs(new Captions(Pairs.ofSize(-1))));
    }

    @Test
    void rejectsLabelsWithoutAClass() {
        for (int label : new int[] {-1, 2}) {
            assertRefused(
                    "test(test).label(0) returned class %d of 2, which are counted from 0"
                            .formatted(label),
                    () ->
                            SCAN.evaluation(
                                    Labels.of(new Pictures(1, i -> "t", i -> SQUARE, label))));
        }
    }

    @Test
    void rejectsSplitsWithAReservedName() {
        for (String reserved : List.of("validation", "labelled-training", "single-pictures")) {
            assertRefused(
                    "testSplits() returned '%s', a name for pictures that are not tested on; call the split something else"
                            .formatted(reserved),
                    () ->
                            SCAN.evaluation(
                                    new Labels(
                                            List.of("cherry", "plum"),
                                            List.of("test", reserved),
                                            Pictures.ofSize(1))));
        }
    }

    @Test
    void alsoScansSeparatePictures() {
        for (LabelledImages apart :
                List.of(
                        new Pictures(1, i -> "a", i -> SQUARE, 2),
                        new Pictures(2, i -> "a", i -> SQUARE, 0))) {
            assertThatThrownBy(
                            () ->
                                    SCAN.evaluation(
                                            new Labels(
                                                    List.of("cherry", "plum"),
                                                    List.of("test"),
                                                    Pictures.ofSize(1),
                                                    apart)))
                    .isInstanceOf(PluginException.class)
                    .hasMessageContaining("apart().");
        }
    }

    @Test
    void rejectsMissingPicturesAndPicturesWithEqualIds() {
        assertRefused(
                "test(test).id(1) returned 't', which another sample has already",
                () -> SCAN.evaluation(Labels.of(new Pictures(2, i -> "t", i -> SQUARE, 0))));
        assertRefused(
                "test(test).image(1) returned null",
                () ->
                        SCAN.evaluation(
                                Labels.of(
                                        new Pictures(
                                                2,
                                                i -> "t" + i,
                                                i -> i == 1 ? nullValue() : SQUARE,
                                                0))));
        assertRefused("test(test) returned null", () -> SCAN.evaluation(Labels.of(nullValue())));
    }

    @Test
    void rejectsUnnamedAndDuplicateClassesAndSplits() {
        Pictures test = Pictures.ofSize(1);
        assertRefused(
                "classes() returned no class, or one without a name",
                () -> SCAN.evaluation(new Labels(List.of("cherry", ""), List.of("test"), test)));
        assertRefused(
                "testSplits() is empty or has duplicates: [test, test]",
                () ->
                        SCAN.evaluation(
                                new Labels(List.of("a", "b"), List.of("test", "test"), test)));
        assertRefused(
                "testSplits() is empty or has duplicates: []",
                () -> SCAN.evaluation(new Labels(List.of("a", "b"), List.of(), test)));
    }

    @Test
    void findsADamagedTestPictureOfASmallSet() {
        IntFunction<ImageData> files =
                i -> i == 1 ? new ImageData.Encoded(new byte[3], "t1.png") : SQUARE;
        assertThatThrownBy(
                        () -> SCAN.evaluation(Labels.of(new Pictures(2, i -> "t" + i, files, 0))))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageContaining("t1.png")
                .hasMessageContaining("it ends too early");
    }

    @Test
    void decodesOnlyTheFirstPictureOfALargeSet() {
        IntFunction<ImageData> files =
                i -> i == 0 ? SQUARE : new ImageData.Encoded(new byte[3], "t.png");
        assertThatCode(() -> SCAN.evaluation(Labels.of(new Pictures(2001, i -> "t" + i, files, 0))))
                .doesNotThrowAnyException();
    }

    @Test
    void findsAnUnreadableFirstPictureOfAnySplit() {
        ImageData damaged = new ImageData.Encoded(new byte[1], "a.jpg");
        LabelledImages many = new Pictures(5000, i -> "t" + i, i -> damaged, 0);

        for (Labels labels :
                List.of(
                        Labels.of(many),
                        new Labels(
                                List.of("cherry", "plum"),
                                List.of("test"),
                                Pictures.ofSize(5000),
                                many))) {
            assertThatThrownBy(() -> SCAN.evaluation(labels))
                    .isInstanceOf(CorruptImageException.class)
                    .hasMessage("a.jpg: it ends too early");
        }
    }
}
