package io.mithridate.runner.keys;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * The parts of a class file needed to find reachable code.
 *
 * @param name the class's name, with slashes
 * @param digest SHA-256 of its code, in hexadecimal
 * @param mentions the classes that it mentions, with slashes
 */
record ClassFile(String name, String digest, Set<String> mentions) {

    static final String SUFFIX = ".class";

    /** The offset of the major version in a class file. */
    private static final int MAJOR_VERSION_OFFSET = 6;

    ClassFile {
        mentions = Set.copyOf(mentions);
    }

    /**
     * Reads a class file without line numbers and variable names: comments change line numbers, and
     * no result depends on either.
     *
     * @throws IOException if the bytes are not a class file that this version can read
     */
    static ClassFile of(String name, byte[] content) throws IOException {
        Set<String> mentions = new TreeSet<>();
        ClassWriter code = new ClassWriter(0);
        try {
            new ClassReader(withSupportedVersion(content))
                    .accept(
                            new ClassRemapper(
                                    code,
                                    new Remapper() {
                                        @Override
                                        public String map(String mentioned) {
                                            mentions.add(mentioned);
                                            return mentioned;
                                        }
                                    }),
                            ClassReader.SKIP_DEBUG);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IOException(name + " is not a class file that this version can read", e);
        }
        return new ClassFile(name, DigestUtils.sha256Hex(code.toByteArray()), mentions);
    }

    /**
     * Lowers the version of classes that are newer than ASM supports, since ASM can read most of
     * them.
     */
    private static byte[] withSupportedVersion(byte[] content) {
        byte[] readable = content.clone();
        if (readable.length > MAJOR_VERSION_OFFSET + 1
                && (readable[MAJOR_VERSION_OFFSET] << 8 | readable[MAJOR_VERSION_OFFSET + 1])
                        > Opcodes.V24) {
            readable[MAJOR_VERSION_OFFSET] = 0;
            readable[MAJOR_VERSION_OFFSET + 1] = Opcodes.V24;
        }
        return readable;
    }

    /** Hashes the digest only, since it identifies the file and hashing all mentions is slow. */
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

    /** Returns the folder that contains the class; empty for the unnamed package. */
    String folder() {
        return folderOf(name);
    }

    static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
