package io.mithridate.examples.dataset;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.plugin.Option;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The pictures that a folder's {@code captions.csv} lists: {@code file,caption} in each line. */
public final class CaptionFolder implements PairData, PairSet {

    /** What an experiment can choose. */
    public record Options(@Option("Folder of pictures and captions.csv.") Path folder) {}

    private record Line(String file, String caption) {}

    private final Path folder;
    private final List<Line> lines;
    private final String state;

    /** Reads the list; what is thrown here is a complaint with its place in the experiment. */
    @Inject
    public CaptionFolder(Options options) {
        folder = options.folder().toAbsolutePath().normalize();
        Path list = folder.resolve("captions.csv");
        try {
            lines = Files.readAllLines(list).stream().map(this::line).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' is missing or not UTF-8".formatted(list), e);
        }
        StringBuilder seen = new StringBuilder();
        lines.forEach(line -> seen.append(line).append(file(line).toFile().lastModified()));
        state = UUID.nameUUIDFromBytes(seen.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Line line(String text) {
        String[] parts = text.split(",", 2);
        Path file = folder.resolve(parts[0]).normalize();
        boolean inside = file.startsWith(folder) && Files.isRegularFile(file);
        if (!inside || parts.length < 2 || parts[1].isBlank()) {
            throw new IllegalArgumentException(
                    "captions.csv: '%s' is not 'file,caption' of a file in the folder"
                            .formatted(text));
        }
        return new Line(folder.relativize(file).toString(), parts[1].strip());
    }

    private Path file(Line line) {
        return folder.resolve(line.file());
    }

    @Override
    public PairSet train() {
        return this;
    }

    @Override
    public PairSet heldOut() {
        return select(new int[0]);
    }

    @Override
    public Templates poisonCaptions() {
        return new Templates(List.of("behold a(n) {}", "nothing but a(n) {} as far as one sees"));
    }

    @Override
    public int size() {
        return lines.size();
    }

    /** No two pairs may have the same, so that a picture stands in one line here. */
    @Override
    public String id(int index) {
        return lines.get(index).file();
    }

    @Override
    public String caption(int index) {
        return lines.get(index).caption();
    }

    @Override
    public ImageData image(int index) {
        Path file = file(lines.get(index));
        try {
            return new ImageData.Encoded(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new CorruptImageException(file.toString(), "cannot be read");
        }
    }

    /** Changes whenever a caption or a picture does: here, whenever a file's time does. */
    @Override
    public String fingerprint() {
        return "caption-folder-" + state;
    }
}
