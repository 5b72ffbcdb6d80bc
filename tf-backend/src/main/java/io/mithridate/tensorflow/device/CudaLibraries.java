package io.mithridate.tensorflow.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The libraries that TensorFlow's GPU build loads by itself.
 *
 * @param folders the folders that are searched in addition to the loader's cache
 * @param loaderCache the dynamic loader's cache of known libraries
 */
record CudaLibraries(List<Path> folders, Path loaderCache) {

    /** The library that is installed with the driver; the others are part of CUDA and cuDNN. */
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

    /**
     * Returns the libraries as this machine's dynamic loader would find them.
     *
     * @param libraryPath the value of {@code LD_LIBRARY_PATH}
     */
    static CudaLibraries ofThisMachine(String libraryPath) {
        List<Path> folders =
                List.of(libraryPath.split(":")).stream()
                        .filter(folder -> !folder.isBlank())
                        .map(Path::of)
                        .toList();
        return new CudaLibraries(folders, Path.of("/etc/ld.so.cache"));
    }

    /** Returns the libraries that are neither in one of the folders nor in the loader's cache. */
    List<String> missing() {
        String cache = cachedNames();
        return NEEDED.stream()
                .filter(name -> !cache.contains(name + "\0"))
                .filter(name -> folders.stream().noneMatch(f -> Files.exists(f.resolve(name))))
                .toList();
    }

    /**
     * Returns the content of the cache, which is binary, but contains library names as
     * zero-terminated plain text.
     */
    private String cachedNames() {
        try {
            return new String(Files.readAllBytes(loaderCache), StandardCharsets.ISO_8859_1);
        } catch (IOException absent) {
            return "";
        }
    }
}
