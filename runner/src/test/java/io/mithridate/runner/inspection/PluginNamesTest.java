package io.mithridate.runner.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.plugins.PluginKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PluginNamesTest {

    @ParameterizedTest
    @EnumSource(PluginKind.class)
    void knowsEveryKindInSingularAndPlural(PluginKind kind) {
        assertThat(PluginNames.kind(kind.singular())).isEqualTo(kind);
        assertThat(PluginNames.kind(kind.plural())).isEqualTo(kind);
    }

    @Test
    void saysWhichKindWasMeantOrWhichThereAre() {
        assertThatThrownBy(() -> PluginNames.kind("defences"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("'defences'", "did you mean 'defenses'?");
        assertThatThrownBy(() -> PluginNames.kind("xyz"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContainingAll("attacks", "augmenters", "executors");
    }

    @Test
    void findsAPluginByNameAndAllThatShareIt() {
        assertThat(PluginNames.find(SampleCatalog.CATALOG, "patch"))
                .containsExactly(SampleCatalog.PATCH);
        assertThat(PluginNames.find(SampleCatalog.CATALOG, "none"))
                .containsExactly(SampleCatalog.NO_ATTACK, SampleCatalog.NO_DEFENSE);
    }

    @Test
    void findsAPluginByKindAndName() {
        assertThat(PluginNames.find(SampleCatalog.CATALOG, "defense/none"))
                .containsExactly(SampleCatalog.NO_DEFENSE);
        assertThat(PluginNames.find(SampleCatalog.CATALOG, "attacks/none"))
                .containsExactly(SampleCatalog.NO_ATTACK);
    }

    @Test
    void saysWhichPluginWasMeantOrWhichThereAre() {
        assertThatThrownBy(() -> PluginNames.find(SampleCatalog.CATALOG, "pacth"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("there is no plugin 'pacth'; did you mean 'patch'?");
        assertThatThrownBy(() -> PluginNames.find(SampleCatalog.CATALOG, "attack/zzz"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage("there is no attack 'zzz'; there are: 'none', 'patch'");
        assertThatThrownBy(() -> PluginNames.find(SampleCatalog.CATALOG, "attac/none"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("no kind of plugin 'attac'");
    }
}
