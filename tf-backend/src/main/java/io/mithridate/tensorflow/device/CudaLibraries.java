package io.mithridate.tensorflow.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The libraries that TensorFlow's GPU build opens by itself, and which of them are missing.
 *
 * @param folders where libraries are looked for, beside the loader's cache
 * @param loaderCache the dynamic loader's cache of known libraries
 */
record CudaLibraries(List<Path> folders, Path loaderCache) {

    /** The one that the driver brings; the others come with CUDA and cuDNN. */
    static final String DRIVER = "libcuda.so.1";

    private static final List<String> NEEDED =
            List.of(
                    DRIVER,
                    "libcudart.so.12",
                    "libcublas.so.12",
                    "libcublasLt.so.12",
                    "libcudnn.so.9",
                    "libcufft.so.11",
                    "libcusolver.so.11",
                    "libcusparse.so.12");

    CudaLibraries {
        folders = List.copyOf(folders);
    }

    /** Returns the folders in which this machine's dynamic loader looks. */
    static CudaLibraries ofThisMachine(String libraryPath) {
        List<Path> folders =
                List.of(libraryPath.split(":")).stream()
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of)
                        .toList();
        return new CudaLibraries(folders, Path.of("/etc/ld.so.cache"));
    }

    /** The libraries that are neither in a folder nor in the loader's cache. */
    List<String> missing() {
        String cache = cachedNames();
        return NEEDED.stream()
                .filter(name -> !cache.contains(name + "\0"))
                .filter(name -> folders.stream().noneMatch(f -> Files.exists(f.resolve(name))))
                .toList();
    }

    /** The cache is binary; the names in it are plain text that ends in a zero. */
    private String cachedNames() {
        try {
            return new String(Files.readAllBytes(loaderCache), StandardCharsets.ISO_8859_1);
        } catch (IOException absent) {
            return "";
        }
    }
}
