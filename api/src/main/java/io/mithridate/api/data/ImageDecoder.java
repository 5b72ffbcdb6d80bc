package io.mithridate.api.data;

import java.util.Optional;

/** Decodes pictures and brings them to a model's size; a service that any plugin may ask for. */
public interface ImageDecoder {

    /**
     * The picture at its own size.
     *
     * @throws CorruptImageException if the bytes are not a picture, or a truncated one
     */
    Image decode(ImageData data);

    /**
     * The picture as a model sees it before normalisation: the shorter side resized to {@code size}
     * by antialiased bicubic interpolation, then the central square cut out, as CLIP does.
     *
     * @param size the side of the square, in pixels
     * @throws CorruptImageException if the bytes are not a picture, or a truncated one
     */
    Image decode(ImageData data, int size);

    /**
     * The picture of a pair as a model sees it, for work that looks at every pair. Where it cannot
     * be decoded and training may do without some ({@link PairSet#unreadableAllowed}), a black one
     * stands for it, and the log says so; training puts another pair into its place. Of more
     * pictures of a set than that, the decoder of the workbench makes none black.
     *
     * @param size the side of the square, in pixels
     * @throws CorruptImageException if it cannot be decoded and training needs all, or cannot do
     *     without so many
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
                            "a black picture stands for ''{0}'': {1}",
                            pairs.id(index),
                            e.getMessage());
            return Image.black(size, size);
        }
    }

    /**
     * Says what decides the pixels beside the data: another text whenever they may differ. Empty if
     * that cannot be said; pictures are then not kept from one run to another.
     */
    default Optional<String> version() {
        return Optional.empty();
    }
}
