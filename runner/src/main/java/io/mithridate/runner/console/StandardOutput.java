package io.mithridate.runner.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.Optional;

/**
 * Standard output as a stream of bytes. A {@link PrintStream} only reports that writing failed;
 * this stream also keeps the reason.
 */
public final class StandardOutput extends OutputStream {

    /** The buffer size of the JVM's own stream. */
    private static final int BUFFER_BYTES = 128;

    private final OutputStream bytes;
    private volatile Optional<IOException> failure = Optional.empty();

    StandardOutput(OutputStream bytes) {
        this.bytes = bytes;
    }

    /** Returns the standard output of this process. */
    public static StandardOutput ofProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    /** Returns a stream for text in the encoding of the JVM's own stream. */
    public PrintStream printStream() {
        return new PrintStream(
                new BufferedOutputStream(this, BUFFER_BYTES),
                true,
                Terminal.charset(Terminal.STANDARD_OUTPUT_ENCODING, System.getProperties()));
    }

    /**
     * Returns why output was lost; empty if all output was written, or if a reader closed the pipe.
     */
    public Optional<IOException> loss() {
        return failure.filter(e -> !isClosedPipe(e));
    }

    /** Returns whether the reader of a pipe, such as {@code head}, has closed it. */
    public static boolean isClosedPipe(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.equals("Broken pipe") || message.equals(closedPipeMessage());
    }

    /**
     * Returns the system's message, which is in the user's language, by writing to a closed pipe.
     * Java offers no other way to recognize a closed pipe.
     */
    private static String closedPipeMessage() {
        try {
            Pipe pipe = Pipe.open();
            pipe.source().close();
            try (Pipe.SinkChannel sink = pipe.sink()) {
                sink.write(ByteBuffer.allocate(1));
            }
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
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
