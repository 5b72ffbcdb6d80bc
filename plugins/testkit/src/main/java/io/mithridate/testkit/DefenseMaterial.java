package io.mithridate.testkit;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.Attacker;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.training.Recipe;
import java.util.Optional;

/**
 * Data and models, small enough to run a defense on in a test. {@link SquareMaterial} is for
 * defenses that train nothing, or have the model's provider do it; one that takes a model apart
 * brings a material of its own, with models of the kind that it knows.
 */
public interface DefenseMaterial {

    /** The pairs: clean ones, and in another role the ones that the suspect was trained on. */
    PairSet pairs();

    /** Makes and opens models. */
    ModelProvider models();

    /** Brings pictures to the model's size. */
    ImageDecoder decoder();

    /** The victim's recipe, for defenses that train in its place. */
    default Recipe recipe() {
        return new Recipe(1, 2, 1e-3, 0, 0, 0.9, 0.999, 1e-8, 0);
    }

    /** The words that captions are written with; none. */
    default Optional<Vocabulary> vocabulary() {
        return Optional.empty();
    }

    /** Labelled pictures, for defenses that ask for them. */
    default LabelledImages labelledImages() {
        throw missing("labelled pictures");
    }

    /** The classes, for defenses that ask for their names. */
    default Classes classes() {
        throw missing("class names");
    }

    /** The attacker, for defenses that ask for his trigger. */
    default Attacker attacker() {
        throw missing("the attacker");
    }

    /** The plugins that the defense's options name. */
    default Plugins plugins() {
        return new Plugins() {
            @Override
            public <T> T create(PluginRef<T> plugin) {
                throw missing("the plugin '%s'".formatted(plugin.name()));
            }
        };
    }

    private static IllegalStateException missing(String what) {
        return new IllegalStateException(
                "the defense asks for %s, which its contract's material does not have; give it one"
                        .formatted(what));
    }
}
