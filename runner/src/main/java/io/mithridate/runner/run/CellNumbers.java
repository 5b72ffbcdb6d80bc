package io.mithridate.runner.run;

import java.util.StringJoiner;

/** Writes which cells there are; a slice of a matrix keeps the matrix's numbers. */
final class CellNumbers {

    private CellNumbers() {}

    /**
     * Numbers for people, those that follow each other as one range: "cells 0 to 3, 7".
     *
     * @param numbers in ascending order, each once
     */
    static String shown(int... numbers) {
        StringJoiner ranges = new StringJoiner(", ");
        for (int first = 0, next; first < numbers.length; first = next) {
            next = first + 1;
            while (next < numbers.length && numbers[next] == numbers[next - 1] + 1) {
                next++;
            }
            ranges.add(
                    next - first == 1
                            ? Integer.toString(numbers[first])
                            : numbers[first] + " to " + numbers[next - 1]);
        }
        return switch (numbers.length) {
            case 0 -> "no cells";
            case 1 -> "cell " + ranges;
            default -> "cells " + ranges;
        };
    }
}
