package io.mithridate.datasets.files;

/**
 * The thoroughness with which picture files are checked when a data set is opened; each does what
 * the one before it does.
 */
public enum Check {
    /**
     * Their names alone. A picture that is missing or damaged is found when it is asked for, and a
     * change of one changes no key; another folder does.
     */
    NAMES,
    /**
     * Each file's size and time: missing and empty files are found, links to one file are one
     * picture. A copy under another name is another picture.
     */
    FILES,
    /** Each file is read: files of equal bytes are one picture, and the bytes stand in the key. */
    CONTENT,
    /** Each file is decoded as well, so that damaged pictures are found. */
    DECODE;

    /** The description of the option in every data set of files. */
    public static final String MEANING =
            "How closely files are looked at when the set is opened: 'names' not at all, 'files'"
                    + " at size and time, 'content' at all bytes, 'decode' at the picture as well.";
}
