package io.mithridate.runner.plan;

import io.mithridate.runner.experiment.PluginUse;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Creates stages, each once, and their keys: the SHA-256 of everything that their work reads and of
 * its code.
 */
public final class StageRegistry {

    private final BiFunction<Class<?>, Collection<PluginUse>, String> code;
    private final InputForms forms = new InputForms();

    /** The stages by the text whose digest is the key, because computing the digest is slow. */
    private final Map<String, Stage> stages = new HashMap<>();

    /**
     * Creates an empty registry.
     *
     * @param code returns the digest of the code of a work and of the plugins that it uses
     */
    public StageRegistry(BiFunction<Class<?>, Collection<PluginUse>, String> code) {
        this.code = code;
    }

    /**
     * Returns the stage of a work. If several titles are given for one key, the first is kept.
     *
     * @param work the computation and the record of everything that it reads
     */
    public Stage stage(StageKind kind, String title, StageWork work) {
        InputForms.InputsForm inputs = forms.of(work.inputs());
        String digest = code.apply(work.getClass(), inputs.plugins());
        String text =
                "{\"stage\":\""
                        + kind.label()
                        + "\",\"inputs\":"
                        + inputs.text()
                        + ",\"code\":"
                        + InputForms.quote(digest)
                        + "}";
        return stages.computeIfAbsent(
                text,
                described ->
                        new Stage(
                                kind,
                                title,
                                described,
                                DigestUtils.sha256Hex(described),
                                inputs.stages(),
                                work));
    }
}
