package io.mithridate.corenlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.text.CaptionParser;
import io.mithridate.api.text.CaptionParserFactory;
import io.mithridate.api.text.ParsedCaption;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The folder that the build makes, loaded as the program does: beside the api, and nothing else.
 */
class PluginFolderIT {

    private static final Path FOLDER = Path.of(System.getProperty("mithridate.plugin"));

    @TempDir private Path cache;

    @Test
    void theFolderNeedsTheApiAlone() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(folder(), new ApiAlone())) {
            List<CaptionParserFactory<?>> found = new ArrayList<>();
            ServiceLoader.load(CaptionParserFactory.class, loader).forEach(found::add);
            assertThat(found)
                    .singleElement()
                    .extracting(CaptionParserFactory::name)
                    .isEqualTo("corenlp");
            CaptionParserFactory<?> factory = found.get(0);
            assertThat(factory.getClass().getClassLoader()).isSameAs(loader);
            Record options =
                    factory.options()
                            .getDeclaredConstructor(Optional.class)
                            .newInstance(Optional.of(cache));

            CaptionParser parser =
                    factory.implementation().getConstructor(factory.options()).newInstance(options);
            ParsedCaption parsed = parser.parse("a red boat on a lake");

            assertThat(Described.relations(parsed)).isEqualTo("(a red boat; on; a lake)");
            assertThat(cache).isNotEmptyDirectory();
        }
    }

    private static URL[] folder() throws Exception {
        List<URL> urls = new ArrayList<>(List.of(FOLDER.toUri().toURL()));
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
                urls.add(jar.toUri().toURL());
            }
        }
        return urls.toArray(URL[]::new);
    }

    /** Has what the program shares with its plugins, and the JDK. */
    private static final class ApiAlone extends ClassLoader {

        private ApiAlone() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.mithridate.api.") || name.startsWith("jakarta.inject.")) {
                return PluginFolderIT.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }
}
