package io.mithridate.tensorflow.text;

import java.util.Arrays;

/** Maps pairs of token ids to token ids, with open addressing and without an object per entry. */
final class PairTable {

    private static final long EMPTY = -1;

    private long[] keys = new long[1024];
    private int[] values = new int[1024];
    private int size;

    PairTable() {
        Arrays.fill(keys, EMPTY);
    }

    void put(int left, int right, int value) {
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int slot = slot(key(left, right));
        if (keys[slot] == EMPTY) {
            size++;
        }
        keys[slot] = key(left, right);
        values[slot] = value;
    }

    /** Returns the value of a pair, or -1 if it has none. */
    int get(int left, int right) {
        int slot = slot(key(left, right));
        return keys[slot] == EMPTY ? -1 : values[slot];
    }

    private static long key(int left, int right) {
        return (long) left << Integer.SIZE | right;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long hash = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 33) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[2 * oldKeys.length];
        Arrays.fill(keys, EMPTY);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != EMPTY) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }
}
