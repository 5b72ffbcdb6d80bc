package io.mithridate.augmenters.labelled;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LabelFileTest {

    @ParameterizedTest
    @EnumSource(Half.class)
    void everyCaptionHasLabels(Half half) {
        List<String> captions =
                LabelledCaption.of(half).stream().map(LabelledCaption::text).toList();
        assertThat(LabelFile.read(half).keySet()).containsExactlyInAnyOrderElementsOf(captions);
    }

    /** Coverage counts only captions with two or more content words. */
    @ParameterizedTest
    @EnumSource(Half.class)
    void everyCaptionHasContentWords(Half half) {
        assertThat(LabelFile.read(half).values())
                .allMatch(labels -> labels.contentWords() >= 2 && labels.contentWords() <= 8);
    }
}
