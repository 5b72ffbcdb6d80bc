package io.mithridate.tensorflow.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisabledOnOs(OS.WINDOWS)
class NativeStandardErrorTest {

    /** Writes like a C library, bypassing {@code System.err}. */
    private static void write(byte[] bytes) {
        try {
            // Closing the stream would close the descriptor.
            new FileOutputStream(FileDescriptor.err).write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void passesOnOutputInAnyEncoding() {
        List<String> output = new ArrayList<>();

        NativeStandardError.capture(
                () -> write("caf\u00e9".getBytes(StandardCharsets.ISO_8859_1)), output::add);

        assertThat(output).containsExactly("caf\ufffd");
    }

    @Test
    void passesOnOutputWrittenBeforeAFailure() {
        List<String> output = new ArrayList<>();

        assertThatThrownBy(
                        () ->
                                NativeStandardError.capture(
                                        () -> {
                                            write("no memory".getBytes(StandardCharsets.UTF_8));
                                            throw new IllegalStateException("failed");
                                        },
                                        output::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("failed");

        assertThat(output).containsExactly("no memory");
    }
}
