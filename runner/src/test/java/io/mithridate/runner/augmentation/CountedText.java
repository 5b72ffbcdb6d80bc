package io.mithridate.runner.augmentation;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** A text of a given number of bytes, in lines of nine characters, that counts the bytes read. */
final class CountedText extends InputStream {

    private final long bytes;
    private final AtomicLong read = new AtomicLong();

    CountedText(long bytes) {
        this.bytes = bytes;
    }

    long bytesRead() {
        return read.get();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        long first = read.get();
        int count = (int) Math.min(length, bytes - first);
        for (int i = 0; i < count; i++) {
            target[offset + i] = (byte) ((first + i) % 10 == 9 ? '\n' : 'x');
        }
        read.addAndGet(count);
        return count == 0 ? -1 : count;
    }
}
