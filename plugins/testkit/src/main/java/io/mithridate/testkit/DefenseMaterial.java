package io.mithridate.testkit;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.training.Recipe;
import java.util.Optional;

/**
 * Data and models that are small enough to run a defense in a test. {@link SquareMaterial} is for
 * defenses that do not train or that leave training to the model's provider. A defense that
 * accesses the internals of a model needs its own material with models of a suitable kind.
 */
public interface DefenseMaterial {

    /** Returns the pairs, which are both the clean pairs and the suspect's training pairs. */
    PairSet pairs();

    /** Returns the provider that creates and opens models. */
    ModelProvider models();

    /** Returns the decoder that resizes pictures to the model's input size. */
    ImageDecoder decoder();

    /** Returns the victim's recipe, for defenses that replace the victim's training. */
    default Recipe recipe() {
        return new Recipe(1, 2, 1e-3, 0, 0, 0.9, 0.999, 1e-8, 0);
    }

    /** Returns the vocabulary of the captions; empty by default. */
    default Optional<Vocabulary> vocabulary() {
        return Optional.empty();
    }

    /** Returns labeled pictures, for defenses that require them. */
    default LabelledImages labelledImages() {
        throw missing("labelled pictures");
    }

    /** Returns the classes, for defenses that require their names. */
    default Classes classes() {
        throw missing("class names");
    }

    /** Returns the attacker, for defenses that require the true trigger. */
    default Attacker attacker() {
        throw missing("the attacker");
    }

    /** Returns the plugins that the defense's options refer to. */
    default Plugins plugins() {
        return new Plugins() {
            @Override
            public <T> T create(PluginRef<T> plugin) {
                throw missing("the plugin '%s'".formatted(plugin.name()));
            }
        };
    }

    private static IllegalStateException missing(String resource) {
        return new IllegalStateException(
                "the defense requires %s, which the material does not provide; override that method"
                        .formatted(resource));
    }
}
