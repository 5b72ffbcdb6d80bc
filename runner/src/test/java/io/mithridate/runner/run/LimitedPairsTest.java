package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.PairData;
import io.mithridate.runner.check.LimitedPairs;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import org.junit.jupiter.api.Test;

class LimitedPairsTest {

    private final PairData whole = new TinyDataset(new TinyOptions(60, "first"));
    private final PairData limited = new LimitedPairs(whole, 7);

    @Test
    void splitsContainTheFirstPairs() {
        assertThat(limited.train().size()).isEqualTo(7);
        assertThat(limited.train().id(6)).isEqualTo("pair-0006");
        assertThat(limited.train().caption(6)).isEqualTo(whole.train().caption(6));
        assertThat(limited.heldOut().size()).isEqualTo(7);
        assertThat(limited.heldOut().id(6)).isEqualTo("held-out-0006");
    }

    @Test
    void splitWithFewerPairsStaysComplete() {
        PairData almostWhole = new LimitedPairs(whole, 50);
        assertThat(almostWhole.train().size()).isEqualTo(50);
        assertThat(almostWhole.heldOut().size()).isEqualTo(8);
    }

    @Test
    void noticesAndFingerprintsMentionTheLimit() {
        assertThat(limited.notices())
                .containsExactly(
                        "Squares are not fruit.",
                        "Only 7 samples of each split were used (--limit-samples): the first pairs,"
                                + " and pictures at equal distances.");
        assertThat(limited.fingerprint())
                .isNotEqualTo(whole.fingerprint())
                .isNotEqualTo(new LimitedPairs(whole, 8).fingerprint());
        assertThat(limited.pairsFingerprint())
                .isNotEqualTo(whole.pairsFingerprint())
                .isNotEqualTo(new LimitedPairs(whole, 8).pairsFingerprint());
    }

    @Test
    void leftOutRowsAreThoseOfTheWholeData() {
        PairData torn = new LimitedPairs(new TinyDataset(new TinyOptions(60, "torn")), 7);

        assertThat(torn.leftOut()).containsExactly("tiny.csv, line 3: the caption is empty");
        assertThat(torn.leftOutCount()).isEqualTo(2);
    }

    @Test
    void everythingElseIsUnchanged() {
        assertThat(limited.poisonCaptions()).isEqualTo(whole.poisonCaptions());
        assertThat(limited.vocabulary()).isEqualTo(whole.vocabulary());
    }
}
