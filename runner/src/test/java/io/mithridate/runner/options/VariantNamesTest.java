package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VariantNamesTest {

    private static final Map<String, String> WHOLE =
            Map.of("in-modal-weight", "1", "lambda", "1", "negatives", "all", "samples", "0.25");

    private static SortedMap<String, String> changed(Map<String, String> changes) {
        SortedMap<String, String> options = new TreeMap<>(WHOLE);
        options.putAll(changes);
        return options;
    }

    private static List<String> names(List<SortedMap<String, String>> variants) {
        Map<Integer, SortedMap<String, String>> numbered = new LinkedHashMap<>();
        variants.forEach(variant -> numbered.put(numbered.size(), variant));
        return List.copyOf(VariantNames.of(numbered).values());
    }

    @Test
    void fewOptionsAreWrittenOut() {
        assertThat(
                        names(
                                List.of(
                                        changed(Map.of("lambda", "2", "samples", "1")),
                                        changed(Map.of()),
                                        changed(Map.of("negatives", "none")))))
                .containsExactly(
                        "lambda 2, negatives all, samples 1",
                        "lambda 1, negatives all, samples 0.25",
                        "lambda 1, negatives none, samples 0.25");
    }

    @Test
    void ofManyOneIsWrittenOutAndTheOthersSayWhatTheyChange() {
        assertThat(
                        names(
                                List.of(
                                        changed(
                                                Map.of(
                                                        "negatives",
                                                        "none",
                                                        "in-modal-weight",
                                                        "0")),
                                        changed(Map.of()),
                                        changed(Map.of("lambda", "2")),
                                        changed(Map.of("samples", "1")))))
                .containsExactly(
                        "…, in-modal-weight 0, negatives none",
                        "in-modal-weight 1, lambda 1, negatives all, samples 0.25",
                        "…, lambda 2",
                        "…, samples 1");
    }

    /** Half of the variants have each learning rate, so that neither is the usual one. */
    @Test
    void whatIsNotUsualIsAlwaysTold() {
        List<SortedMap<String, String>> variants = new ArrayList<>();
        for (String rate : List.of("0.1", "0.2")) {
            for (Map<String, String> change :
                    List.of(
                            Map.<String, String>of(),
                            Map.of("negatives", "none"),
                            Map.of("lambda", "2"),
                            Map.of("samples", "1"))) {
                SortedMap<String, String> variant = changed(change);
                variant.put("learning-rate", rate);
                variants.add(variant);
            }
        }

        assertThat(names(variants))
                .startsWith(
                        "lambda 1, learning-rate 0.1, negatives all, samples 0.25",
                        "…, learning-rate 0.1, negatives none")
                .contains("…, learning-rate 0.2", "…, lambda 2, learning-rate 0.2");
    }

    @Test
    void whatChangesEveryOptionLeavesNoneOut() {
        SortedMap<String, String> opposite =
                changed(
                        Map.of(
                                "in-modal-weight",
                                "0",
                                "lambda",
                                "2",
                                "negatives",
                                "none",
                                "samples",
                                "1"));

        assertThat(names(List.of(changed(Map.of()), opposite)).get(1))
                .isEqualTo("in-modal-weight 0, lambda 2, negatives none, samples 1");
    }

    @Test
    void variantsThatDoNotDifferHaveNoName() {
        assertThat(names(List.of(changed(Map.of())))).containsExactly("");
    }
}
