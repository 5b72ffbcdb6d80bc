package io.mithridate.datasets.files;

/**
 * Gives numbers to keys, from 0 in the order in which they are first met; 12 bytes a slot, no
 * objects.
 */
public final class LongNumbers {

    private long[] keys = new long[1024];

    /** From 1; 0 where a slot is free. */
    private int[] numbers = new int[keys.length];

    private int size;

    /** The number of a key; the next free one if it was not met before. */
    public int of(long key) {
        if (size == keys.length / 2) {
            grow();
        }
        int slot = slot(key);
        if (numbers[slot] == 0) {
            keys[slot] = key;
            numbers[slot] = ++size;
        }
        return numbers[slot] - 1;
    }

    /** Returns how many keys were met. */
    public int size() {
        return size;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> Integer.SIZE) & mask;
        while (numbers[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldNumbers = numbers;
        keys = new long[oldKeys.length * 2];
        numbers = new int[keys.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldNumbers[old] != 0) {
                int slot = slot(oldKeys[old]);
                keys[slot] = oldKeys[old];
                numbers[slot] = oldNumbers[old];
            }
        }
    }
}
