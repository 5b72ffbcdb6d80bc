package io.mithridate.runner.guard;

import io.mithridate.api.backend.TextLengths;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A provider of models whose results are checked.
 *
 * @param guard checks the results
 * @param models the provider
 */
record CheckedModels(PluginGuard guard, ModelProvider models) implements ModelProvider {

    @Override
    public List<OptionComplaint> complaints() {
        return guard.complaints(models::complaints);
    }

    @Override
    public String fingerprint() {
        return guard.call(models::fingerprint, "fingerprint()");
    }

    @Override
    public int imageSize() {
        int size = guard.call(models::imageSize, "imageSize()");
        if (size < 1) {
            throw guard.refusal("imageSize() returned %d".formatted(size));
        }
        return size;
    }

    @Override
    public boolean pretrained() {
        return guard.call(models::pretrained, "pretrained()");
    }

    @Override
    public Optional<ModelProvider> reading(Path weights) {
        return guard.requireNonNull(models.reading(weights), "reading()")
                .map(reader -> new CheckedModels(guard, reader));
    }

    @Override
    public Checkpoint initialise(PairSet pairs, List<String> texts, TrainingContext context) {
        return requireWeights(models.initialise(pairs, texts, context), "initialise()");
    }

    @Override
    public Checkpoint train(
            Checkpoint start, PairSet pairs, Recipe recipe, TrainingContext context) {
        return requireWeights(models.train(start, pairs, recipe, context), "train()");
    }

    @Override
    public Checkpoint mix(Checkpoint start, Checkpoint end, double share, Path folder) {
        return requireWeights(models.mix(start, end, share, folder), "mix()");
    }

    @Override
    public Optional<TextLengths> textLengths(List<String> captions) {
        return guard.requireNonNull(models.textLengths(captions), "textLengths()");
    }

    private Checkpoint requireWeights(Checkpoint result, String method) {
        Checkpoint checkpoint = guard.requireNonNull(result, method);
        guard.requireNonNull(checkpoint.architecture(), method + ".architecture()");
        if (!Files.isRegularFile(
                guard.requireNonNull(checkpoint.folder(), method + ".folder()")
                        .resolve(checkpoint.weights().getFileName()))) {
            throw guard.refusal(
                    "%s returned a model without weights: there is no file %s"
                            .formatted(method, checkpoint.weights()));
        }
        return checkpoint;
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        ImageTextModel model = guard.requireNonNull(models.open(checkpoint), "open()");
        if (model.imageSize() != imageSize()) {
            model.close();
            throw guard.refusal(
                    "open() returned a model for pictures of %d pixels, and imageSize() says %d"
                            .formatted(model.imageSize(), imageSize()));
        }
        return new CheckedModel(guard, model, checkpoint);
    }

    /** A model whose embeddings are checked: one finite row per input, all of the same length. */
    private static final class CheckedModel implements ImageTextModel {

        private final PluginGuard guard;
        private final ImageTextModel model;
        private final Checkpoint checkpoint;
        private int dimension;

        CheckedModel(PluginGuard guard, ImageTextModel model, Checkpoint checkpoint) {
            this.guard = guard;
            this.model = model;
            this.checkpoint = checkpoint;
        }

        @Override
        public Checkpoint checkpoint() {
            return checkpoint;
        }

        @Override
        public int imageSize() {
            return model.imageSize();
        }

        @Override
        public Embeddings embedImages(List<Image> images) {
            return check(model.embedImages(images), images.size(), "embedImages()");
        }

        @Override
        public Embeddings embedTexts(List<String> texts) {
            return check(model.embedTexts(texts), texts.size(), "embedTexts()");
        }

        @Override
        public Embeddings embedClasses(Classes classes, Templates sentences) {
            return check(model.embedClasses(classes, sentences), classes.size(), "embedClasses()");
        }

        private Embeddings check(Embeddings result, int inputs, String method) {
            Embeddings rows = guard.requireNonNull(result, method);
            if (rows.count() != inputs) {
                throw guard.refusal(
                        "%s returned %d rows for %d inputs"
                                .formatted(method, rows.count(), inputs));
            }
            if (inputs == 0) {
                return rows;
            }
            if (rows.dimension() < 1 || (dimension > 0 && rows.dimension() != dimension)) {
                throw guard.refusal(
                        "%s returned rows of %d numbers%s"
                                .formatted(
                                        method,
                                        rows.dimension(),
                                        dimension > 0 ? ", after rows of " + dimension : ""));
            }
            dimension = rows.dimension();
            for (float number : rows.values()) {
                if (!Float.isFinite(number)) {
                    throw guard.refusal(
                            ("%s returned an embedding with %s in it; the weights in %s, or what"
                                            + " they were trained with, are damaged")
                                    .formatted(method, number, checkpoint.folder()));
                }
            }
            return rows;
        }

        @Override
        public double logitScale() {
            double scale = model.logitScale();
            if (!Double.isFinite(scale)) {
                throw guard.refusal("logitScale() returned %s".formatted(scale));
            }
            return scale;
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
