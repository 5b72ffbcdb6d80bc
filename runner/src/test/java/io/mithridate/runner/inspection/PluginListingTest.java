package io.mithridate.runner.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PluginListingTest {

    private static final int UNLIMITED = Integer.MAX_VALUE;

    @Test
    void showsATableIfItFits() {
        assertThat(text(SampleCatalog.CATALOG, UNLIMITED))
                .isEqualTo(
                        """
                        KIND     NAME   VERSION  FROM             FIDELITY        SUMMARY
                        attack   none   1.2      attacks-1.2.jar  exact           Poisons nothing.
                        attack   patch  1.2      attacks-1.2.jar  exact           Stamps a patch on pictures.
                        defense  none   unknown  mine.jar         reconstruction  Changes nothing.
                        """);
    }

    @Test
    void showsAListByKindIfTheTableDoesNotFit() {
        assertThat(text(SampleCatalog.CATALOG, 40))
                .isEqualTo(
                        """
                        ATTACKS
                          none   Poisons nothing.
                                 exact, version 1.2,
                                 attacks-1.2.jar
                          patch  Stamps a patch on pictures.
                                 exact, version 1.2,
                                 attacks-1.2.jar

                        DEFENSES
                          none   Changes nothing.
                                 reconstruction, version
                                 unknown, mine.jar
                        """);
    }

    @ParameterizedTest
    @ValueSource(ints = {36, 40, 60, 80, 91, 92, 93, 120})
    void linesFitTheWidth(int width) {
        assertThat(text(SampleCatalog.CATALOG, width).lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }

    @Test
    void listsASingleKind() {
        assertThat(PluginListing.text(SampleCatalog.CATALOG, Set.of(PluginKind.DEFENSE), UNLIMITED))
                .contains("defense  none")
                .doesNotContain("attack  ");
    }

    @Test
    void statesThatThereAreNoPlugins() {
        assertThat(PluginListing.text(SampleCatalog.CATALOG, Set.of(PluginKind.MODEL), UNLIMITED))
                .isEqualTo("no models\n");
        assertThat(text(new PluginCatalog(List.of()), 80)).isEqualTo("no plugins\n");
    }

    private static String text(PluginCatalog catalog, int width) {
        return PluginListing.text(catalog, Set.of(), width);
    }
}
