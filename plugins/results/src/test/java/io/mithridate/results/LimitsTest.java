package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String UNEQUAL_LISTS = "different numbers of strengths";

    @Test
    void namesListsWithDifferentNumbersOfStrengths() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList fineTune = builder.list("fine-tune", "0.0001", "0.001");
        SettingList cleanClip = builder.list("clean-clip", "0.0001", "0.001", "0.01");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", fineTune, 0, 1, 0.78, 0.79, 0.50);
        builder.defended("badnets", fineTune, 1, 1, 0.78, 0.79, 0.50);
        assertThat(Limits.of(builder.run())).noneMatch(limit -> limit.contains(UNEQUAL_LISTS));

        builder.defended("badnets", cleanClip, 0, 1, 0.70, 0.70, 0.10);
        assertThat(Limits.of(builder.run()))
                .anyMatch(limit -> limit.contains(UNEQUAL_LISTS + " (fine-tune 2, clean-clip 1)"));
    }

    @Test
    void warnsIfTheBaselineIsPartOfAList() {
        assertThat(limits("fine-tune learning-rate=1e-3"))
                .anyMatch(
                        limit -> limit.contains("no differences") && limit.contains("'fine-tune'"));
        assertThat(limits("fine-tune")).noneMatch(limit -> limit.contains("no differences"));
        assertThat(limits("none")).noneMatch(limit -> limit.contains("no differences"));
    }

    private static List<String> limits(String baseline) {
        ListedRun builder = new ListedRun(baseline, 1.0);
        builder.list("fine-tune", "0.0001", "0.001");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        return Limits.of(builder.run());
    }

    @Test
    void suggestsNaturalCaptionsIfAnAttackFailedWithTemplates() {
        ListedRun builder = new ListedRun("none", 1.0);
        for (String captions : List.of("templates", "natural")) {
            builder.victim("failed-" + captions, 1, 0.80, 0.80, 0.30);
            builder.captioned(captions);
            builder.victim("succeeded-" + captions, 1, 0.80, 0.80, 0.98);
            builder.captioned(captions);
        }

        assertThat(Limits.of(builder.run()))
                .filteredOn(limit -> limit.contains("captions: natural"))
                .singleElement()
                .asString()
                .contains("failed-templates failed");
    }
}
