package io.mithridate.runner.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of the API, as given by {@code Mithridate-Api} in a jar's manifest.
 *
 * @param major incremented by every incompatible change from version 1 on
 * @param minor incremented by every addition or, while the major version is 0, by every change
 * @param text the version as it was written
 */
public record ApiVersion(int major, int minor, String text) {

    /** The manifest attribute with the API version that a jar was built against. */
    public static final String ATTRIBUTE = "Mithridate-Api";

    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:[.\\-].*)?");
    private static final String RESOURCE = "/io/mithridate/runner/version.properties";

    /** Parses a version like {@code 0.1.0-SNAPSHOT}; empty if the text is not a version. */
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

    /** Returns the API version of this program. */
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
                                        "%s contains an invalid version '%s'"
                                                .formatted(RESOURCE, version)));
    }

    /** Returns whether a plugin built against this version runs with the given one. */
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
