package io.mithridate.runner.keys;

import io.mithridate.runner.plugins.CodeArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The classes and resources of a jar, or of a folder of classes. Each is read once, when it is
 * first needed, because most of a jar is not part of any stage.
 *
 * <p>A resource belongs to the package whose folder contains it or, if that folder contains no
 * class, to the nearest enclosing folder with classes. A resource without such a folder is
 * <em>unowned</em>.
 */
final class CodeBase {

    /**
     * Files for build tools and {@link java.util.ServiceLoader} that no plugin uses in a
     * computation.
     */
    private static final Pattern IGNORED_FILES =
            Pattern.compile("META-INF/[^/]*|META-INF/(?:maven|services)/.*");

    private static final Pattern VERSIONED_CLASS =
            Pattern.compile("META-INF/versions/.*" + Pattern.quote(ClassFile.SUFFIX));

    private final CodeArchive archive;
    private final Set<String> classes = new HashSet<>();
    private final Map<String, Set<String>> owned = new HashMap<>();
    private final Set<String> unowned = new TreeSet<>();
    private final Map<String, ClassFile> classFiles = new HashMap<>();
    private final Map<Set<String>, SortedMap<String, String>> digests = new HashMap<>();

    /** Assigns the files of a jar, or of a folder except for the jars in it, to packages. */
    CodeBase(CodeArchive archive) {
        this.archive = archive;
        List<String> included =
                archive.entries().stream()
                        .filter(path -> !IGNORED_FILES.matcher(path).matches())
                        .filter(path -> !VERSIONED_CLASS.matcher(path).matches())
                        .toList();
        for (String path : included) {
            if (path.endsWith(ClassFile.SUFFIX)) {
                String name = path.substring(0, path.length() - ClassFile.SUFFIX.length());
                classes.add(name);
                owned.computeIfAbsent(ClassFile.folderOf(name), folder -> new TreeSet<>());
            }
        }
        for (String path : included) {
            if (!path.endsWith(ClassFile.SUFFIX)) {
                String folder = ClassFile.folderOf(path);
                while (!folder.isEmpty() && !owned.containsKey(folder)) {
                    folder = ClassFile.folderOf(folder);
                }
                owned.getOrDefault(folder, unowned).add(path);
            }
        }
    }

    /**
     * Finds a class by its name, with slashes; empty if the code does not contain it.
     *
     * @throws UncheckedIOException if it can no longer be read
     */
    Optional<ClassFile> find(String name) {
        return classes.contains(name)
                ? Optional.of(classFiles.computeIfAbsent(name, this::parse))
                : Optional.empty();
    }

    /** Returns digests of the resources that belong to a class's package, by path. */
    SortedMap<String, String> resources(ClassFile classFile) {
        return digests(owned.getOrDefault(classFile.folder(), Set.of()));
    }

    /** Returns digests of the resources that belong to no package, by path. */
    SortedMap<String, String> unowned() {
        return digests(unowned);
    }

    private ClassFile parse(String name) {
        try {
            return ClassFile.of(name, archive.content(name + ClassFile.SUFFIX));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private SortedMap<String, String> digests(Set<String> paths) {
        return paths.isEmpty()
                ? Collections.emptySortedMap()
                : digests.computeIfAbsent(paths, this::computeDigests);
    }

    private SortedMap<String, String> computeDigests(Set<String> paths) {
        SortedMap<String, String> digested = new TreeMap<>();
        for (String path : paths) {
            try {
                digested.put(path, DigestUtils.sha256Hex(archive.content(path)));
            } catch (IOException e) {
                throw unreadable(e);
            }
        }
        return digested;
    }

    private UncheckedIOException unreadable(IOException cause) {
        return new UncheckedIOException("cannot read the code in " + archive.location(), cause);
    }
}
