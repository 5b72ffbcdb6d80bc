package io.mithridate.clipfiles;

import io.mithridate.api.backend.FileEmbedder;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.TensorNumberWriter;
import io.mithridate.tensorflow.clip.ClipTowers;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.image.decode.PictureFile;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.text.TruncationWarning;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Embeds files with published weights. */
public final class PublishedClipEmbedder implements FileEmbedder {

    private static final String IMAGES = "image_embeddings";
    private static final String LOGIT_SCALE = "logit_scale";
    private static final String TEXTS = "text_embeddings";
    private static final String AUTO = "auto";

    private final ImageDecoder decoder;
    private final Compute compute;

    /**
     * Creates an embedder.
     *
     * @param decoder decodes pictures
     * @param compute computes the embeddings
     */
    @Inject
    public PublishedClipEmbedder(ImageDecoder decoder, Compute compute) {
        this.decoder = decoder;
        this.compute = compute;
    }

    @Override
    public Written embed(Request request, Listener listener) {
        PublishedClip clip = toPublishedClip(request.model());
        Architecture architecture = clip.architecture();
        Optional<Tokenizer> tokenizer =
                request.texts().isEmpty()
                        ? Optional.empty()
                        : Optional.of(clip.tokenizer(architecture));
        if (request.pixels().isEmpty()) {
            return embed(
                    clip,
                    pictures(request, architecture),
                    texts(request, tokenizer),
                    request,
                    listener);
        }
        try (PreprocessedFile file = PreprocessedFile.open(request.pixels().get(), architecture)) {
            rejectBoth(request, file);
            return embed(
                    clip,
                    file.hasPictures()
                            ? preprocessedPictures(file)
                            : pictures(request, architecture),
                    file.hasTexts() ? preprocessedTexts(file) : texts(request, tokenizer),
                    request,
                    listener);
        }
    }

    private static void rejectBoth(Request request, PreprocessedFile file) {
        boolean pictures = file.hasPictures() && !request.images().isEmpty();
        if (pictures || (file.hasTexts() && !request.texts().isEmpty())) {
            throw new InvalidCheckpointException(
                    request.pixels().orElseThrow(),
                    "it holds %s, and others are given as well; embed them one after the other"
                            .formatted(pictures ? "pictures" : "texts"));
        }
    }

    private static PublishedClip toPublishedClip(Model model) {
        Optional<ClipArchitecture> shape =
                model.architecture().equals(AUTO)
                        ? Optional.empty()
                        : Optional.of(ClipPresets.named(model.architecture()));
        return new PublishedClip(
                model.weights(),
                model.tokenizer(),
                new ClipWeights.Kind(shape, model.activation().map(Activation::named)),
                model.compat());
    }

    /** Rows to embed in batches. */
    private record Rows(int count, boolean asked, Tower tower) {

        boolean isWritten() {
            return asked || count > 0;
        }
    }

    /** Embeds a range of rows. */
    private interface Tower {
        float[] embed(ClipTowers towers, int from, int to);
    }

    private Rows pictures(Request request, Architecture architecture) {
        int size = architecture.imageSize();
        return new Rows(
                request.images().size(),
                false,
                (towers, from, to) -> {
                    List<byte[]> pixels =
                            request.images().subList(from, to).parallelStream()
                                    .map(file -> decoder.decode(PictureFile.read(file), size).rgb())
                                    .toList();
                    return towers.embedPictures(to - from, pixels::get).values();
                });
    }

    private static Rows preprocessedPictures(PreprocessedFile file) {
        return new Rows(
                file.pictures(),
                true,
                (towers, from, to) ->
                        towers.embedNormalised(to - from, index -> file.picture(from + index))
                                .values());
    }

    private static Rows texts(Request request, Optional<Tokenizer> tokenizer) {
        List<String> texts = request.texts();
        tokenizer.ifPresent(encoding -> TruncationWarning.warn(encoding, texts));
        return new Rows(
                texts.size(),
                false,
                (towers, from, to) -> {
                    Tokenizer encoding = tokenizer.orElseThrow();
                    return towers.embedTokens(
                                    to - from, index -> encoding.encode(texts.get(from + index)))
                            .values();
                });
    }

    private static Rows preprocessedTexts(PreprocessedFile file) {
        return new Rows(
                file.texts(),
                true,
                (towers, from, to) ->
                        towers.embedTokens(to - from, index -> file.tokens(from + index)).values());
    }

    private Written embed(
            PublishedClip clip, Rows pictures, Rows texts, Request request, Listener listener) {
        ClipWeights weights = ClipWeights.read(clip.weights(), clip.kind());
        Architecture architecture = weights.architecture();
        float logitScale = Objects.requireNonNull(weights.weights().get(LOGIT_SCALE))[0];
        long dimension = architecture.embeddingDimension();
        SortedMap<String, long[]> shapes = new TreeMap<>();
        shapes.put(LOGIT_SCALE, new long[0]);
        if (pictures.isWritten()) {
            shapes.put(IMAGES, new long[] {pictures.count(), dimension});
        }
        if (texts.isWritten()) {
            shapes.put(TEXTS, new long[] {texts.count(), dimension});
        }
        try (ClipTowers towers = new ClipTowers(architecture, weights.weights(), compute)) {
            listener.onStart((long) pictures.count() + texts.count());
            Safetensors.write(
                    request.output(),
                    shapes,
                    stream -> {
                        write(pictures, towers, towers.imageBatch(), stream, listener);
                        stream.write(logitScale);
                        write(texts, towers, towers.textBatch(), stream, listener);
                    });
        }
        return new Written(
                architecture.name(),
                pictures.count(),
                texts.count(),
                architecture.embeddingDimension());
    }

    private static void write(
            Rows rows, ClipTowers towers, int batch, TensorNumberWriter stream, Listener listener)
            throws IOException {
        for (int from = 0; from < rows.count(); from += batch) {
            int to = Math.min(from + batch, rows.count());
            stream.write(rows.tower().embed(towers, from, to));
            listener.onRows(to - from);
        }
    }
}
