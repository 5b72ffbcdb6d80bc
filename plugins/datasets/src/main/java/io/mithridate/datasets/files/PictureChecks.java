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
 * The results of checking the files of many pictures.
 *
 * <p>The files are checked in parallel; the result does not depend on the number of processors.
 */
public final class PictureChecks {

    /**
     * The number of consecutive files that one task checks, since they are often in the same
     * folder.
     */
    private static final int FILES_PER_TASK = 256;

    /** Hashes the identities of files to 64 bits. */
    private static final Seed IDENTITY_SEED = new Seed(0);

    private final PictureFolder folder;
    private final IntFunction<String> names;
    private final CheckLevel check;
    private final ImageDecoder decoder;
    private final long[] identities;
    private final long[] states;
    private final Map<Integer, String> damages = new ConcurrentHashMap<>();

    /**
     * Checks the pictures.
     *
     * @param pictures the number of pictures
     * @param names returns the name of a picture; must be a name that {@link PictureFolder#refusal}
     *     accepts
     * @param decoder used for {@link CheckLevel#DECODE}
     * @throws UncheckedIOException if the folder itself cannot be read
     */
    public PictureChecks(
            PictureFolder folder,
            int pictures,
            IntFunction<String> names,
            CheckLevel check,
            ImageDecoder decoder) {
        this.folder = folder;
        this.names = names;
        this.check = check;
        this.decoder = decoder;
        int checkedCount = check == CheckLevel.NAMES ? 0 : pictures;
        identities = new long[checkedCount];
        states = new long[checkedCount];
        int taskSize = check == CheckLevel.FILES ? FILES_PER_TASK : 1;
        IntStream.range(0, (checkedCount + taskSize - 1) / taskSize)
                .parallel()
                .map(number -> number * taskSize)
                .forEach(from -> checkRange(from, Math.min(checkedCount, from + taskSize)));
    }

    private void checkRange(int from, int to) {
        Fingerprint fingerprint = new Fingerprint();
        try (AttributeReader attributes = new AttributeReader()) {
            for (int picture = from; picture < to; picture++) {
                int index = picture;
                checkFile(picture, attributes, fingerprint)
                        .ifPresent(damage -> damages.put(index, damage));
            }
        }
    }

    private Optional<String> checkFile(
            int picture, AttributeReader attributes, Fingerprint fingerprint) {
        String name = names.apply(picture);
        Path path;
        try {
            path = folder.path(name);
        } catch (InvalidPathException e) {
            return Optional.of(PictureFolder.unusableName(name));
        }
        try {
            BasicFileAttributes file = attributes.of(path);
            if (!file.isRegularFile()) {
                return Optional.of("'%s' is not a file".formatted(path));
            }
            if (file.size() == 0) {
                return Optional.of("the file '%s' is empty".formatted(path));
            }
            if (check == CheckLevel.FILES) {
                states[picture] =
                        fingerprint
                                .add(file.size())
                                .add(file.lastModifiedTime().toMillis())
                                .number();
                Object key = file.fileKey();
                identities[picture] =
                        key == null
                                ? identityOfPath(path)
                                : IDENTITY_SEED.at(key.toString()).value();
                return Optional.empty();
            }
            ImageData.Encoded data = folder.read(name, "");
            states[picture] = fingerprint.addBytes(data.bytes()).number();
            identities[picture] = states[picture];
            if (check == CheckLevel.DECODE) {
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

    /** Returns whether the files were checked. */
    public boolean known() {
        return check != CheckLevel.NAMES;
    }

    /** Returns a description of a picture's damage; empty if none is known. */
    public Optional<String> damage(int picture) {
        return Optional.ofNullable(damages.get(picture));
    }

    /**
     * Returns a number that is equal for copies of the same picture, even in different folders if
     * both were checked with the same thoroughness. Files with equal bytes are copies. If bytes
     * were not read, only links to the same file are copies. If files were not checked at all, only
     * equal paths are.
     */
    public long identity(int picture) {
        return known() ? identities[picture] : identityOfPath(folder.path(names.apply(picture)));
    }

    private static long identityOfPath(Path path) {
        return IDENTITY_SEED.at(path.toString()).value();
    }

    /**
     * Returns the folder if files were not checked, since names alone do not distinguish its
     * pictures from those of another folder; otherwise empty.
     */
    public Optional<String> place() {
        return known() ? Optional.empty() : Optional.of(folder.root().toString());
    }

    /** Returns a number that changes whenever the picture changes, as far as it was checked. */
    public long state(int picture) {
        return known() ? states[picture] : 0;
    }
}
