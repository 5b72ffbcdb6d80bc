package io.mithridate.augmenters.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.Negative;
import io.mithridate.api.text.Negative.Kind;
import io.mithridate.augmenters.labelled.LabelFile.Entry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelsTest {

    private static final Labels LABELS =
            new Labels(
                    new Entry(
                            "An old ferry and two gulls near a pier.",
                            5,
                            List.of("an [old] ferry", "[two] gulls near a pier"),
                            Map.of("two gulls near", "broken off"),
                            Map.of(
                                    "ferry", "<watercraft>, bridge",
                                    "gulls", "<pets>",
                                    "old", "new",
                                    "near", "on",
                                    "two", "<number>"),
                            List.of("An old ferry and one gull near a pier."),
                            Map.of("ferry", Map.of("boat", "broader"), "pier", Map.of("*", "no"))),
                    WordGroups.read());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "an old ferry          | RIGHT     | ''",
                "A ferry               | RIGHT     | ''",
                "Gulls near a pier.    | RIGHT     | ''",
                "a old ferry           | WRONG     | article",
                "two gulls near        | WRONG     | broken off",
                "a pier                | UNCOVERED | no label",
            })
    void judgesPositives(String text, Judgement.Verdict verdict, String reason) {
        assertThat(LABELS.judgePositive(text)).isEqualTo(new Judgement(verdict, reason));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OBJECT    | ferry | canoe  | An old canoe and two gulls near a pier.   | RIGHT",
                "OBJECT    | gulls | dogs   | An old ferry and two dogs near a pier.    | RIGHT",
                "ATTRIBUTE | old   | new    | A new ferry and two gulls near a pier.    | RIGHT",
                "RELATION  | near  | on     | An old ferry and two gulls on a pier.     | RIGHT",
                "COUNT     | two   | nine   | An old ferry and nine gulls near a pier.  | RIGHT",
                "COUNT     | two gulls | one gull | An old ferry and one gull near a pier. | RIGHT",
                "OBJECT    | ferry | boat   | An old boat and two gulls near a pier.    | WRONG",
                "OBJECT    | ferry | pier   | An old pier and two gulls near a pier.    | WRONG",
                "OBJECT    | pier  | barn   | An old ferry and two gulls near a barn.   | WRONG",
                "OBJECT    | gulls | dog    | An old ferry and two dog near a pier.     |"
                        + " UNCOVERED",
                "ATTRIBUTE | old   | new    | An new ferry and two gulls near a pier.   | WRONG",
                "OBJECT    | gulls | dogs   | An old ferry and two  dogs near a pier.   | WRONG",
                "OBJECT    | ferry | canoe  | A canoe and two gulls near a pier.        | WRONG",
                "OBJECT    | ferry | barge  | An old canoe and two gulls near a pier.   | WRONG",
                "OBJECT    | ferry | ferry  | An old ferry and two gulls near a pier.   | WRONG",
            })
    void judgesNegatives(
            Kind kind, String from, String to, String text, Judgement.Verdict verdict) {
        Judgement judgement = LABELS.judgeNegative(new Negative(text, kind, from, to));
        assertThat(judgement.verdict()).isEqualTo(verdict);
    }

    @Test
    void reportsWhyANegativeIsWrong() {
        Negative broader =
                new Negative(
                        "An old boat and two gulls near a pier.", Kind.OBJECT, "ferry", "boat");
        assertThat(LABELS.judgeNegative(broader)).isEqualTo(Judgement.wrong("broader"));
    }
}
