package io.mithridate.runner.console;

/** Numbers with their nouns, in characters that every terminal shows. */
public final class Count {

    private Count() {}

    /** A number with its noun: {@code 1 cell}, {@code 3 cells}. */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
