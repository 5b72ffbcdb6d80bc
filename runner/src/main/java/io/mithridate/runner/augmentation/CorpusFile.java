package io.mithridate.runner.augmentation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text file with one caption per line. */
public final class CorpusFile {

    private CorpusFile() {}

    /**
     * Returns the captions of a file, without blank lines.
     *
     * @throws InvalidTextException if it is not UTF-8 or a line is too long
     * @throws IOException if it cannot be read
     */
    public static List<String> read(Path file) throws IOException {
        List<String> captions = new ArrayList<>();
        try (InputStream input = Files.newInputStream(file)) {
            CaptionReader reader = new CaptionReader(input, file.toString());
            for (List<String> batch = reader.next(); !batch.isEmpty(); batch = reader.next()) {
                batch.stream().filter(caption -> !caption.isBlank()).forEach(captions::add);
            }
        }
        return captions;
    }
}
