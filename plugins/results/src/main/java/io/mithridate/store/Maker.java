package io.mithridate.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The maker of an artifact. It is not part of any key. It distinguishes artifacts with the same key
 * that were computed on different machines, or from commits with the same code for the stage.
 *
 * @param commit the commit that the program was built from
 * @param jvm the name and version of the virtual machine
 * @param tensorFlow the version of TensorFlow Java
 * @param processor the processor
 * @param host the machine's name
 * @param operatingSystem the name and version of the operating system
 * @param earlier the other kinds of processors whose saved state was resumed; empty if there are
 *     none, and then absent from files
 */
public record Maker(
        String commit,
        String jvm,
        String tensorFlow,
        Processor processor,
        String host,
        String operatingSystem,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
                List<String> earlier) {

    public Maker {
        earlier = List.copyOf(earlier);
    }

    /** The placeholder for unknown values. */
    public static final String NOT_KNOWN = "unknown";

    /** The maker of artifacts that do not record one. */
    public static final Maker UNKNOWN =
            new Maker(
                    NOT_KNOWN,
                    NOT_KNOWN,
                    NOT_KNOWN,
                    new Processor(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 0),
                    NOT_KNOWN,
                    NOT_KNOWN,
                    List.of());

    /**
     * Returns the kinds of all processors involved: this maker's own, and those whose work it
     * resumed.
     */
    public SortedSet<String> kinds() {
        SortedSet<String> kinds = new TreeSet<>(earlier);
        kinds.add(processor.kind());
        return kinds;
    }

    /** Returns this maker as one that resumed the saved state of other kinds of processors. */
    Maker resumedFrom(SortedSet<String> others) {
        return new Maker(
                commit,
                jvm,
                tensorFlow,
                processor,
                host,
                operatingSystem,
                others.stream().filter(kind -> !kind.equals(processor.kind())).toList());
    }
}
