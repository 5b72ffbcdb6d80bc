package io.mithridate.tensorflow.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows that are embedded together.
 *
 * @param rows the indices of the rows, counted from 0; at least one
 * @param length the number of tokens that are computed per row; 0 for pictures
 */
record RowBatch(List<Integer> rows, int length) {

    RowBatch {
        rows = List.copyOf(rows);
    }

    /** Returns batches of pictures in their order. */
    static List<RowBatch> inOrder(int count, int size) {
        return split(IntStream.range(0, count).boxed().toList(), size, 0);
    }

    /**
     * Returns batches of texts of equal length, the shortest first. No text is padded to the length
     * of another, so its embedding does not depend on other texts.
     *
     * @param lengths the length of each text
     */
    static List<RowBatch> byLength(int[] lengths, int size) {
        SortedMap<Integer, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < lengths.length; row++) {
            rows.computeIfAbsent(lengths[row], ignored -> new ArrayList<>()).add(row);
        }
        List<RowBatch> batches = new ArrayList<>();
        rows.forEach((length, ofSameLength) -> batches.addAll(split(ofSameLength, size, length)));
        return batches;
    }

    private static List<RowBatch> split(List<Integer> rows, int size, int length) {
        List<RowBatch> batches = new ArrayList<>();
        for (int first = 0; first < rows.size(); first += size) {
            batches.add(
                    new RowBatch(rows.subList(first, Math.min(first + size, rows.size())), length));
        }
        return batches;
    }
}
