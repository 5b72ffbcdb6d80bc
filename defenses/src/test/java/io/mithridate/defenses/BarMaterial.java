package io.mithridate.defenses;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.models.MiniModels;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.testkit.DefenseMaterial;
import java.util.List;
import java.util.Optional;

/**
 * Pictures of bars and a tiny CLIP as the material of a defense.
 *
 * @param plugins the plugins that options name
 */
public record BarMaterial(Plugins plugins) implements DefenseMaterial {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);

    /** A fine-tuner with two threads. */
    public static final FineTuner FINE_TUNER = new FineTuner(CPU, ColouredPairs.DECODER);

    /** Creates the material with the default plugins. */
    public BarMaterial() {
        this(FixedPlugins.bundled());
    }

    @Override
    public PairSet pairs() {
        return new ColouredPairs();
    }

    /** Returns a recipe of four epochs with four steps each. */
    @Override
    public Recipe recipe() {
        return new Recipe(4, 16, 1e-2, 2, 0, 0.9, 0.999, 1e-8, 1);
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return Optional.of(ColouredPairs.VOCABULARY);
    }

    @Override
    public LabelledImages labelledImages() {
        return new LabelledBars();
    }

    @Override
    public Classes classes() {
        return new Classes(ColouredPairs.COLORS);
    }

    @Override
    public Attacker attacker() {
        return PlantedTrigger.ATTACKER;
    }

    @Override
    public ImageDecoder decoder() {
        return ColouredPairs.DECODER;
    }

    @Override
    public ModelProvider models() {
        MiniModels.Options options =
                new MiniModels.Options(
                        Optional.empty(),
                        ColouredPairs.SIDE,
                        List.of(4, 8),
                        8,
                        16,
                        2,
                        1,
                        540,
                        16,
                        SameCaptions.IGNORED);
        return new MiniModels(options, FINE_TUNER, CPU);
    }
}
