package io.mithridate.tensorflow.training.feed;

/** A pair that cannot be made into a part of a batch, such as one whose picture is damaged. */
public final class UnusableSampleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which pair, and why.
     *
     * @param id the pair's name
     */
    public UnusableSampleException(String id, RuntimeException cause) {
        super("the pair '%s' cannot be loaded: %s".formatted(id, reason(cause)), cause);
    }

    /** The message of a failure that has none is its kind. */
    private static String reason(RuntimeException cause) {
        String message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }
}
