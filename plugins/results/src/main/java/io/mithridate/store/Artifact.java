package io.mithridate.store;

import java.nio.file.Path;

/**
 * The result of a stage: a folder that never changes once it is complete.
 *
 * @param folder the folder of its files
 * @param cost the cost of computing it
 * @param maker the program and machine that computed it
 * @param created the time at which it was computed, in ISO 8601 format
 */
public record Artifact(Path folder, Cost cost, Maker maker, String created) {

    /**
     * The folder of the files that record how the artifact was made. They may differ between two
     * computations of one key, e.g. in times.
     */
    public static final String MADE = "made";

    /** Returns the path of a file of the artifact. */
    public Path file(String name) {
        return folder.resolve(name);
    }
}
