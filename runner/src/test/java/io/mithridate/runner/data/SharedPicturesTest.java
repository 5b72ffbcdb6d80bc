package io.mithridate.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.runner.data.DataSurvey.PictureSurvey;
import io.mithridate.runner.data.DataSurvey.SplitSurvey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SharedPicturesTest {

    private static final Spread NONE = new Spread(0, 0, 0, 0, 0);

    /** Returns a survey of plain pictures of the given gray levels. */
    private static PictureSurvey pictures(int... grayLevels) {
        LongStream keys =
                IntStream.of(grayLevels).mapToLong(gray -> PictureKeys.of(grayImage(2, 1, gray)));
        return new PictureSurvey(
                grayLevels.length,
                grayLevels.length,
                NONE,
                NONE,
                0,
                PictureKeys.of(keys),
                Tally.of(List.of()));
    }

    private static Image grayImage(int width, int height, int gray) {
        Image image = Image.black(width, height);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (byte) gray;
        }
        return image;
    }

    private static SplitSurvey split(String name, int... grayLevels) {
        NameCount all = new NameCount("grey", grayLevels.length);
        return new SplitSurvey(name, grayLevels.length, all, all, pictures(grayLevels));
    }

    @Test
    void returnsNoNoticesForDisjointSets() {
        assertThat(
                        SharedPictures.notices(
                                pictures(1, 2),
                                pictures(3),
                                List.of(
                                        split("test", 4),
                                        split("validation", 5),
                                        split("labelled-training", 6),
                                        split("single-pictures", 7))))
                .isEmpty();
    }

    /** Labeled training pictures may be those of the pairs, because models are trained on both. */
    @Test
    void allowsSharedPicturesBetweenTrainingSets() {
        assertThat(
                        SharedPictures.notices(
                                pictures(1, 2), pictures(), List.of(split("labelled-training", 1))))
                .isEmpty();
    }

    @Test
    void countsTestPicturesThatWereUsedBefore() {
        assertThat(
                        SharedPictures.notices(
                                pictures(1, 2, 3),
                                pictures(2, 2, 9),
                                List.of(
                                        split("test", 3, 5, 6, 7),
                                        split("validation", 5, 6),
                                        split("labelled-training", 6))))
                .containsExactly(
                        "2 of 3 'held-out' pictures looked at are among the 3 'training' pictures"
                                + " looked at.",
                        "1 of 4 'test' pictures looked at are among the 3 'training' pictures"
                                + " looked at.",
                        "1 of 4 'test' pictures looked at are among the 1 'labelled-training'"
                                + " pictures looked at.",
                        "2 of 4 'test' pictures looked at are among the 2 'validation' pictures"
                                + " looked at.",
                        "1 of 2 'validation' pictures looked at are among the 1"
                                + " 'labelled-training' pictures looked at.");
    }

    @Test
    void picturesOfDifferentShapesHaveDifferentKeys() {
        assertThat(PictureKeys.of(grayImage(2, 1, 8)))
                .isNotEqualTo(PictureKeys.of(grayImage(1, 2, 8)));
    }
}
