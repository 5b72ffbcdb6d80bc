package io.mithridate.datasets.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.junit.jupiter.api.Test;

class FileFailureTest {

    @Test
    void reasonOmitsTheFileName() {
        assertThat(FileFailure.reason(new AccessDeniedException("a.jpg")))
                .isEqualTo("access is denied");
        assertThat(FileFailure.reason(new FileSystemException("a.jpg", null, "an I/O error")))
                .isEqualTo("an I/O error");
        assertThat(FileFailure.reason(new NoSuchFileException("a.jpg")))
                .isEqualTo("there is no such file");
        assertThat(FileFailure.of("a.jpg cannot be read", new NoSuchFileException("a.jpg")))
                .hasMessage("a.jpg cannot be read: there is no such file");
        assertThat(FileFailure.reason(new NotDirectoryException("a.jpg")))
                .isEqualTo("NotDirectoryException");
        assertThat(FileFailure.reason(new IOException("the disk is gone")))
                .isEqualTo("the disk is gone");
        assertThat(FileFailure.reason(new IOException())).isEqualTo("IOException");
    }
}
