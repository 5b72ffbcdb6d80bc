package io.mithridate.runner.store;

/**
 * Who computed an artifact. It is in no key: it tells artifacts apart that have one key and were
 * computed on different machines, or from commits whose stages have the same code.
 *
 * @param commit the commit that the program was built from
 * @param jvm name and version of the virtual machine
 * @param tensorFlow the version of TensorFlow Java
 * @param processor what computed
 * @param host the machine's name
 * @param operatingSystem its name and version
 */
public record Maker(
        String commit,
        String jvm,
        String tensorFlow,
        Processor processor,
        String host,
        String operatingSystem) {

    /** Stands for whatever is not known. */
    public static final String NOT_KNOWN = "unknown";

    /** Of artifacts from before makers were recorded. */
    public static final Maker UNKNOWN =
            new Maker(
                    NOT_KNOWN,
                    NOT_KNOWN,
                    NOT_KNOWN,
                    new Processor(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 0),
                    NOT_KNOWN,
                    NOT_KNOWN);
}
