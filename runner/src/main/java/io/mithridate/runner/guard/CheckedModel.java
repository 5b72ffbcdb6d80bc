package io.mithridate.runner.guard;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.List;

/** A model whose embeddings are checked: one finite row per input, all of the same length. */
final class CheckedModel implements ImageTextModel {

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
                    "%s returned %d rows for %d inputs".formatted(method, rows.count(), inputs));
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
                        ("%s returned an embedding with %s in it; the weights in %s, or what they"
                                        + " were trained with, are damaged")
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
