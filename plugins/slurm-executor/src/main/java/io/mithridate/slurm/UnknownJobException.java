package io.mithridate.slurm;

/** Thrown if Slurm accepted an array, but its job number is not known. */
final class UnknownJobException extends RefusedException {

    private static final long serialVersionUID = 1L;

    UnknownJobException(String message) {
        super(message);
    }
}
