package io.mithridate.runner.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/**
 * The bytes of standard output. A {@link PrintStream} knows only that something could not be
 * written; this stream remembers why.
 */
public final class StandardOutput extends OutputStream {

    /** As the JVM's own stream has it. */
    private static final int BUFFER_BYTES = 128;

    private final OutputStream bytes;
    private volatile Optional<IOException> failure = Optional.empty();

    StandardOutput(OutputStream bytes) {
        this.bytes = bytes;
    }

    /** Standard output of this process. */
    public static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    /** A stream for text, in the encoding that the JVM's own stream has. */
    public PrintStream printStream() {
        return new PrintStream(
                new BufferedOutputStream(this, BUFFER_BYTES),
                true,
                Terminal.charset(Terminal.STANDARD_OUTPUT_ENCODING, System.getProperties()));
    }

    /** Why something did not arrive; empty if nothing is lost that anyone waits for. */
    public Optional<IOException> loss() {
        return failure.filter(e -> !isClosedPipe(e));
    }

    /** Returns whether the reader of a pipe, such as {@code head}, has seen enough. */
    public static boolean isClosedPipe(IOException failure) {
        return "Broken pipe".equals(failure.getMessage());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
        try {
            bytes.write(b, off, len);
        } catch (IOException e) {
            failure = Optional.of(e);
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        bytes.flush();
    }
}
