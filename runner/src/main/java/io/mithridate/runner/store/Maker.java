package io.mithridate.runner.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The maker of an artifact. It is in no key: it tells artifacts apart that have one key and were
 * computed on different machines, or from commits whose stages have the same code.
 *
 * @param commit the commit that the program was built from
 * @param jvm name and version of the virtual machine
 * @param tensorFlow the version of TensorFlow Java
 * @param processor what computed
 * @param host the machine's name
 * @param operatingSystem its name and version
 * @param earlier the kinds of processors that trained before, where this one went on with what they
 *     had saved; missing where it was none
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

    /** Stands for whatever is not known. */
    public static final String NOT_KNOWN = "unknown";

    /** Of artifacts whose maker nobody told. */
    public static final Maker UNKNOWN =
            new Maker(
                    NOT_KNOWN,
                    NOT_KNOWN,
                    NOT_KNOWN,
                    new Processor(NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, 0),
                    NOT_KNOWN,
                    NOT_KNOWN,
                    List.of());

    /** The kinds of all processors that computed: its own, and those that began. */
    public SortedSet<String> kinds() {
        SortedSet<String> kinds = new TreeSet<>(earlier);
        kinds.add(processor.kind());
        return kinds;
    }

    /** The same, having gone on with what other kinds of processors had saved. */
    Maker after(SortedSet<String> others) {
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
