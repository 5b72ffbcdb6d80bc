package io.mithridate.api.backend;

import io.mithridate.api.defense.Defense.Access;

/** Thrown if a defense uses access that it does not declare. */
public final class AccessDeniedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param defense the defense's name
     * @param access the access it used
     */
    public AccessDeniedException(String defense, Access access) {
        super(
                "the defense '%s' used %s, which its requires() does not name"
                        .formatted(defense, access));
    }
}
