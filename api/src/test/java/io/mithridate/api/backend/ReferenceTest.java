package io.mithridate.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

    @Test
    void linksToArXivByIdentifier() {
        assertThat(Reference.arXiv("TA-Cleaner", "Xun et al.", 2024, "2409.17601"))
                .isEqualTo(
                        new Reference(
                                "TA-Cleaner",
                                "Xun et al.",
                                2024,
                                URI.create("https://arxiv.org/abs/2409.17601")));
    }

    @Test
    void parsesThePartsOfACitation() {
        assertThat(Reference.parse("Gu et al., 2017. BadNets: A. B, and C. arXiv:1708.06733"))
                .isEqualTo(
                        Reference.arXiv("BadNets: A. B, and C", "Gu et al.", 2017, "1708.06733"));
        assertThat(Reference.parse("Krizhevsky, 2009. Tiny Images. https://a.org/cifar.html"))
                .isEqualTo(
                        new Reference(
                                "Tiny Images",
                                "Krizhevsky",
                                2009,
                                URI.create("https://a.org/cifar.html")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BadNets",
                "Gu et al. BadNets. arXiv:1708.06733",
                "Gu et al., 2017. BadNets",
                "Gu et al., 2017. BadNets. 1708.06733"
            })
    void rejectsAnIncompleteCitationWithAnExample(String citation) {
        assertThatThrownBy(() -> Reference.parse(citation))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'" + citation + "'", "Gu et al., 2017.");
    }
}
