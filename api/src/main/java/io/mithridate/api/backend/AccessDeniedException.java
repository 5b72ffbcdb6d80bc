package io.mithridate.api.backend;

import io.mithridate.api.defense.Access;

/** A defense used what it had not asked for. */
public final class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says which defense wanted what.
     *
     * @param defense the defense's name
     * @param access what it used
     */
    public AccessDeniedException(String defense, Access access) {
        super(
                "the defense '%s' used %s, which its requires() does not name"
                        .formatted(defense, access));
    }
}
