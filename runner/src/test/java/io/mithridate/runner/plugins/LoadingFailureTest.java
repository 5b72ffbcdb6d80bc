package io.mithridate.runner.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the text shown for an exception whose own message is a file name or a number. */
class LoadingFailureTest {

    @Test
    void namesAMissingFile(@TempDir Path folder) {
        Path file = folder.resolve("captions.csv");
        Throwable failure = catchThrowable(() -> Files.readAllLines(file));

        assertThat(LoadingFailure.explain(failure)).isEqualTo("there is no file '%s'", file);
    }

    @Test
    void namesAFileWithDeniedAccess() {
        assertThat(LoadingFailure.explain(new AccessDeniedException("captions.csv")))
                .isEqualTo("access to 'captions.csv' is denied");
    }

    @Test
    void explainsMalformedText() {
        assertThat(LoadingFailure.explain(new MalformedInputException(1)))
                .isEqualTo("a file is not text in the encoding that it is read as");
    }
}
