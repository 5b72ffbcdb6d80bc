package io.mithridate.runner.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Arrays in NumPy's format 1.0, as described by numpy.lib.format.
 *
 * @param arrays the arrays by name
 */
record Npz(Map<String, Array> arrays) {

    private static final Pattern HEADER =
            Pattern.compile(
                    "\\{'descr': '(.+)', 'fortran_order': False, 'shape': \\((\\d+),(?:"
                            + " (\\d+))?\\), \\} *\n");

    record Array(String type, int rows, int columns, ByteBuffer content) {}

    static Npz read(Path file) throws IOException {
        Map<String, Array> arrays = new HashMap<>();
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                arrays.put(entry.getName(), array(zip.readAllBytes()));
            }
        }
        return new Npz(arrays);
    }

    private static Array array(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        if (!new String(magic, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY\u0001\u0000")) {
            throw new IllegalArgumentException("not an array of NumPy's format 1.0");
        }
        byte[] header = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(header);
        if (bytes.position() % 64 != 0) {
            throw new IllegalArgumentException("the numbers begin at " + bytes.position());
        }
        Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(new String(header, StandardCharsets.US_ASCII));
        }
        int columns = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
        return new Array(
                matcher.group(1),
                Integer.parseInt(matcher.group(2)),
                columns,
                bytes.slice().order(ByteOrder.LITTLE_ENDIAN));
    }

    private Array array(String name, String type) {
        Array array = arrays.get(name + ".npy");
        if (array == null || !array.type().startsWith(type)) {
            throw new IllegalArgumentException(name + " is " + array);
        }
        return array;
    }

    float[][] floats(String name) {
        Array array = array(name, "<f4");
        float[][] rows = new float[array.rows()][array.columns()];
        ByteBuffer content = array.content().duplicate().order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = content.getFloat();
            }
        }
        return rows;
    }

    List<Integer> integers(String name) {
        Array array = array(name, "<i4");
        return IntStream.range(0, array.rows())
                .mapToObj(i -> array.content().getInt(4 * i))
                .toList();
    }

    List<Boolean> booleans(String name) {
        Array array = array(name, "|b1");
        return IntStream.range(0, array.rows()).mapToObj(i -> array.content().get(i) == 1).toList();
    }

    List<String> texts(String name) {
        Array array = array(name, "<U");
        int bytes = 4 * Integer.parseInt(array.type().substring(2));
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < array.rows(); i++) {
            byte[] text = new byte[bytes];
            array.content().get(i * bytes, text);
            texts.add(new String(text, Charset.forName("UTF-32LE")).replace("\0", ""));
        }
        return texts;
    }
}
