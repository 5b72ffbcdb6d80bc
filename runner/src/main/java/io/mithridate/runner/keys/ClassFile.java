package io.mithridate.runner.keys;

import java.io.IOException;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * What a class file holds, as far as reachability is concerned.
 *
 * @param name the class's name, with slashes
 * @param digest SHA-256 of its code, in hexadecimal
 * @param mentions the classes that it mentions, with slashes
 */
record ClassFile(String name, String digest, Set<String> mentions) {

    static final String SUFFIX = ".class";

    ClassFile {
        mentions = Set.copyOf(mentions);
    }

    static ClassFile of(String name, byte[] content) throws IOException {
        Set<String> mentions = ConstantPool.classes(content);
        return new ClassFile(name, DigestUtils.sha256Hex(withoutLines(content)), mentions);
    }

    /**
     * The same code without line numbers and names of variables, which a comment moves and no
     * result depends on; the file as it is where it is of a newer Java than the library knows.
     */
    private static byte[] withoutLines(byte[] content) {
        try {
            ClassWriter code = new ClassWriter(0);
            new ClassReader(content).accept(code, ClassReader.SKIP_DEBUG);
            return code.toByteArray();
        } catch (IllegalArgumentException | IndexOutOfBoundsException unknown) {
            return content;
        }
    }

    /** The digest tells files apart, and mentions are many. */
    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClassFile file
                && name.equals(file.name)
                && digest.equals(file.digest);
    }

    /** The folder that the class lies in; empty for the unnamed package. */
    String folder() {
        return folderOf(name);
    }

    static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
