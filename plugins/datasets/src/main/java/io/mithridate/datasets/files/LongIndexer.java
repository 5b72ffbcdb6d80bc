package io.mithridate.datasets.files;

/**
 * Numbers keys from 0 in the order of first occurrence, in a hash table without boxing that takes
 * 12 bytes per slot.
 */
public final class LongIndexer {

    private long[] keys = new long[1024];

    /** The number of each key plus one; 0 if a slot is free. */
    private int[] numbers = new int[keys.length];

    private int size;

    /** Returns the number of a key; assigns the next number if the key is new. */
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

    /** Returns the number of distinct keys. */
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
