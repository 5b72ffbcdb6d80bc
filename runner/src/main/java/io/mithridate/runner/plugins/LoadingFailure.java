package io.mithridate.runner.plugins;

import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Explains to users why a class could not be loaded or instantiated. */
public final class LoadingFailure {

    private LoadingFailure() {}

    /** Describes the chain of causes in one sentence, with a remedy if one is known. */
    public static String explain(Throwable failure) {
        Set<String> reasons = new LinkedHashSet<>();
        String remedy = "";
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            reasons.add(reason(cause));
            if (remedy.isEmpty()) {
                remedy = remedy(cause);
            }
        }
        return String.join(": ", reasons) + remedy;
    }

    private static String reason(Throwable cause) {
        String message = cause.getMessage();
        if (cause instanceof CharacterCodingException) {
            return "a file is not text in the encoding that it is read as";
        }
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName();
        }
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            return "the class %s is missing".formatted(message.replace('/', '.'));
        }
        if (cause instanceof NoSuchFileException) {
            return "there is no file '%s'".formatted(message);
        }
        if (cause instanceof AccessDeniedException) {
            return "access to '%s' is denied".formatted(message);
        }
        return message;
    }

    private static String remedy(Throwable cause) {
        if (cause instanceof UnsupportedClassVersionError) {
            return "; it was compiled for a newer Java than %s: compile it with --release 17"
                    .formatted(Runtime.version().feature());
        }
        if (cause instanceof NoClassDefFoundError || cause instanceof ClassNotFoundException) {
            return "; put the jar that holds it beside the plugin's, both into one folder of the"
                    + " plugins directory";
        }
        if (cause instanceof AbstractMethodError
                || cause instanceof NoSuchMethodError
                || cause instanceof NoSuchFieldError
                || cause instanceof IncompatibleClassChangeError) {
            return "; it was built against another version: build it again with this one";
        }
        return "";
    }
}
