package io.mithridate.api.data;

/** A picture that cannot be decoded. */
public final class CorruptImageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which picture and what is wrong with it.
     *
     * @param origin the file, or where else the picture comes from
     * @param reason what is wrong
     */
    public CorruptImageException(String origin, String reason) {
        super(origin + ": " + reason);
    }

    /** The same with the failure that it follows from. */
    public CorruptImageException(String origin, String reason, Throwable cause) {
        super(origin + ": " + reason, cause);
    }
}
