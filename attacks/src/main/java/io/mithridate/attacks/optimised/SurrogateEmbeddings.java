package io.mithridate.attacks.optimised;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.training.TrainingListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Embeds many pictures or texts with a surrogate, in chunks.
 *
 * @param model the surrogate
 * @param decoder resizes pictures to the surrogate's input size
 * @param listener is notified of embedded pictures
 */
public record SurrogateEmbeddings(
        ImageTextModel model, ImageDecoder decoder, TrainingListener listener) {

    /** The number of pictures in memory at a time. */
    private static final int CHUNK = 512;

    /** Embeds the picture of each pair; each row has unit length. */
    public Embeddings pictures(PairSet pairs) {
        float[] values = new float[0];
        int dimension = 0;
        for (int start = 0; start < pairs.size(); start += CHUNK) {
            int end = Math.min(start + CHUNK, pairs.size());
            List<Image> images =
                    IntStream.range(start, end)
                            .parallel()
                            .mapToObj(i -> decoder.decode(pairs, i, model.imageSize()))
                            .toList();
            Embeddings chunk = model.embedImages(images).normalised();
            if (start == 0) {
                dimension = chunk.dimension();
                values = new float[Math.multiplyExact(pairs.size(), dimension)];
            }
            System.arraycopy(chunk.values(), 0, values, start * dimension, chunk.values().length);
            listener.onPicturesEmbedded(images.size());
        }
        return new Embeddings(pairs.size(), dimension, values);
    }

    /** Embeds texts; each row has unit length. Equal texts are embedded only once. */
    public Embeddings texts(List<String> texts) {
        List<String> distinct = texts.stream().distinct().toList();
        Embeddings rows = model.embedTexts(distinct).normalised();
        Map<String, Integer> places = new HashMap<>();
        for (String text : distinct) {
            places.put(text, places.size());
        }
        int dimension = rows.dimension();
        float[] values = new float[Math.multiplyExact(texts.size(), dimension)];
        for (int i = 0; i < texts.size(); i++) {
            int place = places.getOrDefault(texts.get(i), 0);
            System.arraycopy(rows.values(), place * dimension, values, i * dimension, dimension);
        }
        return new Embeddings(texts.size(), dimension, values);
    }
}
