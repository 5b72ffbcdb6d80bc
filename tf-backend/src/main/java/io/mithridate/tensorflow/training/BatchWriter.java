package io.mithridate.tensorflow.training;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes any batch of a run into buffers: decodes, transforms, augments, tokenizes.
 *
 * <p>What it writes depends on the seed, the epoch and the step alone, so that batches may be
 * written in any order by any number of threads. A picture is decoded once for all its views.
 */
final class BatchWriter {

    private final PairSet pairs;
    private final List<View> views;
    private final BatchShape shape;
    private final ImageDecoder decoder;
    private final PictureCache pictures;
    private final TokenCache tokens;
    private final Seed seed;

    BatchWriter(
            PairSet pairs,
            List<View> views,
            BatchShape shape,
            ImageDecoder decoder,
            Tokenizer tokenizer,
            Seed seed,
            long cachedBytes) {
        this.pairs = pairs;
        this.views = List.copyOf(views);
        this.shape = shape;
        this.decoder = decoder;
        this.seed = seed;
        pictures = new PictureCache(pairs, decoder, cachedBytes);
        tokens = new TokenCache(tokenizer);
    }

    /**
     * Writes a batch.
     *
     * @param order the epoch's
     * @param epoch counted from 0
     * @param step counted from 0 within the epoch
     */
    void write(BatchBuffers buffers, EpochOrder order, long epoch, long step) {
        int first = Math.toIntExact(step * shape.batch());
        int[] samples = new int[shape.batch()];
        List<String> ids = new ArrayList<>(shape.batch());
        for (int position = 0; position < shape.batch(); position++) {
            samples[position] = order.sample(first + position);
            ids.add(pairs.id(samples[position]));
        }
        buffers.sampleIds(ids);
        List<View.Images> images = only(View.Images.class);
        for (int position = 0; position < samples.length && !images.isEmpty(); position++) {
            writePictures(buffers, images, samples[position], position, epoch);
        }
        for (View.Captions view : only(View.Captions.class)) {
            writeCaptions(buffers, view, samples, epoch);
        }
        for (View.SubCaptions view : only(View.SubCaptions.class)) {
            writeSubCaptions(buffers, view, samples, epoch, step);
        }
    }

    private <V extends View> List<V> only(Class<V> kind) {
        return views.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void writePictures(
            BatchBuffers buffers, List<View.Images> images, int sample, int position, long epoch) {
        Image picture = pictures.picture(sample);
        for (View.Images view : images) {
            Image changed =
                    view.transform()
                            .map(
                                    transform ->
                                            transform.apply(
                                                    picture,
                                                    seedOf(view, epoch, sample).generator()))
                            .orElse(picture);
            buffers.picture(view.name(), position, fitted(changed));
        }
    }

    private Image fitted(Image image) {
        boolean fits = image.width() == shape.imageSize() && image.height() == shape.imageSize();
        return fits ? image : decoder.decode(new ImageData.Decoded(image), shape.imageSize());
    }

    private void writeCaptions(
            BatchBuffers buffers, View.Captions view, int[] samples, long epoch) {
        for (int position = 0; position < samples.length; position++) {
            int sample = samples[position];
            String caption = pairs.caption(sample);
            int[] ids =
                    view.transform()
                            .map(
                                    transform ->
                                            tokens.encode(
                                                    transform.apply(
                                                            caption,
                                                            seedOf(view, epoch, sample)
                                                                    .generator())))
                            .orElseGet(() -> tokens.encode(caption));
            buffers.tokens(view.name(), position, ids);
        }
    }

    private void writeSubCaptions(
            BatchBuffers buffers, View.SubCaptions view, int[] samples, long epoch, long step) {
        int wanted = view.selection().count(shape.batch(), step, shape.batchesPerEpoch());
        int[] candidates =
                seedOf(view).at("selection").at(epoch).at(step).permutation(samples.length);
        int row = 0;
        for (int candidate = 0; candidate < candidates.length && row < wanted; candidate++) {
            int position = candidates[candidate];
            int sample = samples[position];
            Optional<View.SubCaption> found =
                    view.captioner()
                            .apply(pairs.caption(sample), seedOf(view, epoch, sample).generator());
            if (found.isPresent()) {
                buffers.chosen(view.name(), row, position, 1);
                buffers.tokens(view.positives().name(), row, tokens.encode(found.get().positive()));
                buffers.tokens(view.negatives().name(), row, tokens.encode(found.get().negative()));
                row++;
            }
        }
        int[] padding = tokens.encode("");
        for (int rows = buffers.rows(view.name()); row < rows; row++) {
            buffers.chosen(view.name(), row, 0, 0);
            buffers.tokens(view.positives().name(), row, padding);
            buffers.tokens(view.negatives().name(), row, padding);
        }
    }

    private Seed seedOf(View view) {
        return seed.at("view").at(view.name());
    }

    private Seed seedOf(View view, long epoch, int sample) {
        return seedOf(view).at(epoch).at(pairs.id(sample));
    }
}
