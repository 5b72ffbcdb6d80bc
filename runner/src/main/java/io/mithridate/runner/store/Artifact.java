package io.mithridate.runner.store;

import java.nio.file.Path;

/**
 * The result of a stage: a folder that is never changed again.
 *
 * @param folder where its files are
 * @param cost what it cost when it was computed
 * @param maker who computed it
 * @param created when it was computed, ISO 8601
 */
public record Artifact(Path folder, Cost cost, Maker maker, String created) {

    /**
     * The folder of those of its files that say how it was made: what two computations of one key
     * do not agree in, such as times.
     */
    public static final String MADE = "made";

    /** One of its files. */
    public Path file(String name) {
        return folder.resolve(name);
    }
}
