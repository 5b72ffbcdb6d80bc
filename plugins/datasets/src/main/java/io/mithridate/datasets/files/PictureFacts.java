package io.mithridate.datasets.files;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.random.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The facts known of many pictures after looking at their files, as closely as was asked for.
 *
 * <p>All processors look at once; the result does not depend on their number.
 */
public final class PictureFacts {

    /** So many files are looked at in a row, since neighbours often lie in one folder. */
    private static final int RUN = 256;

    /** Files are told apart by 64 bits. */
    private static final Seed FILES = new Seed(0);

    private final PictureFolder folder;
    private final IntFunction<String> names;
    private final Check check;
    private final ImageDecoder decoder;
    private final long[] identities;
    private final long[] states;
    private final Map<Integer, String> damages = new ConcurrentHashMap<>();

    /**
     * Looks at pictures.
     *
     * @param pictures how many there are
     * @param names the name of each, none of them refused
     * @param decoder for {@link Check#DECODE}
     * @throws UncheckedIOException if the folder itself cannot be read any more
     */
    public PictureFacts(
            PictureFolder folder,
            int pictures,
            IntFunction<String> names,
            Check check,
            ImageDecoder decoder) {
        this.folder = folder;
        this.names = names;
        this.check = check;
        this.decoder = decoder;
        int looked = check == Check.NAMES ? 0 : pictures;
        identities = new long[looked];
        states = new long[looked];
        int run = check == Check.FILES ? RUN : 1;
        IntStream.range(0, (looked + run - 1) / run)
                .parallel()
                .map(number -> number * run)
                .forEach(from -> look(from, Math.min(looked, from + run)));
    }

    private void look(int from, int to) {
        Fingerprint fingerprint = new Fingerprint();
        try (AttributeReader attributes = new AttributeReader()) {
            for (int picture = from; picture < to; picture++) {
                int looked = picture;
                look(picture, attributes, fingerprint)
                        .ifPresent(damage -> damages.put(looked, damage));
            }
        }
    }

    private Optional<String> look(
            int picture, AttributeReader attributes, Fingerprint fingerprint) {
        String name = names.apply(picture);
        Path path;
        try {
            path = folder.path(name);
        } catch (InvalidPathException e) {
            return Optional.of(PictureFolder.unwritable(name));
        }
        try {
            BasicFileAttributes file = attributes.of(path);
            if (!file.isRegularFile()) {
                return Optional.of("'%s' is not a file".formatted(path));
            }
            if (file.size() == 0) {
                return Optional.of("the file '%s' is empty".formatted(path));
            }
            if (check == Check.FILES) {
                states[picture] =
                        fingerprint
                                .add(file.size())
                                .add(file.lastModifiedTime().toMillis())
                                .number();
                Object key = file.fileKey();
                identities[picture] = key == null ? byPath(path) : FILES.at(key.toString()).value();
                return Optional.empty();
            }
            ImageData.Encoded data = folder.read(name, "");
            states[picture] = fingerprint.addBytes(data.bytes()).number();
            identities[picture] = states[picture];
            if (check == Check.DECODE) {
                decoder.decode(data);
            }
            return Optional.empty();
        } catch (CorruptImageException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            folder.requireReadable();
            return Optional.of("there is no file '%s'".formatted(path));
        } catch (IOException e) {
            folder.requireReadable();
            return Optional.of(
                    "the file '%s' cannot be read: %s".formatted(path, FileFailure.reason(e)));
        }
    }

    /** Returns whether the files were looked at. */
    public boolean known() {
        return check != Check.NAMES;
    }

    /** Returns the damage of a picture; empty if none is known. */
    public Optional<String> damage(int picture) {
        return Optional.ofNullable(damages.get(picture));
    }

    /**
     * Equal for pictures that are one and the same, also those of another folder that was looked at
     * as closely: for files of equal bytes where they were read, else for links to one file, and
     * where files were not looked at for names of one path.
     */
    public long identity(int picture) {
        return known() ? identities[picture] : byPath(folder.path(names.apply(picture)));
    }

    private static long byPath(Path path) {
        return FILES.at(path.toString()).value();
    }

    /**
     * The folder of pictures whose files were not looked at: their names alone do not tell them
     * from those of another folder. Empty where files were looked at, which may lie anywhere.
     */
    public Optional<String> place() {
        return known() ? Optional.empty() : Optional.of(folder.root().toString());
    }

    /** Another number whenever the picture is another, as far as it was looked at. */
    public long state(int picture) {
        return known() ? states[picture] : 0;
    }
}
