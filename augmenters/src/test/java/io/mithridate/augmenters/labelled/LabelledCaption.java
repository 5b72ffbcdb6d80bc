package io.mithridate.augmenters.labelled;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A caption of the labeled set.
 *
 * @param kind the phenomenon that it tests: "compounds", "counts", "quotations"
 * @param text the caption
 */
record LabelledCaption(String kind, String text) {

    /** Returns the captions of a half, in the order of its file. */
    static List<LabelledCaption> of(Half half) {
        String file = half.label() + "-captions.txt";
        try (InputStream stream = LabelledCaption.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("no " + file + " beside " + LabelledCaption.class);
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("# "))
                    .map(line -> parse(file, line))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LabelledCaption parse(String file, String line) {
        int tab = line.indexOf('\t');
        if (tab < 0) {
            throw new IllegalStateException(
                    "%s: \"%s\" has no tab; a line is a kind, a tab and a caption"
                            .formatted(file, line));
        }
        return new LabelledCaption(line.substring(0, tab), line.substring(tab + 1));
    }
}
