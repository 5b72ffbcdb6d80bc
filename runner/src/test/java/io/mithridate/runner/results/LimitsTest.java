package io.mithridate.runner.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.statistics.Limits;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final String UNLIKE = "different numbers of strengths";

    @Test
    void namesListsWithDifferentNumbersOfStrengths() {
        ListedRun made = new ListedRun("none", 1.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        SettingList cleaned = made.list("clean-clip", "0.0001", "0.001", "0.01");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        made.defended("badnets", tuned, 0, 1, 0.78, 0.79, 0.50);
        made.defended("badnets", tuned, 1, 1, 0.78, 0.79, 0.50);
        assertThat(Limits.of(made.run())).noneMatch(limit -> limit.contains(UNLIKE));

        made.defended("badnets", cleaned, 0, 1, 0.70, 0.70, 0.10);
        assertThat(Limits.of(made.run()))
                .anyMatch(limit -> limit.contains(UNLIKE + " (fine-tune 2, clean-clip 1)"));
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
        ListedRun made = new ListedRun(baseline, 1.0);
        made.list("fine-tune", "0.0001", "0.001");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        return Limits.of(made.run());
    }

    @Test
    void suggestsNaturalCaptionsIfAnAttackFailedWithTemplates() {
        ListedRun made = new ListedRun("none", 1.0);
        for (String captions : List.of("templates", "natural")) {
            made.victim("failed-" + captions, 1, 0.80, 0.80, 0.30);
            made.captioned(captions);
            made.victim("succeeded-" + captions, 1, 0.80, 0.80, 0.98);
            made.captioned(captions);
        }

        assertThat(Limits.of(made.run()))
                .filteredOn(limit -> limit.contains("captions: natural"))
                .singleElement()
                .asString()
                .contains("failed-templates failed");
    }
}
