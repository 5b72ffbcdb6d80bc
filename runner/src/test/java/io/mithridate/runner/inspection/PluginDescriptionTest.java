package io.mithridate.runner.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginDescriptionTest {

    @Test
    void describesPurposeOriginAndOptions() {
        assertThat(PluginDescription.text(SampleCatalog.PATCH, 72))
                .isEqualTo(
                        """
                        attack/patch
                          Stamps a patch on pictures.

                          Fidelity     exact: golden tests show parity with the official
                                       implementation
                          Reference    Doe et al., 2021. Patches of All Sizes
                                       https://arxiv.org/abs/2101.00001
                          Version      1.2
                          From         %s (bundled)

                        Options
                          alpha: a number greater than 0 and at most 1; required
                              How much of the patch is seen through.
                          location: one of top-left, bottom-right; default bottom-right
                              Where the patch lies.
                          side: a whole number of at least 1; default 6
                              Side of the square, in pixels.
                          second: a map of options; may be left out
                              A second patch.
                              side: a whole number of at least 1; default 6
                                  Side of the square, in pixels.
                          augmenter: the name of an augmenter, or a map from the name to its
                              options; required
                              What makes the texts.

                        In an experiment
                          attacks:
                            - patch: { alpha: <number>, augmenter: <augmenter> }
                        """
                                .formatted(SampleCatalog.PATCH.origin().location()));
    }

    @Test
    void statesThatThereAreNoOptions() {
        assertThat(PluginDescription.text(SampleCatalog.NO_DEFENSE, 72))
                .isEqualTo(
                        """
                        defense/none
                          Changes nothing.

                          Fidelity     reconstruction: unpublished details are the authors'
                                       choices; parity cannot be claimed
                          Version      unknown
                          From         %s

                        It has no options.

                        In an experiment
                          defenses:
                            - none
                        """
                                .formatted(SampleCatalog.NO_DEFENSE.origin().location()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tiny     | dataset: tiny
                    captions | dataset: { train: captions, test: ... }
                    labels   | dataset: { train: ..., test: labels }
                    """)
    void showsHalfADatasetBesideAnother(String name, String use) {
        LoadedPlugin dataset = Fakes.catalog().find(PluginKind.DATASET, name).orElseThrow();

        assertThat(PluginDescription.text(dataset, 72))
                .contains("In an experiment\n  " + use + "\n");
    }

    @Test
    void showsTheNotationOfOptionalOptions() {
        LoadedPlugin dataset = Fakes.catalog().find(PluginKind.DATASET, "tiny").orElseThrow();

        assertThat(PluginDescription.text(dataset, 72))
                .endsWith(
                        """
                        In an experiment
                          dataset: tiny
                        or, with an option
                          dataset: { tiny: { train: <whole number> } }
                        """);
    }

    @Test
    void namesTheInvalidComponentOfTheOptions() {
        LoadedPlugin broken = SampleCatalog.attack("odd", "Is odd.", Undescribed.class);

        assertThatThrownBy(() -> PluginDescription.text(broken, 72))
                .isInstanceOf(PluginException.class)
                .hasMessageContainingAll("attack 'odd'", "size", "Undescribed", "@Option");
    }

    record Undescribed(int size) {}
}
