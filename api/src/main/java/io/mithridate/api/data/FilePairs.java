package io.mithridate.api.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Picture files of a folder with their captions: what a data set of one's own mostly is.
 *
 * <p>A file that is listed several times, once with each of its captions, is one picture. A picture
 * is named by its file, relative to the folder; so is its first pair, and the others have their
 * number behind it: {@code cat.jpg}, {@code cat.jpg/2}. The fingerprint changes with a name, a
 * caption, their order, and a file's size or time.
 */
public final class FilePairs implements PairSet {

    /**
     * A picture and one of its captions.
     *
     * @param file the picture's name, relative to the folder
     * @param caption what training reads with it; not blank
     */
    public record Line(String file, String caption) {}

    private record Picture(int first, String state, List<String> captions) {}

    private record Pair(String id, String caption, Picture picture) {}

    private final Path folder;
    private final List<Pair> pairs = new ArrayList<>();
    private final String fingerprint;

    /**
     * Looks at each file and opens none.
     *
     * @param folder where the pictures are
     * @param lines the pairs, in their order
     * @throws IllegalArgumentException for a blank caption, and for a name that leads out of the
     *     folder or to nothing that is a file
     * @throws UncheckedIOException if a file cannot be looked at
     */
    public FilePairs(Path folder, List<Line> lines) {
        this.folder = folder.toAbsolutePath().normalize();
        Map<String, Picture> pictures = new HashMap<>();
        ShortDigest digest = new ShortDigest();
        for (Line line : lines) {
            Path file = file(line);
            String name = this.folder.relativize(file).toString();
            Picture picture =
                    pictures.computeIfAbsent(
                            name,
                            ignored ->
                                    new Picture(
                                            pairs.size(), state(line, file), new ArrayList<>()));
            picture.captions().add(line.caption());
            int number = picture.captions().size();
            // No file has such a name: its folder would have to be a file.
            String id = number == 1 ? name : name + "/" + number;
            pairs.add(new Pair(id, line.caption(), picture));
            digest.add(id).add(line.caption()).add(picture.state());
        }
        fingerprint = "files-" + digest.text();
    }

    private Path file(Line line) {
        Path file = folder.resolve(line.file()).normalize();
        if (!file.startsWith(folder)) {
            throw notAFile(line);
        }
        if (line.caption().isBlank()) {
            throw new IllegalArgumentException(
                    "'%s' has a caption that is blank".formatted(line.file()));
        }
        return file;
    }

    private IllegalArgumentException notAFile(Line line) {
        return new IllegalArgumentException(
                "'%s' is not a file in the folder '%s'".formatted(line.file(), folder));
    }

    private String state(Line line, Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw notAFile(line);
            }
            return attributes.size() + " " + attributes.lastModifiedTime().toMillis();
        } catch (NoSuchFileException e) {
            throw notAFile(line);
        } catch (IOException e) {
            throw new UncheckedIOException("'%s' cannot be looked at".formatted(file), e);
        }
    }

    @Override
    public int size() {
        return pairs.size();
    }

    @Override
    public String id(int index) {
        return pairs.get(index).id();
    }

    @Override
    public String pictureId(int index) {
        return id(pairs.get(index).picture().first());
    }

    @Override
    public String caption(int index) {
        return pairs.get(index).caption();
    }

    @Override
    public List<String> captions(int index) {
        return Collections.unmodifiableList(pairs.get(index).picture().captions());
    }

    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return Optional.of(new PictureSource(this, pairs.get(index).picture().first()));
    }

    /**
     * The file's bytes.
     *
     * @throws CorruptImageException if it cannot be read any more
     * @throws UncheckedIOException if the folder cannot be read either: where a disk is gone, no
     *     picture is damaged
     */
    @Override
    public ImageData image(int index) {
        Path file = folder.resolve(pictureId(index));
        try {
            return new ImageData.Encoded(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            requireReadable();
            throw new CorruptImageException(file.toString(), "cannot be read", e);
        }
    }

    @SuppressWarnings("try") // it is opened, and that is all
    private void requireReadable() {
        try (DirectoryStream<Path> ignored = Files.newDirectoryStream(folder)) {
            return;
        } catch (IOException e) {
            throw new UncheckedIOException("the folder '%s' cannot be read".formatted(folder), e);
        }
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
