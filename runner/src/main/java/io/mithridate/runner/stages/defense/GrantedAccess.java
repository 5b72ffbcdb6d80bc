package io.mithridate.runner.stages.defense;

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
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.plan.CostMeter;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.embedding.ChunkedEmbeddings;
import io.mithridate.runner.stages.measurement.EpochModels;
import io.mithridate.runner.stages.poison.AttackerInput;
import io.mithridate.runner.stages.poison.PairSource;
import io.mithridate.runner.stages.poison.PoisonedRun;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The context of a defense, limited to the data that the defense declared. Other data is not among
 * the inputs.
 *
 * @param inputs the inputs of the defense's stage
 * @param workspace the stage's workspace
 * @param texts counts texts written by augmenters
 * @param epochs keeps models during the training
 */
public record GrantedAccess(
        DefenseWork.Inputs inputs, Workspace workspace, TextCounter texts, EpochModels epochs)
        implements DefenseContext, AutoCloseable {

    @Override
    public TrainingContext training() {
        return workspace.training(inputs.seed().seed(), texts, epochs);
    }

    @Override
    public PairSet cleanPairs() {
        PairSource pairs = requireGranted(inputs.cleanPairs(), Access.CLEAN_PAIRS);
        return readUnchecked(() -> pairs.pairs(workspace));
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        if (inputs.classes().isEmpty()) {
            throw denied(Access.CLASS_NAMES);
        }
        return inputs.vocabulary().map(VocabularyInput::vocabulary);
    }

    @Override
    public LabelledImages labelledImages() {
        return requireGranted(inputs.labels(), Access.LABELLED_IMAGES).pictures();
    }

    @Override
    public PairSet trainingPairs() {
        PoisonedRun run = requireGranted(inputs.trainingPairs(), Access.TRAINING_PAIRS);
        return readUnchecked(() -> run.pairs(workspace));
    }

    @Override
    public Classes classes() {
        return requireGranted(inputs.classes(), Access.CLASS_NAMES);
    }

    @Override
    public Attacker attacker() {
        AttackerInput attacker = requireGranted(inputs.attacker(), Access.TRUE_TRIGGER);
        return readUnchecked(() -> attacker.in(workspace));
    }

    @Override
    public FittedAugmenter augmenter(
            String use, PluginRef<TextAugmenter> augmenter, PairSet pairs) {
        TextAugmenter textAugmenter = inputs.defense().instances().create(augmenter);
        Optional<Vocabulary> words =
                textAugmenter.readsVocabulary() ? vocabulary() : Optional.empty();
        Corpus corpus = Corpus.of(pairs, words);
        return texts.watched(
                use,
                textAugmenter.fit(corpus),
                corpus.captions(),
                inputs.seed().seed().at("examples"));
    }

    @Override
    public PairEmbeddings embed(Checkpoint checkpoint, PairSet pairs) {
        try (ImageTextModel model = inputs.model().provider().open(checkpoint)) {
            ChunkedEmbeddings chunks = new ChunkedEmbeddings(model, workspace.meter());
            return new PairEmbeddings(
                    chunks.ofPictures(
                            pairs.size(),
                            (from, to) ->
                                    IntStream.range(from, to)
                                            .parallel()
                                            .mapToObj(i -> inputs.decoder().decode(pairs, i))
                                            .toList()),
                    chunks.ofTexts(pairs.size(), pairs::caption));
        }
    }

    @Override
    public void trust(int[] pairs) {
        try {
            FindingsFiles.writeTrusted(workspace.folder(), trainingPairs(), pairs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Path scratch() {
        return readUnchecked(() -> Files.createDirectories(scratchFolder()));
    }

    /**
     * Checks the model that the defense returned, which must be stored permanently.
     *
     * @throws io.mithridate.runner.plugins.PluginException if it is null, has no weights, or is not
     *     stored permanently
     */
    public Checkpoint kept(Checkpoint returned) {
        PluginGuard guard = PluginGuard.of(inputs.defense().use().plugin());
        return ModelArtifact.requireKept(
                returned, "the defense", guard, workspace, Optional.of(scratchFolder()));
    }

    /** Deletes the defense's temporary files. */
    @Override
    public void close() throws IOException {
        FileTrees.delete(scratchFolder());
    }

    /**
     * Returns the folder for temporary files. It is inside the folder of the unfinished artifact,
     * and is removed with that folder if the process is killed.
     */
    private Path scratchFolder() {
        return workspace.folder().resolve(".scratch");
    }

    @Override
    public int imageSize() {
        return inputs.model().provider().imageSize();
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        return new CountedModel(inputs.model().provider().open(checkpoint), workspace.meter());
    }

    private <T> T requireGranted(Optional<T> input, Access access) {
        return input.orElseThrow(() -> denied(access));
    }

    private AccessDeniedException denied(Access access) {
        return new AccessDeniedException(inputs.defense().name(), access);
    }

    /** Reads an input of a stage. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T readUnchecked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A model whose embedded pictures are included in the cost of the current stage.
     *
     * @param model embeds pictures and texts
     * @param meter counts pictures
     */
    record CountedModel(ImageTextModel model, CostMeter meter) implements ImageTextModel {

        @Override
        public Checkpoint checkpoint() {
            return model.checkpoint();
        }

        @Override
        public int imageSize() {
            return model.imageSize();
        }

        @Override
        public Embeddings embedImages(List<Image> images) {
            Embeddings embedded = model.embedImages(images);
            meter.processed(images.size());
            return embedded;
        }

        @Override
        public Embeddings embedTexts(List<String> texts) {
            return model.embedTexts(texts);
        }

        @Override
        public double logitScale() {
            return model.logitScale();
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
