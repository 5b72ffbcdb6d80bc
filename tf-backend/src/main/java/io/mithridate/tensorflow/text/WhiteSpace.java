package io.mithridate.tensorflow.text;

/** White space as defined by Unicode, including no-break spaces. */
final class WhiteSpace {

    private static final int NEXT_LINE = 0x85;

    private WhiteSpace() {}

    static boolean isWhiteSpace(int codePoint) {
        return codePoint == ' '
                || Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || codePoint == NEXT_LINE;
    }

    /**
     * Returns the text without leading and trailing white space, and with one space for each run
     * within.
     */
    static String collapse(String text) {
        return isCollapsed(text) ? text : collapsed(text);
    }

    /** Returns whether a text is certainly collapsed; only ASCII texts are recognized. */
    private static boolean isCollapsed(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < ' ' || character > '~' || (character == ' ' && before == ' ')) {
                return false;
            }
            before = character;
        }
        return before != ' ' || text.isEmpty();
    }

    private static String collapsed(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        boolean pending = false;
        int next;
        for (int i = 0; i < text.length(); i += Character.charCount(next)) {
            next = text.codePointAt(i);
            if (isWhiteSpace(next)) {
                pending = true;
                continue;
            }
            if (pending && !clean.isEmpty()) {
                clean.append(' ');
            }
            pending = false;
            clean.appendCodePoint(next);
        }
        return clean.toString();
    }
}
