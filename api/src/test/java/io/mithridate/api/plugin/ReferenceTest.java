package io.mithridate.api.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    @Test
    void papersOnArXivAreFoundByTheirIdentifier() {
        assertThat(Reference.arXiv("TA-Cleaner", "Xun et al.", 2024, "2409.17601"))
                .isEqualTo(
                        new Reference(
                                "TA-Cleaner",
                                "Xun et al.",
                                2024,
                                URI.create("https://arxiv.org/abs/2409.17601")));
    }
}
