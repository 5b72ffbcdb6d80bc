package io.mithridate.runner.plugins;

import io.mithridate.api.plugin.PluginRef;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Set<LoadedPlugin> found = new LinkedHashSet<>();
        collect(options, found);
        return List.copyOf(found);
    }

    private void collect(Record options, Collection<LoadedPlugin> found) {
        for (RecordComponent component : options.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                collectValue(component.getAccessor().invoke(options), found);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(
                        "cannot read %s of %s"
                                .formatted(component.getName(), options.getClass().getName()),
                        e);
            }
        }
    }

    private void collectValue(Object value, Collection<LoadedPlugin> found) {
        if (value instanceof PluginRef<?> reference) {
            found.add(plugin(reference));
            collect(reference.options(), found);
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> collectValue(present, found));
        } else if (value instanceof List<?> list) {
            list.forEach(element -> collectValue(element, found));
        } else if (value instanceof Record nested) {
            collect(nested, found);
        }
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
