package io.mithridate.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.backend.TextLengths;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.data.DataSurvey.CaptionSurvey;
import io.mithridate.runner.data.DataSurvey.PictureSurvey;
import io.mithridate.runner.data.DataSurvey.SplitSurvey;
import io.mithridate.runner.data.Survey.SurveyScope;
import io.mithridate.runner.data.Survey.SurveyedData;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import io.mithridate.runner.fakes.UntrainedModel;
import io.mithridate.testkit.DecodedPictures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SurveyTest {

    private static final SurveyScope ALL = new SurveyScope(0, 0, 9);

    private static final Survey.Listener IGNORE_PROGRESS =
            new Survey.Listener() {
                @Override
                public void begin(String what, long rows) {}

                @Override
                public void advance(int more) {}
            };

    private static final TextAugmenter AUGMENTER =
            corpus ->
                    (caption, random) ->
                            new Augmentation(
                                    caption.contains("plum")
                                            ? List.of("a fruit", "a thing")
                                            : List.of(),
                                    caption.contains("bowl")
                                            ? List.of(
                                                    new Negative(
                                                            "a car",
                                                            Negative.Kind.OBJECT,
                                                            "bowl",
                                                            "car"))
                                            : List.of());

    /**
     * Six captions of five pictures; the first two share one. The picture of the dog is damaged.
     */
    private static final class Captions implements PairData {

        private static final List<String> TEXTS =
                List.of(
                        "a cherry and a plum",
                        "cherries",
                        "a plum in a bowl",
                        "a dog",
                        "a bowl",
                        "plums");

        @Override
        public PairSet train() {
            return new Pairs();
        }

        @Override
        public PairSet heldOut() {
            return new Pairs().select(new int[] {3, 5});
        }

        @Override
        public Templates poisonCaptions() {
            return new Templates(List.of("a photo of a {}"));
        }

        @Override
        public Optional<Vocabulary> vocabulary() {
            return Optional.of(
                    new Vocabulary(
                            List.of(new Vocabulary.Noun("cherry", "cherries", Set.of())),
                            Map.of(),
                            List.of(),
                            List.of()));
        }

        @Override
        public List<String> notices() {
            return List.of("Captions are few.", "Squares are not fruit.");
        }

        @Override
        public List<String> leftOut() {
            return List.of("fruit.csv, line 8: the caption is empty");
        }

        @Override
        public long leftOutCount() {
            return 3;
        }

        @Override
        public String fingerprint() {
            return "captions";
        }

        private static final class Pairs implements PairSet {

            @Override
            public int size() {
                return TEXTS.size();
            }

            @Override
            public String id(int index) {
                return "row-" + index;
            }

            @Override
            public String pictureId(int index) {
                return index == 1 ? "row-0" : id(index);
            }

            @Override
            public ImageData image(int index) {
                if (caption(index).contains("dog")) {
                    throw new CorruptImageException("dog.png", "it is truncated");
                }
                return new ImageData.Decoded(TinyDataset.square(0));
            }

            @Override
            public String caption(int index) {
                return TEXTS.get(index);
            }

            @Override
            public String fingerprint() {
                return "pairs";
            }
        }
    }

    /**
     * A model that sees five tokens, and whose input size of five pixels exceeds the size of the
     * test's pictures.
     */
    private static final class Seeing extends UntrainedModel {

        @Override
        public int imageSize() {
            return TinyDataset.SIZE + 1;
        }

        @Override
        public Optional<TextLengths> textLengths(List<String> captions) {
            return Optional.of(new FramedWords(5));
        }
    }

    private static DataSurvey survey(SurveyScope scope, String... targets) {
        return new Survey(scope, new DecodedPictures(), new Fruit(), IGNORE_PROGRESS)
                .of(
                        new SurveyedData(
                                "fruit",
                                "seeing",
                                new Captions(),
                                new TinyDataset(new TinyOptions(60, "first")),
                                new Seeing(),
                                List.of(targets),
                                Map.of("fruity", AUGMENTER)));
    }

    @Test
    void countsPairsPicturesAndHeldOutPairs() {
        DataSurvey survey = survey(ALL);

        assertThat(survey.pairs()).isEqualTo(6);
        assertThat(survey.pictures()).isEqualTo(5);
        assertThat(survey.heldOut()).isEqualTo(2);
        assertThat(survey.leftOut())
                .isEqualTo(new Tally(3, List.of("fruit.csv, line 8: the caption is empty")));
        assertThat(survey.title()).isEqualTo("fruit as seeing sees it");
    }

    /** The data set provides the plural of cherry. */
    @Test
    void examinesTheCaptionsOfAllPairs() {
        CaptionSurvey captions = survey(ALL, "cherry").captions();

        assertThat(captions.examined()).isEqualTo(6);
        assertThat(captions.nouns())
                .containsExactly(
                        new NameCount("plum", 3),
                        new NameCount("bowl", 2),
                        new NameCount("cherry", 2),
                        new NameCount("dog", 1));
        assertThat(captions.classes())
                .containsExactly(
                        new NameCount("plum", 3),
                        new NameCount("cherry", 2),
                        new NameCount("lime", 0));
        assertThat(captions.targets()).containsExactly(new NameCount("cherry", 2));
        assertThat(captions.words()).isEqualTo(new Spread(6, 1, 2, 5, 5));
        assertThat(captions.tokens())
                .contains(new CaptionSurvey.Tokens(new Spread(6, 3, 4, 7, 7), 5, 2));
    }

    @Test
    void measuresTheShareOfCaptionsWithSubCaptions() {
        assertThat(survey(ALL).coverage())
                .singleElement()
                .satisfies(
                        coverage -> {
                            assertThat(coverage.augmenter()).isEqualTo("fruity");
                            assertThat(coverage.texts().captions()).isEqualTo(6);
                            assertThat(coverage.shareWithPositive())
                                    .isCloseTo(3 / 6.0, within(1e-12));
                            assertThat(coverage.shareWithNegative())
                                    .isCloseTo(2 / 6.0, within(1e-12));
                            assertThat(coverage.texts().positives()).isEqualTo(6);
                            assertThat(coverage.texts().negatives()).isEqualTo(2);
                        });
    }

    @Test
    void decodesEachPictureOnce() {
        PictureSurvey pictures = survey(ALL).trained();

        assertThat(pictures.looked()).isEqualTo(5);
        assertThat(pictures.corrupt()).isEqualTo(new Tally(1, List.of("dog.png: it is truncated")));
        assertThat(pictures.shorterSides()).isEqualTo(new Spread(4, 4, 4, 4, 4));
        assertThat(pictures.enlarged()).isEqualTo(4);
    }

    @Test
    void decodesHeldOutPictures() {
        assertThat(survey(ALL).retrieved().looked()).isEqualTo(2);
        assertThat(survey(ALL).retrieved().corrupt().count()).isEqualTo(1);
    }

    @Test
    void examinesEverySplitThatHasPictures() {
        assertThat(survey(ALL).splits())
                .extracting(SplitSurvey::name, SplitSurvey::size)
                .containsExactly(
                        tuple("test", 9),
                        tuple("test-new", 6),
                        tuple("validation", 6),
                        tuple("labelled-training", 12),
                        tuple("single-pictures", 9));
    }

    @Test
    void omitsPairsWithCorruptPicturesFromThoseShown() {
        assertThat(survey(ALL).shown())
                .extracting(DataSurvey.ShownPair::id)
                .containsExactly("row-0", "row-1", "row-2", "row-4", "row-5");
        assertThat(survey(ALL).shown().get(2).texts())
                .hasEntrySatisfying(
                        "fruity",
                        texts ->
                                assertThat(texts.positives())
                                        .containsExactly("a fruit", "a thing"));
    }

    @Test
    void countsAllPairsEvenIfOnlyASampleIsExamined() {
        DataSurvey survey = survey(new SurveyScope(4, 2, 1));

        assertThat(survey.pairs()).isEqualTo(6);
        assertThat(survey.pictures()).isEqualTo(5);
        assertThat(survey.captions().examined()).isEqualTo(4);
        assertThat(survey.coverage().get(0).texts().captions()).isEqualTo(4);
        assertThat(survey.trained().looked()).isBetween(1, 2);
        assertThat(survey.splits()).allMatch(split -> split.pictures().looked() == 2);
        assertThat(survey.shown()).hasSizeLessThan(2);
    }

    @Test
    void showsEqualNoticesOnceAndReportsAnUnknownTarget() {
        assertThat(survey(ALL, "plum", "pear").notices())
                .filteredOn(notice -> !notice.endsWith("looked at."))
                .containsExactly(
                        "Captions are few.",
                        "Squares are not fruit.",
                        "The target 'pear' is not a class of the test pictures.");
    }

    /** The six captions describe five pictures. */
    @Test
    void explainsWhyFewerPicturesThanPairsAreExamined() {
        assertThat(Findings.of(survey(ALL)))
                .filteredOn(finding -> finding.name().equals("pictures"))
                .singleElement()
                .satisfies(
                        finding ->
                                assertThat(finding.text())
                                        .startsWith(
                                                "5 looked at (of 6 pairs, some of which share a"
                                                        + " picture), 1 corrupt"));
    }

    @Test
    void reportsHeldOutPicturesThatAreAlsoTrainingPictures() {
        assertThat(survey(ALL).notices())
                .contains(
                        "1 of 2 'held-out' pictures looked at are among the 5 'training' pictures"
                                + " looked at.");
    }
}
