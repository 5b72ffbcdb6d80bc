package io.mithridate.testkit;

import io.mithridate.api.backend.AccessDeniedException;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.defense.DefenseContext.PairEmbeddings;
import io.mithridate.api.metric.Evaluation.TrustedPairs;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Gives a defense access to the granted resources of a material, and denies all other access.
 *
 * @param defense the defense's name
 * @param granted the resources that it may access
 * @param training the folder, the seed and the listener for training
 * @param material the source of data and models
 * @param scratch an existing folder for temporary files
 */
public record FixedDefenseContext(
        String defense,
        Set<Access> granted,
        TrainingContext training,
        DefenseMaterial material,
        Path scratch)
        implements DefenseContext {

    public FixedDefenseContext {
        granted = Set.copyOf(granted);
    }

    @Override
    public PairSet cleanPairs() {
        require(Access.CLEAN_PAIRS);
        return material.pairs();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        require(Access.CLASS_NAMES);
        return material.vocabulary();
    }

    @Override
    public LabelledImages labelledImages() {
        require(Access.LABELLED_IMAGES);
        return material.labelledImages();
    }

    @Override
    public PairSet trainingPairs() {
        require(Access.TRAINING_PAIRS);
        return material.pairs();
    }

    @Override
    public Classes classes() {
        require(Access.CLASS_NAMES);
        return material.classes();
    }

    @Override
    public Attacker attacker() {
        require(Access.TRUE_TRIGGER);
        return material.attacker();
    }

    @Override
    public FittedAugmenter augmenter(
            String use, PluginRef<TextAugmenter> augmenter, PairSet pairs) {
        TextAugmenter made = material.plugins().create(augmenter);
        return made.fit(Corpus.of(pairs, made.readsVocabulary() ? vocabulary() : Optional.empty()));
    }

    @Override
    public PairEmbeddings embed(Checkpoint checkpoint, PairSet pairs) {
        try (ImageTextModel model = open(checkpoint)) {
            List<Image> pictures =
                    IntStream.range(0, pairs.size())
                            .mapToObj(pairs::image)
                            .map(data -> material.decoder().decode(data, model.imageSize()))
                            .toList();
            List<String> captions =
                    IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList();
            return new PairEmbeddings(model.embedImages(pictures), model.embedTexts(captions));
        }
    }

    /** Checks the indices and does nothing else. */
    @Override
    public void trust(int[] pairs) {
        var unused = TrustedPairs.of(trainingPairs(), pairs);
    }

    @Override
    public int imageSize() {
        return material.models().imageSize();
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        return material.models().open(checkpoint);
    }

    private void require(Access access) {
        if (!granted.contains(access)) {
            throw new AccessDeniedException(defense, access);
        }
    }
}
