package io.mithridate.runner.console;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.jline.terminal.spi.SystemStream;

/**
 * The input of a command.
 *
 * @param stream the bytes
 * @param interactive returns whether the bytes are typed at a terminal
 * @param bytes the number of bytes; empty unless the input is a nonempty file
 */
public record StandardInput(InputStream stream, BooleanSupplier interactive, OptionalLong bytes) {

    /** Returns an empty input. */
    public static StandardInput none() {
        return of(InputStream.nullInputStream());
    }

    /** Returns a non-interactive input of unknown length. */
    public static StandardInput of(InputStream stream) {
        return new StandardInput(stream, () -> false, OptionalLong.empty());
    }

    /** Returns the standard input of this process. */
    public static StandardInput ofProcess() {
        FileInputStream stream = new FileInputStream(FileDescriptor.in);
        return new StandardInput(
                stream, () -> Terminal.isTerminal(SystemStream.Input), remaining(stream));
    }

    private static OptionalLong remaining(FileInputStream stream) {
        try {
            long bytes = stream.getChannel().size() - stream.getChannel().position();
            return bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        } catch (IOException pipesHaveNoSize) {
            return OptionalLong.empty();
        }
    }
}
