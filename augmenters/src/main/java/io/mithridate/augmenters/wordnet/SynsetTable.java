package io.mithridate.augmenters.wordnet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The synonym sets of a part of speech, read from WordNet's {@code data} file (wndb(5WN)): their
 * members, their lexicographer files and their broader sets.
 */
final class SynsetTable {

    private final int[] offsets;
    private final byte[] lexicographerFiles;
    private final String[][] members;

    /** Offsets while the table is being read, indices afterwards. */
    private final int[][] broader;

    private SynsetTable(
            int[] offsets, byte[] lexicographerFiles, String[][] members, int[][] broader) {
        this.offsets = offsets;
        this.lexicographerFiles = lexicographerFiles;
        this.members = members;
        this.broader = broader;
    }

    static SynsetTable read(byte[] data) {
        int[] offsets = new int[100_000];
        byte[] files = new byte[100_000];
        List<String[]> members = new ArrayList<>();
        List<int[]> broader = new ArrayList<>();
        LineScanner lines = new LineScanner(data);
        while (lines.next()) {
            int index = members.size();
            if (index == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * index);
                files = Arrays.copyOf(files, 2 * index);
            }
            offsets[index] = lines.decimal();
            files[index] = (byte) lines.decimal();
            lines.skip();
            members.add(readMembers(lines));
            broader.add(readBroader(lines));
        }
        SynsetTable table =
                new SynsetTable(
                        Arrays.copyOf(offsets, members.size()),
                        Arrays.copyOf(files, members.size()),
                        members.toArray(String[][]::new),
                        broader.toArray(int[][]::new));
        table.pointToIndices();
        return table;
    }

    private static String[] readMembers(LineScanner lines) {
        String[] words = new String[lines.hexadecimal()];
        for (int i = 0; i < words.length; i++) {
            words[i] = withoutMarker(lines.text()).replace('_', ' ');
            lines.skip();
        }
        return words;
    }

    /** Removes the marker for the position of an adjective: "galore(ip)". */
    private static String withoutMarker(String word) {
        int bracket = word.indexOf('(');
        return bracket > 0 ? word.substring(0, bracket) : word;
    }

    private static int[] readBroader(LineScanner lines) {
        int[] found = new int[4];
        int count = 0;
        for (int left = lines.decimal(); left > 0; left--) {
            boolean isBroader = lines.startsWith('@');
            lines.skip();
            if (isBroader) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, 2 * count);
                }
                found[count++] = lines.decimal();
            } else {
                lines.skip();
            }
            lines.skip();
            lines.skip();
        }
        return Arrays.copyOf(found, count);
    }

    private void pointToIndices() {
        for (int[] targets : broader) {
            for (int i = 0; i < targets.length; i++) {
                targets[i] = index(targets[i]);
            }
        }
    }

    int size() {
        return offsets.length;
    }

    /** Returns the index of the set at an offset of the file. */
    int index(int offset) {
        int index = Arrays.binarySearch(offsets, offset);
        if (index < 0) {
            throw new IllegalStateException(
                    "WordNet's files contradict each other: no synset at offset " + offset);
        }
        return index;
    }

    int lexicographerFile(int synset) {
        return lexicographerFiles[synset];
    }

    List<String> members(int synset) {
        return List.of(members[synset]);
    }

    int[] broader(int synset) {
        return broader[synset];
    }
}
