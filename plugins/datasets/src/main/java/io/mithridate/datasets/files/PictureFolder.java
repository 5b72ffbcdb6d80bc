package io.mithridate.datasets.files;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** A folder of pictures. Names that lead out of the folder are rejected. */
public final class PictureFolder {

    /** The maximum size of a picture file; our choice. */
    public static final long MAX_BYTES = 256L << 20;

    private final Path root;

    /**
     * Opens a folder.
     *
     * @throws UncheckedIOException if it does not exist
     */
    public PictureFolder(Path root) {
        if (!Files.isDirectory(root)) {
            throw FileFailure.of("there is no folder '%s'".formatted(root));
        }
        this.root = root.toAbsolutePath().normalize();
    }

    /** Returns the normalized absolute path of the folder. */
    Path root() {
        return root;
    }

    /** Returns why a name cannot be that of a picture in the folder; empty if it can. */
    public Optional<String> refusal(String name) {
        if (name.isBlank()) {
            return Optional.of("it names no picture");
        }
        if (isPlain(name) && isAscii(name)) {
            return Optional.empty();
        }
        try {
            Path path = root.resolve(name).normalize();
            return path.startsWith(root) && !path.equals(root)
                    ? Optional.empty()
                    : Optional.of("'%s' leads out of the folder %s".formatted(name, root));
        } catch (InvalidPathException e) {
            return Optional.of(unusableName(name));
        }
    }

    /** Returns the error message for a name that cannot be converted to a path. */
    static String unusableName(String name) {
        return isAscii(name)
                ? "'%s' is not the name of a file".formatted(name)
                : "the locale cannot write the name '%s'; set LC_ALL=C.UTF-8".formatted(name);
    }

    private static boolean isAscii(String name) {
        return name.chars().allMatch(character -> character < 128);
    }

    /**
     * Returns whether a name is already normalized. This fast check suffices for nearly all names.
     */
    private static boolean isPlain(String name) {
        char first = name.charAt(0);
        return first != '/'
                && first != '.'
                && name.indexOf('\0') < 0
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && !name.contains("/.")
                && !name.contains("//");
    }

    /** Returns the normalized name, relative to the folder. */
    public String canonical(String name) {
        return isPlain(name) ? name : root.relativize(root.resolve(name).normalize()).toString();
    }

    /** Returns the path of a picture whose name {@link #refusal} accepts. */
    public Path path(String name) {
        Path path = root.resolve(name);
        return isPlain(name) ? path : path.normalize();
    }

    /**
     * Reads the bytes of a picture.
     *
     * @param name a name that {@link #refusal} accepts
     * @param origin the source of the name, for messages; may be empty
     * @throws CorruptImageException if the file does not exist, cannot be read, is not a regular
     *     file or is too large
     * @throws UncheckedIOException if the folder itself cannot be read
     */
    public ImageData.Encoded read(String name, String origin) {
        Path path;
        try {
            path = path(name);
        } catch (InvalidPathException e) {
            throw new CorruptImageException(
                    origin.isEmpty() ? root.toString() : origin, unusableName(name));
        }
        String place = origin.isEmpty() ? path.toString() : origin + ", " + path;
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (!file.isRegularFile()) {
                throw new CorruptImageException(place, "is not a file");
            }
            if (file.size() > MAX_BYTES) {
                throw new CorruptImageException(
                        place, "has more than %d MiB".formatted(MAX_BYTES >> 20));
            }
            return new ImageData.Encoded(Files.readAllBytes(path), place);
        } catch (NoSuchFileException e) {
            requireReadable();
            throw new CorruptImageException(place, "there is no such file");
        } catch (IOException e) {
            requireReadable();
            throw new CorruptImageException(place, "cannot be read: " + FileFailure.reason(e), e);
        }
    }

    /**
     * Throws an exception if the folder cannot be read. If a disk has failed, a mount is stale or
     * too many files are open, pictures must not be reported as damaged.
     *
     * @throws UncheckedIOException if the folder cannot be read
     */
    @SuppressWarnings("try") // the folder is only opened, to see whether that works
    void requireReadable() {
        try (DirectoryStream<Path> ignored = Files.newDirectoryStream(root)) {
            return;
        } catch (IOException e) {
            throw FileFailure.of("the folder '%s' cannot be read".formatted(root), e);
        }
    }
}
