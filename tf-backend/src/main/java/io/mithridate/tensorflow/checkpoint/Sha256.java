package io.mithridate.tensorflow.checkpoint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Gives digests of SHA-256, which every Java platform has. */
public final class Sha256 {

    private Sha256() {}

    /** A new digest of nothing yet. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
