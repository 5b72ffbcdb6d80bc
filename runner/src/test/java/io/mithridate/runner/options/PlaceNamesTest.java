package io.mithridate.runner.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaceNamesTest {

    @Test
    void anOptionIsNamedWithoutItsPartUnlessTwoPartsHaveIt() {
        PlaceNames names =
                new PlaceNames(List.of("base.epochs", "poisoning.rate", "poisoning.epochs"));

        assertThat(names.of("poisoning.rate")).isEqualTo("rate");
        assertThat(names.of("base.epochs")).isEqualTo("base.epochs");
        assertThat(names.of("poisoning.epochs")).isEqualTo("poisoning.epochs");
    }

    @Test
    void aPlaceThatIsGivenTwiceIsOneOption() {
        assertThat(new PlaceNames(List.of("base.epochs", "base.epochs")).of("base.epochs"))
                .isEqualTo("epochs");
    }

    @Test
    void onlyThePartItselfIsLeftOut() {
        PlaceNames names = new PlaceNames(List.of("dataset.train.rows", "model"));

        assertThat(names.of("dataset.train.rows")).isEqualTo("train.rows");
        assertThat(names.of("model")).isEqualTo("model");
        assertThat(names.of("base.batch"))
                .as("a place of which nothing was said")
                .isEqualTo("batch");
    }
}
