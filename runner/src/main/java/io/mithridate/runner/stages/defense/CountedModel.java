package io.mithridate.runner.stages.defense;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.plan.CostMeter;
import java.util.List;

/**
 * A model whose pictures count as a cost of the stage at work.
 *
 * @param model embeds
 * @param meter counts
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
