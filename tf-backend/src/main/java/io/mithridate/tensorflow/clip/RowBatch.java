package io.mithridate.tensorflow.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Rows that are embedded together.
 *
 * @param rows which ones, counted from 0; at least one
 * @param length how many tokens of each are computed; 0 where rows are pictures
 */
record RowBatch(List<Integer> rows, int length) {

    RowBatch {
        rows = List.copyOf(rows);
    }

    /** Pictures, as they come. */
    static List<RowBatch> inOrder(int count, int size) {
        return cut(IntStream.range(0, count).boxed().toList(), size, 0);
    }

    /**
     * Texts of one length together, short ones first, so that none is computed at the length of
     * another: a text's embedding does not depend on the others.
     *
     * @param lengths of each text
     */
    static List<RowBatch> byLength(int[] lengths, int size) {
        SortedMap<Integer, List<Integer>> rows = new TreeMap<>();
        for (int row = 0; row < lengths.length; row++) {
            rows.computeIfAbsent(lengths[row], ignored -> new ArrayList<>()).add(row);
        }
        List<RowBatch> batches = new ArrayList<>();
        rows.forEach((length, same) -> batches.addAll(cut(same, size, length)));
        return batches;
    }

    private static List<RowBatch> cut(List<Integer> rows, int size, int length) {
        List<RowBatch> batches = new ArrayList<>();
        for (int first = 0; first < rows.size(); first += size) {
            batches.add(
                    new RowBatch(rows.subList(first, Math.min(first + size, rows.size())), length));
        }
        return batches;
    }
}
