package io.mithridate.clipfiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.FileEmbedder;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.backend.WeightExporter;
import io.mithridate.api.plugin.Plugin;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ClipFilesPluginTest {

    @Test
    void registersTheModelTheEmbedderAndTheExporter() {
        assertThat(ServiceLoader.load(Plugin.class))
                .filteredOn(ClipFilesPlugin.class::isInstance)
                .singleElement()
                .satisfies(
                        plugin -> {
                            assertThat(plugin.extensions())
                                    .extracting(type -> PluginClass.of(type).name())
                                    .containsExactly("clip");
                            assertThat(plugin.services())
                                    .containsOnlyKeys(FileEmbedder.class, WeightExporter.class)
                                    .allSatisfy(
                                            (type, built) ->
                                                    assertThat(type.isAssignableFrom(built))
                                                            .isTrue());
                        });
    }
}
