package io.mithridate.runner.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.inspection.PluginNames.UnknownNameException;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PluginNamesTest {

    private static final List<String> OTHERS = List.of("poisoning");

    @ParameterizedTest
    @EnumSource(PluginKind.class)
    void resolvesEveryKindInSingularAndPlural(PluginKind kind) {
        assertThat(PluginNames.kind(kind.singular())).isEqualTo(kind);
        assertThat(PluginNames.kind(kind.plural())).isEqualTo(kind);
    }

    @Test
    void suggestsTheNearestKindOrListsAll() {
        assertThatThrownBy(() -> PluginNames.kind("defences"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("'defences'", "did you mean 'defenses'?");
        assertThatThrownBy(() -> PluginNames.kind("xyz"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("attacks", "augmenters", "executors");
    }

    @Test
    void findsAllPluginsWithAName() {
        assertThat(PluginNames.find(SampleCatalog.CATALOG, "patch", OTHERS))
                .containsExactly(SampleCatalog.PATCH);
        assertThat(PluginNames.find(SampleCatalog.CATALOG, "none", OTHERS))
                .containsExactly(SampleCatalog.NO_ATTACK, SampleCatalog.NO_DEFENSE);
    }

    @Test
    void findsAPluginByKindAndName() {
        assertThat(PluginNames.find(SampleCatalog.CATALOG, "defense/none", OTHERS))
                .containsExactly(SampleCatalog.NO_DEFENSE);
        assertThat(PluginNames.find(SampleCatalog.CATALOG, "attacks/none", OTHERS))
                .containsExactly(SampleCatalog.NO_ATTACK);
    }

    @Test
    void suggestsTheNearestPluginOrListsAll() {
        assertThatThrownBy(() -> PluginNames.find(SampleCatalog.CATALOG, "pacth", OTHERS))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("there is no plugin 'pacth'; did you mean 'patch'?");
        assertThatThrownBy(() -> PluginNames.find(SampleCatalog.CATALOG, "poisonin", OTHERS))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("did you mean 'poisoning'");
        assertThatThrownBy(() -> PluginNames.find(SampleCatalog.CATALOG, "attack/zzz", OTHERS))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("there is no attack 'zzz'; there are: 'none', 'patch'");
        assertThatThrownBy(() -> PluginNames.find(SampleCatalog.CATALOG, "attac/none", OTHERS))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("no kind of plugin 'attac'");
    }
}
