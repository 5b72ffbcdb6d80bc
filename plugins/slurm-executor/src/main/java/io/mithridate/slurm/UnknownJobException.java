package io.mithridate.slurm;

/** Slurm accepted an array, but did not say as which job. */
final class UnknownJobException extends RefusedException {

    private static final long serialVersionUID = 1L;

    UnknownJobException(String message) {
        super(message);
    }
}
