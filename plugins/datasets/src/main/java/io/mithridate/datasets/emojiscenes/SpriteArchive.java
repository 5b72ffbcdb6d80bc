package io.mithridate.datasets.emojiscenes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;

/**
 * The archive of the artwork: an Android library (a zip file) with strips in PNG format.
 *
 * <p>A strip is one cell wide. A cell is a drawing of 64 x 64 pixels with a border of one pixel.
 */
final class SpriteArchive {

    private static final String RESOURCE = "emoji-google.aar";
    private static final String ADVICE =
            "; the archive is com.vanniktech:emoji-google, which the build of mithridate-datasets"
                    + " copies: build that module again";
    private static final int CELL = 66;
    private static final int BORDER = 1;
    private static final int SIDE = CELL - 2 * BORDER;
    private static final Pattern STRIP = Pattern.compile(".*/emoji_google_sheet_(\\d+)\\.png");

    private final byte[] archive;

    SpriteArchive(byte[] archive) {
        this.archive = archive;
    }

    /**
     * Reads the archive shipped with the data set.
     *
     * @throws IllegalStateException if it is missing, or differs from the one that the table was
     *     created from
     */
    static SpriteArchive read() {
        return of(Resources.read(SpriteArchive.class, RESOURCE));
    }

    /**
     * Creates an archive after checking that its bytes are those that the table was created from.
     * The check uses a CRC-32, which detects damage and other versions; computing a SHA-256 would
     * take longer than drawing the first picture.
     */
    static SpriteArchive of(byte[] archive) {
        CRC32 checksum = new CRC32();
        checksum.update(archive);
        String actual = "%08x".formatted(checksum.getValue());
        String expected = readText(RESOURCE + ".crc32");
        if (!actual.equals(expected)) {
            throw new IllegalStateException(
                    "the sprite archive %s is damaged or of another version: its CRC-32 is %s, not %s%s"
                            .formatted(RESOURCE, actual, expected, ADVICE));
        }
        return new SpriteArchive(archive);
    }

    /**
     * Returns the SHA-256 of the archive that the sprite table was created from, in hexadecimal.
     */
    static String expectedSha256() {
        return readText(RESOURCE + ".sha256");
    }

    /**
     * Decodes drawings; each strip that contains some of them is decoded once.
     *
     * @return the drawings by their code points
     * @throws IllegalStateException if the archive lacks a strip or a strip is not a picture
     */
    Map<String, Sprite> sprites(Collection<SpriteTable.Cell> cells) {
        Map<Integer, List<SpriteTable.Cell>> byStrip =
                cells.stream()
                        .collect(
                                Collectors.groupingBy(
                                        SpriteTable.Cell::strip,
                                        TreeMap::new,
                                        Collectors.toList()));
        Map<String, Sprite> sprites = new HashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry; !byStrip.isEmpty() && (entry = zip.getNextEntry()) != null; ) {
                Matcher name = STRIP.matcher(entry.getName());
                if (name.matches()) {
                    List<SpriteTable.Cell> wanted = byStrip.remove(Integer.valueOf(name.group(1)));
                    if (wanted != null) {
                        BufferedImage strip = decode(entry.getName(), zip.readAllBytes());
                        wanted.forEach(cell -> sprites.put(cell.codePoints(), crop(strip, cell)));
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the sprite archive %s cannot be read: %s%s"
                            .formatted(RESOURCE, e.getMessage(), ADVICE),
                    e);
        }
        if (!byStrip.isEmpty()) {
            throw new IllegalStateException(
                    "the sprite archive %s has no strips %s%s"
                            .formatted(RESOURCE, byStrip.keySet(), ADVICE));
        }
        return sprites;
    }

    private static BufferedImage decode(String name, byte[] png) throws IOException {
        BufferedImage strip = ImageIO.read(new ByteArrayInputStream(png));
        if (strip == null || strip.getWidth() != CELL) {
            throw new IllegalStateException(
                    "%s in %s is not a picture %d pixels wide%s"
                            .formatted(name, RESOURCE, CELL, ADVICE));
        }
        return strip;
    }

    private static Sprite crop(BufferedImage strip, SpriteTable.Cell cell) {
        int top = cell.row() * CELL + BORDER;
        if (top + SIDE > strip.getHeight()) {
            throw new IllegalStateException(
                    "strip %d in %s has no row %d%s"
                            .formatted(cell.strip(), RESOURCE, cell.row(), ADVICE));
        }
        int[] argb = strip.getRGB(BORDER, top, SIDE, SIDE, null, 0, SIDE);
        return Sprite.of(argb, SIDE);
    }

    private static String readText(String name) {
        return Resources.text(SpriteArchive.class, name).strip();
    }
}
