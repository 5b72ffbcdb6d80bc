package io.mithridate.tensorflow.training.feed;

/** Thrown if a pair cannot be used in a batch, e.g. because its picture is damaged. */
public final class UnusableSampleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception that names the pair and the reason.
     *
     * @param id the name of the pair
     */
    public UnusableSampleException(String id, RuntimeException cause) {
        super("the pair '%s' cannot be loaded: %s".formatted(id, reason(cause)), cause);
    }

    /** Returns the message of a failure, or the exception's text if it has no message. */
    private static String reason(RuntimeException cause) {
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
