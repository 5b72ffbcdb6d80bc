package io.mithridate.runner.store;

import java.nio.file.Path;

/**
 * The result of a stage: a folder that never changes once it is complete.
 *
 * @param folder the folder of its files
 * @param cost the cost of computing it
 * @param maker the program and machine that computed it
 * @param created when it was computed, ISO 8601
 */
public record Artifact(Path folder, Cost cost, Maker maker, String created) {

    /**
     * The folder of the files that record how the artifact was made, which may differ between two
     * computations of one key, e.g. times.
     */
    public static final String MADE = "made";

    /** Returns the path of a file of the artifact. */
    public Path file(String name) {
        return folder.resolve(name);
    }
}
