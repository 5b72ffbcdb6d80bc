package io.mithridate.api.data;

import io.mithridate.api.data.PairSet.PictureSource;
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
 * Picture files in a folder with their captions, the usual form of a user's own data set.
 *
 * <p>A file that is listed several times, once per caption, is one picture. The id of a picture is
 * its file name relative to the folder. Its first pair has the same id, and further pairs have
 * their number appended: {@code cat.jpg}, {@code cat.jpg/2}. The fingerprint changes if a file
 * name, a caption, their order, or the size or modification time of a file changes.
 */
public final class FilePairs implements PairSet {

    /**
     * A picture and one of its captions.
     *
     * @param file the picture's file name, relative to the folder
     * @param caption the caption used in training; not blank
     */
    public record Line(String file, String caption) {}

    private record Picture(int first, String state, List<String> captions) {}

    private record Pair(String id, String caption, Picture picture) {}

    private final Path folder;
    private final List<Pair> pairs = new ArrayList<>();
    private final String fingerprint;

    /**
     * Creates the set. Reads the attributes of each file but does not open it.
     *
     * @param folder the folder that contains the pictures
     * @param lines the pairs, in order
     * @throws IllegalArgumentException if a caption is blank, or if a name leads out of the folder
     *     or does not refer to a file
     * @throws UncheckedIOException if the attributes of a file cannot be read
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
            // No file can have such a name, because its folder would have to be a file.
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
            throw new IllegalArgumentException("'%s' has a blank caption".formatted(line.file()));
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
            throw new UncheckedIOException("'%s' cannot be read".formatted(file), e);
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
     * Returns the bytes of the file.
     *
     * @throws CorruptImageException if the file can no longer be read
     * @throws UncheckedIOException if the folder cannot be read either, e.g. because a disk is
     *     gone; this does not mean that the picture is damaged
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

    @SuppressWarnings("try") // the stream only checks that the folder can be opened
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
