package io.mithridate.api.data;

import java.util.Optional;

/** Decodes pictures and resizes them for a model. This is a service that any plugin may request. */
public interface ImageDecoder {

    /**
     * Returns the picture at its own size.
     *
     * @throws CorruptImageException if the bytes are not a picture or are truncated
     */
    Image decode(ImageData data);

    /**
     * Returns the picture as a model sees it before normalization: as in CLIP, the shorter side is
     * resized to {@code size} by antialiased bicubic interpolation, and the central square is
     * cropped.
     *
     * @param size the side of the square, in pixels
     * @throws CorruptImageException if the bytes are not a picture or are truncated
     */
    Image decode(ImageData data, int size);

    /**
     * Returns the picture of a pair as a model sees it, for processing that reads every pair. If
     * the picture cannot be decoded and the set allows unreadable pictures ({@link
     * PairSet#unreadableAllowed}), a black picture is returned and a warning is logged; training
     * replaces the pair with another one. The workbench's own decoder returns black pictures only
     * up to the allowed number per set.
     *
     * @param size the side of the square, in pixels
     * @throws CorruptImageException if the picture cannot be decoded and the set allows no
     *     unreadable pictures, or no more of them
     */
    default Image decode(PairSet pairs, int index, int size) {
        try {
            return decode(pairs.image(index), size);
        } catch (CorruptImageException e) {
            if (pairs.unreadableAllowed() == 0) {
                throw e;
            }
            System.getLogger(ImageDecoder.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "using a black picture in place of ''{0}'': {1}",
                            pairs.id(index),
                            e.getMessage());
            return Image.black(size, size);
        }
    }

    /**
     * Returns a text that identifies everything that determines the pixels, except the data. It
     * must differ whenever the pixels may differ. If empty, decoded pictures are not cached between
     * runs.
     */
    default Optional<String> version() {
        return Optional.empty();
    }
}
