package io.mithridate.runner.console;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.util.function.Consumer;

/** Takes bytes and passes them on as lines; what does not end its line waits for the rest. */
final class LineStream extends OutputStream {

    private final Consumer<String> lines;
    private final Charset charset;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /**
     * A stream of lines.
     *
     * @param lines gets each without its end
     * @param charset of the bytes
     */
    LineStream(Consumer<String> lines, Charset charset) {
        this.lines = lines;
        this.charset = charset;
    }

    @Override
    public synchronized void write(int octet) {
        if (octet == '\n') {
            pass();
        } else {
            begun.write(octet);
        }
    }

    @Override
    public synchronized void write(byte[] octets, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(octets[i]);
        }
    }

    /** Passes on a line that has no end. */
    @Override
    public synchronized void close() {
        if (begun.size() > 0) {
            pass();
        }
    }

    private void pass() {
        String line = begun.toString(charset);
        begun.reset();
        lines.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    }
}
