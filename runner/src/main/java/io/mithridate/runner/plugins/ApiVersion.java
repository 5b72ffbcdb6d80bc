package io.mithridate.runner.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the api, as {@code Mithridate-Api} in a jar's manifest says it.
 *
 * @param major changes with every incompatible change, once it is 1
 * @param minor changes with every addition; while the major version is 0, with every change
 * @param text as it was written
 */
public record ApiVersion(int major, int minor, String text) {

    /** The attribute of the manifest that says which api a jar was built against. */
    public static final String ATTRIBUTE = "Mithridate-Api";

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:[.\\-].*)?");
    private static final String RESOURCE = "/io/mithridate/runner/version.properties";

    /** Reads a version such as {@code 0.1.0-SNAPSHOT}; empty if it is none. */
    public static Optional<ApiVersion> parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new ApiVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        text.strip()));
    }

    /** The version of the api that this program runs with. */
    public static ApiVersion current() {
        Properties properties = new Properties();
        try (InputStream in = ApiVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the program's jar lacks " + RESOURCE);
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String version = properties.getProperty("version", "");
        return parse(version)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "%s says version '%s', which is none"
                                                .formatted(RESOURCE, version)));
    }

    /** Returns whether a plugin that was built against this version runs with another one. */
    public boolean runsWith(ApiVersion host) {
        if (major != host.major) {
            return false;
        }
        return major == 0 ? minor == host.minor : minor <= host.minor;
    }

    @Override
    public String toString() {
        return text;
    }
}
