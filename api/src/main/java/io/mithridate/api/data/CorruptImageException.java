package io.mithridate.api.data;

/** Thrown if a picture cannot be decoded. */
public final class CorruptImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception whose message names the picture and the problem.
     *
     * @param origin the file or other origin of the picture
     * @param reason what is wrong
     */
    public CorruptImageException(String origin, String reason) {
        super(origin + ": " + reason);
    }

    /** Creates an exception with a cause. */
    public CorruptImageException(String origin, String reason, Throwable cause) {
        super(origin + ": " + reason, cause);
    }
}
