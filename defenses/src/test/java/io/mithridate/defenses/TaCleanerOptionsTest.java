package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.defenses.TaCleaner.Options.Variant;
import io.mithridate.tensorflow.training.Selection;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses.Negatives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaCleanerOptionsTest {

    @ParameterizedTest
    @CsvSource({"MARGIN, margin", "TSVLC, tsvlc"})
    void rejectsAVariantThatNeedsNegativesIfNoneAreUsed(Variant variant, String written) {
        TaCleanerSettings settings =
                new TaCleanerSettings().variant(variant).negatives(Negatives.NONE);

        assertThatThrownBy(settings::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("variant: " + written)
                .hasMessageContaining("negatives is none")
                .hasMessageContaining("variant: infonce");
    }

    @Test
    void rejectsWeightsThatAreAllZero() {
        assertThatThrownBy(() -> new TaCleanerSettings().weights(0, 0, 0).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("lambda are all 0");
    }

    @ParameterizedTest
    @CsvSource({
        "INFONCE, ALL, true",
        "INFONCE, OWN, true",
        "INFONCE, NONE, false",
        "MARGIN, ALL, true",
        "TSVLC, OWN, true"
    })
    void needsNegativesUnlessNoneAreUsed(Variant variant, Negatives negatives, boolean needed) {
        TaCleaner.Options options =
                new TaCleanerSettings().variant(variant).negatives(negatives).build();

        assertThat(options.needsNegatives()).isEqualTo(needed);
    }

    @Test
    void selectsAShareOfEachBatch() {
        assertThat(new TaCleanerSettings().samples(0.5).build().selection())
                .isEqualTo(new Selection.OfEachBatch(0.5));
    }

    @Test
    void samplesPerEpochReplaceTheShare() {
        assertThat(new TaCleanerSettings().samples(0.5).samplesPerEpoch(40).build().selection())
                .isEqualTo(new Selection.OfEachEpoch(40));
    }
}
