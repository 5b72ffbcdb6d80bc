package io.mithridate.runner.options;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.config.OptionTree;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the plugins that options refer to, directly or through the options of other plugins.
 *
 * @param catalog the available plugins
 */
public record PluginReferences(PluginCatalog catalog) {

    /**
     * Returns all plugins that options refer to, in the order of the options, without duplicates.
     *
     * @throws IllegalArgumentException if one of them is not in the catalog
     */
    public List<LoadedPlugin> of(Record options) {
        return OptionTree.of(options).plugins().stream()
                .<LoadedPlugin>map(this::plugin)
                .distinct()
                .toList();
    }

    /**
     * Returns a plugin and all plugins that its options refer to.
     *
     * @param options the options of the plugin
     * @throws IllegalArgumentException as {@link #of} does
     */
    public Stream<LoadedPlugin> with(LoadedPlugin plugin, Record options) {
        return Stream.concat(Stream.of(plugin), of(options).stream());
    }

    private LoadedPlugin plugin(PluginRef<?> reference) {
        return PluginKind.ofSpi(reference.kind())
                .flatMap(kind -> catalog.find(kind, reference.name()))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no plugin '%s' of type %s"
                                                .formatted(
                                                        reference.name(),
                                                        reference.kind().getName())));
    }
}
