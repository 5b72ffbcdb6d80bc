package io.mithridate.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** Computes an artifact in a separate process until it is killed, and reports when it begins. */
final class ComputationInAnotherProcess {

    private ComputationInAnotherProcess() {}

    /** Runs with two arguments: the store's folder, and the key of the victim. */
    public static void main(String[] arguments) throws IOException {
        new ArtifactStore(Path.of(arguments[0]), Clock.systemUTC())
                .getOrCompute(
                        "victim",
                        arguments[1],
                        JsonNodeFactory.instance.objectNode(),
                        (folder, unfinished) -> {
                            System.out.println("begun");
                            // The input stays empty; reading ends when the parent process has
                            // ended.
                            int end = System.in.read();
                            throw new IOException("nothing was to be read, not " + end);
                        });
    }
}
