package io.mithridate.runner.stages.defense;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.PairEmbeddings;
import io.mithridate.runner.plan.CostMeter;
import io.mithridate.runner.stages.embedding.EmbeddingRows;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gives a model pairs, a chunk at a time, so that many pictures are never in memory together.
 *
 * @param pairs what is embedded
 * @param decoder brings pictures to the model's size
 * @param meter counts the pairs, as they are done
 */
record EmbeddedPairs(PairSet pairs, ImageDecoder decoder, CostMeter meter) {

    private static final int CHUNK = 512;

    PairEmbeddings by(ImageTextModel model) {
        EmbeddingRows images = new EmbeddingRows(pairs.size());
        EmbeddingRows texts = new EmbeddingRows(pairs.size());
        for (int start = 0; start < pairs.size(); start += CHUNK) {
            int end = Math.min(start + CHUNK, pairs.size());
            List<Image> pictures =
                    IntStream.range(start, end)
                            .parallel()
                            .mapToObj(i -> decoder.decode(pairs, i, model.imageSize()))
                            .toList();
            images.add(model.embedImages(pictures));
            texts.add(
                    model.embedTexts(
                            IntStream.range(start, end).mapToObj(pairs::caption).toList()));
            meter.processed(pictures.size());
        }
        return new PairEmbeddings(images.all(), texts.all());
    }
}
