package io.mithridate.runner.stages;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.wiring.PluginInstances;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What all stages of an experiment share.
 *
 * @param dataset the data
 * @param model makes, trains and opens models
 * @param decoder brings pictures to the model's size
 * @param instances builds plugins
 * @param target the index of the attacks' target class
 * @param storeRoot the store's folder
 */
public record Laboratory(
        Dataset dataset,
        ModelProvider model,
        ImageDecoder decoder,
        PluginInstances instances,
        int target,
        Path storeRoot) {

    /** What every attack is told. */
    public AttackFacts facts() {
        return new AttackFacts(
                dataset.classes(), target, model.imageSize(), dataset.poisonCaptions());
    }

    /** A new instance of a plugin. */
    public <T> T create(PluginUse use, Class<T> spi) {
        return instances.create(use.plugin(), use.options(), spi);
    }

    /** An attack with the state that its stage stored. */
    public PreparedAttack restore(PluginUse attack, Artifact artifact) throws IOException {
        return create(attack, Attack.class)
                .restore(AttackStateFiles.read(artifact.folder()), facts());
    }
}
