package io.mithridate.runner.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** Passes on bytes as lines; an incomplete line is buffered until it is complete. */
final class LineStream extends OutputStream {

    private final Consumer<String> lines;
    private final Charset charset;
    private final ByteArrayOutputStream partialLine = new ByteArrayOutputStream();

    /**
     * Creates a stream.
     *
     * @param lines receives each line without its terminator
     * @param charset the encoding of the bytes
     */
    LineStream(Consumer<String> lines, Charset charset) {
        this.lines = lines;
        this.charset = charset;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            emitLine();
        } else {
            partialLine.write(octet);
        }
    }

    @Override
    public synchronized void write(byte[] octets, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(octets[i]);
        }
    }

    /** Passes on the last line even if it is incomplete. */
    @Override
    public synchronized void close() {
        if (partialLine.size() > 0) {
            emitLine();
        }
    }

    private void emitLine() {
        String line = partialLine.toString(charset);
        partialLine.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
