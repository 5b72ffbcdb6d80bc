package io.mithridate.corenlp;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The digest by which texts and files are known. */
final class Sha256 {

    /** How many bytes it has. */
    static final int BYTES = 32;

    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
