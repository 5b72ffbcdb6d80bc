package io.mithridate.attacks.patterns;

import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A font of 3 × 5 pixels with digits, some punctuation marks, and letters, which are all drawn as
 * capitals.
 */
final class Glyphs {

    static final int WIDTH = 3;
    static final int HEIGHT = 5;

    /** The rows of each glyph from the top; 1 is ink. */
    private static final Map<Character, String> ROWS =
            Map.ofEntries(
                    Map.entry(' ', "000 000 000 000 000"),
                    Map.entry('!', "010 010 010 000 010"),
                    Map.entry('\'', "010 010 000 000 000"),
                    Map.entry(',', "000 000 000 010 100"),
                    Map.entry('-', "000 000 111 000 000"),
                    Map.entry('.', "000 000 000 000 010"),
                    Map.entry(':', "000 010 000 010 000"),
                    Map.entry('?', "110 001 010 000 010"),
                    Map.entry('0', "111 101 101 101 111"),
                    Map.entry('1', "010 110 010 010 111"),
                    Map.entry('2', "111 001 111 100 111"),
                    Map.entry('3', "111 001 011 001 111"),
                    Map.entry('4', "101 101 111 001 001"),
                    Map.entry('5', "111 100 111 001 111"),
                    Map.entry('6', "111 100 111 101 111"),
                    Map.entry('7', "111 001 010 010 010"),
                    Map.entry('8', "111 101 111 101 111"),
                    Map.entry('9', "111 101 111 001 111"),
                    Map.entry('A', "010 101 111 101 101"),
                    Map.entry('B', "110 101 110 101 110"),
                    Map.entry('C', "011 100 100 100 011"),
                    Map.entry('D', "110 101 101 101 110"),
                    Map.entry('E', "111 100 110 100 111"),
                    Map.entry('F', "111 100 110 100 100"),
                    Map.entry('G', "011 100 101 101 011"),
                    Map.entry('H', "101 101 111 101 101"),
                    Map.entry('I', "111 010 010 010 111"),
                    Map.entry('J', "001 001 001 101 010"),
                    Map.entry('K', "101 101 110 101 101"),
                    Map.entry('L', "100 100 100 100 111"),
                    Map.entry('M', "101 111 111 101 101"),
                    Map.entry('N', "110 101 101 101 101"),
                    Map.entry('O', "010 101 101 101 010"),
                    Map.entry('P', "110 101 110 100 100"),
                    Map.entry('Q', "010 101 101 110 011"),
                    Map.entry('R', "110 101 110 101 101"),
                    Map.entry('S', "011 100 010 001 110"),
                    Map.entry('T', "111 010 010 010 010"),
                    Map.entry('U', "101 101 101 101 111"),
                    Map.entry('V', "101 101 101 101 010"),
                    Map.entry('W', "101 101 111 111 101"),
                    Map.entry('X', "101 101 010 101 101"),
                    Map.entry('Y', "101 101 010 010 010"),
                    Map.entry('Z', "111 001 010 100 111"));

    private Glyphs() {}

    /** {@code true} if the font has a glyph for the character. */
    static boolean has(char character) {
        return ROWS.containsKey(capital(character));
    }

    /**
     * {@code true} if a pixel of a character has ink.
     *
     * @param column from 0 to 2
     * @param row from 0 to 4
     */
    static boolean hasInk(char character, int column, int row) {
        String rows = ROWS.get(capital(character));
        if (rows == null) {
            throw new IllegalArgumentException("there is no glyph for '%s'".formatted(character));
        }
        return rows.charAt(row * (WIDTH + 1) + column) == '1';
    }

    /** Returns all characters with a glyph, for messages. */
    static String characters() {
        return new TreeSet<>(ROWS.keySet())
                .stream().map(String::valueOf).collect(Collectors.joining());
    }

    private static char capital(char character) {
        return String.valueOf(character).toUpperCase(Locale.ROOT).charAt(0);
    }
}
