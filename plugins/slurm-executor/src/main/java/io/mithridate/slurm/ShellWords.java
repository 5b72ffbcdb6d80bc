package io.mithridate.slurm;

import java.util.List;
import java.util.stream.Collectors;

/** Writes words for a shell so that it changes nothing in them. */
final class ShellWords {

    private ShellWords() {}

    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    static String quoted(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }
}
