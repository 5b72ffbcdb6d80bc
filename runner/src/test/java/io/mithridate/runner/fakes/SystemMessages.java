package io.mithridate.runner.fakes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Messages of the operating system in the user's language, as Java passes them on. */
public final class SystemMessages {

    private SystemMessages() {}

    /** Returns the message about a full disk. */
    public static String noSpace() {
        return reason(() -> Files.writeString(Path.of("/dev/full"), "text"));
    }

    /** Returns the message about a file name that is too long. */
    public static String nameTooLong() {
        return reason(() -> Files.createFile(Path.of("n".repeat(300))));
    }

    private static String reason(Failure failure) {
        try {
            failure.run();
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            return message.substring(message.lastIndexOf(": ") + 1).strip();
        }
        throw new IllegalStateException("this does not fail here");
    }

    /** Does what fails. */
    private interface Failure {

        void run() throws IOException;
    }
}
