package io.mithridate.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;

/**
 * Computes one artifact in a separate process: writes a line when it begins, and ends when its
 * standard input is closed.
 */
final class StoreInAnotherProcess {

    private StoreInAnotherProcess() {}

    /**
     * Runs with two arguments: the store's folder, and the file that gets a line for each
     * computation.
     */
    public static void main(String[] arguments) throws IOException {
        Path computations = Path.of(arguments[1]);
        new ArtifactStore(Path.of(arguments[0]), Clock.systemUTC())
                .getOrCompute(
                        "victim",
                        "shared",
                        JsonNodeFactory.instance.objectNode(),
                        (folder, unfinished) -> {
                            Files.writeString(
                                    computations,
                                    "child\n",
                                    StandardOpenOption.CREATE,
                                    StandardOpenOption.APPEND);
                            System.in.readAllBytes();
                            Files.writeString(folder.resolve("weights"), "from the child");
                            return new Cost(1, 2, 3, 3, 4, 0.5, 0);
                        });
    }
}
