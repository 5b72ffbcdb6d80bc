package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.training.BlockReader;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs InverTune on pictures of walls. */
final class InverTuneTrial {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);

    private InverTuneTrial() {}

    /** The pictures of walls with the models for pictures of bars. */
    record Material(DefenseMaterial bars, LabelledImages labelledImages)
            implements DefenseMaterial {

        @Override
        public PairSet pairs() {
            return new ColouredWalls();
        }

        @Override
        public ModelProvider models() {
            return bars.models();
        }

        @Override
        public ImageDecoder decoder() {
            return bars.decoder();
        }

        @Override
        public Classes classes() {
            return ColouredWalls.CLASSES;
        }
    }

    /** A mask weight with which a square of a few pixels survives in a small picture. */
    static final double MASK_WEIGHT = 0.05;

    static final DefenseMaterial MATERIAL = new Material(new BarMaterial(), new ColouredWalls());

    static InverTune inverTune(
            int patchSteps, int inversionSteps, int tuningSteps, double rate, boolean compat) {
        return new InverTune(
                new InverTune.Options(
                        16,
                        patchSteps,
                        Optional.of(MASK_WEIGHT),
                        5,
                        0.5,
                        1,
                        inversionSteps,
                        3,
                        tuningSteps,
                        0.5,
                        rate,
                        compat),
                new Optimizer(CPU, MATERIAL.decoder()),
                new BlockReader(CPU),
                BarMaterial.FINE_TUNER,
                MATERIAL.decoder());
    }

    /** Returns the running statistics of batch norm. */
    static Map<String, List<Float>> statistics(Checkpoint model) {
        Map<String, List<Float>> statistics = new TreeMap<>();
        ClipCheckpoint.read(model)
                .weights()
                .forEach(
                        (name, values) -> {
                            if (name.contains("running")) {
                                List<Float> numbers = new ArrayList<>();
                                for (float value : values) {
                                    numbers.add(value);
                                }
                                statistics.put(name, numbers);
                            }
                        });
        return statistics;
    }

    static Checkpoint purify(InverTune defense, Checkpoint suspect, TrainingContext training) {
        return defense.purify(suspect, context(defense, training));
    }

    static DefenseContext context(InverTune defense, TrainingContext training) {
        return context(defense, training, new ColouredWalls());
    }

    static DefenseContext context(
            InverTune defense, TrainingContext training, LabelledImages labeled) {
        return new FixedDefenseContext(
                "inver-tune",
                defense.access(),
                training,
                new Material(new BarMaterial(), labeled),
                training.folder());
    }
}
