package io.mithridate.runner.options;

import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * The plugins that options refer to, and those that the options of these refer to.
 *
 * @param catalog the plugins that there are
 */
public record PluginReferences(PluginCatalog catalog) {

    /**
     * All plugins that options refer to, in the order of the options, each once.
     *
     * @throws IllegalArgumentException if one of them is not in the catalogue
     */
    public List<LoadedPlugin> of(Record options) {
        return OptionTree.of(options).plugins().stream()
                .<LoadedPlugin>map(this::plugin)
                .distinct()
                .toList();
    }

    /**
     * A plugin, and all that its options refer to.
     *
     * @param options of the plugin
     * @throws IllegalArgumentException as {@link #of}
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
