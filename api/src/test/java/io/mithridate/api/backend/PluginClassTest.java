package io.mithridate.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

class PluginClassTest {

    @About(name = "plain", summary = "is its own options", fidelity = Fidelity.EXACT)
    record Plain(int size) {}

    @About(name = "served", summary = "takes options and a service", fidelity = Fidelity.EXACT)
    record Served(Options options, Runnable service) {

        @Inject
        Served {}

        record Options(int size) {}
    }

    @About(name = "lost", summary = "cannot be built", fidelity = Fidelity.EXACT)
    static final class Lost {}

    @Test
    void usesARecordAsItsOwnOptions() {
        assertThat(PluginClass.of(Plain.class).options()).isEqualTo(Plain.class);
    }

    @Test
    void acceptsARecordWithAnInjectedConstructor() {
        assertThat(PluginClass.of(Served.class).options()).isEqualTo(Served.Options.class);
    }

    @Test
    void rejectsAClassWithoutAnInjectedConstructor() {
        assertThatThrownBy(() -> PluginClass.of(Lost.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Lost has no constructor annotated with")
                .hasMessageContaining("a plugin is a record of its options, or has exactly one");
    }
}
