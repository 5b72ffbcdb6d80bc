package io.mithridate.datasets.emojiscenes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Extracts the table of sprites from the artwork's own code.
 *
 * <p>The archive contains the position of each drawing only in Android bytecode, in the constructor
 * calls {@code new GoogleEmoji(codePoints, names, strip, row, duplicate, variants...)}. This
 * program reads these calls without running them. Its output is committed; run it again when the
 * artifact's version changes:
 *
 * <pre>{@code
 * mvn -q -pl plugins/datasets -am test-compile exec:java \
 *     -Dexec.mainClass=io.mithridate.datasets.emojiscenes.SpriteTableExtractor \
 *     -Dexec.args="plugins/datasets/target/generated-resources/sprites/io/mithridate/datasets/emojiscenes/emoji-google.aar plugins/datasets/src/main/resources/io/mithridate/datasets/emojiscenes"
 * }</pre>
 */
public final class SpriteTableExtractor {

    /** The five modifiers, whose drawings differ only in color and are not needed by any class. */
    private static final Pattern SKIN_TONE = Pattern.compile("1f3f[b-f]");

    private static final String EMOJI = "com/vanniktech/emoji/google/GoogleEmoji";

    private SpriteTableExtractor() {}

    /**
     * Reads the archive and writes {@code sprites.csv} and the archive's SHA-256.
     *
     * @param arguments the archive, and the output folder
     */
    public static void main(String[] arguments) throws IOException {
        Path archive = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Files.write(folder.resolve("sprites.csv"), lines(cells(archive)));
        byte[] bytes = Files.readAllBytes(archive);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        Files.writeString(
                folder.resolve("emoji-google.aar.crc32"), "%08x\n".formatted(checksum.getValue()));
        Files.writeString(
                folder.resolve("emoji-google.aar.sha256"), DigestUtils.sha256Hex(bytes) + "\n");
    }

    /** Returns every drawing that the archive's code names, by strip and row. */
    static List<SpriteTable.Cell> cells(Path archive) throws IOException {
        List<SpriteTable.Cell> cells = new ArrayList<>();
        try (ZipInputStream outer = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry; (entry = outer.getNextEntry()) != null; ) {
                if (entry.getName().equals("classes.jar")) {
                    readClasses(outer.readAllBytes(), cells);
                }
            }
        }
        cells.sort(
                Comparator.comparingInt(SpriteTable.Cell::strip)
                        .thenComparing(SpriteTable.Cell::row));
        return cells;
    }

    static List<String> lines(List<SpriteTable.Cell> cells) {
        List<String> lines = new ArrayList<>();
        lines.add("code_points,name,strip,row");
        for (SpriteTable.Cell cell : cells) {
            lines.add(
                    "%s,%s,%d,%d"
                            .formatted(cell.codePoints(), cell.name(), cell.strip(), cell.row()));
        }
        return lines;
    }

    private static void readClasses(byte[] jar, List<SpriteTable.Cell> cells) throws IOException {
        try (ZipInputStream inner = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry; (entry = inner.getNextEntry()) != null; ) {
                if (entry.getName().contains("CategoryChunk")) {
                    new ClassReader(inner.readAllBytes()).accept(new ChunkReader(cells), 0);
                }
            }
        }
    }

    /** Finds the method that lists the emoji of a chunk. */
    private static final class ChunkReader extends ClassVisitor {

        private final List<SpriteTable.Cell> cells;

        ChunkReader(List<SpriteTable.Cell> cells) {
            super(Opcodes.ASM9);
            this.cells = cells;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return name.equals("get") ? new ConstructorCalls(cells) : null;
        }
    }

    /**
     * Interprets the straight-line code of a chunk on its own stack. The code has only constants,
     * arrays and constructor calls.
     */
    private static final class ConstructorCalls extends MethodVisitor {

        private final Deque<Object> stack = new ArrayDeque<>();
        private final List<SpriteTable.Cell> cells;

        ConstructorCalls(List<SpriteTable.Cell> cells) {
            super(Opcodes.ASM9);
            this.cells = cells;
        }

        @Override
        public void visitInsn(int opcode) {
            switch (opcode) {
                case Opcodes.ICONST_0,
                        Opcodes.ICONST_1,
                        Opcodes.ICONST_2,
                        Opcodes.ICONST_3,
                        Opcodes.ICONST_4,
                        Opcodes.ICONST_5 ->
                        stack.push(opcode - Opcodes.ICONST_0);
                case Opcodes.DUP -> stack.push(stack.getFirst());
                case Opcodes.AASTORE, Opcodes.IASTORE -> store();
                case Opcodes.ARETURN -> stack.pop();
                default -> throw unexpected(opcode);
            }
        }

        private void store() {
            Object value = stack.pop();
            int index = (int) stack.pop();
            ((Object[]) stack.pop())[index] = value;
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            if (opcode == Opcodes.NEWARRAY) {
                stack.push(new Object[(int) stack.pop()]);
            } else {
                stack.push(operand);
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            switch (opcode) {
                case Opcodes.NEW -> stack.push(type);
                case Opcodes.ANEWARRAY -> stack.push(new Object[(int) stack.pop()]);
                default -> throw unexpected(opcode);
            }
        }

        @Override
        public void visitLdcInsn(Object value) {
            stack.push(value);
        }

        @Override
        public void visitMethodInsn(
                int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (!owner.equals(EMOJI) || !name.equals("<init>")) {
                throw unexpected(opcode);
            }
            if (descriptor.endsWith("Emoji;)V")) {
                stack.pop(); // the variants, each created by an earlier call
            }
            stack.pop(); // whether the code points also have a drawing of another name
            int row = (int) stack.pop();
            int strip = (int) stack.pop();
            Object[] names = (Object[]) stack.pop();
            Object codePoints = stack.pop();
            stack.pop(); // the second reference to the new object
            String hexadecimal = hexadecimal(codePoints);
            if (!SKIN_TONE.matcher(hexadecimal).find()) {
                cells.add(new SpriteTable.Cell(hexadecimal, firstName(names), strip, row));
            }
        }

        private static String firstName(Object[] names) {
            return names.length == 0 ? "" : (String) names[0];
        }

        private static String hexadecimal(Object codePoints) {
            Object[] all =
                    codePoints instanceof Object[] several ? several : new Object[] {codePoints};
            return Arrays.stream(all)
                    .map(codePoint -> String.format("%04x", (Integer) codePoint))
                    .collect(Collectors.joining("-"));
        }

        private static IllegalStateException unexpected(int opcode) {
            return new IllegalStateException(
                    "instruction " + opcode + " is not one that a list of emoji consists of");
        }
    }
}
