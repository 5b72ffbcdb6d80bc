package io.mithridate.augmenters.wordnet;

import java.nio.charset.StandardCharsets;

/** Reads the space-separated fields of WordNet's files without copying lines. */
final class LineScanner {

    private final byte[] bytes;
    private int at;
    private int nextLine;

    LineScanner(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Moves to the next line that is not part of the license; {@code false} at the end. */
    boolean next() {
        do {
            at = nextLine;
            if (at >= bytes.length) {
                return false;
            }
            while (nextLine < bytes.length && bytes[nextLine] != '\n') {
                nextLine++;
            }
            nextLine++;
        } while (bytes[at] == ' ');
        return true;
    }

    boolean startsWith(char letter) {
        return bytes[at] == letter;
    }

    void skip() {
        while (bytes[at] != ' ' && bytes[at] != '\n') {
            at++;
        }
        at++;
    }

    int decimal() {
        return number(10);
    }

    int hexadecimal() {
        return number(16);
    }

    private int number(int radix) {
        int value = 0;
        while (bytes[at] > ' ') {
            value = value * radix + Character.digit(bytes[at], radix);
            at++;
        }
        at++;
        return value;
    }

    String text() {
        int start = at;
        skip();
        return new String(bytes, start, at - 1 - start, StandardCharsets.ISO_8859_1);
    }
}
