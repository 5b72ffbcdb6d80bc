package io.mithridate.runner.inputs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.plan.Input;
import io.mithridate.runner.wiring.PluginInstances;
import java.util.List;

/**
 * A plugin with its options. Files named by options are represented by digests of their content.
 *
 * @param use the plugin
 * @param spi the interface that it implements
 * @param instances creates the plugin
 * @param files computes digests of files
 */
public record PluginInput<T>(
        PluginUse use, Class<T> spi, PluginInstances instances, FileDigests files)
        implements Input {

    /** Returns the plugin's name. */
    public String name() {
        return use.name();
    }

    /**
     * Creates an instance, which reads the files named by its options.
     *
     * @throws ChangedFileException if one of these files has changed since the plugin's key was
     *     derived
     */
    public T create() {
        use.tree().files().forEach(files::requireUnchanged);
        return instances.create(use.plugin(), use.options(), spi);
    }

    @Override
    public JsonNode canonical() {
        return JsonNodeFactory.instance
                .objectNode()
                .set(use.name(), use.tree().json(files::digest));
    }

    @Override
    public List<PluginUse> plugins() {
        return List.of(use);
    }
}
