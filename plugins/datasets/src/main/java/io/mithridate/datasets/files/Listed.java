package io.mithridate.datasets.files;

import java.util.List;
import java.util.stream.Collectors;

/** Names the first of many in a message. */
public final class Listed {

    private static final int NAMED = 5;

    private Listed() {}

    /** The first of some texts. */
    public static String first(List<String> texts) {
        return first(texts, texts.size());
    }

    /**
     * The first of some texts.
     *
     * @param count how many there are, where not all are given
     */
    static String first(List<String> texts, long count) {
        return texts.stream().limit(NAMED).collect(Collectors.joining("; "))
                + (count > NAMED ? "; ..." : "");
    }
}
