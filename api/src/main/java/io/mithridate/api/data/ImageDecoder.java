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
     * Says what decides the pixels beside the data: another text whenever they may differ. Empty if
     * that cannot be said; pictures are then not kept from one run to another.
     */
    default Optional<String> version() {
        return Optional.empty();
    }
}
