package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.AccessDeniedException;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingContext;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What a defense gets, held to what it asked for.
 *
 * @param defense the defense's name
 * @param granted what its {@code requires()} named
 * @param training folder, seed and listener
 * @param pairs where words come from
 * @param evaluation where labelled pictures and classes come from
 * @param model opens models
 * @param cleanPairs the defender's clean pairs
 * @param trainingPairs the pairs of the poisoned run
 * @param trueTrigger the cell's attack
 * @param texts counts what augmenters write
 */
record GrantedAccess(
        String defense,
        Set<Access> granted,
        TrainingContext training,
        PairData pairs,
        EvaluationData evaluation,
        ModelProvider model,
        Supplier<PairSet> cleanPairs,
        Supplier<PairSet> trainingPairs,
        Supplier<PreparedAttack> trueTrigger,
        WatchedTexts texts) {

    DefenseContext context() {
        return new Context(this);
    }

    private void check(Access access) {
        if (!granted.contains(access)) {
            throw new AccessDeniedException(defense, access);
        }
    }

    private record Context(GrantedAccess access) implements DefenseContext {

        @Override
        public TrainingContext training() {
            return access.training;
        }

        @Override
        public PairSet cleanPairs() {
            access.check(Access.CLEAN_PAIRS);
            return access.cleanPairs.get();
        }

        @Override
        public Optional<Vocabulary> vocabulary() {
            access.check(Access.CLEAN_PAIRS);
            return access.pairs.vocabulary();
        }

        @Override
        public LabelledImages labelledImages() {
            access.check(Access.LABELLED_IMAGES);
            return access.evaluation.labelledTraining();
        }

        @Override
        public PairSet trainingPairs() {
            access.check(Access.TRAINING_PAIRS);
            return access.trainingPairs.get();
        }

        @Override
        public Classes classes() {
            access.check(Access.CLASS_NAMES);
            return access.evaluation.classes();
        }

        @Override
        public PreparedAttack trueTrigger() {
            access.check(Access.TRUE_TRIGGER);
            return access.trueTrigger.get();
        }

        @Override
        public FittedAugmenter watched(String use, FittedAugmenter augmenter) {
            return access.texts.watched(use, augmenter);
        }

        @Override
        public ImageTextModel open(Checkpoint checkpoint) {
            return access.model.open(checkpoint);
        }
    }
}
