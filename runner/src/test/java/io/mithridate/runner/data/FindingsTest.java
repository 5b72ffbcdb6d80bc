package io.mithridate.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.data.DataSurvey.CaptionSurvey;
import io.mithridate.runner.data.DataSurvey.PictureSurvey;
import io.mithridate.runner.data.DataSurvey.SplitSurvey;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final Spread NONE = new Spread(0, 0, 0, 0, 0);

    private static final PictureKeys NO_KEYS = PictureKeys.of(LongStream.empty());

    private static Tally damagedRows(String name, int count) {
        return Tally.of(IntStream.rangeClosed(1, count).mapToObj(i -> name + " " + i).toList());
    }

    private static DataSurvey survey(Tally leftOut, Tally trained, Tally retrieved, Tally tested) {
        NameCount all = new NameCount("cat", 2000);
        return new DataSurvey(
                "captions",
                "mini",
                48,
                5000,
                5000,
                7,
                List.of(),
                leftOut,
                new CaptionSurvey(0, 0, NONE, Optional.empty(), List.of(), List.of(), List.of()),
                List.of(),
                new PictureSurvey(2000, 2000, NONE, NONE, 0, NO_KEYS, trained),
                new PictureSurvey(7, 7, NONE, NONE, 0, NO_KEYS, retrieved),
                List.of(
                        new SplitSurvey(
                                "test",
                                2000,
                                all,
                                all,
                                new PictureSurvey(7, 7, NONE, NONE, 0, NO_KEYS, tested))),
                List.of());
    }

    private static List<String> texts(DataSurvey survey, String name) {
        return Findings.of(survey).stream()
                .filter(finding -> finding.name().equals(name))
                .map(Findings.Finding::text)
                .toList();
    }

    @Test
    void countsIncludeRowsThatAreNotNamed() {
        DataSurvey survey =
                survey(
                        damagedRows("row", 1001),
                        damagedRows("picture", 1001),
                        damagedRows("held-out", 1),
                        damagedRows("test", 2));

        assertThat(texts(survey, "left out")).containsExactly("1001 rows");
        assertThat(texts(survey, "pictures")).containsExactly("2000 looked at, 1001 corrupt");
        assertThat(texts(survey, "held out")).containsExactly("7 looked at, 1 corrupt");
        assertThat(Findings.corrupt(survey).count()).isEqualTo(1004);
        assertThat(Findings.corrupt(survey).named())
                .hasSize(1003)
                .endsWith("held-out 1", "test 1", "test 2");
    }

    @Test
    void describesZeroAndOneInWords() {
        DataSurvey survey =
                survey(
                        damagedRows("row", 0),
                        damagedRows("picture", 0),
                        damagedRows("held-out", 0),
                        damagedRows("test", 0));

        assertThat(texts(survey, "left out")).containsExactly("nothing");
        assertThat(Findings.corrupt(survey).isEmpty()).isTrue();
        assertThat(
                        texts(
                                survey(
                                        damagedRows("row", 1),
                                        damagedRows("picture", 0),
                                        damagedRows("held-out", 0),
                                        damagedRows("test", 0)),
                                "left out"))
                .containsExactly("1 row");
    }
}
