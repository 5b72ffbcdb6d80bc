package io.mithridate.datasets.files;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What is known of many pictures after looking at their files, as closely as was asked for.
 *
 * <p>All processors look at once; the result does not depend on their number.
 */
public final class PictureFacts {

    private final PictureFolder folder;
    private final Check check;
    private final ImageDecoder decoder;
    private final long[] identities;
    private final long[] states;
    private final Optional<String>[] damages;

    /**
     * Looks at pictures.
     *
     * @param pictures how many there are
     * @param names the name of each, none of them refused
     * @param decoder for {@link Check#DECODE}
     */
    @SuppressWarnings({
        "unchecked",
        "rawtypes"
    }) // an array of optionals: most are empty, and shared
    public PictureFacts(
            PictureFolder folder, int pictures, Names names, Check check, ImageDecoder decoder) {
        this.folder = folder;
        this.check = check;
        this.decoder = decoder;
        int looked = check == Check.NAMES ? 0 : pictures;
        identities = new long[looked];
        states = new long[looked];
        damages = new Optional[looked];
        IntStream.range(0, looked)
                .parallel()
                .forEach(picture -> damages[picture] = look(picture, names));
    }

    /** A text for each picture. */
    @FunctionalInterface
    public interface Names {
        /** The text of a picture. */
        String of(int picture);
    }

    private Optional<String> look(int picture, Names names) {
        String name = names.of(picture);
        Path path = folder.path(name);
        try {
            BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
            if (!file.isRegularFile()) {
                return Optional.of("'%s' is not a file".formatted(path));
            }
            if (file.size() == 0) {
                return Optional.of("the file '%s' is empty".formatted(path));
            }
            if (check == Check.FILES) {
                states[picture] =
                        new Fingerprint()
                                .add(file.size())
                                .add(file.lastModifiedTime().toMillis())
                                .number();
                Object key = file.fileKey();
                identities[picture] =
                        new Fingerprint()
                                .add(key == null ? folder.canonical(name) : key.toString())
                                .number();
                return Optional.empty();
            }
            ImageData.Encoded data = folder.read(name, "");
            states[picture] = new Fingerprint().addBytes(data.bytes()).number();
            identities[picture] = states[picture];
            if (check == Check.DECODE) {
                decoder.decode(data);
            }
            return Optional.empty();
        } catch (CorruptImageException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return Optional.of("there is no file '%s'".formatted(path));
        }
    }

    /** Whether the files were looked at. */
    public boolean known() {
        return check != Check.NAMES;
    }

    /** What is wrong with a picture; empty if nothing is known to be. */
    public Optional<String> damage(int picture) {
        return known() ? damages[picture] : Optional.empty();
    }

    /** Equal for pictures that are one and the same, where the files were looked at. */
    public long identity(int picture) {
        return identities[picture];
    }

    /** Another number whenever the picture is another, as far as it was looked at. */
    public long state(int picture) {
        return known() ? states[picture] : 0;
    }
}
