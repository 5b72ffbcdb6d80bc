package io.mithridate.runner.check;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.options.PluginReferences;
import io.mithridate.runner.plugins.PluginCatalog;
import java.util.List;
import java.util.stream.Collectors;

/** Tells the code that makes the pictures of data sets from other code. */
final class PictureCodeKeys {

    private PictureCodeKeys() {}

    /** A cache that holds what the code of these data sets makes, and nothing else. */
    static PictureCaching in(
            PictureCaching caching, List<DatasetUse> datasets, PluginCatalog catalog) {
        if (caching.folder().isEmpty()) {
            return caching;
        }
        PluginReferences references = new PluginReferences(catalog);
        String code =
                datasets.stream()
                        .flatMap(dataset -> dataset.plugins().stream())
                        .distinct()
                        .flatMap(use -> references.with(use.plugin(), use.options()))
                        .map(plugin -> plugin.origin().digest())
                        .distinct()
                        .sorted()
                        .collect(Collectors.joining("+"));
        return new PictureCaching(caching.folder(), code);
    }
}
