package io.mithridate.datasets.files;

/**
 * The thoroughness of checking picture files when a data set is opened. Each level includes the
 * checks of the previous one.
 */
public enum CheckLevel {
    /**
     * Only names are checked. A missing or damaged picture is found when it is read. The cache key
     * does not depend on the files, but on the path of their folder.
     */
    NAMES,
    /**
     * The size and time of each file are checked. Missing and empty files are found, and links to
     * the same file are treated as one picture. A copy under a different name is a different
     * picture.
     */
    FILES,
    /**
     * Each file is read. Files with equal bytes are treated as one picture, and the cache key
     * depends on the bytes.
     */
    CONTENT,
    /** Each file is also decoded, so that damaged pictures are found. */
    DECODE;

    /** The option's description, shared by all data sets that are read from files. */
    public static final String DESCRIPTION =
            "How thoroughly files are checked when the set is opened: 'names' not at all, 'files'"
                    + " size and time, 'content' all bytes, 'decode' the decoded picture as well.";
}
