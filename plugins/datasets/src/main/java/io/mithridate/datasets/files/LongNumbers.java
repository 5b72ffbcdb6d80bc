package io.mithridate.datasets.files;

import java.util.Arrays;

/**
 * Gives numbers to keys, from 0 in the order in which they are first met; 12 bytes a slot, no
 * objects.
 */
public final class LongNumbers {

    private static final int NONE = -1;
    private static final int FIRST_SLOTS = 1024;

    private long[] keys = new long[FIRST_SLOTS];
    private int[] numbers = filled(FIRST_SLOTS);
    private int size;

    private static int[] filled(int slots) {
        int[] numbers = new int[slots];
        Arrays.fill(numbers, NONE);
        return numbers;
    }

    /** The number of a key; the next free one if it was not met before. */
    public int of(long key) {
        int slot = slot(key);
        if (numbers[slot] == NONE) {
            keys[slot] = key;
            numbers[slot] = size++;
            if (size > keys.length / 2) {
                grow();
                return size - 1;
            }
        }
        return numbers[slot];
    }

    /** How many keys were met. */
    public int size() {
        return size;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> Integer.SIZE) & mask;
        while (numbers[slot] != NONE && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = filled(keys.length);
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldNumbers[old] != NONE) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                numbers[slot] = oldNumbers[old];
            }
        }
    }
}
