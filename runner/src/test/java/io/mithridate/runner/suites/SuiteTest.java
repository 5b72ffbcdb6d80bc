package io.mithridate.runner.suites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.results.UnusableResultsException;
import io.mithridate.runner.fakes.Fakes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuiteTest {

    private final Path folder;

    SuiteTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void digestIgnoresOmittedOptions() throws Exception {
        Suite suite = suite();

        assertThat(suite.settings())
                .doesNotContainValue("null")
                .doesNotContainKey("poisoning.count");
        assertThat(suite.settings()).containsEntry("poisoning.mode", "replace");
    }

    @Test
    void digestCoversTheNameOfAFileButNotItsFolder() throws Exception {
        Suite here = suite("poisoning.captions=file", "poisoning.captions-file=/here/one.txt");
        Suite there = suite("poisoning.captions=file", "poisoning.captions-file=/there/one.txt");
        Suite another = suite("poisoning.captions=file", "poisoning.captions-file=/here/two.txt");

        assertThat(there.isSame(here)).isTrue();
        assertThat(another.isSame(here)).isFalse();
        assertThat(another.difference(here))
                .contains("poisoning.captions-file is two.txt, not one.txt");
    }

    @Test
    void digestCoversSeedsAndMetricsButNotDefenses() throws Exception {
        assertThat(suite("defenses=[none, labelled]", "compute.threads=3").isSame(suite()))
                .isTrue();
        assertThat(suite("seeds=[1, 2, 3]").difference(suite()))
                .contains("seeds is [1,2,3], not [1,2]");
        assertThat(suite("metrics=[clean-accuracy]").isSame(suite())).isFalse();
        assertThat(suite("controls.clean-model=false").isSame(suite())).isFalse();
    }

    @Test
    void rejectsSeveralRates() {
        assertThatThrownBy(() -> suite("poisoning.rate=[0.1, 0.2]"))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessageContaining("'tiny' is not a suite: it has 2 combinations");
    }

    private Suite suite(String... overrides) throws Exception {
        return Suite.of(
                Fakes.read(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT, overrides).experiment());
    }
}
