package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Dataset;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import org.junit.jupiter.api.Test;

class LimitedDatasetTest {

    private final Dataset whole = new TinyDataset(new TinyOptions(60, "first"));
    private final Dataset limited = new LimitedDataset(whole, 7);

    @Test
    void everySplitIsItsFirstSamples() {
        assertThat(limited.train().size()).isEqualTo(7);
        assertThat(limited.train().id(6)).isEqualTo("pair-0006");
        assertThat(limited.train().caption(6)).isEqualTo(whole.train().caption(6));
        assertThat(limited.test("test").size()).isEqualTo(7);
        assertThat(limited.test("test").id(6)).isEqualTo("test-6");
        assertThat(limited.test("test").label(5)).isEqualTo(2);
        assertThat(limited.test("test").image(5)).isEqualTo(whole.test("test").image(5));
    }

    @Test
    void aSplitWithFewerSamplesStaysWhole() {
        assertThat(limited.validation().size()).isEqualTo(6);
        assertThat(new LimitedDataset(whole, 1000).train().size()).isEqualTo(60);
    }

    @Test
    void saysSoInItsNoticesAndFingerprints() {
        assertThat(limited.notices())
                .containsExactly(
                        "Squares are no fruit.",
                        "Only the first 7 samples of each split were used (--limit-samples).");
        assertThat(limited.fingerprint())
                .isNotEqualTo(whole.fingerprint())
                .isNotEqualTo(new LimitedDataset(whole, 8).fingerprint());
        assertThat(limited.test("test").fingerprint())
                .isNotEqualTo(whole.test("test").fingerprint());
    }

    @Test
    void allElseIsAsItWas() {
        assertThat(limited.testSplits()).isEqualTo(whole.testSplits());
        assertThat(limited.classes()).isEqualTo(whole.classes());
        assertThat(limited.evaluationPrompts()).isEqualTo(whole.evaluationPrompts());
        assertThat(limited.poisonCaptions()).isEqualTo(whole.poisonCaptions());
        assertThat(limited.vocabulary()).isEqualTo(whole.vocabulary());
    }
}
