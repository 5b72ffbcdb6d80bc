package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.text.TruncationWarning;
import io.mithridate.tensorflow.training.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Writes any batch of a run into buffers: decodes, transforms, augments, tokenizes.
 *
 * <p>The content of a batch depends only on the seed, the epoch and the step, so batches may be
 * written in any order by any number of threads. A picture is decoded once for all its views. If a
 * picture cannot be decoded and the pairs allow it to be left out, another pair replaces it.
 */
public final class BatchWriter {

    private final PairSet pairs;
    private final List<View> views;
    private final BatchShape shape;
    private final TrainingPictures pictures;
    private final Optional<TokenCache> tokens;
    private final Seed seed;
    private final Substitutes substitutes;

    /**
     * Creates a writer.
     *
     * @param tokenizer the tokenizer; may be empty if no view has texts
     * @param seed the seed of the run
     * @param substitutes replacements for pairs whose pictures cannot be decoded
     */
    public BatchWriter(
            PairSet pairs,
            List<View> views,
            BatchShape shape,
            TrainingPictures pictures,
            Optional<Tokenizer> tokenizer,
            Seed seed,
            Substitutes substitutes) {
        this.pairs = pairs;
        this.views = List.copyOf(views);
        this.shape = shape;
        this.pictures = pictures;
        tokens = tokenizer.map(TokenCache::new);
        this.seed = seed;
        this.substitutes = substitutes;
    }

    /**
     * Writes a batch.
     *
     * @param order the samples of the epoch, in the order of their use
     * @param epoch counted from 0
     * @param step counted from 0 within the epoch
     * @throws UnusableSampleException if a pair cannot be used in the batch
     * @throws CancellationException if writing was stopped
     */
    public void write(BatchBuffers buffers, int[] order, long epoch, long step) {
        int first = Math.toIntExact(step * shape.batch());
        Objects.checkFromIndexSize(first, shape.batch(), order.length);
        int[] samples = Arrays.copyOfRange(order, first, first + shape.batch());
        List<View.Images> images = viewsOf(View.Images.class);
        List<Integer> unreadable = new ArrayList<>();
        for (int position = 0; position < samples.length && !images.isEmpty(); position++) {
            unreadable.addAll(writeReadablePictures(buffers, images, samples, position, epoch));
        }
        buffers.unreadable(unreadable);
        buffers.setSampleIds(Arrays.stream(samples).mapToObj(pairs::id).toList());
        for (View.Numbers view : viewsOf(View.Numbers.class)) {
            for (int position = 0; position < samples.length; position++) {
                buffers.writeNumbers(view.name(), position, view.rows(), samples[position]);
            }
        }
        for (View.Captions view : viewsOf(View.Captions.class)) {
            writeCaptions(buffers, view, samples, epoch);
        }
        for (View.SubCaptions view : viewsOf(View.SubCaptions.class)) {
            writeSubCaptions(buffers, view, samples, epoch, step);
        }
    }

    /**
     * Records that a batch is used for training, and with it the samples that were left out of it.
     */
    public void usedForTraining(BatchBuffers buffers) {
        substitutes.leaveOut(buffers.unreadable());
    }

    /**
     * Returns the result of work on a sample; if the work fails, the exception names the sample.
     */
    private <T> T withSampleId(BatchBuffers buffers, int sample, Supplier<T> work) {
        if (buffers.isStopped()) {
            throw new CancellationException("writing of batches was stopped");
        }
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw new UnusableSampleException(pairs.id(sample), e);
        }
    }

    private <V extends View> List<V> viewsOf(Class<V> kind) {
        return views.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /**
     * Writes the pictures of a sample, or of the one that replaces it.
     *
     * @return the samples that were tried before and cannot be read
     */
    private List<Integer> writeReadablePictures(
            BatchBuffers buffers,
            List<View.Images> images,
            int[] samples,
            int position,
            long epoch) {
        int originalSample = samples[position];
        List<Integer> unreadable = new ArrayList<>();
        for (int draw = 0; ; draw++) {
            int sample = samples[position];
            if (!substitutes.isUnreadable(sample)) {
                try {
                    writePictures(buffers, images, sample, position, epoch);
                    return unreadable;
                } catch (UnusableSampleException e) {
                    if (!(e.getCause() instanceof CorruptImageException corrupt)) {
                        throw e;
                    }
                    substitutes.note(sample, corrupt);
                }
            }
            unreadable.add(sample);
            samples[position] = substitutes.draw(originalSample, samples, epoch, draw);
        }
    }

    private void writePictures(
            BatchBuffers buffers, List<View.Images> images, int sample, int position, long epoch) {
        TrainingPictures.Picture picture = pictures.picture(sample);
        for (View.Images view : images) {
            Image image =
                    withSampleId(buffers, sample, () -> picture(picture, view, sample, epoch));
            buffers.writePicture(view.name(), position, image);
        }
    }

    private Image picture(
            TrainingPictures.Picture picture, View.Images view, int sample, long epoch) {
        Image fitted =
                view.transform()
                        .map(
                                transform ->
                                        pictures.fit(
                                                transform.apply(
                                                        picture.atOwnSize().copy(),
                                                        seedOf(view, epoch, sample).generator())))
                        .orElseGet(picture::atModelSize);
        return view.atModelSize()
                .map(
                        transform ->
                                transform.apply(
                                        fitted.copy(),
                                        seedOf(view, epoch, sample).at("model-size").generator()))
                .orElse(fitted);
    }

    private void writeCaptions(
            BatchBuffers buffers, View.Captions view, int[] samples, long epoch) {
        for (int position = 0; position < samples.length; position++) {
            int sample = samples[position];
            int[] ids = withSampleId(buffers, sample, () -> captionTokens(view, sample, epoch));
            buffers.writeTokens(view.name(), position, ids);
        }
    }

    private int[] captionTokens(View.Captions view, int sample, long epoch) {
        String caption = pairs.caption(sample);
        return encode(
                view.transform()
                        .map(
                                transform ->
                                        transform.apply(
                                                caption, seedOf(view, epoch, sample).generator()))
                        .orElse(caption));
    }

    private int[] encode(String text) {
        return tokens.orElseThrow().encode(text);
    }

    private void writeSubCaptions(
            BatchBuffers buffers, View.SubCaptions view, int[] samples, long epoch, long step) {
        int wantedRows = view.selection().count(shape.batch(), step, shape.batchesPerEpoch());
        int[] candidates =
                seedOf(view).at("selection").at(epoch).at(step).permutation(samples.length);
        List<String> captions = new ArrayList<>();
        List<String> positives = new ArrayList<>();
        int row = 0;
        for (int candidate = 0; candidate < candidates.length && row < wantedRows; candidate++) {
            int position = candidates[candidate];
            int sample = samples[position];
            Optional<View.SubCaption> found =
                    withSampleId(buffers, sample, () -> subCaption(view, sample, epoch));
            if (found.isPresent() && isDistinguishable(found.get(), pairs.caption(sample))) {
                buffers.writeSubCaptionRow(view.name(), row, position, 1);
                buffers.writeTokens(view.positives().name(), row, encode(found.get().positive()));
                if (!view.positivesOnly()) {
                    buffers.writeTokens(
                            view.negatives().name(), row, encode(found.get().negative()));
                }
                captions.add(pairs.caption(sample));
                positives.add(found.get().positive());
                row++;
            }
        }
        view.truths()
                .ifPresent(
                        truths -> buffers.writeTruths(view.name(), truths.of(captions, positives)));
        int[] padding = encode("");
        for (int rows = buffers.rowCount(view.name()); row < rows; row++) {
            buffers.writeSubCaptionRow(view.name(), row, 0, 0);
            for (View.Text side : view.sides()) {
                buffers.writeTokens(side.name(), row, padding);
            }
        }
    }

    /**
     * Returns whether the model can distinguish the negative from the caption. It cannot if they
     * differ only beyond the tokens that it reads. A negative equal to the caption stands for a
     * missing one and is accepted.
     */
    private boolean isDistinguishable(View.SubCaption texts, String caption) {
        return texts.negative().equals(caption)
                || !Arrays.equals(encode(texts.negative()), encode(caption));
    }

    private Optional<View.SubCaption> subCaption(View.SubCaptions view, int sample, long epoch) {
        return view.captioner()
                .apply(pairs.caption(sample), seedOf(view, epoch, sample).generator());
    }

    private Seed seedOf(View view) {
        return seed.at("view").at(view.name());
    }

    private Seed seedOf(View view, long epoch, int sample) {
        return seedOf(view).at(epoch).at(pairs.id(sample));
    }

    /** Caches the token ids of texts; bounded and thread-safe. */
    private static final class TokenCache {

        private static final int CAPACITY = 200_000;

        private final Tokenizer tokenizer;
        private final TruncationWarning truncation;
        private final Map<String, int[]> known = new ConcurrentHashMap<>();

        TokenCache(Tokenizer tokenizer) {
            this.tokenizer = tokenizer;
            truncation = new TruncationWarning(tokenizer);
        }

        /** Returns the token ids of a text, in a shared array that must not be changed. */
        int[] encode(String text) {
            int[] ids = known.get(text);
            if (ids == null) {
                ids = tokenizer.encode(text);
                truncation.check(text);
                if (known.size() < CAPACITY) {
                    known.put(text, ids);
                }
            }
            return ids;
        }
    }
}
