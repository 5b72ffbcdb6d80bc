package io.mithridate.api.data;

/** A picture as a data set hands it over: still encoded, or already decoded. */
public sealed interface ImageData {

    /**
     * The bytes of a picture file.
     *
     * @param bytes the file's content; shared, not copied
     * @param origin where it comes from, for messages
     */
    @SuppressWarnings("ArrayRecordComponent") // handed from the file to the decoder, never compared
    record Encoded(byte[] bytes, String origin) implements ImageData {}

    /** A picture that is already decoded, at whatever size the data set has it. */
    record Decoded(Image image) implements ImageData {}
}
