package io.mithridate.runner.keys;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads which classes a class file mentions (Java Virtual Machine Specification, section 4.4).
 *
 * <p>Every mention is a class entry, or stands in a text of the pool as {@code Lpackage/Name;}: in
 * descriptors, generic signatures and annotations. Any text that looks like one counts, so that a
 * class may be found that is only quoted, and none that is used is missed.
 */
final class ConstantPool {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    private ConstantPool() {}

    /**
     * The classes that a class file mentions, itself included, with slashes.
     *
     * @throws IOException if these bytes are not a class file that this Java knows
     */
    static Set<String> classes(byte[] classFile) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(classFile));
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(4); // its version
        int count = in.readUnsignedShort();
        Map<Integer, String> texts = new HashMap<>();
        List<Integer> names = new ArrayList<>();
        for (int index = 1; index < count; index++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case UTF8 -> texts.put(index, in.readUTF());
                case CLASS -> names.add(in.readUnsignedShort());
                default -> {
                    in.skipNBytes(length(tag));
                    index += slots(tag) - 1;
                }
            }
        }
        Set<String> classes = new TreeSet<>();
        for (int name : names) {
            classes.add(texts.getOrDefault(name, ""));
        }
        for (String text : texts.values()) {
            addDescribed(text, classes);
        }
        classes.removeIf(name -> name.isEmpty() || name.startsWith("["));
        return classes;
    }

    /**
     * Adds what stands in a text as {@code Lpackage/Name;}, or with {@code <} in place of the last.
     */
    private static void addDescribed(String text, Set<String> classes) {
        int from = text.indexOf('L');
        while (from >= 0) {
            int end = endOfName(text, from + 1);
            boolean described =
                    end > from + 1
                            && end < text.length()
                            && (text.charAt(end) == ';' || text.charAt(end) == '<');
            if (described) {
                classes.add(text.substring(from + 1, end));
            }
            from = text.indexOf('L', described ? end : from + 1);
        }
    }

    /** Where a name with slashes ends that begins somewhere; there if none does. */
    private static int endOfName(String text, int begin) {
        int end = begin;
        while (end < text.length()
                && (isOfName(text.charAt(end))
                        || (text.charAt(end) == '/'
                                && end > begin
                                && text.charAt(end - 1) != '/'))) {
            end++;
        }
        return end > begin && text.charAt(end - 1) == '/' ? begin : end;
    }

    private static boolean isOfName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '$';
    }

    /** The bytes of an entry after its tag. */
    private static int length(int tag) throws IOException {
        return switch (tag) {
            case 8, 16, 19, 20 -> 2; // string, method type, module, package
            case 15 -> 3; // method handle
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4; // int, float, members, (invoke)dynamic
            case 5, 6 -> 8; // long, double
            default -> throw new IOException("a class file for a newer Java: entry " + tag);
        };
    }

    private static int slots(int tag) {
        return tag == 5 || tag == 6 ? 2 : 1;
    }
}
