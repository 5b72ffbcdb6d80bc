package io.mithridate.api.data;

/** A picture as provided by a data set, either still encoded or already decoded. */
public sealed interface ImageData {

    /**
     * The bytes of a picture file.
     *
     * @param bytes the file's content; shared, not copied
     * @param origin where the picture comes from, for messages
     */
    @SuppressWarnings("ArrayRecordComponent") // passed from the file to the decoder, never compared
    record Encoded(byte[] bytes, String origin) implements ImageData {}

    /** A picture that is already decoded, in the size that the data set provides. */
    record Decoded(Image image) implements ImageData {}
}
