package io.mithridate.clipfiles;

import io.mithridate.api.backend.FileEmbedder;
import io.mithridate.api.backend.WeightExporter;
import io.mithridate.api.plugin.Plugin;
import java.util.List;
import java.util.Map;

/** Registers the model {@code clip} and the services that read and write its weights. */
public final class ClipFilesPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(ClipModels.class);
    }

    @Override
    public Map<Class<?>, Class<?>> services() {
        return Map.of(
                FileEmbedder.class,
                PublishedClipEmbedder.class,
                WeightExporter.class,
                PublishedClipExporter.class);
    }
}
